"""What to tell each owner: a message in plain text with their lines, ready to be sent by whatever people use."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from server.domain.blocks.tasks import Task
from server.domain.report.tasks import tasks
from server.domain.wording import Wording
from server.domain.workshop import View

OTHERWISE_SAID = ("Proposed", "Open")
"""What every line is until somebody says more."""
YOURS_ALONE = "The link is yours alone: whoever has it can answer for you."


class Owner(NamedTuple):
    """Somebody who owns lines of the plan."""

    id: str
    name: str
    """As the plan calls them."""
    lines: int
    """How many are theirs, alone or with another."""
    text: str
    """What they own, without an address to go to."""
    message: str
    """The text with the address of the plan, for who has a seat."""


def owners(view: View, link: str) -> list[Owner]:
    """All who own something that stands, by name; who is no longer here is told nothing."""
    words, found = Wording(view), [one for one in tasks(view).tasks if not one.is_dropped]
    named = {one for task in found for one in (task.owner, task.co_owner) if view.person(one)}
    made = [_owner(words, one, [task for task in found if task.belongs_to(one)], link) for one in named]
    return sorted(made, key=lambda one: one.name.casefold())


def _owner(words: Wording, id: str, lines: list[Task], link: str) -> Owner:
    person = words.view.everyone.people[id]
    title = " ".join(words.view.purpose().text("title").split())
    text = "\n".join(_message(id, " ".join(person.name.split()), lines, title))
    return Owner(id, words.person(id), len(lines), text, f"{text}\n\nThe plan: {link}")


def with_private_link(text: str, link: str) -> str:
    """The message for who needs no seat: their link is in it."""
    return f"{text}\n\nAnswer and report here, without an account: {link}\n{YOURS_ALONE}"


def _message(id: str, name: str, lines: list[Task], title: str) -> Iterator[str]:
    own = [one for one in lines if one.owner == id]
    shared = [one for one in lines if one.owner != id]
    if own:
        many = "this line is" if len(own) == 1 else f"these {len(own)} lines are"
        yield f"{name}, {many} yours in the plan “{title}”:"
        yield from _listed(own, _with_co_owner)
    if shared:
        yield from ([""] if own else [])
        yield f"{'You co-own' if own else f'{name}, in the plan “{title}” you co-own'}:"
        yield from _listed(shared, _with_owner)


def _listed(lines: Iterable[Task], other: Callable[[Task], str]) -> Iterator[str]:
    for number, one in enumerate(lines, 1):
        yield ""
        yield f"{number}. {_one_line(one.title)}"
        yield from (f"   {text}" for text in _says(one, other(one)) if text)


def _says(one: Task, other: str) -> Iterator[str]:
    if one.first_step:
        by = f", by {_day(one.first_step_by)}" if one.first_step_by else ""
        yield f"First step: {_one_line(one.first_step)}{by}"
    yield f"Due: {_day(one.due)}" if one.due else "Due: not said yet"
    yield other
    yield "" if one.status_label in OTHERWISE_SAID else f"Status: {one.status_label}"


def _with_co_owner(one: Task) -> str:
    return f"Co-owner: {one.co_owner_name}" if one.co_owner_name else ""


def _with_owner(one: Task) -> str:
    return f"Owner: {one.owner_name or 'nobody yet'}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(text: str) -> str:
    found = date.fromisoformat(text)
    return f"{found.day} {found:%B %Y}"
