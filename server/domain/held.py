"""What is held for a workshop beside its log, because nobody may ever tell whose it is: the tallies of an open pulse,
and concerns without a name that wait to be shown.

It says nothing of who or when. Tallies are sums, and concerns stand in the order of ids made by chance.
"""

import msgspec

from server.domain.compartment import Compartment
from server.domain.records.pulse_questions import ANSWERS

Tallies = dict[str, dict[str, dict[str, int]]]


class Worry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A concern that somebody wrote without their name."""

    text: str
    category: str = ""
    step: str = ""


class Held(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of it, of one workshop. Nothing in here is changed; what changes comes as another one."""

    tallies: Tallies = {}
    """Occasion → question → answer → how many; every answer of a question that anybody answered is there."""
    worries: dict[str, Worry] = {}
    """Id → concern, in the order of the ids."""

    def counted(self, occasion: str, question: str, answer: int) -> "Held":
        """With one more answer in the tally."""
        asked = self.tallies.get(occasion, {})
        tally = asked.get(question) or dict.fromkeys(map(str, ANSWERS), 0)
        more = dict(sorted((asked | {question: tally | {str(answer): tally[str(answer)] + 1}}).items()))
        return msgspec.structs.replace(self, tallies=self.tallies | {occasion: more})

    def with_worry(self, id: str, worry: Worry) -> "Held":
        """With one more concern, under an id made by chance."""
        return msgspec.structs.replace(self, worries=dict(sorted((self.worries | {id: worry}).items())))

    def still_due(self, everyone: Compartment) -> "Held":
        """Without the tallies of pulses that have closed, and the concerns that everybody can read by now."""
        tallies = {name: one for name, one in self.tallies.items() if not everyone.pulses[name].closed_at}
        worries = {id: one for id, one in self.worries.items() if id not in everyone.records}
        return Held(tallies, worries)
