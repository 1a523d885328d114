"""A play about a room that decides by consent."""

from tests.playing import refused
from tests.scenarios.scene import Scene


def play_consenting() -> Scene:
    """The room decides by consent: one function objects, the words change, it is asked again; then opened again."""
    scene = Scene()
    scene.opened()
    scene.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay", decision_rule="consent")
    scene.go("talk")
    scene.fay("open_decision", step="s3", mode="shared", accountable="finn")
    scene.put("finn", "decision-s3", why="Rules are clear", evidence="vendor_claim")
    with refused("ask_first"):
        scene.says("finn", "decide_step", step="s3")
    scene.fay("ask_consent", step="s3")
    for person in ("al", "ida", "olga", "finn"):
        scene.says(person, "answer_consent", step="s3")
    scene.says("hal", "answer_consent", step="s3", objects=True, objection="Juniors would never learn it")
    with refused("objection"):
        scene.fay("decide_step", step="s3")
    scene.put("finn", "decision-s3", unless="A junior is in the team")
    with refused("ask_again"):
        scene.fay("decide_step", step="s3")
    scene.fay("ask_consent", step="s3")
    for person in ("al", "ida", "hal", "olga", "finn"):
        scene.says(person, "answer_consent", step="s3")
    scene.says("finn", "decide_step", step="s3")
    scene.fay("reopen_step", step="s3")
    scene.fay("park_step", step="s3", person="olga", until="2027-03-01")
    return scene
