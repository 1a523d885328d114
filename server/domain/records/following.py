"""After the workshop: what owners report of their lines."""

from server.domain.record import Choice, Day, Kind, Ref, Text
from server.domain.records.changes import CHANGES, STATUSES

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
