"""Short plays: who says what, from joining to the final plan. Together they make every event happen at least once.

A play is a function of this file that begins with `play_`; its vector has the rest of its name. To add one, write it
here and run `python -m tests.scenarios.vectors`.
"""

from collections.abc import Callable
from importlib import import_module

from server.domain.people import Join
from tests.playing import refused
from tests.scenarios.scene import Scene


def in_phase(phase: str, scene: Scene | None = None) -> Scene:
    """The cast has joined and is in this phase."""
    scene = scene or Scene()
    scene.running(phase)
    return scene


def play_joining() -> Scene:
    """People join, get a number behind an equal name, are moved, added without a device, and removed."""
    scene = Scene()
    scene.fay("open_lobby")
    scene.ask("al", Join("Al", "sales"))
    scene.ask("al2", Join(" al ", "finance"))
    scene.ask("ida", Join("Ida", "it"))
    scene.ask("wim", Join("Wim", watching=True))
    with refused("missing"):
        scene.ask("nobody", Join("No function"))
    scene.says("al", "practise", level="shared")
    scene.says("al", "rename_person", person="al", name="Albert")
    scene.fay("move_person", person="wim", function="hr")
    scene.fay("move_person", person="ida", function="")
    scene.says("fay", "add_person", id="pia", name="Pia", function="operations")
    scene.says("al", "add_person", id="bo", name="Bo", function="finance", absent=True)
    scene.fay("remove_person", person="al2")
    scene.says("al", "practise", level="person")
    return scene


def play_editing() -> Scene:
    """Two people edit: different fields pass, the same field is a conflict, an undo sets back."""
    scene = in_phase("map")
    scene.put("al", "s1", name="Capture the facts", today="person")
    with refused("conflict"):
        scene.edit("fay", {"act": "set", "id": "s1", "values": {"name": "Collect"}, "was": {"name": "Capture facts"}})
    scene.edit("fay", {"act": "set", "id": "s1", "values": {"stakes": 4}, "was": {}})
    scene.put("al", "s1", name="Capture facts")
    scene.put("al", "s1", today=None, inputs=["Orders", "Calls"])
    with refused("not_yours"):
        scene.put("al", "s2", name="Mine")
    scene.edit(
        "finn",
        {"act": "add", "kind": "step", "id": "s4", "values": {"name": "Tell others", "owner": "finance", "order": 3}},
        {"act": "add", "kind": "handoff", "id": "h3", "values": {"from_step": "s3", "to_step": "s4"}},
    )
    scene.add("ada", "issue", "i1", place="s1", text="Two systems – „doppelt“ 🙂\nsecond line")
    return scene


def play_removing() -> Scene:
    """A step goes with its handoffs, comes back with them, and goes again: removal, undo, redo."""
    scene = in_phase("map")
    scene.edit("olga", {"act": "remove", "id": "s2"})
    with refused("gone"):
        scene.put("olga", "s2", name="Check twice")
    scene.edit("olga", {"act": "restore", "id": "s2"})
    scene.edit("fay", {"act": "remove", "id": "h1"}, {"act": "remove", "id": "s2"})
    scene.edit("fay", {"act": "restore", "id": "s2"}, {"act": "restore", "id": "h1"})
    scene.edit("olga", {"act": "remove", "id": "s2"})
    return scene


def play_timing() -> Scene:
    """Blocks are entered and left, the clock is stopped and run on, people say they are done."""
    scene = in_phase("frame")
    scene.go("map")
    scene.says("al", "ready", on=True)
    scene.fay("extend_timer", minutes=3)
    scene.fay("pause_timer")
    scene.fay("extend_timer", minutes=-1)
    scene.at += 60_000
    scene.fay("resume_timer")
    scene.says("al", "ready", on=False)
    scene.fay("look_at", step="s2")
    scene.fay("pause_timer")
    scene.go("frame")
    scene.go("map")
    scene.fay("look_at", step="")
    with refused("facilitators_only"):
        scene.says("al", "go", block="b-mark")
    return scene


