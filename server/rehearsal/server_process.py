"""A server of one's own: a fresh process on a free port, its data in a folder that goes with it."""

import asyncio
import contextlib
import os
import re
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SET_UP = re.compile(r"(/set-up/\S+)")
PATIENCE = 60


class ServerFailed(Exception):
    """The server ended by itself, or never began."""


class Server(NamedTuple):
    """A running server, and the link that makes its first account."""

    base: str
    set_up: str
    process: asyncio.subprocess.Process


@contextlib.asynccontextmanager
async def own_server() -> AsyncIterator[Server]:
    """A server while this lasts. It is told nothing of any other server's settings but the folder of templates."""
    with tempfile.TemporaryDirectory(prefix="crossflow-rehearsal-") as folder:
        port, log = free_port(), Path(folder, "log")
        with log.open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "server", "serve", "--port", str(port)),
                cwd=ROOT,
                env=environment(Path(folder)),
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
            )
        try:
            yield Server(f"http://127.0.0.1:{port}", await announced(process, log), process)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


def environment(folder: Path) -> dict[str, str]:
    """What the server is started with: above all a database of its own, whatever this machine serves besides."""
    foreign = {name for name in os.environ if name.startswith("CROSSFLOW_")} - {"CROSSFLOW_TEMPLATES_DIR"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return kept | {
        "CROSSFLOW_DATA_DIR": str(folder / "database"),
        "CROSSFLOW_ALPINE_SOURCE": "local",
        "CROSSFLOW_LOG_LEVEL": "warning",
    }


async def announced(process: asyncio.subprocess.Process, log: Path) -> str:
    """The set-up link, once the server says it: from then on it listens."""
    assert process.stdout  # noqa: S101  it was asked for
    async with asyncio.timeout(PATIENCE):
        while line := await process.stdout.readline():
            if found := SET_UP.search(line.decode()):
                return found[1]
    raise ServerFailed(f"The server did not start:\n{log.read_text()[-2000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
