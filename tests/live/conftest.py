"""One running server for all tests of a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.running import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(Path(tmp_path_factory.mktemp("server"))).start()
    yield running
    running.stop()
