"""`python -m server import` says what becomes of files, without a server."""

import json
import sys
from pathlib import Path

import pytest

from server.__main__ import main
from tests.imports.bpmn.models import MIWG, flows, model, process, task


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["server", "import", *words])
    return main()


@pytest.fixture
def order(tmp_path: Path) -> Path:
    path = tmp_path / "Our_orders.bpmn"
    path.write_bytes(model(process(task("Take order"), task("Ship"), flows("Take Ship"), name="")))
    return path


def test_the_account_of_a_model_is_printed_to_read(
    order: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(order)) == 0
    said = capsys.readouterr().out
    assert "BPMN 2.0, “Our orders”" in said and "Taken: 1 function, 2 steps" in said
    assert "It leads from or to something that is not in the file: Sequence flow" in said


def test_as_json_each_file_is_one_line_with_its_account_and_flow(
    order: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(order), *map(str, MIWG), "--json") == 0
    trees = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(trees) == 1 + len(MIWG)
    first = trees[0]
    assert first["format"] == "BPMN 2.0" and first["taken"] == {"function": 1, "step": 2}
    assert [one["name"] for one in first["flow"]["steps"]] == ["Take order", "Ship"]
    assert {one["fate"] for one in first["lines"]} == {"taken", "joined", "left"}


def test_a_file_that_cannot_be_read_ends_with_one_and_says_what_to_do(
    order: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "flow.png"
    picture.write_bytes(b"\x89PNG\r\n")
    assert run(monkeypatch, str(picture), str(order), str(tmp_path / "nowhere.bpmn")) == 1
    said = capsys.readouterr()
    assert "Our orders" in said.out
    assert "Export the model as BPMN 2.0" in said.err and "nowhere.bpmn: It cannot be opened" in said.err


def test_as_json_the_error_stands_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(tmp_path / "nowhere.bpmn"), "--json") == 1
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["error"].startswith("It cannot be opened")


def test_a_list_of_steps_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "steps.csv"
    path.write_text("Function,Step\nSales,Take order\n")
    assert run(monkeypatch, str(path)) == 0
    assert "Taken: 1 function, 1 step" in capsys.readouterr().out