def play_hands() -> Scene:
    """People raise and lower hands, are heard, and say privately that their view changed."""
    scene = in_phase("talk")
    for person in ("al", "ida", "finn"):
        scene.says(person, "raise_hand")
    scene.fay("lower_hand", person="ida", spoke=True)
    scene.says("al", "lower_hand", person="al")
    scene.says("ida", "raise_hand")
    scene.fay("lower_hand", person="ida", spoke=True)
    scene.says("hal", "change_view", step="s1", on=True)
    scene.says("hal", "change_view", step="s3", on=True)
    scene.says("hal", "change_view", step="s1", on=False)
    return scene


def play_doors() -> Scene:
    """Doors are shut and opened while people come: a passcode, a limit, one by one, locked; nobody is put out."""
    scene = Scene()
    scene.fay("open_lobby")
    scene.ask("al", Join("Al", "sales"))
    scene.fay("set_doors", passcode=" blue  Heron ")
    with refused("wrong_passcode"):
        scene.ask("ida", Join("Ida", "it", passcode="grey heron"))
    scene.ask("ida", Join("Ida", "it", passcode="BlueHeron"))
    scene.fay("set_doors", approval=True, passcode="")
    for person in ("hal", "hal2", "finn"):
        scene.ask(person, Join(person.title()[:3], "hr"))
    scene.fay("answer_knocks", people=["hal", "hal2"], approve=True)
    scene.fay("answer_knocks", people=["finn"], approve=False)
    with refused("gone"):
        scene.fay("answer_knocks", people=["finn"], approve=True)
    scene.fay("set_doors", approval=False, cap=4)
    with refused("full"):
        scene.ask("olga", Join("Olga", "operations"))
    scene.fay("set_doors", locked=True, cap=0)
    scene.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay")
    scene.go("frame")
    with refused("door_locked"):
        scene.ask("olga", Join("Olga", "operations"))
    scene.says("al", "practise", level="person")
    return scene


def play_before() -> Scene:
    """A function fills in before the day what it knows, by its private link; the link is renewed, and ended."""
    scene = Scene()
    scene.fay("open_lobby")
    scene.edit("fay", {"act": "set", "id": "it", "values": {"prepares": "sources"}, "was": {"prepares": None}})
    scene.add("fay", "source", "crm", name="CRM")
    scene.fay("open_before", function="it", key="k" * 22, id="before-it")
    scene.fay("open_before", function="hr", key="h" * 22, id="before-hr")
    scene.put("before-it", "it", mandate_today="Runs the systems")
    scene.put("before-it", "crm", owner="sales", ai_may_use="with_conditions")
    scene.add("before-it", "source", "erp", name="ERP")
    for act, code in (("raise_hand", "not_here"), ("practise", "not_here")):
        with refused(code):
            scene.says("before-it", act, **({"level": "person"} if act == "practise" else {}))
    with refused("not_yours"):
        scene.put("before-hr", "crm", ai_may_use="no")
    scene.fay("open_before", function="it", key="j" * 22, id="before-it-2")
    scene.fay("close_before", function="hr")
    return scene


def play_marking() -> Scene:
    """People mark privately, one changes, one takes it back, a scribe marks; the reveal shows all by function."""
    scene = in_phase("mark")
    scene.fay("add_person", id="pia", name="Pia", function="hr")
    scene.mark("al", "s1", "person", sure=5, why="Customers tell us, not the system", read_aloud=True)
    scene.mark("al", "s1", "shared", sure=3, why="Customers tell us")
    scene.mark("ada", "s1", "person", why="Trust")
    scene.mark("ida", "s1", "automatic", sure=5)
    scene.mark("finn", "s3", "not_mine")
    scene.mark("finn", "s2", "stop")
    scene.says("finn", "unmark_step", step="s2")
    scene.mark("fay", "s3", "person", person="pia", sure=1)
    with refused("not_yours"):
        scene.mark("al", "s3", "person", person="pia")
    scene.fay("reveal")
    with refused("marking_closed"):
        scene.mark("al", "s1", "person")
    return scene


def play_marking_again() -> Scene:
    """Five levels, people named: a step is marked again after the talk, one mark stands; another is opened in vain."""
    scene = in_phase("mark", Scene(levels=5, named=True))
    scene.mark("al", "s1", "person", why="Nobody else knows")
    scene.mark("finn", "s1", "shared", why="Both have failed us")
    scene.mark("ida", "s1", "ai_acts", why="The rules are clear", sure=5)
    scene.fay("reveal")
    scene.go("talk")
    scene.fay("mark_again", steps=["s1", "s2"])
    scene.mark("al", "s1", "ai_helps", why="With a check")
    scene.mark("ida", "s1", "ai_helps")
    scene.fay("reveal")
    scene.fay("mark_again", steps=["s3"])
    scene.fay("mark_again", steps=[])
    return scene


