"""Small by default: a file is one thing, a function one thought."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
MOST_IN_A_FUNCTION = 50


def sources() -> list[Path]:
    found = [ROOT / "dev.py", *(ROOT / "server").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    found += [path for kind in ("js", "css", "html") for path in (ROOT / "web").rglob(f"*.{kind}")]
    return [path for path in sorted(found) if "vendor" not in path.parts]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    "path", [p for p in sources() if p.suffix == ".py"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_function_is_over_50_lines(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_IN_A_FUNCTION, node.name
