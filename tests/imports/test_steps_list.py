"""A list of steps as a CSV file becomes a flow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.template import Template, parse_template
from server.imports.imported import Imported
from server.imports.steps_list import MOST_BYTES, read_steps
from server.imports.unreadable import Unreadable
from server.live.reading import clean_text


def read(text: str | bytes) -> tuple[Imported, Template]:
    imported = read_steps(text if isinstance(text, bytes) else text.encode(), clean_text, "Our orders")
    assert imported.flow is not None
    return imported, parse_template(imported.flow)


def rows(template: Template) -> list[tuple[str, str]]:
    """Function and name of each step, in order."""
    names = {one.id: str(one.values["name"]) for one in template.records if one.kind == "function"}
    steps = [one.values for one in template.records if one.kind == "step"]
    return [(names.get(str(one.get("owner")), ""), str(one["name"])) for one in steps]


def test_rows_become_steps_of_their_functions_and_each_leads_to_the_next() -> None:
    imported, flow = read(
        "Function,Step,Part\nSales,Take order,Intake\nFinance,Check credit,Intake\nSales,Confirm,Close\n"
    )
    assert rows(flow) == [("Sales", "Take order"), ("Finance", "Check credit"), ("Sales", "Confirm")]
    assert [one.values["from_step"] for one in flow.records if one.kind == "handoff"] == ["step-1", "step-2"]
    assert [one.values.get("part") for one in flow.records if one.kind == "step"] == ["Intake", "Intake", "Close"]
    assert imported.account.sizes == ["2 functions", "3 steps", "2 handoffs"] and flow.title == "Our orders"


def test_columns_may_stand_in_any_order_and_unknown_ones_are_told() -> None:
    imported, flow = read("Activity;Colour;Department;Minutes\nTake order;red;Sales;12,5\n")
    assert rows(flow) == [("Sales", "Take order")]
    assert next(one.values["minutes_per_case"] for one in flow.records if one.kind == "step") == 12.5
    assert [one.name for one in imported.account.of("left")] == ["Colour"]


@pytest.mark.parametrize(
    "text", ["Sales\tTake order\nIT\tShip\n", "Sales;Take order\r\nIT;Ship\r\n", '"Sales","Take order"\n"IT","Ship"']
)
def test_without_heads_the_first_column_is_the_function_and_the_second_the_step(text: str) -> None:
    assert rows(read(text)[1]) == [("Sales", "Take order"), ("IT", "Ship")]


def test_one_column_is_the_steps() -> None:
    assert rows(read("Take order\nShip\n")[1]) == [("", "Take order"), ("", "Ship")]


def test_rows_without_a_step_and_over_the_limit_are_told_with_their_line() -> None:
    imported, _ = read("Function,Step\nSales,\n" + "".join(f"Sales,s{n}\n" for n in range(125)))
    left = imported.account.of("left")
    assert (left[0].line, left[0].words, left[0].name) == (2, "It names no step", "Sales")
    assert [one.words for one in left[1:]] == ["A flow holds up to 120 steps"] * 5
    assert len(imported.account.lines) == 2 + 126


def test_long_names_and_numbers_that_are_none_are_noted() -> None:
    imported, flow = read(f"Step,Cases\n{'x' * 80},many\n")
    assert len(rows(flow)[0][1]) == 60
    assert len(imported.account.notes) == 2 and "“many” is no number" in "".join(imported.account.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_letters_are_read_in_the_encoding_they_are_in(encoding: str) -> None:
    assert rows(read("Funktion,Step\nKäufer,Prüfen\n".replace("Funktion", "Function").encode(encoding))[1]) == [
        ("Käufer", "Prüfen")
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"Function,Step\n", b"Function,Step\nSales,\n", b"a," * 100_000 + b"b" * 200_000]
)
def test_a_file_without_steps_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_steps(content, clean_text)


def test_a_file_that_is_far_too_large_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_steps(b"x\n" * MOST_BYTES, clean_text)


@given(
    st.text(max_size=300) | st.lists(st.lists(st.sampled_from(["Step", "Function", "a", "b;c", "", '"']), max_size=4))
)
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str | list[list[str]]) -> None:
    content = text if isinstance(text, str) else "\n".join(",".join(row) for row in text)
    try:
        imported = read_steps(content.encode("utf-8", "replace"), clean_text)
    except Unreadable:
        return
    assert imported.flow is not None
    parse_template(imported.flow)
