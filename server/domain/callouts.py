"""What the room hears about divergence: positions in words, never a decimal; and what deserves talk first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.domain.divergence import WIDE_FROM, Divergence, Position, Word

MOST_APART_FIRST: dict[Word, int] = {
    "far_apart": 0,
    "of_two_minds": 0,
    "close": 1,
    "unsure": 2,
    "aligned": 3,
    "too_few": 4,
}


@dataclass(frozen=True, slots=True)
class StepDivergence:
    """A step on the overview: how far apart the room is, and what depends on it (1 little, 5 much)."""

    step: str
    divergence: Divergence
    stakes: float = 1
    order: float = 0


def rank(steps: Iterable[StepDivergence]) -> list[str]:
    """The steps in the order in which they deserve talk: word, then divergence × stakes, then step order."""
    return [entry.step for entry in sorted(steps, key=_urgency)]


def _urgency(entry: StepDivergence) -> tuple[int, float, float, str]:
    # Rounded, so that equal products (0.16 × 4 and 0.32 × 2) leave the order to the steps.
    weight = round((entry.divergence.total or 0.0) * entry.stakes, 9)
    return MOST_APART_FIRST[entry.divergence.word], -weight, entry.order, entry.step


def aligned(divergence: Divergence) -> bool:
    """Whether "accept all aligned" may take this step along: not while somebody would stop doing it."""
    return divergence.word == "aligned" and not divergence.stop


def sentence(divergence: Divergence, functions: Mapping[str, str], levels: Mapping[str, str]) -> str:
    """The step's divergence as the room hears it. Labels of functions and levels by id and wire name."""
    match divergence.word:
        case "too_few":
            return "Too few marks to compare."
        case "unsure":
            return "Aligned, but few are sure."
        case "aligned":
            return _aligned(divergence, levels)
        case "close":
            return _close(divergence, levels)
        case "of_two_minds":
            return _of_two_minds(divergence, functions, levels)
        case "far_apart":
            return _far_apart(divergence, functions, levels)


def _aligned(divergence: Divergence, levels: Mapping[str, str]) -> str:
    one_position = len(set(divergence.positions.values())) == 1
    return f"{'All functions aligned:' if one_position else 'Aligned around'} {_room(divergence, levels)}."


def _close(divergence: Divergence, levels: Mapping[str, str]) -> str:
    held = {name for position in divergence.positions.values() for name in (position.upper, position.lower)}
    span = [levels[name] for name in divergence.pooled if name in held]
    return f"Close, around {span[0]}." if len(span) == 1 else f"Close, from {span[0]} to {span[-1]}."


def _of_two_minds(divergence: Divergence, functions: Mapping[str, str], levels: Mapping[str, str]) -> str:
    names = [functions[function] for function in divergence.of_two_minds]
    said = f"{_listed(names)} {'is' if len(names) == 1 else 'are'} of two minds."
    wide = any(gap.share >= WIDE_FROM for gap in divergence.gaps)
    return f"{said} {_far_apart(divergence, functions, levels)}" if wide else said


def _far_apart(divergence: Divergence, functions: Mapping[str, str], levels: Mapping[str, str]) -> str:
    """Where those stand who are furthest apart or to be heard, from Person down, equal positions together."""
    named = {function for pair in divergence.furthest for function in pair} | set(divergence.hear)
    holders: dict[Position, list[str]] = {}
    for function, position in divergence.positions.items():
        if function in named:
            holders.setdefault(position, []).append(functions[function])
    if len(holders) < 2 or not divergence.hear:
        return "Far apart, within functions as much as between them."
    positions = sorted(holders, key=lambda position: _from_person(position, list(divergence.pooled)))
    said = [f"{_listed(holders[position])}: {_level(position, levels)}." for position in positions]
    return " ".join([*said, f"Hear {functions[divergence.hear[0]]} first."])


def _from_person(position: Position, scale: Sequence[str]) -> tuple[int, int]:
    return scale.index(position.upper), scale.index(position.lower)


def _room(divergence: Divergence, levels: Mapping[str, str]) -> str:
    return _level(divergence.room, levels) if divergence.room else ""


def _level(position: Position, levels: Mapping[str, str]) -> str:
    upper, lower = levels[position.upper], levels[position.lower]
    return upper if upper == lower else f"between {upper} and {lower}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
