"""Law: what stands around the code keeps its promises to a newcomer, an operator and a stranger's machine."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
IGNORED = (ROOT / ".gitignore").read_text().splitlines()
NOT_OURS = {".git"} | {line.strip("/") for line in IGNORED if line.endswith("/")}
# Put together here, so that this file does not break its own law.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
    )
]
MACHINE_PATHS = [f"/{folder}/" for folder in ("work", "root")]
SKIPS = re.compile(r"pytest\.(skip|xfail|importorskip)\b|mark\.(skip|skipif|xfail)\b|unittest\.skip")


def our_files() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(folder, name) for name in files)


def texts() -> Iterator[tuple[str, str]]:
    for path in our_files():
        yield str(path.relative_to(ROOT)), path.read_bytes().decode("utf-8", errors="replace")


def test_the_readme_begins_with_the_two_commands() -> None:
    first_block = re.search(r"```\w*\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert first_block
    commands = {line.partition("#")[0].strip() for line in first_block[1].splitlines()}
    assert {"python3 dev.py run", "python3 dev.py test"} <= commands


def test_ci_runs_what_a_newcomer_runs() -> None:
    ci = ROOT / ".ci" / "run"
    assert "python3 dev.py test" in ci.read_text().splitlines()
    assert "set -euo pipefail" in ci.read_text()
    assert os.access(ci, os.X_OK)


def test_no_test_skips_what_is_missing() -> None:
    tests = [(name, text) for name, text in texts() if re.fullmatch(r"tests/.*\.py", name)]
    assert [name for name, text in tests if name != "tests/laws/test_house.py" and SKIPS.search(text)] == []


def test_no_file_names_a_package_registry() -> None:
    assert [(name, host) for name, text in texts() for host in REGISTRY_HOSTS if host in text] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [(name, path) for name, text in texts() for path in MACHINE_PATHS if path in text] == []


def test_no_lock_file_with_addresses_is_kept() -> None:
    names = {path.name for path in our_files()}
    assert names & {"uv.lock", "poetry.lock", "Pipfile.lock", "pylock.toml", "yarn.lock", "package-lock.json"} == set()


def test_the_image_runs_as_a_user_without_rights_on_the_hashed_lock() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users and users[-1].partition(":")[0] not in ("0", "root")
    assert [line for line in lines if "pip install" in line and "--require-hashes" not in line] == []


def test_the_image_is_built_from_what_is_there() -> None:
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    sources = [source for copy in copies for source in copy.split()]
    sent = (ROOT / ".dockerignore").read_text().splitlines()
    assert [source for source in sources if f"!{source}" not in sent or not (ROOT / source).exists()] == []


def test_the_image_sets_only_settings_that_exist() -> None:
    named = re.findall(r"CROSSFLOW_(\w+)=", (ROOT / "Dockerfile").read_text())
    assert "DATA_DIR" in named
    assert {name.lower() for name in named} <= Settings.model_fields.keys()
