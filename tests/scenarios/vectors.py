"""Writes each play's vector: the events of every compartment, how far each viewer reads, and the states that follow.

    python -m tests.scenarios.vectors

A vector holds a client in any language to the server's folds. Its difference in a commit is what changed on the wire.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from tests.scenarios.plays import PLAYS
from tests.scenarios.scene import Scene, folded, whole

FOLDER = Path(__file__).resolve().parents[1] / "vectors"
OPEN = {"said": 1, "viewers": 1, "events": 2, "states": 4}
"""How many levels of each part are written line by line, so that a difference can be read."""


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.json"


def written(name: str) -> str:
    """The text of a play's vector."""
    play = PLAYS[name]
    scene = play()
    tree = {
        "play": name,
        "about": play.__doc__,
        "said": scene.said,
        "viewers": scene.viewers,
        "events": {name: [msgspec.json.decode(one) for one in events] for name, events in scene.events.items()},
        "states": states(scene),
    }
    lines = [f" {json.dumps(part)}: {told(value, OPEN.get(part, 0), 1)}" for part, value in tree.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def states(scene: Scene) -> dict[str, dict[str, Any]]:
    """Compartment → number → the state that some viewer ends with."""
    found: dict[str, dict[str, Any]] = {}
    for numbers in scene.viewers.values():
        for compartment, number in numbers.items():
            state = whole(folded(scene.events[compartment][:number]))
            found.setdefault(compartment, {})[str(number)] = state
    return found


def told(tree: Any, levels: int, depth: int) -> str:
    """JSON with one thing a line, as many levels deep."""
    if not levels or not tree or not isinstance(tree, dict | list):
        return json.dumps(tree, ensure_ascii=False)
    first, last = "[]" if isinstance(tree, list) else "{}"
    if isinstance(tree, list):
        lines = [told(one, levels - 1, depth + 1) for one in tree]
    else:
        lines = [f"{json.dumps(name)}: {told(one, levels - 1, depth + 1)}" for name, one in tree.items()]
    indent = "\n" + " " * depth
    return first + "".join(f"{indent} {line}," for line in lines)[:-1] + indent + last


def write_all() -> None:
    for name in PLAYS:
        path_of(name).write_text(written(name))


if __name__ == "__main__":
    write_all()
