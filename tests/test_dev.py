"""dev.py: what it promises before anything is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent
STAND_IN_PYTHON = '#!/bin/sh\necho "$0" "$@"\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """dev.py and both locks beside an installed environment whose Python only repeats its arguments."""
    for name in ("dev.py", dev.RUN_LOCK.name, dev.DEV_LOCK.name):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(STAND_IN_PYTHON)
    python.chmod(0o755)
    (tmp_path / ".venv" / "installed").write_text(dev.stamp(tmp_path / dev.RUN_LOCK.name))
    return tmp_path


def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "dev.py"), *arguments]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=60)


def test_another_lock_is_another_stamp(tmp_path: Path) -> None:
    lock_file = tmp_path / "requirements.lock"
    lock_file.write_text("segno==1.0\n")
    before = dev.stamp(lock_file)
    assert dev.stamp(lock_file) == before
    lock_file.write_text("segno==1.1\n")
    assert dev.stamp(lock_file) != before


def test_another_python_is_another_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.stamp(dev.RUN_LOCK)
    monkeypatch.setattr(dev, "python_version", lambda: "3.99")
    assert dev.stamp(dev.RUN_LOCK) != before


def test_a_lock_file_is_read_entry_by_entry(tmp_path: Path) -> None:
    lock_file = tmp_path / "requirements.lock"
    lock_file.write_text("uv==1 \\\n    --hash=a \\\n    --hash=b\nx==2 ; os == 'a' \\\n    --hash=c\n")
    assert dev.pinned(lock_file) == {
        "uv": "uv==1 \\\n    --hash=a \\\n    --hash=b\n",
        "x": "x==2 ; os == 'a' \\\n    --hash=c\n",
    }


def test_the_installer_itself_comes_from_the_lock_with_its_hashes() -> None:
    assert dev.pinned(dev.DEV_LOCK)["uv"].count("--hash=sha256:") > 5


def test_every_command_says_in_one_line_what_it_does(copy: Path) -> None:
    assert list(dev.COMMANDS) == ["run", "test", "check", "rehearse", "campaign", "lock"]
    answer = call(copy)
    assert answer.returncode == 1
    for name in dev.COMMANDS:
        assert f"\n  {name} " in answer.stderr


def test_campaigns_are_listed_and_an_unknown_one_is_refused(copy: Path) -> None:
    assert "python3 -m tests.faults.kill_campaign" in call(copy, "campaign").stdout
    answer = call(copy, "campaign", "flood")
    assert answer.returncode == 1
    assert answer.stderr == f"There is no campaign 'flood'. There are: {', '.join(dev.CAMPAIGNS)}.\n"


def test_every_campaign_is_a_module_that_exists() -> None:
    for module in dev.CAMPAIGNS.values():
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_run_hands_over_to_the_server_with_its_arguments_and_the_full_path(copy: Path) -> None:
    answer = call(copy, "run", "--port", "8123")
    assert answer.stdout.splitlines()[-1] == f"{copy}/.venv/bin/python -m server serve --port 8123"


def test_rehearse_hands_over_its_arguments(copy: Path) -> None:
    assert call(copy, "rehearse", "--people", "5").stdout.endswith("-m server rehearse --people 5\n")


def test_running_keeps_the_tools_of_an_environment_made_for_tests(copy: Path) -> None:
    stamp = dev.stamp(copy / dev.DEV_LOCK.name)
    (copy / ".venv" / "installed").write_text(stamp)
    assert call(copy, "run").stdout.endswith("-m server serve\n")
    assert (copy / ".venv" / "installed").read_text() == stamp


def test_without_root_the_one_line_that_helps_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stop:
        dev.need(["chromium", "libatomic1"])
    assert "\n    sudo apt-get install -y chromium libatomic1\n" in str(stop.value)


def test_a_missing_browser_stops_the_tests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="chromium"):
        dev.prepare_browser()


def test_packages_never_come_from_the_callers_own_python_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    environment = dev.clean_environment()
    assert {"PYTHONPATH", "PIP_USER"} & environment.keys() == set()
    assert environment["LANG"] == "de_DE.UTF-8"
    assert environment["UV_PYTHON_DOWNLOADS"] == "never"


def test_what_python_has_compiled_is_kept_for_the_next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in dev.clean_environment()


def test_no_test_being_marked_alone_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def found_nothing(command: list[str], fine: tuple[int, ...] = (0,)) -> bool:
        return dev.NO_TEST_FOUND in fine

    monkeypatch.setattr(dev, "succeeds", found_nothing)
    assert dev.check_passes(dev.LONE_TESTS)
    assert not dev.check_passes(dev.SHARED_TESTS)
