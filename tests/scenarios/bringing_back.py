"""A workshop that is brought back from its file, and goes on."""

import json

from server.domain.archive.archive import archive
from server.domain.archive.bringing_back import BringBack, read_past
from server.domain.blocks import Imprint
from server.domain.people import Join
from tests.exports.small_workshop import agreed, seen_by
from tests.scenarios.scene import Scene


def play_bringing_back() -> Scene:
    """A closed workshop comes back as it was; somebody new reads it, and its line is completed."""
    file = json.dumps(archive(seen_by(agreed(), "fay"), Imprint("w1", 2_000_000)))
    scene = Scene(begin=BringBack(read_past(json.loads(file)), "Fay"))
    scene.ask("nora", Join("Nora", watching=True))
    scene.put("fay", "c1", measure="Overrides fall by half")
    return scene
