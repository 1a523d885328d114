"""A play about two functions that see the same step otherwise."""

from tests.playing import refused
from tests.scenarios.scene import Scene


def play_describing() -> Scene:
    """Two functions see steps otherwise: one is renamed and gets its name back, another holds both and is divided."""
    scene = Scene()
    scene.running("map")
    scene.add(
        "al", "description", "d1", step="s2", function="sales", name="Find gaps", text="We look for what is missing"
    )
    scene.add("ida", "description", "d2", step="s3", function="it", text="A job adds up what is there")
    scene.says("olga", "choose_description", description="d1", outcome="this")
    scene.says("olga", "choose_description", description="d1", outcome="other")
    with refused("not_yours"):
        scene.says("al", "choose_description", description="d2", outcome="this")
    scene.says("finn", "choose_description", description="d2", outcome="both", first="s3a", second="s3b")
    scene.go("mark")
    scene.mark("al", "s3b", "person")
    scene.mark("ida", "s2", "automatic")
    scene.fay("reveal")
    return scene
