"""Page one of the plan: what somebody who was not in the room reads first."""

from typing import Literal

import msgspec

from server.domain.aims import shared_aims
from server.domain.plan.backing import (
    Absence,
    GradeTable,
    Signature,
    absence,
    grade_table,
    people_by_function,
    signatures,
)
from server.domain.plan.change_lines import NOT_SAID
from server.domain.plan.consequences import AskLine, Balance, ask_lines, balance
from server.domain.plan.item import Item
from server.domain.plan.step_decisions import DissentLine, StepDecision, dissent_lines, step_decisions
from server.domain.records.scale import OFF_SCALE, SCALES
from server.domain.wording import Wording, moment
from server.domain.workshop import View

HOURS_48 = 48 * 60 * 60 * 1000
BIGGEST = 3


DESPITE = "Closed although something was missing, because"
"""What every export says before the reason that was given for it."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How far the plan is: a draft, agreed in the room, or final."""

    key: Literal["draft", "agreed", "final"]
    words: str
    agreed_at: int = 0
    final_by: int = 0
    despite: str = ""
    """Why the workshop was closed although something was missing."""


class BigDecision(Item, frozen=True, kw_only=True):
    """One of the decisions that change most, as one sentence."""

    sentence: str
    decision: StepDecision


class ModeCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many steps were decided to be done in this way."""

    mode: str
    label: str
    steps: int


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """Page one."""

    purpose: str
    """The id of the record that most of this page comes from."""
    title: str
    flow: str
    decision_question: str
    room_may_decide: str
    aims: list[str]
    """What functions want most, with how many of them do."""
    sponsor: str
    flow_owner: str
    date: int
    """When the workshop was closed; before, when its present block began. Milliseconds since 1970, UTC."""
    people: int
    functions: list[str]
    """The functions that had somebody in the room."""
    watchers: list[str]
    standing: Standing
    steps: int
    modes: list[ModeCount]
    biggest: list[BigDecision]
    asks: list[AskLine]
    balance: Balance
    dissent: list[DissentLine]
    missing: Absence
    grades: GradeTable | None
    check_on: str
    check_chair: str
    tell: str
    tell_by: str
    tell_on: str
    recognition: str
    signatures: list[Signature]


def front_page(words: Wording) -> FrontPage:
    """Page one of a view's plan."""
    view, purpose = words.view, words.view.purpose()
    decisions = step_decisions(words)
    here = people_by_function(view)
    return FrontPage(
        purpose=purpose.id,
        title=purpose.text("title"),
        flow=purpose.text("flow_name"),
        decision_question=purpose.text("decision_question"),
        room_may_decide=purpose.text("room_may_decide"),
        aims=[one.words for one in shared_aims(view)],
        sponsor=purpose.text("sponsor"),
        flow_owner=purpose.text("flow_owner"),
        date=_date(view),
        people=sum(here.values()),
        functions=[one.text("name") for one in view.ordered("function") if one.id in here],
        watchers=[one.name for one in view.everyone.people.values() if one.role == "watcher" and not one.removed],
        standing=standing(view),
        steps=len(words.numbers),
        modes=_modes(words, decisions),
        biggest=biggest(decisions),
        asks=ask_lines(words),
        balance=balance(words),
        dissent=dissent_lines(words),
        missing=absence(words),
        grades=grade_table(words),
        check_on=purpose.text("check_on"),
        check_chair=words.field(purpose, "check_chair"),
        tell=purpose.text("tell_message"),
        tell_by=words.field(purpose, "tell_by"),
        tell_on=purpose.text("tell_on"),
        recognition=purpose.text("recognition"),
        signatures=signatures(words),
    )


def standing(view: View) -> Standing:
    """Whether this is a draft, what the room agreed, or final."""
    agenda = view.everyone.agenda
    match agenda.status:
        case "closed":
            final_by = agenda.closed_at + HOURS_48
            said = f"As agreed in the room on {moment(agenda.closed_at)}; final by {moment(final_by)}"
            return Standing(
                key="agreed", words=said, agreed_at=agenda.closed_at, final_by=final_by, despite=agenda.despite
            )
        case "final":
            return Standing(key="final", words="Final", agreed_at=agenda.closed_at, despite=agenda.despite)
        case _:
            return Standing(key="draft", words="DRAFT")


def biggest(decisions: list[StepDecision]) -> list[BigDecision]:
    """The decisions furthest from how it is done today, then on which most depends; of unknown today last."""
    moving = [one for one in decisions if one.decided and (one.changed_by or not one.today)]
    ranked = sorted(moving, key=lambda one: (-one.changed_by, -one.stakes))
    return [BigDecision(id=one.id, steps=one.steps, sentence=_sentence(one), decision=one) for one in ranked[:BIGGEST]]


def _sentence(one: StepDecision) -> str:
    """`7 · Submit forecast category: Person → Person + AI. A proposal helps. Accountable: Mia (SAL).`"""
    today = one.today or f"today {NOT_SAID}"
    why = one.why.strip() or f"Why is {NOT_SAID}"
    end = "" if why.endswith((".", "!", "?", "…")) else "."
    return f"{one.step}: {today} → {one.mode_label}. {why}{end} Accountable: {one.accountable or NOT_SAID}."


def _modes(words: Wording, decisions: list[StepDecision]) -> list[ModeCount]:
    decided = [one.mode for one in decisions if one.decided]
    order = (*SCALES[5], *OFF_SCALE)
    return [
        ModeCount(mode=mode, label=words.mode(mode), steps=decided.count(mode)) for mode in order if mode in decided
    ]


def _date(view: View) -> int:
    agenda = view.everyone.agenda
    ended = agenda.closed_at if agenda.status in ("closed", "final") else 0
    return ended or agenda.entered_at or view.everyone.about.made_at
