"""Scribes: who enters for somebody in the room who has no device."""

import msgspec

from server.domain.messages import Asking, Command, Refused, Written, refuse_unless_facilitator, to_everyone
from server.domain.people import PersonChanged, found_person, found_scribe
from server.domain.workshop import Workshop


class ChangeScribe(Command, frozen=True):
    """Lets somebody else enter for a person without a device. From this turn on they alone read what was entered."""

    person: str
    scribe: str = ""
    """Who enters for them; empty for whoever asks."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found = found_person(workshop, self.person)
        if not found.entered_by or not found.is_here:
            raise Refused("own_device", "Nobody enters for this person: they are not in the room without a device.")
        scribe = found_scribe(workshop, self.scribe or asking.by)
        if scribe.id == found.entered_by:
            return []
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, entered_by=scribe.id)))]
