"""What must hold at the end: every seat agrees with the server, and nothing acknowledged is missing."""

from collections import Counter
from collections.abc import Iterator

from server.rehearsal.client import Client
from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json, canonical
from server.rehearsal.seen import EVERYONE, Seen

Tally = Counter[tuple[str, str]]


async def disagreements(ensemble: Ensemble) -> list[str]:
    """What is wrong with the state as the seats see it; nothing when all is well."""
    await ensemble.together()
    problems = await differences("the facilitator", ensemble.facilitator)
    for one in ensemble.people:
        if one not in ensemble.away:
            problems += await differences(one.character.name, one.client)
            problems += reads_too_much(one)
            if canonical(one.seen.everyone) != canonical(ensemble.seen.everyone):
                problems.append(f"{one.character.name} and the facilitator see different workshops")
    return [
        *problems,
        *broken_promises(ensemble),
        *miscounted_marks(ensemble),
        *miscounted_grades(ensemble),
    ]


async def differences(name: str, client: Client) -> list[str]:
    """How a seat's folded state differs from what it would be sent if it came just now."""
    fresh = await client.look_afresh()
    await client.until(lambda seen: seen.derived == fresh.derived, f"the latest derived values with {name}")
    told = client.seen.compartments.keys() | fresh.compartments.keys()
    return [
        f"{name} sees another {part} than the server" for part in sorted(told) if not same(client.seen, fresh, part)
    ]


def same(seen: Seen, fresh: Seen, part: str) -> bool:
    return bool(canonical(seen.compartments.get(part)) == canonical(fresh.compartments.get(part)))


def reads_too_much(who: Participant) -> Iterator[str]:
    """A participant reads what everyone reads and their own."""
    for part in who.seen.compartments.keys() - {EVERYONE, f"person:{who.id}"}:
        yield f"{who.character.name} is sent {part}"


def broken_promises(ensemble: Ensemble) -> list[str]:
    """What was acknowledged and is not there."""
    compartments = dict(ensemble.seen.compartments)
    compartments |= {f"person:{one.id}": one.seen.own for one in ensemble.people}
    return ensemble.ledger.broken(compartments)


def miscounted_marks(ensemble: Ensemble) -> Iterator[str]:
    """A reveal counts everybody's latest mark once, under the function of its author."""
    for step, revealed in ensemble.seen.rounds.items():
        for number, found in enumerate(revealed, 1):
            if tally(found["counts"]) != views_in(ensemble, step, number):
                yield f"Round {number} of {step} does not count the marks that were made"


def views_in(ensemble: Ensemble, step: str, number: int) -> Tally:
    """Functions and levels of the marks that count in a round: of each person the latest until then."""
    views: Tally = Counter()
    for one in ensemble.people:
        rounds = one.seen.own.get("marks", {}).get(step, {})
        until = [turn for turn in rounds if int(turn) <= number]
        if until:
            mark = rounds[max(until, key=int)]
            views[mark.get("function", ""), mark["level"]] += 1
    return views


def miscounted_grades(ensemble: Ensemble) -> Iterator[str]:
    """The grades shown are those that were given."""
    given: Tally = Counter()
    for one in ensemble.people:
        if grade := one.seen.own.get("grade"):
            given[one.function, str(grade["grade"])] += 1
    shown: Json = ensemble.seen.everyone.get("grades") or {}
    if shown and tally(shown["counts"]) != given:
        yield "The grades shown are not those that were given"


def tally(counts: Json) -> Tally:
    """Counts by two names, as one tally."""
    return Counter({(one, other): many for one, inner in counts.items() for other, many in inner.items()})
