"""A short play about thinking ahead of failure; `plays.py` gathers it with the others."""

from tests.playing import refused
from tests.scenarios.scene import Scene


def play_premortem() -> Scene:
    """Everybody writes alone why it could fail; all of it is shown at once, and once more what came later."""
    scene = Scene()
    scene.running("commit")
    scene.says("al", "write_causes", texts=["Nobody used it", "Too late"])
    scene.says("hal", "write_causes", texts=["Nobody used it"])
    scene.says("al", "write_causes", texts=["Nobody used it", "Too late", "Pay stayed as it was"])
    with refused("watching"):
        scene.says("fay", "write_causes", texts=["I know"])
    scene.fay("share_causes")
    scene.says("ida", "write_causes", texts=["The data was wrong"])
    scene.fay("share_causes")
    scene.says("finn", "write_causes", texts=["Nobody ever read this"])
    return scene
