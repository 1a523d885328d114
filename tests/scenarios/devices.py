"""Plays about second devices and about people without one; with the others they stand in `plays`."""

from server.domain.people import AskDevice
from tests.playing import refused
from tests.scenarios.scene import Scene


def play_devices() -> Scene:
    """Second devices wait for the facilitator, who approves one and refuses another."""
    scene = Scene()
    scene.opened()
    scene.ask("al", AskDevice(device="phone"))
    scene.ask("ida", AskDevice(device="stranger"))
    scene.fay("answer_device", device="phone", approve=True)
    scene.fay("answer_device", device="stranger", approve=False)
    with refused("gone"):
        scene.fay("answer_device", device="stranger", approve=True)
    return scene


def play_scribing() -> Scene:
    """Somebody in the room enters for Pia, who has no device: marks, done, hand, a grade. Somebody else takes over from
    them; then Pia gets a device."""
    scene = Scene()
    scene.running("mark")
    scene.fay("add_person", id="pia", name="Pia", function="hr", scribe="al")
    scene.fay("change_scribe", person="pia", scribe="hal")
    with refused("not_yours"):
        scene.says("al", "raise_hand", person="pia")
    with refused("own_device"):
        scene.fay("change_scribe", person="al", scribe="hal")
    scene.mark("hal", "s1", "person", person="pia", why="Trust")
    scene.mark("hal", "s2", "shared", person="pia")
    scene.says("hal", "unmark_step", step="s2", person="pia")
    scene.mark("al", "s1", "automatic")
    with refused("not_yours"):
        scene.mark("fay", "s1", "person", person="pia")
    scene.says("hal", "ready", on=True, person="pia")
    scene.fay("reveal")
    scene.go("talk")
    scene.says("hal", "raise_hand", person="pia")
    scene.says("hal", "lower_hand", person="pia")
    scene.says("hal", "change_view", step="s1", on=True, person="pia")
    scene.go("agree")
    scene.says("hal", "grade_package", grade=4, person="pia")
    scene.ask("pia", AskDevice(device="phone"))
    scene.fay("answer_device", device="phone", approve=True)
    with refused("not_yours"):
        scene.says("hal", "grade_package", grade=1, person="pia")
    scene.says("pia", "grade_package", grade=2)
    scene.fay("reveal_grades")
    return scene
