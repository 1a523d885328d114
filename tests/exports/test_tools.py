"""Files for other tools: each keeps to what its importer asks for, loses no line, and holds no more than text."""

import csv
import io
import re
from datetime import date
from functools import cache

import openpyxl
import pytest

from server.domain.blocks.tasks import Task
from server.domain.record import Record
from server.domain.report.tasks import tasks
from server.exports.tools.columns import choices, coded, columns_of, doubts
from server.exports.tools.file import written
from server.exports.tools.plainly import wiki
from server.exports.tools.table import parts, table, taken
from server.exports.tools.tool import MOST_COLUMNS, Column, tools
from server.exports.tools.values import VALUES
from tests.exports.elsewhere import READERS, by_javascript
from tests.exports.hostile import FORMULAS, HOSTILE
from tests.exports.small_workshop import add, agreed, everyone, everything

LINK = "https://crossflow.example/w/a/plan"
HEADINGS = {
    "jira": "Summary,Description,Issue Type,Priority,Assignee,Due Date,Labels,Labels,Labels",
    "asana": "Name,Description,Section,Assignee,Collaborators,Start Date,Due Date,Change type,Step,Function",
    "planner": "Task Name,Bucket Name,Priority,Assigned To,Start Date,Due Date,Labels,Description",
    "clickup": "Task Name,Task Description,Status,Priority,Assignee,Start Date,Due Date,Tags,List",
    "trello": "Card Name,Card Description,List,Labels,Due Date,Members",
    "wekan": "Title,Description,Stage,Owner,Members,Labels,Due Date,Start Date",
    "gitlab": "title,description,due date",
}
"""What each importer knows, as its documentation (or its source, for WeKan) names it."""
RUN = tuple("=+-@\t\r\n\0＝＋－＠")
CSV = [name for name, tool in tools().items() if tool.form == "csv"]


@cache
def made() -> tuple[Task, ...]:
    return tasks(everyone(agreed())).tasks


def file(name: str, found: tuple[Task, ...] | None = None) -> bytes:
    tool = tools()[name]
    return written(tool, tool.columns, taken(made() if found is None else found), LINK)


def rows(name: str, found: tuple[Task, ...] | None = None) -> list[dict[str, list[str]]]:
    """The rows below the headings; what stands under each heading, which may be there several times."""
    heads, *lines = csv.reader(io.StringIO(file(name, found).decode(), newline=""), strict=True)
    return [
        {head: [cell for one, cell in zip(heads, line, strict=True) if one == head] for head in heads} for line in lines
    ]


def test_there_is_a_preset_for_each_tool_and_each_says_in_one_line_how_to_import_it() -> None:
    assert [*tools()] == ["jira", "asana", "planner", "clickup", "trello_list", "trello", "wekan", "gitlab"]
    assert all(tool.how and "\n" not in tool.how and len(tool.how) < 200 for tool in tools().values())


@pytest.mark.parametrize("name", HEADINGS)
def test_a_preset_has_the_headings_that_its_importer_knows(name: str) -> None:
    assert ",".join(dict.fromkeys(one.heading for one in tools()[name].columns)) == ",".join(
        dict.fromkeys(HEADINGS[name].split(","))
    )


@pytest.mark.parametrize("name", tools())
def test_a_preset_holds_only_what_there_is_and_leaves_its_importer_in_no_doubt(name: str) -> None:
    tool = tools()[name]
    assert {one.holds for one in tool.columns if not one.holds.startswith("text:")} <= set(VALUES)
    assert list(doubts(tool, tool.columns)) == []
    assert columns_of(tool, coded(tool.columns)) == tool.columns


@pytest.mark.parametrize("name", CSV)
def test_every_line_of_a_csv_has_as_many_cells_as_there_are_headings_and_ends_in_crlf(name: str) -> None:
    found = file(name)
    assert not found.startswith(b"\xef\xbb\xbf"), "importers would read the mark as a letter of the first heading"
    assert found.endswith(b"\r\n")
    assert {len(row) for row in by_javascript(found)} == {len(by_javascript(found)[0])}


@pytest.mark.parametrize("name", CSV)
def test_each_change_and_action_is_a_row_with_its_title(name: str) -> None:
    first = tools()[name].columns[0].heading
    said = [row[first][0].replace("\\", "") for row in rows(name)]
    assert said == [one.title for one in made()]


