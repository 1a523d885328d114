"""The report: the plan first, then what stands behind it, and a word on what is left out."""

from collections.abc import Iterator

import pytest

from server.domain.blocks import Block, Facts, Heading, Imprint, Listing, Paragraph, Table
from server.domain.record import Kind, Text
from server.domain.records import KINDS
from server.domain.report.report import report
from server.domain.workshop import View
from tests.exports.small_workshop import agreed, everyone, everything, redesigned, seen_by
from tests.playing import MINUTE, Play

IMPRINT = Imprint("w1", 5_000_000, audience="participants", link="https://crossflow.example/w1/plan")


def told(view: View) -> list[Block]:
    return report(view, IMPRINT)


def section(blocks: list[Block], title: str) -> list[Block]:
    """What stands under a heading, up to the next."""
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text == title) + 1
    end = next((at for at in range(start, len(blocks)) if isinstance(blocks[at], Heading)), len(blocks))
    return blocks[start:end]


def words(blocks: list[Block]) -> Iterator[str]:
    """Every text of a report."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Listing():
                yield from block.items
            case Facts():
                yield from (text for pair in block.pairs for text in pair)
            case Table():
                yield from (str(cell) for row in block.rows for cell in row)


def test_the_plan_comes_first_and_the_imprint_last() -> None:
    blocks = told(everyone(agreed()))
    assert blocks[:2] == [
        Heading(1, "Forecast"),
        Paragraph("As agreed in the room on 1970-01-01 00:17 UTC; final by 1970-01-03 00:17 UTC"),
    ]
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert titles == [
        *("The decisions that change most", "What we ask for", "Who gains and who loses work", "Dissent"),
        *("Who was missing", "Grades for the package", "Signatures"),
        *("Changes", "Governance", "Pilots", "Tools"),
        *("No change needed", "Actions", "Decisions", "Parked", "What the final plan still needs"),
        *("Where the functions stand", "Marks by function", "The flow", "Pins"),
        *("Agenda", "Frame", "About this report"),
    ]
    assert ("The plan lives at", "https://crossflow.example/w1/plan") in words_of_facts(blocks[-1])


def words_of_facts(block: Block) -> tuple[tuple[str, str], ...]:
    assert isinstance(block, Facts)
    return block.pairs


def test_marks_are_counts_by_function_and_only_what_may_be_read_out_is_quoted() -> None:
    _, table, quoted, others = section(told(everyone(redesigned())), "3 · Call the number")
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Round", "Function", "Person", "Automatic"]
    assert table.rows == ((1, "Others: Sales, Finance", 2, 1),)
    assert quoted == Listing(("Others, Person: I know the customer",))
    assert others == Paragraph("Reasons shown in the room, but not for reading out: 1.")


def test_a_step_that_was_divided_keeps_its_marks() -> None:
    play = redesigned()
    play.fay("divide_step", step="s3", first="a", second="b", first_name="Call", second_name="Check")
    assert section(told(everyone(play)), "Call the number (removed)")


def test_handoffs_say_what_is_usable_of_ten() -> None:
    [table] = section(told(everyone(redesigned())), "Handoffs")
    assert isinstance(table, Table)
    assert table.rows[0] == ("1 · Capture facts", "2 · Check data", "Yes", 6)
    facts = words_of_facts(section(told(everyone(redesigned())), "The flow")[0])
    assert ("Usable as it is", "60%, over the 1 of 2 handoffs that receivers rated") in facts


def test_the_agenda_shows_planned_and_actual_minutes() -> None:
    play = Play().running("map")
    play.at += 11 * MINUTE
    play.go("sources")
    play.at += 3 * MINUTE
    blocks = report(play.view, Imprint("w1", play.at))
    [table] = section(blocks, "Agenda")
    assert isinstance(table, Table)
    assert table.rows[:3] == (("Frame", "Frame", 8, None), ("Map", "Map", 8, 11), ("Sources", "Sources", 8, 3))


def test_what_is_left_out_is_counted() -> None:
    play = everything()
    end = " ".join(words(section(told(seen_by(play, "fay")), "About this report")))
    assert "Left out here and kept in the JSON file: evidence (2), examples (1), groups (1)" in end
    assert "scripts" in end
    assert "scripts" not in " ".join(words(told(seen_by(play, "al"))))


def test_the_pins_of_the_template_are_counted_where_nobody_touched_them() -> None:
    play = redesigned()
    play.workshop.everyone.records["i1"].by = ""
    assert section(told(everyone(play)), "Pins")[1] == Paragraph(
        "Pins of the template that nobody touched, left out here: 1."
    )


class Delay(Kind):
    """Somewhere that work waits."""

    singular = "Delay"
    plural = "Delays"
    needs = ("where",)

    where = Text("Where it waits")


@pytest.fixture
def delay() -> Iterator[None]:
    KINDS["delay"] = Delay
    yield
    del KINDS["delay"]


@pytest.mark.usefixtures("delay")
def test_a_new_kind_of_record_is_in_the_report_without_being_named_there() -> None:
    play = Play().running("map")
    play.add("fay", "delay", "x", where="In a queue")
    [table] = section(told(everyone(play)), "Delays")
    assert isinstance(table, Table)
    assert table.rows == (("In a queue", "Facilitator"),)


def test_an_empty_workshop_has_a_report_too() -> None:
    blocks = told(everyone(Play()))
    assert Paragraph("Nothing has been revealed.") in blocks
    assert Paragraph("DRAFT") in blocks
    assert all(block.columns for block in blocks if isinstance(block, Table))


def test_the_report_has_a_heat_map_in_words_and_says_what_stands_beside_marks() -> None:
    play = Play(levels=5, reasons=True, could_should=True)
    play.put("fay", "it", prepares="sources")
    play.running("mark")
    for person in ("al", "ada"):
        play.mark(person, "s1", "person", reasons=["physical"], should=2)
    play.mark("ida", "s1", "automatic", could=5)
    play.mark("hal", "s1", "shared")
    play.fay("reveal")
    play.go("talk")
    play.says("ida", "confirm_constraint", step="s1")
    blocks = told(View(play.workshop))
    at = blocks.index(Heading(2, "Where the functions stand"))
    heat = blocks[at + 1]
    assert isinstance(heat, Table)
    assert [column.label for column in heat.columns] == ["Step", "Sales", "Others"]
    assert heat.rows == (
        ("1 · Capture facts", "Person (some way off)", "between Half and half and Automatic (some way off)"),
    )
    assert blocks[at + 2] == Paragraph("Counted together under Others, where few people answered: IT, HR.")
    assert Paragraph("It should: rather not.") in blocks, "Whether it could, one person alone has said."
    assert Paragraph("Explained back, and confirmed by: IT.") in blocks
    assert Listing(("Sales: Needs hands on the spot",)) in blocks


def test_the_report_knows_of_a_pool_no_more_than_the_room() -> None:
    play = Play(pool_under=2).running("mark")
    for person, level in (("al", "person"), ("ada", "person"), ("ida", "automatic"), ("hal", "shared")):
        play.mark(person, "s1", level)
    play.mark("hal", "s2", "person", why="Trust", read_aloud=True)
    play.fay("reveal")
    blocks = told(View(play.workshop))
    table = blocks[blocks.index(Heading(3, "1 · Capture facts")) + 2]
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["Sales", "Others: IT, HR"]
    at = blocks.index(Heading(3, "2 · Check data"))
    assert blocks[at + 1] == Paragraph("Too few answers to show them without showing whose they are.")
    assert isinstance(blocks[at + 2], Heading)
