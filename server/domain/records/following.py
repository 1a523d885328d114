"""After the workshop: what owners report of their lines, what was learned, and whether what was tried goes on."""

from server.domain.record import Choice, Day, Kind, Number, Ref, Text
from server.domain.records.change import STATUSES
from server.domain.records.changes import CHANGES

LINE_KINDS = (*(kind.wire for kind in CHANGES), "action")
"""What an owner reports on."""


class StatusNote(Kind):
    """What somebody reported of a line of the plan: how far it is, and a sentence. It is never changed later."""

    singular = "Status note"
    plural = "Status notes"
    needs = ("line",)
    belongs_to = ("line",)

    line = Ref("Line", kinds=LINE_KINDS, asked="after", by_procedure=True)
    status = Choice("Status", options={"open": "Open", **STATUSES}, asked="after", by_procedure=True)
    text = Text("In a sentence", longest=280, asked="after", by_procedure=True)
    person = Ref("Who said it", kinds=("person",), asked="after", by_procedure=True)
    said_on = Day("Said on", asked="after", by_procedure=True)


class Learning(Kind):
    """One entry of the learning log: what we expected, what happened, what we change."""

    singular = "Learning"
    plural = "Learning log"
    needs = ("happened",)

    line = Ref("About line", kinds=LINE_KINDS)
    expected = Text("What we expected", longest=200, asked="after", help="Else how the line said it would be seen")
    happened = Text("What happened", longest=200)
    change = Text("What we change", longest=200)


class ScaleGate(Kind):
    """What comes of what was tried: it goes on, it is changed, or it is stopped."""

    singular = "Scale gate"
    plural = "Scale gates"
    needs = ("decision",)

    decision = Choice(
        "What do we do with what we tried?",
        options={"scale": "Go on", "iterate": "Change it, look again", "stop": "Stop"},
    )
    decided_by = Ref("Who decides", kinds=("person",))
    reason = Text("Why", longest=200)
    next_scope = Text("What comes next, and where", longest=200)
    trust = Number("Trust in it, 1 to 5", least=1, most=5, asked="after")
    clarity = Number("Clear what is expected, 1 to 5", least=1, most=5, asked="after")
