"""The direct way onto a line: the frames are those that any WebSocket client reads, and compression goes around it."""

import asyncio
from pathlib import Path

import pytest
from websockets.frames import Frame, Opcode

from server.live.direct import framed
from tests.live.running import Server, opened

SIZES = (0, 1, 125, 126, 127, 65_535, 65_536, 200_000)


@pytest.mark.parametrize("size", SIZES)
def test_a_frame_is_what_the_websocket_library_makes(size: int) -> None:
    text = b"x" * size
    assert framed(text) == Frame(Opcode.TEXT, text).serialize(mask=False)


@pytest.mark.parametrize("deflate", ["false", "true"])
def test_everybody_hears_the_same_whether_lines_compress_or_not(tmp_path: Path, deflate: str) -> None:
    async def play() -> None:
        workshop = await opened(server)
        await workshop.run("map")
        async with await workshop.joined("Al", "sales") as al, await workshop.joined("Ida", "it") as ida:
            text = "x" * 150
            step = next(one.id for one in al.parts["everyone"].records.values() if one.kind == "step")
            act = {"act": "add", "kind": "issue", "id": "i1", "values": {"text": text, "place": step}}
            assert (await al.ask("edit", acts=[act]))["type"] == "accepted"
            await ida.until(lambda guest: "i1" in guest.parts["everyone"].records)
            assert ida.parts["everyone"].records["i1"].values["text"] == text

    server = Server(tmp_path, deflate=deflate).start()
    try:
        asyncio.run(play())
    finally:
        server.stop()