def test_what_was_dropped_is_no_task_elsewhere() -> None:
    play = agreed()
    play.put("finn", "c1", status="dropped")
    assert [one.id for one in taken(tasks(everyone(play)).tasks)] == ["c2", "c3", "c4", "t1"]


def test_jira_gets_a_summary_of_255_letters_words_without_spaces_as_labels_and_a_column_for_each() -> None:
    play = agreed()
    play.put("finn", "c1", role="R" * 80, becomes="b" * 200)
    row = rows("jira", tasks(everyone(play)).tasks)[0]
    assert len(row["Summary"][0]) == 255 and row["Summary"][0].endswith("…")
    assert row["Labels"] == ["Role", "step-1", "step-3", "Finance", "Sales"]
    assert row["Due Date"] == ["2027-03-01"] and row["Issue Type"] == ["Task"] and row["Priority"] == ["High"]
    assert all(re.fullmatch(r"[A-Za-z ]+", heading) for heading in row), "headings hold no punctuation"


def test_nobody_has_an_address_so_nobody_is_assigned_and_the_name_stands_in_the_description() -> None:
    for name, heading in (("jira", "Assignee"), ("asana", "Assignee"), ("clickup", "Assignee"), ("trello", "Members")):
        assert {row[heading][0] for row in rows(name)} == {""}
        described = next(one.heading for one in tools()[name].columns if one.holds == "description")
        assert "Finn" in rows(name)[0][described][0]


def test_a_description_says_step_reason_measure_and_where_the_plan_lives() -> None:
    said = rows("clickup")[0]["Task Description"][0]
    for text in ("1 · Capture facts; 3 · Call the number", "The CRM knows.", "Overrides fall", "Draft the card", LINK):
        assert text in said


def test_asana_and_wekan_read_days_with_the_month_first() -> None:
    assert rows("asana")[0]["Due Date"] == ["03/01/2027"] == rows("wekan")[0]["Due Date"]
    assert rows("asana")[0]["Start Date"] == ["01/10/2027"]


def test_a_start_that_is_not_before_the_end_is_left_out() -> None:
    play = agreed()
    play.put("finn", "c1", due="2027-01-10")
    assert rows("asana", tasks(everyone(play)).tasks)[0]["Start Date"] == [""]


def test_wekan_takes_what_follows_a_hyphen_for_a_colour_so_no_label_has_one() -> None:
    assert rows("wekan")[0]["Labels"] == ["Role step_1 step_3 Finance Sales"]


def test_no_label_holds_the_comma_that_stands_between_labels() -> None:
    play = agreed()
    play.put("fay", "finance", name="Finance, tax")
    assert rows("clickup", tasks(everyone(play)).tasks)[0]["Tags"] == ["Role,step 1,step 3,Finance- tax,Sales"]


def test_planner_gets_a_table_with_a_name_real_days_and_its_own_numbers_for_priorities() -> None:
    page = openpyxl.load_workbook(io.BytesIO(file("planner")))["Planner"]
    [table_of] = page.tables.values()
    assert table_of.name == "PlannerTasks"
    heads, first, *_ = list(page.iter_rows(values_only=True))
    assert ",".join(map(str, heads)) == HEADINGS["planner"]
    said = dict(zip(heads, first, strict=True))
    assert said["Due Date"].date() == date(2027, 3, 1) and said["Priority"] == "3"


def test_trello_gets_one_line_for_each_card_to_paste() -> None:
    play = agreed()
    play.put("fay", "t1", title="Print\ncards\tnow")
    lines = file("trello_list", tasks(everyone(play)).tasks).decode().splitlines()
    assert len(lines) == 5 and lines[-1] == "Print cards now"


def test_a_long_plan_comes_in_as_many_files_as_the_tool_needs() -> None:
    play = agreed()
    for place in range(260):
        add(play, "fay", Record(f"many-{place}", "action", {"title": f"Action {place}"}))
    found = taken(tasks(everyone(play)).tasks)
    assert [len(one) for one in parts(tools()["jira"], found)] == [250, 15]
    assert [len(one) for one in parts(tools()["gitlab"], found)] == [265]
    assert parts(tools()["jira"], []) == [[]]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", CSV)
