"""What of a plan is followed up on its page: who has a private link, what was reported, and what leads where."""

from typing import NamedTuple

from server.domain.entering_answers import may_enter
from server.domain.following_up import needs_yes_from
from server.domain.plan.own_lines import may_follow
from server.domain.plan.plan import Plan
from server.domain.private_links import AFTER, links_of
from server.domain.record import Record
from server.domain.records.following import LINE_KINDS
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop


class Way(NamedTuple):
    """One click from one thing of the plan to another."""

    anchor: str
    icon: str
    words: str


class Reach(NamedTuple):
    """Somebody who answers from elsewhere: an owner of lines, or whose yes is needed."""

    person: str
    yes_from: str
    words: str
    lines: int
    waiting: int
    """How many of them are not answered yet."""
    links: int
    """How many links they have that work."""
    link_at: int
    """When the latest of them was made; 0 when they have none."""


def owners_to_reach(workshop: Workshop, person: str) -> list[Reach]:
    """The owners of lines, for who sees to the plan; none for others, and none before the plan stands."""
    if workshop.agenda.status not in AFTER or not may_follow(workshop, person):
        return []
    view = View(workshop)
    words, lines = Wording(view), [one for one in view.all(*LINE_KINDS) if one.get("status") != "dropped"]
    owners = dict.fromkeys(one.text("owner") for one in lines if view.person(one.text("owner")))
    found = [_owner(workshop, words, one, [line for line in lines if line.get("owner") == one]) for one in owners]
    return sorted(found, key=lambda one: (not one.waiting, one.words.casefold()))


def yeses_to_reach(workshop: Workshop, person: str) -> list[Reach]:
    """Whose yes the plan needs, for who sees to the plan or said they would ask."""
    if workshop.agenda.status not in AFTER:
        return []
    asked: dict[str, list[Record]] = {}
    for line in View(workshop).all(*LINE_KINDS):
        whom = line.text("yes_from").strip()
        if whom and line.get("whose_yes") == "someone_else" and line.get("status") != "dropped":
            asked.setdefault(whom.casefold(), []).append(line)
    follows = may_follow(workshop, person)
    mine = [lines for lines in asked.values() if follows or person in {one.text("yes_asked_by") for one in lines}]
    return [_yes(workshop, lines) for lines in mine]


def answers_to_enter(workshop: Workshop, person: str) -> dict[str, str]:
    """The lines to which somebody may enter the answer of whose yes they need, and what that is called; none before
    the plan stands. What was said by a link is not entered."""
    if workshop.agenda.status not in AFTER:
        return {}
    waiting = [one for one in View(workshop).all(*LINE_KINDS) if needs_yes_from(one, one.text("yes_from"))]
    mine = [one for one in waiting if one.get("status") != "dropped" and may_enter(workshop, person, one)]
    typed = {one.id: "Correct their answer" if one.get("yes_given") else "Enter their answer" for one in mine}
    by_link = {one.id for one in mine if one.get("yes_given") and not one.get("yes_way")}
    return {id: words for id, words in typed.items() if id not in by_link}


def ways_from_steps(found: Plan) -> dict[str, list[Way]]:
    """Step → the changes, pins and parked points that come from it."""
    ways: dict[str, list[Way]] = {}
    lines = [line for group in found.groups for line in group.lines]
    for line in lines:
        for step in line.steps:
            ways.setdefault(step.id, []).append(Way(f"line-{line.id}", line.kind, line.kind_label))
    for pin in found.pins:
        for step in pin.steps:
            ways.setdefault(step.id, []).append(Way(f"pin-{pin.id}", "pin", "Pin"))
    return ways


def _owner(workshop: Workshop, words: Wording, person: str, lines: list[Record]) -> Reach:
    made = [one.at for one in links_of(workshop, person=person).values()]
    waiting = sum(one.kind != "action" and one.get("answer") != "taken" for one in lines)
    return Reach(person, "", words.person(person), len(lines), waiting, len(made), max(made, default=0))


def _yes(workshop: Workshop, lines: list[Record]) -> Reach:
    whom = lines[0].text("yes_from").strip()
    made = [one.at for one in links_of(workshop, yes_from=whom).values()]
    waiting = sum(not one.get("yes_given") for one in lines)
    return Reach("", whom, whom, len(lines), waiting, len(made), max(made, default=0))
