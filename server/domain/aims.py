"""What functions want most from the redesign, as each said before the day. What they share comes first."""

from collections import Counter

import msgspec

from server.domain.records.purpose import AIMS
from server.domain.workshop import View

ASKED = ("first_aim", "second_aim")


class Aim(msgspec.Struct, frozen=True):
    """One aim, in words, and how many of the functions that answered named it."""

    label: str
    functions: int
    of: int

    @property
    def words(self) -> str:
        return f"{self.label}: {self.functions} of {self.of} functions"


def shared_aims(view: View) -> list[Aim]:
    """The aims that functions named first or second, the most shared first; of equals as they are offered."""
    said = [{one.text(name) for name in ASKED} - {""} for one in view.all("function")]
    answered = [one for one in said if one]
    many = Counter(aim for one in answered for aim in one)
    ranked = sorted(AIMS, key=lambda aim: -many[aim])
    return [Aim(AIMS[aim], many[aim], len(answered)) for aim in ranked if many[aim]]
