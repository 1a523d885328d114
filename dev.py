#!/usr/bin/env python3
"""Everything around Crossflow, with nothing but Python 3.11: python3 dev.py COMMAND.

Makes its own environment in .venv from the hashed lock files and promises: no interpreter is downloaded,
no package is installed without its hash, a half-made environment is thrown away and made again, and what
it cannot install itself it names in one line to copy.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STARTED = time.monotonic()

LINT = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
QUICK_TESTS = ("pytest", "-q", "-n", "2", "-m", "not thorough", "tests/domain", "tests/laws")
# A file's tests stay together, so that what a file starts once (a server, a browser) is started once.
# In their own order: by number of tests the long ones, of which a file has few, would come last, on one core alone.
SHARED_TESTS = ("pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-m", "not alone")
LONE_TESTS = ("pytest", "-m", "alone")
NO_TEST_FOUND = 5
CAMPAIGNS = {
    "bpmn": "tests.bpmn",
    "exports": "tests.load.exports",
    "goals": "tests.goals",
    "kill": "tests.faults.kill_campaign",
    "layout": "tests.load.layout",
    "load": "tests.load",
    "mutants": "tests.mutants",
    "pictures": "tests.pictures",
    "soak": "tests.soak",
}
BY_PIP = "-m pip install -q --disable-pip-version-check --no-cache-dir --no-deps --require-hashes -r".split()
BY_UV = "pip sync -q --no-cache --require-hashes -p".split()
COMPILE = "pip compile pyproject.toml -q --system-certs --universal --python-version 3.11".split()
APT = "env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0".split()
APT_INSTALL = [*APT, "install", "-y", "--no-install-recommends"]
BROWSER = "chromium-headless-shell"
FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
HASHES_NO_ADDRESSES = "--generate-hashes --no-emit-index-url --no-header --no-annotate".split()


def run(arguments: list[str]) -> None:
    """run [--host H] [--port P] …    start the server; the first time makes everything it needs"""
    prepare(RUN_LOCK)
    say("Starting the server")
    become("server", "serve", *arguments)


def test(arguments: list[str]) -> None:
    """test [pytest arguments]        all checks and tests; with arguments, pytest gets only those"""
    prepare(DEV_LOCK)
    prepare_browser()
    tests = (("pytest", *arguments),) if arguments else (SHARED_TESTS, LONE_TESTS)
    report([check_passes(check) for check in (*LINT, *tests)])


def check(arguments: list[str]) -> None:
    """check                          the fast part: style, types, domain tests, laws"""
    prepare(DEV_LOCK)
    report([check_passes(check) for check in (*LINT, (*QUICK_TESTS, *arguments))])


def rehearse(arguments: list[str]) -> None:
    """rehearse …                     a workshop with simulated participants"""
    prepare(RUN_LOCK)
    become("server", "rehearse", *arguments)


def campaign(arguments: list[str]) -> None:
    """campaign NAME …                a long trial by hand; without a name: lists them"""
    if arguments and arguments[0] not in CAMPAIGNS:
        sys.exit(f"There is no campaign {arguments[0]!r}. There are: {', '.join(CAMPAIGNS)}.")
    if arguments:
        prepare(DEV_LOCK)
        become(CAMPAIGNS[arguments[0]], *arguments[1:])
    print("\n".join(f"{name:10}python3 -m {module}" for name, module in CAMPAIGNS.items()))


def lock(arguments: list[str]) -> None:
    """lock [--upgrade]               write both lock files anew from pyproject.toml"""
    prepare(DEV_LOCK)
    compile_lock = [str(VENV / "bin" / "uv"), *COMPILE, *HASHES_NO_ADDRESSES, *arguments]
    require([*compile_lock, "-o", RUN_LOCK.name])
    require([*compile_lock, "--group", "dev", "-c", RUN_LOCK.name, "-o", DEV_LOCK.name])
    prepare(DEV_LOCK)


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    command.__name__: command for command in (run, test, check, rehearse, campaign, lock)
}


def prepare(lock_file: Path) -> None:
    """Leave an environment that holds what the lock file names. A second caller waits for the first."""
    with one_at_a_time():
        installed = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
        if installed.startswith(DEV_LOCK.name):
            lock_file = DEV_LOCK  # holds all of RUN_LOCK; starting the server takes no tools away
        if installed == stamp(lock_file):
            return
        if installed.split()[-1:] != [python_version()]:
            make_venv()
        STAMP.unlink(missing_ok=True)
        install(lock_file)
        STAMP.write_text(stamp(lock_file))
    say("The environment is ready")


def stamp(lock_file: Path) -> str:
    """What is written down once the lock file is installed: another content or Python, another stamp."""
    return f"{lock_file.name} {hashlib.sha256(lock_file.read_bytes()).hexdigest()} {python_version()}"


def python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def make_venv() -> None:
    say(f"Making .venv with Python {python_version()}")
    if not venv_made():
        need([f"python{python_version()}-venv"])
        if not venv_made():
            sys.exit("python3 -m venv does not work here, even with its package installed.")


def venv_made() -> bool:
    """Bare Debian has no ensurepip: the attempt fails and leaves half an environment behind."""
    if VENV.exists():
        shutil.rmtree(VENV)
    # Not sys.executable: that may stand in the very .venv just removed.
    interpreter = str(getattr(sys, "_base_executable", sys.executable))
    return succeeds([interpreter, "-m", "venv", str(VENV)], stdout=subprocess.DEVNULL)


def install(lock_file: Path) -> None:
    """By uv, with the machine's certificates (a company's proxy) or its own (a bare machine has none).

    By pip, which takes longer but knows a company's mirror, where uv gets nowhere.
    """
    say(f"Installing {len(pinned(lock_file))} packages from {lock_file.name}")
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        only_uv = VENV / "only-uv.lock"
        only_uv.write_text(pinned(DEV_LOCK)["uv"])
        require([str(PYTHON), *BY_PIP, str(only_uv)])
    by_uv = [str(uv), *BY_UV, str(PYTHON), str(lock_file)]
    by_pip = [str(PYTHON), *BY_PIP, str(lock_file)]
    if not any(succeeds(attempt) for attempt in ([*by_uv, "--system-certs"], by_uv, by_pip)):
        sys.exit("The packages could not be installed, see above.")


def pinned(lock_file: Path) -> dict[str, str]:
    """Every requirement of a lock file with its hashes, by package name."""
    entries = re.split(r"\n(?=\S)", lock_file.read_text().strip())
    return {entry.split("==")[0]: entry + "\n" for entry in entries}


def prepare_browser() -> None:
    """The browser tests drive Debian's Chromium, without its windows where that can be had: it opens pages in a ninth
    of the time. The driver of Playwright links libatomic. Bare Debian's only font is wider than anybody's screen."""
    if not FONT.exists():
        obtained("fonts-noto-core")
    can_open_pages = shutil.which(BROWSER) or obtained(BROWSER) or shutil.which("chromium")
    missing = [] if can_open_pages else ["chromium"]
    if shutil.which("apt-get") and not any(Path("/usr/lib").glob("*/libatomic.so.1")):
        missing.append("libatomic1")
    if missing:
        need(missing)


def need(packages: list[str]) -> None:
    """Install Debian packages, or stop with the one line that does."""
    if not may_install():
        sys.exit(missing_text(packages))
    say(f"Installing {' '.join(packages)} with apt-get")
    succeeds([*APT, "update"])  # a foreign list that fails is no reason to stop
    if not succeeds([*APT_INSTALL, *packages], stdout=subprocess.DEVNULL):
        sys.exit(f"apt-get could not install {' '.join(packages)}, see above.")


def obtained(package: str) -> bool:
    """Whether a package that is only good to have could be installed; when it could not, nothing is said of it."""
    if not may_install():
        return False
    say(f"Installing {package} with apt-get, if there is one")
    return quietly([*APT_INSTALL, package]) or (quietly([*APT, "update"]) and quietly([*APT_INSTALL, package]))


def quietly(command: list[str]) -> bool:
    return succeeds(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def may_install() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def missing_text(packages: list[str]) -> str:
    names = " ".join(packages)
    return f"{names} missing. Run this, then the same command again:\n\n    sudo apt-get install -y {names}\n"


def check_passes(check: tuple[str, ...]) -> bool:
    say(" ".join(check))
    return succeeds([str(PYTHON), "-m", *check], fine=(0, NO_TEST_FOUND) if check == LONE_TESTS else (0,))


def report(passed: list[bool]) -> None:
    say("All passed" if all(passed) else f"FAILED: {passed.count(False)} of {len(passed)}, see above")
    sys.exit(0 if all(passed) else 1)


def require(command: list[str]) -> None:
    if not succeeds(command):
        sys.exit(f"This failed, see above: {' '.join(command)}")


def succeeds(
    command: list[str], fine: tuple[int, ...] = (0,), stdout: int | None = None, stderr: int | None = None
) -> bool:
    ended = subprocess.run(command, cwd=ROOT, env=clean_environment(), stdout=stdout, stderr=stderr)
    return ended.returncode in fine


def clean_environment() -> dict[str, str]:
    """Ours without what would send Python or pip to other packages than those of .venv, or would let Python compile
    them anew at every start, which costs a server that comes back a second."""
    strange = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    strange |= {"PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in strange}
    return kept | {"UV_PYTHON_DOWNLOADS": "never"}


def become(module: str, *arguments: str) -> None:
    """Turn into the environment's Python, so that signals reach the server itself.

    The first argument must be the full path: from a bare "python" the interpreter does not find its .venv.
    """
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", module, *arguments], clean_environment())


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  an older one is just what may start this file
        sys.exit(f"Crossflow needs Python 3.11 or newer; {sys.executable} is {python_version()}.")
    if not arguments or arguments[0] not in COMMANDS:
        commands = "\n".join(f"  {command.__doc__}" for command in COMMANDS.values())
        sys.exit(f"usage: python3 dev.py COMMAND\n\n{commands}")
    try:
        COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped.")
    except PermissionError as refusal:
        sys.exit(f"{refusal}. Was .venv made by another user? Remove it, then run the same command again.")


if __name__ == "__main__":
    main(sys.argv[1:])
