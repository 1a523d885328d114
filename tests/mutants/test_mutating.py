"""What is changed in a formula, what is left alone, and that a change its tests do not notice is told."""

import ast
from pathlib import Path

import pytest

from tests.mutants.mutating import mutants
from tests.mutants.subjects import EQUIVALENT, SUBJECTS


def changes(source: str) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in mutants(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", [("a < b", "a <= b"), ("a < b", "a >= b")]),
        ("a + b", [("a + b", "a - b")]),
        ("a and b", [("a and b", "a or b")]),
        ("not a", [("not a", "a")]),
        ("a if b else c", [("a if b else c", "c if b else a")]),
        ("min(a)", [("min(a)", "max(a)")]),
        ("x = 2", [("2", "3")]),
        ("x = 'far'", [("'far'", "'far?'")]),
        ("x = True", [("True", "False")]),
        ("[a for a in b if a]", [("for a in b if a", "for a in b if not a")]),
    ],
)
def test_each_of_these_is_changed(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(before.strip(), after.strip()) for before, after in changes(source)] == expected


def test_a_condition_is_turned_round_and_a_result_left_out() -> None:
    found = changes("def f(a):\n    if a:\n        return a\n")
    assert found == [("if a:", "if not a:"), ("return a", "return None")]


@pytest.mark.parametrize(
    "source",
    [
        '"""What it promises: 3."""',
        "x: Literal['a'] | int",
        "@thing(frozen=True)\ndef f(): ...",
        "class A(B, frozen=True): ...",
        "Word = Literal['a', 'b']",
        "f'{a} of 3'",
        "zip(a, b, strict=True)",
    ],
)
def test_what_is_no_formula_is_left_alone(source: str) -> None:
    assert changes(source) == []


def test_a_mutant_is_a_module_that_can_be_run() -> None:
    for one in mutants("x = 1 + 1"):
        exec(compile(one.tree, "mutant", "exec"), {})
    assert sorted(ast.unparse(one.tree) for one in mutants("x = 1 + 1")) == ["x = 1 + 2", "x = 1 - 1", "x = 2 + 1"]


def test_every_formula_and_its_tests_are_there() -> None:
    root = Path(__file__).parents[2]
    assert all((root / test).is_file() for one in SUBJECTS for test in one.tests)
    assert all(one.source for one in SUBJECTS)


def test_what_is_said_to_change_no_result_is_still_among_the_mutants() -> None:
    there = {(one.module, *mutant[1:4]) for one in SUBJECTS for mutant in mutants(one.source)}
    assert set(EQUIVALENT) <= there