def play_marking_with_reasons() -> Scene:
    """A day: reasons are ticked, IT says if it could and the owner if it should; small functions stand together."""
    scene = Scene(levels=5, reasons=True, could_should=True, pool_under=2)
    scene.edit("fay", {"act": "set", "id": "it", "values": {"prepares": "sources"}, "was": {"prepares": None}})
    scene.running("mark")
    scene.mark("al", "s1", "person", reasons=["high_stakes_control", "interpersonal"], should=2)
    scene.mark("ada", "s1", "person", reasons=["interpersonal"], should=3)
    scene.mark("ida", "s1", "automatic", reasons=["scale"], could=5)
    scene.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    scene.mark("hal", "s1", "shared", person="pia", reasons=["stressful"])
    scene.mark("finn", "s3", "ai_helps", should=4)
    scene.mark("olga", "s3", "shared", reasons=["repetitive"])
    with refused("not_asked"):
        scene.mark("finn", "s1", "shared", should=4)
    with refused("not_asked"):
        scene.mark("al", "s1", "shared", could=4)
    scene.fay("reveal")
    scene.go("talk")
    scene.fay("look_at", step="s1")
    scene.says("ida", "confirm_constraint", step="s1")
    scene.says("ada", "confirm_constraint", step="s1")
    scene.says("ada", "confirm_constraint", step="s1", on=False)
    scene.fay("mark_again", steps=["s1"])
    scene.mark("al", "s1", "ai_helps", reasons=["interpersonal"])
    scene.mark("ida", "s1", "ai_helps", could=4)
    scene.fay("reveal")
    return scene


def play_deciding() -> Scene:
    """Aligned steps are accepted at once; one is decided by its accountable person, parked, and opened again."""
    scene = in_phase("mark")
    for person in ("al", "ida", "finn"):
        scene.mark(person, "s1", "person")
    scene.mark("al", "s3", "person")
    scene.mark("finn", "s3", "automatic")
    scene.fay("reveal")
    scene.go("talk")
    scene.fay("accept_aligned", steps=["s1"])
    with refused("not_aligned"):
        scene.fay("accept_aligned", steps=["s3"])
    scene.fay("open_decision", step="s3", mode="shared", accountable="finn")
    with refused("missing"):
        scene.says("finn", "decide_step", step="s3")
    scene.put("finn", "decision-s3", why="Rules are clear", unless="Over 1 million")
    scene.says("finn", "decide_step", step="s3")
    scene.add("hal", "dissent", "d1", step="s3", function="hr", text="Training first", confirmed=True)
    scene.fay("reopen_step", step="s3")
    scene.fay("park_step", step="s3", person="olga")
    return scene


def play_leaving() -> Scene:
    """People mark and grade, then are moved or removed, and a step goes: a reveal shows only what is still there."""
    scene = in_phase("mark")
    scene.fay("move_person", person="fay", function="hr")
    scene.mark("fay", "s1", "automatic", why="It is the same every week")
    scene.mark("al", "s1", "person", why="Trust")
    scene.mark("ada", "s1", "automatic", why="Rules")
    scene.mark("ida", "s2", "stop", why="Nobody reads it")
    scene.mark("finn", "s1", "shared")
    scene.fay("move_person", person="finn", function="operations")
    scene.mark("finn", "s3", "person")
    scene.fay("remove_person", person="ada")
    scene.edit("fay", {"act": "remove", "id": "s2"})
    scene.go("talk")
    with refused("marking_closed"):
        scene.mark("al", "s3", "automatic")
    scene.fay("reveal")
    scene.edit("fay", {"act": "restore", "id": "s2"})
    scene.go("agree")
    scene.says("al", "grade_package", grade=2, would_move="A trial first")
    scene.says("hal", "grade_package", grade=1, would_move="Somebody who trains us")
    scene.fay("move_person", person="hal", function="")
    scene.fay("reveal_grades")
    scene.says("al", "grade_package", grade=3)
    return scene


