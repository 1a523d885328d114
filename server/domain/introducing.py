"""Introducing oneself: one's role at work, and the roles one speaks for, said before the day or when one likes."""

import msgspec

from server.domain.messages import Asking, Command, Refused, Written, to_everyone
from server.domain.people import PersonChanged, found_person, spoken_for
from server.domain.workshop import Workshop

LONGEST = 80


class Introduce(Command, frozen=True):
    """Says which role at work one has, and for which roles one speaks. Everybody in the workshop can read it."""

    work: str = ""
    speaks_for: str = ""
    person: str = ""
    """Whom a scribe introduces; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        found = found_person(workshop, spoken_for(workshop, asking, self.person))
        if workshop.agenda.status == "final":
            raise Refused("final", "The plan is final. Ask the facilitator to reopen it.")
        work, speaks_for = checked("work", self.work), checked("speaks_for", self.speaks_for)
        after = msgspec.structs.replace(found, work=work, speaks_for=speaks_for)
        return [to_everyone(PersonChanged(after))] if after != found else []


def checked(field: str, text: str) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise Refused("wrong_value", f"Say it in up to {LONGEST} characters.", {"field": field})
    return text
