"""Short plays about what nobody can be told of: pulses, and concerns without a name; `plays.py` gathers them."""

from tests.playing import CAST, refused
from tests.scenarios.scene import Scene


def play_pulses() -> Scene:
    """Six answer at the start and it is shown; at the close only four do, and nothing is."""
    scene = Scene(pulses=True)
    scene.running("frame")
    for person, answer in zip(CAST, (4, 4, 5, 2, 4, 3), strict=True):
        scene.says(person, "answer_pulse", occasion="start", question="safe", answer=answer)
    with refused("answered"):
        scene.says("al", "answer_pulse", occasion="start", question="safe", answer=1)
    scene.go("map")
    with refused("pulse_closed"):
        scene.says("al", "answer_pulse", occasion="start", question="safe", answer=1)
    scene.go("agree")
    for person, answer in zip(list(CAST)[:4], (1, 4, 5, 2), strict=True):
        scene.says(person, "answer_pulse", occasion="close", question="safe", answer=answer)
    scene.fay("close_workshop", despite="The train left")
    return scene


def play_check_pulse() -> Scene:
    """A check asks four questions; the facilitator shows what came out before the room goes on."""
    scene = Scene(pulses=True, follows="w0")
    scene.opened()
    scene.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay")
    scene.add("fay", "block", "b-check", phase="check", minutes=10, order=20)
    scene.go("check")
    for number, person in enumerate(CAST):
        scene.says(person, "answer_pulse", occasion="check", question="trust", answer=1 + number % 5)
        if number < 3:
            scene.says(person, "answer_pulse", occasion="check", question="skills", answer=4)
    scene.fay("close_pulse")
    return scene


def play_worries() -> Scene:
    """Two write what worries them without their name; the closing shows both, as nobody's."""
    scene = Scene()
    scene.running("commit")
    scene.says("al", "write_concern", text="Will my job go?", category="job_security")
    scene.says("hal", "write_concern", text="Too much at once")
    with refused("watching"):
        scene.says("fay", "write_concern", text="I know")
    scene.fay("close_workshop", despite="The train left")
    with refused("not_now"):
        scene.says("ida", "write_concern", text="Too late")
    return scene
