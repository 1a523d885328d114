"""The page for a new workshop: what can be picked, what was filled in already, and what was wrong with it."""

from typing import Literal
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ValidationError

from server.domain.template import Template
from server.routes.drawing import draw
from server.routes.forms import Mistake
from server.routes.house import House
from server.routes.shelves import Offer, Shelves, shelves_of
from server.routes.visitors import signed_in
from server.storage.plain_yaml import MOST_BYTES, MalformedFile

LONGEST_TITLE = 80
FIELDS = ("template", "agenda", "title", "file", "file-agenda")
"""What the page asks for a new workshop; other fields are about templates."""
LARGEST_TEMPLATE = f"{MOST_BYTES // 1024} KB"


class Wanted(BaseModel):
    """What somebody filled in to make a workshop."""

    template: str = ""
    agenda: str = ""
    title: str = ""
    way: Literal["everything", "flow", "as_it_was"] = "everything"
    """What to take of a file, where a workshop is made from one."""
    told: Literal["", "added", "renamed", "deleted"] = ""
    """What has just been done to the templates."""


def wanted_in(filled: dict[str, str]) -> Wanted:
    """What was picked beside something else that the page sends."""
    try:
        return Wanted.model_validate(filled)
    except ValidationError:
        return Wanted()


def sign_in_first(wanted: Wanted) -> Response:
    """Asks who it is, and comes back with everything that was filled in."""
    return RedirectResponse(f"/sign-in?to={quote(address_with(wanted), safe='/')}", 303)


def address_with(wanted: Wanted) -> str:
    """The address of the page, with everything that was filled in."""
    filled = wanted.model_dump(exclude_defaults=True)
    return "/new" + ("?" if filled else "") + urlencode(filled)


async def draw_new(request: Request, wanted: Wanted, mistakes: list[Mistake] | None = None) -> Response:
    """The form for a new workshop: flows with steps first, the first flow and agenda picked unless others were."""
    house: House = request.app.state.house
    shelves = await shelves_of(house, await signed_in(request, house))
    return await draw(
        request,
        "new",
        422 if mistakes else 200,
        flows=[(one, suggested(one.content)) for one in shelves.flows if isinstance(one.content, Template)],
        shelves=shelves,
        own=own_of(shelves),
        open_templates=bool(wanted.told or [one for one in mistakes or () if one.field not in FIELDS]),
        wanted=picked(wanted, shelves),
        longest=LONGEST_TITLE,
        largest=LARGEST_TEMPLATE,
        mistakes=mistakes,
    )


def own_of(shelves: Shelves) -> list[Offer]:
    return [one for one in (*shelves.flows, *shelves.agendas) if one.own]


def picked(wanted: Wanted, shelves: Shelves) -> Wanted:
    """What was wanted, with the first of those there are where nothing was, or what is no longer there."""
    return wanted.model_copy(
        update={
            "template": pick_in(shelves.flows, wanted.template),
            "agenda": pick_in(shelves.agendas, wanted.agenda),
        }
    )


def pick_in(offers: list[Offer], wanted: str) -> str:
    picks = [one.pick for one in offers]
    return wanted if wanted in picks else next(iter(picks), "")


def unusable(error: Exception) -> str:
    """What to say about a file that is there and malformed; empty for one that is not there."""
    return f"This one cannot be used, pick another. {error}" if isinstance(error, MalformedFile) else ""


def suggested(flow: Template) -> str:
    """A title for a workshop on this flow, for who has none in mind."""
    asks = any(one.kind == "step" for one in flow.records) and not flow.title.endswith("?")
    return f"{flow.title}: who does what?" if asks else flow.title
