"""Revealed marks as blocks: where the functions stand on each step, then every round with what people said to it.

How sure people were stays out. Typed reasons are there only where they may be read out. No function of one person
stands anywhere by itself, in the table as little as in the sentence over it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from server.domain.blocks import Block, Cell, Column, Heading, Listing, Paragraph, shown_columns
from server.domain.compartment import Round
from server.domain.heat_map import HEATS, HeatCell, HeatMap, HeatRow, heat_map
from server.domain.overview import StepOverview, of_rounds
from server.domain.pooling import OTHERS
from server.domain.records.reasons import COULD, REASONS, SHOULD
from server.domain.records.scale import OFF_SCALE
from server.domain.taking_along import taken_along
from server.domain.wording import Wording
from server.domain.zones import WORDS

Reason = tuple[str, str, str, bool]
"""A function, the level it stood at, what it said, and whether that may be read out."""
REMOVED = "A step that was removed"
"""What a step is called that is in no file any more: a workshop brought back has its marks, not its name."""


def marks_blocks(words: Wording) -> Iterator[Block]:
    """Every revealed round, by function, as far as it may be taken along."""
    rounds = words.view.everyone.rounds
    yield from _heat_map(words, heat_map(words.view))
    yield Heading(2, "Marks by function")
    if not rounds:
        yield Paragraph("Nothing has been revealed.")
    for step in sorted(rounds, key=lambda one: words.numbers.get(one, len(rounds) + len(words.numbers))):
        yield Heading(3, words.step(step) or REMOVED)
        yield from _step_marks(words, step, taken_along(rounds[step]))


def _heat_map(words: Wording, found: HeatMap) -> Iterator[Block]:
    """Nobody who is the only one of a function stands in it by themselves."""
    if not found.rows:
        return
    yield Heading(2, "Where the functions stand")
    columns = (Column("step", "Step"), *(Column(one, words.function(one)) for one in found.functions))
    rows = tuple((words.step(step), *_heat_cells(words, found, row)) for step, row in found.rows.items())
    yield shown_columns(columns, rows)
    pooled = {name for row in found.rows.values() for name in row.pooled}
    if pooled:
        yield Paragraph(f"Counted together under Others, where few people answered: {_names(words, pooled)}.")


def _heat_cells(words: Wording, found: HeatMap, row: HeatRow) -> Iterator[Cell]:
    for function in found.functions:
        cell = row.cells.get(function)
        yield _heat(words, cell) if cell else "in Others" if function in row.pooled else None


def _heat(words: Wording, cell: HeatCell) -> str:
    """Where a function stands, and how far that is from the room unless it is with it."""
    said = " and ".join(words.mode(level) for level in cell.levels)
    between = "between " if len(cell.levels) > 1 else ""
    return f"{between}{said}{f' ({HEATS[cell.heat].lower()})' if cell.heat else ''}"


def _step_marks(words: Wording, step: str, rounds: list[Round]) -> Iterator[Block]:
    if step in words.numbers:
        yield from _heard(words, step, of_rounds(words.view, rounds))
    levels = [*words.scale, *OFF_SCALE]
    columns = (
        Column("round", "Round", type="number"),
        Column("function", "Function"),
        *(Column(level, words.mode(level), type="number") for level in levels),
    )
    rows = tuple(row for number, one in enumerate(rounds, 1) for row in _round(words, number, one, levels))
    if rows:
        yield shown_columns(columns, rows)
        yield from _stood(rounds)
    elif not rounds[-1].too_few:
        yield Paragraph("Nobody marked this step.")
    yield from _ticked(words, rounds[-1])
    yield from _reasons(words, rounds)


def _stood(rounds: list[Round]) -> Iterator[Block]:
    """How many marks of a later round were not said again in it."""
    said = [f"{one.stood} in round {number}" for number, one in enumerate(rounds, 1) if one.stood]
    if said:
        yield Paragraph(f"Marks that stood from an earlier round and were not said again: {', '.join(said)}.")


def _heard(words: Wording, step: str, found: StepOverview) -> Iterator[Block]:
    """What the room heard: how far apart it is, the zone, and what was explained back."""
    yield Paragraph(found.sentence)
    said = [("It could", COULD.get(found.could)), ("It should", SHOULD.get(found.should))]
    answers = ". ".join(f"{question}: {answer.lower()}" for question, answer in said if answer)
    if answers:
        yield Paragraph(f"{answers}. {WORDS[found.zone]}." if found.zone else f"{answers}.")
    understood = words.view.everyone.understood.get(step, [])
    if understood:
        yield Paragraph(f"Explained back, and confirmed by: {', '.join(map(words.function, understood))}.")


def _round(words: Wording, number: int, found: Round, levels: list[str]) -> Iterator[tuple[Cell, ...]]:
    lanes = [one.id for one in words.view.ordered("function") if one.id in found.counts]
    for function in lanes + [one for one in found.counts if one not in lanes]:
        counts = found.counts[function]
        yield (number, _called(words, function, found), *(counts.get(level) for level in levels))


def _called(words: Wording, function: str, found: Round) -> str:
    """A function by its name; Others with who is in it."""
    return f"Others: {_names(words, found.pooled)}" if function == OTHERS else words.function(function)


def _names(words: Wording, functions: Collection[str]) -> str:
    """Functions by name, in the order of the lanes."""
    lanes = [one.id for one in words.view.ordered("function") if one.id in functions]
    return ", ".join(map(words.function, lanes + [one for one in functions if one not in lanes]))


def _ticked(words: Wording, found: Round) -> Iterator[Block]:
    """Ticked reasons of the latest round; how many only where that points at nobody."""
    lines = [f"{words.function(name)}: {', '.join(_counted(given))}" for name, given in found.reasons.items()]
    if lines:
        yield Paragraph("Reasons ticked:")
        yield Listing(tuple(lines))


def _counted(given: dict[str, int]) -> Iterator[str]:
    for reason, many in given.items():
        yield f"{REASONS[reason]} ({many})" if many else REASONS[reason]


def _reasons(words: Wording, rounds: list[Round]) -> Iterator[Block]:
    voices = _once(
        [(voice.function, voice.level, voice.why, voice.read_aloud) for voice in one.voices] for one in rounds
    )
    aloud = [f"{words.function(name)}, {words.mode(level)}: {why}" for name, level, why, is_aloud in voices if is_aloud]
    if aloud:
        yield Listing(tuple(aloud))
    if len(voices) > len(aloud):
        yield Paragraph(f"Reasons shown in the room, but not for reading out: {len(voices) - len(aloud)}.")


def _once(rounds: Iterable[Sequence[Reason]]) -> list[Reason]:
    """The reasons of all rounds, each once: with a mark that stands, its reason is in every round after it."""
    found: Counter[Reason] = Counter()
    for given in rounds:
        found |= Counter(given)
    return list(found.elements())