def play_dividing() -> Scene:
    """A step hid two decisions: it is divided, its handoffs follow, and the halves are marked anew."""
    scene = in_phase("mark")
    scene.mark("al", "s2", "person")
    scene.mark("ida", "s2", "automatic")
    scene.fay("reveal")
    scene.go("talk")
    halves = {"first": "s2a", "second": "s2b", "first_name": "Collect data", "second_name": "Judge data"}
    scene.fay("divide_step", step="s2", **halves)
    scene.mark("al", "s2b", "person")
    scene.mark("ida", "s2a", "automatic")
    scene.fay("reveal")
    return scene


def play_grading() -> Scene:
    """Everybody grades the package privately; the grades are shown, and again after one has moved."""
    scene = in_phase("commit")
    scene.add("finn", "role_change", "c1", role="Manager", steps=["s3"])
    scene.go("agree")
    scene.says("al", "grade_package", grade=5)
    scene.says("hal", "grade_package", grade=2, exceptions=["c1"], would_move="Train people first")
    scene.says("finn", "grade_package", grade=4)
    scene.fay("reveal_grades")
    scene.says("hal", "grade_package", grade=3)
    scene.fay("reveal_grades")
    with refused("watching"):
        scene.says("fay", "grade_package", grade=3)
    return scene


def play_closing() -> Scene:
    """A workshop closes with what is missing named, is opened again, completed, closed, and made final."""
    scene = in_phase("agree")
    with refused("incomplete"):
        scene.fay("close_workshop")
    scene.says("ida", "raise_hand")
    scene.fay("close_workshop", despite="The room had to be left")
    scene.fay("reopen_workshop")
    scene.says("al", "grade_package", grade=4)
    scene.fay("reveal_grades")
    scene.add("fay", "metric_change", "m1", metric="Accuracy", functions=["sales", "finance"], direction="increase")
    scene.put("fay", "m1", unit="percent", target=90, target_on="2027-06-30", due="2027-03-01", measure="In the call")
    scene.put("fay", "m1", owner="finn", co_owner="al")
    scene.says("finn", "take_line", change="m1", first_step="Ask for it")
    scene.put("fay", "purpose", check_on="2027-02-01", check_chair="olga")
    scene.fay("close_workshop")
    scene.fay("make_final")
    return scene


def play_leading() -> Scene:
    """A co-facilitator helps, is given the lead, loses their line, and is taken over from."""
    scene = in_phase("map")
    scene.fay("name_co_facilitator", person="al")
    scene.says("al", "extend_timer", minutes=1)
    with refused("not_leading"):
        scene.says("al", "go", block="b-mark")
    scene.fay("hand_over", to="al")
    scene.says("al", "go", block="b-mark")
    scene.mark("al", "s1", "person", why="It is still my mark")
    scene.says("fay", "take_over")
    scene.fay("reveal")
    scene.fay("end_co_facilitator", person="al")
    return scene


def play_awkward_ids() -> Scene:
    """Ids that mean something to a programming language are ids like any other."""
    scene = in_phase("map")
    for order, id in enumerate(("constructor", "hasOwnProperty", "42", "7", "then")):
        scene.add("al", "step", id, name=f"Step {id}", owner="sales", order=order + 10)
    scene.put("al", "constructor", name="Renamed", today="person")
    scene.add("al", "handoff", "valueOf", from_step="constructor", to_step="42")
    scene.go("mark")
    for step in ("constructor", "42"):
        scene.mark("al", step, "person", why="__proto__")
    scene.fay("reveal")
    scene.edit("fay", {"act": "remove", "id": "constructor"})
    return scene


PARTS = (
    *(
        "bringing_back",
        "caring",
        "consenting",
        "describing",
        "devices",
        "failing",
        "following",
        "grading_lines",
        "leading",
    ),
    *("setting_up", "time_and_groups"),
)
"""The files beside this one that hold plays as well."""
NAMED = [one for part in PARTS for one in vars(import_module(f"tests.scenarios.{part}")).items()]
NAMED += globals().items()

PLAYS: dict[str, Callable[[], Scene]] = {
    name.removeprefix("play_"): play for name, play in NAMED if name.startswith("play_")
}
"""Every play by its name."""
