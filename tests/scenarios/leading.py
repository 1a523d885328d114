"""A play about holding the room together; with the others it stands in `plays`."""

from tests.playing import refused
from tests.scenarios.scene import Scene


def play_attention() -> Scene:
    """A facilitator leads the room to a step, locks the map and all pages, asks for eyes up, and sends messages."""
    scene = Scene()
    scene.running("map")
    scene.fay("follow", on=True, step="s2")
    scene.fay("follow", on=True, step="s3")
    scene.fay("lock", what="map")
    with refused("locked"):
        scene.put("al", "s1", today="person")
    scene.add("al", "parked_item", "k1", text="Who buys the tool?")
    scene.fay("lock", what="all")
    scene.fay("lock", what="")
    scene.put("al", "s1", today="person")
    scene.fay("freeze", words="  Eyes\nup ")
    scene.fay("freeze", words="")
    scene.fay("freeze", words="Look at me")
    scene.fay("send_message", text="Five more minutes", wall=True)
    scene.fay("send_message", text="Three more minutes")
    scene.fay("send_message", text="")
    with refused("facilitators_only"):
        scene.says("al", "send_message", text="Lunch")
    scene.put("fay", "s3", focus="now")
    scene.go("redesign")
    scene.fay("suggest_groups")
    scene.fay("send_message", text="Who types?", group="group-s3")
    scene.fay("follow", on=False)
    return scene
