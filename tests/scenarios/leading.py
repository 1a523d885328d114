"""Plays about holding the room together and about the wall; with the others they stand in `plays`."""

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


def play_wall() -> Scene:
    """A facilitator puts other faces on the wall while people mark and talk: a part, a step, how to join, and back."""
    scene = Scene()
    scene.opened()
    scene.fay("show_on_wall", face="task")
    scene.put("fay", "s1", part="Collect")
    scene.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay")
    scene.go("mark")
    scene.fay("show_on_wall", face="map", part="Collect")
    scene.mark("al", "s1", "person", why="Trust")
    scene.fay("show_on_wall", face="steps", step="s1")
    scene.mark("ida", "s1", "automatic")
    with refused("facilitators_only"):
        scene.says("al", "show_on_wall", face="join")
    with refused("gone"):
        scene.fay("show_on_wall", face="steps", step="nowhere")
    scene.fay("reveal")
    scene.go("talk")
    scene.fay("look_at", step="s1")
    scene.fay("show_on_wall", face="steps", part="Collect")
    scene.fay("show_on_wall", face="join")
    scene.fay("show_on_wall", face="")
    return scene
