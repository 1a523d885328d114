"""Templates as files: what is found, and with which line a malformed one is refused."""

import random
import time
from pathlib import Path

import pytest

from server.storage.plain_yaml import MOST_BYTES, MalformedFile, read_page
from server.storage.template_files import NoSuchFile, check_file, load_agenda, load_template, read_folder

SMALL = """\
key: small
title: "Small flow"
version: 1

functions:
  - id: sales
    name: Sales

steps:
  - name: Ask the customer
    owner: sales
    inputs: [A quote, "Mail: all"]
  - id: note
    name: Note the answer
    is_decision: true

sources:
  - name: CRM
    ai_may_use: no
"""
SHORT = """\
key: short
title: Short
minutes: 10
levels: 3
blocks:
  - {id: block-map, phase: map, minutes: 10}
"""
LENS = """\
lens_questions:
  sales:
    map:
      - Where do we enter it twice?
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agendas").mkdir()
    (tmp_path / "small.yaml").write_text(SMALL)
    (tmp_path / "agendas" / "short.yaml").write_text(SHORT)
    (tmp_path / "lens_questions.yaml").write_text(LENS)
    return tmp_path


def refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(MalformedFile, match=reason) as caught:
        read_page("some.yaml", text.encode())
    assert caught.value.line == line
    assert str(caught.value).startswith(f"some.yaml, line {line}: ")


def refused_file(folder: Path, old: str, new: str, line: int) -> str:
    (folder / "small.yaml").write_text(SMALL.replace(old, new))
    with pytest.raises(MalformedFile) as caught:
        load_template(folder, "small")
    assert (caught.value.file, caught.value.line) == ("small.yaml", line)
    return caught.value.reason


def test_a_folder_holds_templates_and_agendas(folder: Path) -> None:
    shelf = read_folder(folder)
    assert [one.key for one in shelf.templates] == ["small"]
    assert [one.key for one in shelf.agendas] == ["short"]
    assert shelf.refused == []


def test_a_template_is_loaded_by_key_with_the_lens_questions_of_its_functions(folder: Path) -> None:
    questions = [one.values["question"] for one in load_template(folder, "small").records if one.kind == "prompt"]
    assert questions == ["Where do we enter it twice?"]
    assert load_agenda(folder, "short").minutes == 10


def test_a_folder_may_have_no_lens_questions(folder: Path) -> None:
    (folder / "lens_questions.yaml").unlink()
    assert read_folder(folder).refused == []
    assert load_template(folder, "small")


@pytest.mark.parametrize("key", ["other", "../small", "agendas/short", "", "short", "lens_questions", "small.yaml"])
def test_a_key_finds_only_files_of_the_folder(folder: Path, key: str) -> None:
    with pytest.raises(NoSuchFile):
        load_template(folder, key)


def test_a_malformed_file_is_named_and_keeps_nobody_from_the_others(folder: Path) -> None:
    (folder / "bad.yaml").write_text("key: bad\ntitle: [")
    (folder / "agendas" / "bad.yaml").write_text("- no\n- mapping")
    shelf = read_folder(folder)
    assert [one.key for one in shelf.templates] == ["small"]
    assert [one.key for one in shelf.agendas] == ["short"]
    assert [one.file for one in shelf.refused] == ["bad.yaml", "bad.yaml"]


def test_malformed_lens_questions_are_named_and_templates_are_there_without_them(folder: Path) -> None:
    (folder / "lens_questions.yaml").write_text("lens_questions:\n  sales:\n    dance: []")
    shelf = read_folder(folder)
    assert [str(one).partition(": ")[0] for one in shelf.refused] == ["lens_questions.yaml, line 3"]
    assert [one.key for one in shelf.templates] == ["small"]
    with pytest.raises(MalformedFile):
        load_template(folder, "small")


def test_hidden_files_and_anything_else_are_left_alone(folder: Path) -> None:
    (folder / ".draft.yaml").write_text("broken: [")
    (folder / "README.md").write_text("# Templates")
    (folder / "copies.yaml").mkdir()
    assert read_folder(folder).refused == []


def test_a_refusal_names_the_line_of_the_field(folder: Path) -> None:
    assert "no function with the id" in refused_file(folder, "owner: sales", "owner: salez", 11)
    assert "neither true nor false" in refused_file(folder, "is_decision: true", "is_decision: yes", 15)
    assert "steps[0].inputs[1]" in refused_file(folder, '"Mail: all"', "42", 12)
    assert "not known here" in refused_file(folder, "ai_may_use", "ai_might_use", 19)


def test_a_missing_field_is_missed_on_the_line_of_its_record(folder: Path) -> None:
    assert refused_file(folder, "    name: Note the answer\n", "", 13) == "steps[1].name: is missing"
    assert refused_file(folder, "version: 1", "", 1) == "version: is missing"


def test_a_file_is_called_like_its_key(folder: Path) -> None:
    assert refused_file(folder, "key: small", "key: tiny", 1).startswith("key: says tiny")


def test_a_file_is_checked_as_what_its_place_says(folder: Path) -> None:
    for name in ("small.yaml", "agendas/short.yaml", "lens_questions.yaml"):
        check_file(folder / name)
    (folder / "agendas" / "short.yaml").write_text(SHORT.replace("10}", "11}"))
    with pytest.raises(MalformedFile, match=r"short\.yaml, line 3: minutes: says 10, but the blocks add up to 11"):
        check_file(folder / "agendas" / "short.yaml")
    with pytest.raises(MalformedFile, match="cannot be read"):
        check_file(folder / "nowhere.yaml")


def test_words_stay_words() -> None:
    text = "a: no\nb: on\nc: 2027-03-31\nd: 1e3\ne: '7'\nf: 0x1F\ng: 12:30\nh: =\ni: .inf\nj: ''\nk: |\n  12\n"
    assert read_page("some.yaml", text.encode()).content == {
        "a": "no",
        "b": "on",
        "c": "2027-03-31",
        "d": "1e3",
        "e": "7",
        "f": "0x1F",
        "g": "12:30",
        "h": "=",
        "i": ".inf",
        "j": "",
        "k": "12\n",
    }


def test_numbers_flags_and_nothing_are_what_they_look_like() -> None:
    text = "a: 7\nb: -0.5\nc: true\nd: false\ne: null\nf: ~\ng:\nh: [1, {i: 2}]"
    assert read_page("some.yaml", text.encode()).content == {
        "a": 7,
        "b": -0.5,
        "c": True,
        "d": False,
        "e": None,
        "f": None,
        "g": None,
        "h": [1, {"i": 2}],
    }


def test_a_bomb_of_anchors_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a, *a, *a, *a]\n" for n in range(9))
    refused(bomb, 1, "uses & or")
    refused("key: small\nsteps: *gone", 2, "uses & or")
    refused("key: small\nsteps:\n  <<: *gone", 3, "has no field name")


@pytest.mark.parametrize(
    "value",
    ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!!binary aGk=", "!mine {a: b}", "!!str 7"],
)
def test_a_tag_is_refused_and_nothing_of_it_is_run(value: str) -> None:
    refused(f"key: small\ntitle: {value}", 2, "uses a tag")


def test_a_file_holds_one_document_of_fields() -> None:
    refused("key: a\n---\nkey: b\n", 3, "second document")
    refused("key: a\nkey: b\n", 2, "says key twice")
    refused("key: a\n? [b]\n: c\n", 2, "has no field name")
    refused("key: a\n{b: c}: d\n", 2, "has no field name")
    refused('key: a\n"b\\0": c\n', 2, "has no field name")


def test_what_is_no_yaml_is_refused_with_its_line() -> None:
    refused("key: a\nsteps: [b\n", 3, "is not YAML")
    refused("key: a\n\tb: c\n", 2, "is not YAML")
    refused("key: 'a\n", 2, "is not YAML")
    refused("key: a\nname: b\x07\n", 1, "is not YAML")


def test_deep_nesting_is_refused_before_it_is_followed() -> None:
    refused("key: " + "[" * 100_000, 1, "nested more than 8 deep")
    refused("\n".join(" " * depth + "a:" for depth in range(500)), 9, "nested more than 8 deep")


def test_a_large_file_is_refused_unread(folder: Path) -> None:
    refused("#" * (MOST_BYTES + 1), 1, "larger than 256 KiB")
    (folder / "small.yaml").write_bytes(b"a" * 50_000_000)
    assert "larger than 256 KiB" in read_folder(folder).refused[0].reason


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(MalformedFile, match=r"some\.yaml, line 2: is not UTF-8 text"):
        read_page("some.yaml", b"key: a\ntitle: \xff\xfe")
    assert read_page("some.yaml", b"\xef\xbb\xbfkey: a").content == {"key": "a"}


@pytest.mark.parametrize(
    "text",
    ["[" * MOST_BYTES, "a: " * (MOST_BYTES // 3), "- " * (MOST_BYTES // 2), "a: {b: c}\n" * (MOST_BYTES // 10)],
    ids=["brackets", "colons", "dashes", "repeats"],
)
def test_the_worst_that_fits_is_refused_within_a_second(text: str) -> None:
    started = time.process_time()
    with pytest.raises(MalformedFile):
        read_page("some.yaml", text.encode())
    assert time.process_time() - started < 1


def test_mutated_files_are_read_or_refused_and_never_break_the_reader(folder: Path) -> None:
    chance = random.Random(2027)
    signs = "\n :-[]{}&*!|>'\"#%@`,?\t\0é7xno"
    for _ in range(1500):
        text = list(SMALL)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(text))
            text[place : place + chance.randint(0, 3)] = chance.choices(signs, k=chance.randint(0, 3))
        (folder / "small.yaml").write_text("".join(text))
        for malformed in read_folder(folder).refused:
            assert 1 <= malformed.line <= "".join(text).count("\n") + 1
            assert malformed.reason
