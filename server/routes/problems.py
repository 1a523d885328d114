"""Problems: what is shown when an address, a form or we ourselves are wrong. Programs get JSON, browsers get a page."""

import logging

from fastapi import FastAPI, Request
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.routes.drawing import draw_problem

log = logging.getLogger(__name__)

WORDS = {
    404: (
        "We can't find this page",
        "The address may be mistyped, or the workshop belongs to somebody else. Nothing you wrote is lost.",
    ),
    405: ("This page cannot be opened like that", "It is the end of a form. Go back to the form and send it again."),
    413: ("This is too much at once", "Nothing was changed. Go back and send a smaller part."),
    422: ("Something is missing", "Nothing was changed. Go back, fill in the whole form, and send it again."),
    429: ("Too many tries", "Wait a minute, then try again."),
}
OTHERWISE = ("This did not work", "Nothing was changed. Go back and try again.")
OUR_FAULT = ("This did not work", "It is our fault, not yours. What was saved is safe. Go back and try again.")


def show_problems(app: FastAPI) -> None:
    """Lets the application answer browsers with pages where it says no, and anybody where it fails."""

    async def refused(request: Request, error: Exception) -> Response:
        if wants_page(request):
            status = error.status_code if isinstance(error, HTTPException) else 422
            return await draw_problem(request, status, *WORDS.get(status, OTHERWISE))
        if isinstance(error, RequestValidationError):
            return await request_validation_exception_handler(request, error)
        assert isinstance(error, HTTPException)  # noqa: S101  the only other kind it is registered for
        return await http_exception_handler(request, error)

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, refused)
    app.add_middleware(Mending)


def wants_page(request: Request) -> bool:
    """Whether a person reads the answer."""
    return "text/html" in request.headers.get("accept", "")


class Mending:
    """Answers where a route failed, inside of the edge, so that this answer too carries the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if begun:
                raise
            await (await our_fault(Request(scope)))(scope, receive, send)


async def our_fault(request: Request) -> Response:
    """A page where one can still be drawn, else the words alone."""
    try:
        if wants_page(request):
            return await draw_problem(request, 500, *OUR_FAULT)
    except Exception:
        log.exception("the page that says so failed too")
    return PlainTextResponse(". ".join(OUR_FAULT), 500)
