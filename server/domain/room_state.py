"""Small parts of the state: groups that call, the cross round, and what a prompter says."""

import msgspec


class Call(msgspec.Struct, omit_defaults=True):
    """A group that asks for the facilitator."""

    person: str
    at: int


class Remark(msgspec.Struct, omit_defaults=True):
    """What the prompter of a rehearsal said last."""

    text: str = ""
    at: int = 0


class Rotation(msgspec.Struct, omit_defaults=True):
    """The cross round: which step each group reads. Turn 0 is everybody's own step."""

    turn: int = 0
    at: int = 0
    reads: dict[str, str] = {}
    """Group → step."""
