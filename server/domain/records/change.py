"""What every line of the plan has, whatever it changes."""

from typing import ClassVar

from server.domain.record import Choice, Day, Field, Kind, Ref, Refs, Text

WHOSE_YES = {
    "this_room": "This room",
    "someone_else": "Somebody else",
    "not_known": "Not known yet",
}
STATUSES = {
    "proposed": "Proposed",
    "in_progress": "In progress",
    "done": "Done",
    "dropped": "Dropped",
}
WAYS = {
    "phone": "By phone",
    "paper": "On paper",
    "mail": "By e-mail",
    "in_person": "In person",
}
"""How an answer came that was entered by hand; one by a private link has none."""


class Change(Kind):
    """What every line of the plan has: steps, owner, co-owner from another function, due, measure, whose yes."""

    about: ClassVar[str] = ""
    """What it changes, in one word: role, capability, mandate …"""
    label: ClassVar[str] = ""
    section: ClassVar[str] = ""
    """What the lines of this kind are called where they stand together."""
    of_every_step: ClassVar[bool] = False
    """Whether each step under redesign answers for it, be it that nothing changes."""
    day_only: ClassVar[bool] = False
    """Whether only a room that has a day is offered it; in a shorter one it is added after the room."""
    complete_with: ClassVar[tuple[str, ...]] = ()
    """The fields without which a line of this kind is not complete by final, besides those that all lines need."""

    steps = Refs("From steps", kinds=("step",), asked="before")
    owner: Field = Ref("Owner", kinds=("person",), needed_by="close")
    co_owner: Field = Ref("Co-owner", kinds=("person",), needed_by="close", help="From another function")
    whose_yes: Field = Choice("Whose yes does it need?", options=WHOSE_YES, needed_by="close")
    yes_from = Text("Whose yes, by role", longest=80, asked="after", needed_by="final")
    yes_asked_by = Ref("Who asks them", kinds=("person",), asked="after", needed_by="final")
    due = Day("Due", asked="after", needed_by="final")
    measure = Text("How we will see it", longest=140, asked="after", needed_by="final")
    first_step = Text("First step", longest=140, asked="after", help="Within 14 days")
    first_step_by = Day("First step by", asked="after")
    group: Field = Ref("From group", kinds=("group",), asked="after", by_procedure=True)
    answer = Choice(
        "The owner's answer",
        asked="after",
        by_procedure=True,
        lasts_with="owner",
        options={
            "taken": "Taken",
            "declined": "Declined",
            "handed_over": "Handed over",
        },
    )
    objection = Text("Objection from another group", longest=200, asked="after")
    status = Choice("Status", asked="after", options=STATUSES)
    yes_given = Choice(
        "Their answer",
        asked="after",
        by_procedure=True,
        lasts_with="yes_from",
        options={"yes": "Yes", "no": "No"},
    )
    yes_words = Text("In their words", longest=280, asked="after", by_procedure=True, lasts_with="yes_from")
    yes_on = Day("Answered on", asked="after", by_procedure=True, lasts_with="yes_from")
    yes_by = Text("Answered by", longest=80, asked="after", by_procedure=True, lasts_with="yes_from")
    yes_way = Choice(
        "How they said it",
        asked="after",
        by_procedure=True,
        lasts_with="yes_from",
        options=WAYS,
    )
    yes_entered_by = Ref(
        "Answer entered by", kinds=("person",), asked="after", by_procedure=True, lasts_with="yes_from"
    )
