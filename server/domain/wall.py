"""The wall: which face it shows. The phase chooses; a facilitator may choose another until the block ends.

A choice says where the room looks, never what may be seen: positions, names and lines for roles stay off the wall as
they do without one.
"""

from typing import Literal

from server.domain.compartment import Compartment, WallFace
from server.domain.messages import Asking, Command, Event, Refused, Written, refuse_unless_facilitator, to_everyone
from server.domain.workshop import Workshop


class ShownOnWall(Event, frozen=True):
    """The wall shows this face until the block ends; with an empty one the phase chooses."""

    touches = "wall"

    face: WallFace

    def apply_to(self, part: Compartment) -> None:
        part.wall = self.face


class ShowOnWall(Command, frozen=True):
    """Chooses the face of the wall: how to join, the task, the map or the steps; empty leaves it to the phase again."""

    face: Literal["", "join", "task", "map", "steps"]
    step: str = ""
    """The one step to show with `steps`; empty for all of them."""
    part: str = ""
    """The part of the flow to stay at with `map` or `steps`; empty for one after the other."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if workshop.agenda.status in ("closed", "final"):
            raise Refused("not_running", "The workshop is over, and the wall says so.")
        face = self._chosen(workshop)
        return [] if face == workshop.everyone.wall else [to_everyone(ShownOnWall(face=face))]

    def _chosen(self, workshop: Workshop) -> WallFace:
        if not self.face:
            return WallFace()
        step = self.step if self.face == "steps" else ""
        part = self.part if self.face in ("map", "steps") and not step else ""
        if step and not workshop.exists("step", step):
            raise Refused("gone", "This step is no longer there.")
        if part and not has_part(workshop, part):
            raise Refused("gone", "No step is in this part any more.")
        return WallFace(face=self.face, step=step, part=part, block=workshop.agenda.block)


def has_part(workshop: Workshop, part: str) -> bool:
    """Whether some step of the flow stands in this part."""
    steps = (one for one in workshop.everyone.records.values() if one.kind == "step" and not one.removed_at)
    return any(one.text("part") == part for one in steps)
