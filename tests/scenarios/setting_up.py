"""A play about what is chosen and prepared before people mark; with the others it stands in `plays`."""

from server.domain.listing import TakePlace
from tests.playing import refused
from tests.scenarios.scene import Scene


def play_setting_up() -> Scene:
    """The rules are chosen anew, people are listed and come, functions are taken out with what they own."""
    scene = Scene()
    scene.fay("change_rules", levels=5, named=True)
    scene.fay("change_rules", keep_days=90)
    scene.fay("open_lobby")
    people = [("mia", "Mia", "finance"), ("mia2", " mia ", "hr"), ("wim", "Wim", ""), ("lea", "Lea", "operations")]
    scene.fay("list_people", people=[{"id": id, "name": name, "function": function} for id, name, function in people])
    scene.ask("mia", TakePlace())
    scene.ask("wim", TakePlace())
    scene.says("mia", "introduce", work="Controller", speaks_for="Accounts, „Kasse“")
    with refused("taken"):
        scene.ask("mia", TakePlace())
    with refused("facilitators_only"):
        scene.says("mia", "change_rules", named=False)
    scene.fay("remove_function", function="operations", to="finance")
    scene.fay("remove_function", function="hr")
    scene.ask("mia2", TakePlace())
    scene.fay("change_rules", named=False)
    scene.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay", starts_at="09:00", minutes=90)
    scene.go("mark")
    scene.mark("mia", "s2", "ai_helps", why="Orders are odd")
    with refused("marking_began"):
        scene.fay("change_rules", levels=3)
    scene.fay("reveal")
    scene.edit("fay", {"act": "restore", "id": "operations"})
    return scene
