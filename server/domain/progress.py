"""Progress: how many are done, and nothing else. The only formula that looks into personal compartments.

It returns counts of people, never a step, a level or a name, so that nothing about anybody's marks follows from it.
"""

import msgspec

from server.domain.compartment import Person, personal
from server.domain.marking import current_round, open_steps
from server.domain.workshop import Workshop


class Progress(msgspec.Struct, omit_defaults=True):
    """How many of how many are done with what the phase asks."""

    done: int = 0
    of: int = 0
    block: str = ""
    """The block it counts for, where it counts everybody; a count of the block before may arrive in the next."""


class ProgressByFunction(msgspec.Struct, omit_defaults=True):
    """For facilitators: done and all, by function; and how many say their view of the step talked about changed."""

    functions: dict[str, Progress] = {}
    views_changed: int = 0


def progress(workshop: Workshop, present: frozenset[str]) -> Progress:
    """Done and all, over the people who are here."""
    asked = asked_now(workshop, present)
    return Progress(done=sum(is_done(workshop, one) for one in asked), of=len(asked), block=workshop.agenda.block)


def progress_by_function(workshop: Workshop, present: frozenset[str]) -> ProgressByFunction:
    """The same by function, in lane order."""
    functions: dict[str, Progress] = {}
    for one in asked_now(workshop, present):
        found = functions.setdefault(one.function, Progress())
        found.of += 1
        found.done += is_done(workshop, one)
    changed = sum(
        workshop.agenda.step in workshop.seen(personal(one.id)).view_changed for one in workshop.contributors()
    )
    return ProgressByFunction(functions=functions, views_changed=changed)


def asked_now(workshop: Workshop, present: frozenset[str]) -> list[Person]:
    """Who is asked: contributors who are connected, and those a connected scribe enters for."""
    return [one for one in workshop.contributors() if (one.entered_by or one.id) in present]


def is_done(workshop: Workshop, person: Person) -> bool:
    """Said so in this block; or marked all open steps; or graded the package."""
    agenda, own = workshop.agenda, workshop.seen(personal(person.id))
    if agenda.block and agenda.ready.get(person.id) == agenda.block:
        return True
    if workshop.phase() == "agree":
        return own.grade is not None
    steps = open_steps(workshop)
    return bool(steps) and all(current_round(workshop, step) in own.marks.get(step, {}) for step in steps)
