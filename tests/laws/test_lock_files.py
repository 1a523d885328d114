"""Law: everybody who installs Crossflow gets exactly the packages that were tried."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
REQUIREMENT = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")

both_locks = pytest.mark.parametrize("lock_file", [RUN_LOCK, DEV_LOCK], ids=lambda path: path.name)


def entries(lock_file: Path) -> list[str]:
    return re.split(r"\n(?=\S)", lock_file.read_text().rstrip())


def versions(lock_file: Path) -> dict[str, str]:
    found = [REQUIREMENT.fullmatch(entry) for entry in entries(lock_file)]
    return {one["name"]: one["version"] for one in found if one}


def plain_names(requirements: list[str]) -> set[str]:
    names = (re.match(r"[A-Za-z0-9._-]+", requirement) for requirement in requirements)
    return {re.sub(r"[._]", "-", name[0]).lower() for name in names if name}


@both_locks
def test_a_lock_names_no_address(lock_file: Path) -> None:
    assert not re.findall(r"\S*(?:://|--index|--find-links)\S*", lock_file.read_text())


@both_locks
def test_every_requirement_of_a_lock_is_pinned_and_hashed(lock_file: Path) -> None:
    assert [entry for entry in entries(lock_file) if not REQUIREMENT.fullmatch(entry)] == []


def test_every_dependency_of_the_project_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert plain_names(project["project"]["dependencies"]) - versions(RUN_LOCK).keys() == set()
    assert plain_names(project["dependency-groups"]["dev"]) - versions(DEV_LOCK).keys() == set()


def test_what_is_tested_is_what_runs() -> None:
    """Installing the tools must not change a single package of the running server."""
    assert versions(RUN_LOCK).items() <= versions(DEV_LOCK).items()
