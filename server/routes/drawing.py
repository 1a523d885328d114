"""Drawing a page: a Jinja page of the web folder, with what every page needs."""

import gzip
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from server.routes.assets import accepts_gzip
from server.routes.house import House
from server.routes.visitors import signed_in


async def draw(request: Request, page: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """The page as an answer. `account` and `mistakes` are there on every page."""
    house: House = request.app.state.house
    account = values.pop("account", None) or await signed_in(request, house)
    mistakes = values.pop("mistakes", None) or []
    template = house.pages.get_template(f"{page}.html")
    drawn = template.render(request=request, account=account, mistakes=mistakes, **values).encode()
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return HTMLResponse(drawn, status)
    return HTMLResponse(gzip.compress(drawn, 6, mtime=0), status, {"content-encoding": "gzip"})


async def draw_problem(request: Request, status: int, title: str, text: str) -> HTMLResponse:
    """A page that says what happened, what is safe, and what to do."""
    return await draw(request, "problem", status, title=title, text=text, join="/join")