def test_a_reader_in_another_language_finds_what_was_written(name: str, reader: str) -> None:
    tool = tools()[name]
    found = table(tool, tool.columns, taken(made()), LINK)
    heads, *lines = READERS[reader](file(name))
    assert heads == [*found.headings]
    assert [[cell.lstrip("'") for cell in line] for line in lines] == [
        [f"{cell:{tool.days}}" if isinstance(cell, date) else cell or "" for cell in row] for row in found.rows
    ]


@pytest.mark.parametrize("name", CSV)
def test_hostile_texts_in_every_field_open_no_cell_no_row_and_no_formula(name: str) -> None:
    for text in HOSTILE:
        found = by_javascript(file(name, tasks(everyone(everything(text))).tasks))
        assert {len(row) for row in found} == {len(found[0])}
        assert [cell for row in found for cell in row if cell.startswith(RUN)] == []


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text_in_planners_table(text: str) -> None:
    page = openpyxl.load_workbook(io.BytesIO(file("planner", tasks(everyone(everything(text))).tasks)))["Planner"]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} <= {"s", "d"}


@pytest.mark.parametrize("text", ["/close", "first\n/assign @all\n/label ~bug", "\r/close", "\u2028/close"])
def test_no_line_of_a_description_begins_with_what_somebody_typed(text: str) -> None:
    for name in CSV:
        described = next((one.heading for one in tools()[name].columns if one.holds == "description"), "")
        for row in rows(name, tasks(everyone(everything(text))).tasks):
            lines = re.split(r"[\r\n\u2028\u2029\x85]+", row[described][0])
            assert [line for line in lines if line.lstrip("'\\ ").startswith("/")] == []


def test_markup_is_a_text_where_the_tool_reads_markup() -> None:
    hostile = tasks(everyone(everything("![x](https://evil.example) @all #1 [~fay] {code}"))).tasks
    for name in ("gitlab", "trello", "wekan"):
        said = " ".join(cell for row in rows(name, hostile) for cells in row.values() for cell in cells)
        assert "\\!\\[x\\]\\(https\\:\\/\\/evil\\.example\\) \\@all \\#1" in said
    said = rows("jira", hostile)[0]["Description"][0]
    assert "\\!\\[x\\](https:\\//evil.example) \\@all \\#1 \\[\\~fay\\] \\{code\\}" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a-b 2027-01-02", "a-b 2027-01-02"),
        ("-gone-", "\\-gone\\-"),
        ("(!) (SAL) :)", "\\(!) (SAL) :\\)".replace("!", "\\!")),
        ("why? ??cited??", "why? \\?\\?cited\\?\\?"),
        ("a\\b", "a\\\\b"),
        ("www.evil.example", "www\\.evil.example"),
    ],
)
def test_jiras_markup_is_told_apart_and_plain_words_stay(text: str, said: str) -> None:
    assert wiki(text) == said


def test_columns_can_be_renamed_left_out_moved_and_added() -> None:
    jira = tools()["jira"]
    asked = [("Name", "title"), ("", "co_owner"), ("Gone", ""), ("Odd", "nothing-we-know"), ("L", "each:labels")]
    assert columns_of(jira, asked) == (
        Column("Name", "title"),
        Column("Co-owner's name", "co_owner"),
        Column("L", "labels", each=True),
    )
    assert "text:Task" in choices(jira) and "text:Task" not in choices(tools()["asana"])
    assert len(columns_of(jira, [("A", "title")] * 100)) == MOST_COLUMNS


def test_whoever_renames_what_the_importer_knows_or_uses_a_name_twice_is_told() -> None:
    jira = tools()["jira"]
    assert list(doubts(jira, [Column("Name", "title")])) == [
        "Jira knows Summary by name. Without it you map by hand there."
    ]
    twice = [Column("Summary", "title"), Column("summary", "kind")]
    assert list(doubts(jira, twice)) == ["Two columns are called Summary. Most importers want each name once."]


def test_a_heading_is_a_text_too() -> None:
    tool = tools()["clickup"]
    file = written(tool, (Column("=1+1\nnext", "title"),), [], LINK)
    assert by_javascript(file) == [["'=1+1 next"]]
