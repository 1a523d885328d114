"""CSV read by what is not Python: our own strict reader in JavaScript, and SQLite's shell where there is one.

Node comes with Playwright, which the browser tests need anyway.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from playwright._impl._driver import compute_driver_executable

READER = Path(__file__).with_name("reader.js")
Rows = list[list[str]]


def by_javascript(file: bytes) -> Rows:
    node, _ = compute_driver_executable()
    read = subprocess.run([node, READER], input=file, capture_output=True, check=False)
    assert not read.returncode, read.stderr.decode()
    found: Rows = json.loads(read.stdout)
    return found


def by_sqlite(file: bytes) -> Rows:
    """As SQLite's import takes them, the headings as a row like any other."""
    names = ", ".join(f"c{place} text" for place in range(len(by_javascript(file)[0])))
    with NamedTemporaryFile() as kept:
        kept.write(file)
        kept.flush()
        script = f"create table t ({names});\n.mode csv\n.import {kept.name} t\n.mode json\nselect * from t;\n"
        read = subprocess.run(["sqlite3", "-batch"], input=script, capture_output=True, check=False, text=True)
    assert not read.returncode and not read.stderr, read.stderr
    return [list(row.values()) for row in json.loads(read.stdout)]


READERS: dict[str, Callable[[bytes], Rows]] = {"JavaScript": by_javascript}
if shutil.which("sqlite3"):
    READERS["SQLite"] = by_sqlite
