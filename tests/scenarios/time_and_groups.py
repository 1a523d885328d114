"""Short plays about the day's time and about groups at work; `plays.py` gathers them with the others."""

from server.domain.people import Join
from server.domain.rehearsing import MakeRemark
from tests.playing import refused
from tests.scenarios.scene import Scene


def play_replanning() -> Scene:
    """A day runs over: minutes come out of the blocks ahead, then the end moves; a block is skipped, one is moved."""
    scene = Scene()
    scene.running("frame")
    scene.at += 12 * 60_000
    with refused("too_short"):
        scene.fay("replan", how="buffer", minutes=4)
    scene.fay("replan", how="shrink", minutes=2)
    scene.fay("replan", how="extend", minutes=1)
    with refused("facilitators_only"):
        scene.says("al", "replan", how="extend", minutes=1)
    scene.put("fay", "b-sources", skipped=True)
    scene.fay("move_block", block="b-sources", before="b-map")
    with refused("unsafe_order"):
        scene.fay("move_block", block="b-overview", before="b-mark")
    scene.go("sources")
    return scene


def play_resuming() -> Scene:
    """The room goes home late in a block and comes back the next day; the block and the day's pace begin anew."""
    scene = Scene()
    scene.running("map")
    scene.at += 20 * 60_000
    scene.fay("go", block="b-map")
    scene.at += 16 * 3_600_000
    with refused("facilitators_only"):
        scene.says("al", "go", block="b-map")
    scene.fay("go", block="b-map")
    scene.at += 9 * 60_000
    scene.go("sources")
    return scene


def play_breaking_out() -> Scene:
    """Groups work on their steps: one calls the facilitator, all read their neighbour's step and object."""
    scene = Scene()
    scene.running("redesign")
    scene.put("fay", "s2", focus="now")
    scene.put("fay", "s3", focus="now")
    scene.fay("suggest_groups")
    scene.ask("ivo", Join("Ivo", "it"))
    scene.present |= {"ivo"}
    scene.fay("seat_newcomers")
    own = {person: group.id for group in scene.view.all("group") for person in group.list("people")}
    scene.says("finn", "call_facilitator", group=own["finn"], on=True)
    with refused("not_yours"):
        scene.says("al", "call_facilitator", group=next(one for one in set(own.values()) if one != own["al"]), on=True)
    scene.fay("call_facilitator", group=own["finn"], on=False)
    scene.add("finn", "role_change", "c1", role="Manager", steps=[own["finn"].removeprefix("group-")])
    scene.fay("rotate_groups")
    other = scene.workshop.everyone.rotation.reads[own["al"]]
    scene.add("al", "objection", "o1", step=other, text="Nobody has time for that")
    scene.fay("rotate_groups", on=False)
    scene.put("finn", "o1", answer="We start with one region")
    return scene


def play_rehearsing() -> Scene:
    """In a rehearsal the prompter says to the facilitator alone what happened and what to do."""
    scene = Scene(rehearsal=True)
    scene.opened()
    scene.ask("fay", MakeRemark("Six people are here. Start when the frame is filled in."))
    scene.fay("remove_person", person="olga")
    scene.ask("fay", MakeRemark("Olga has left. Nothing to do."))
    return scene


def play_redesigning() -> Scene:
    """Mixed groups write lines of every kind; a line is taken, one declined, one handed over."""
    scene = Scene()
    scene.running("redesign")
    scene.put("fay", "s3", focus="now")
    scene.put("fay", "s1", focus="as_is")
    scene.fay("suggest_groups")
    owners = {"owner": "finn", "co_owner": "al", "whose_yes": "this_room"}
    scene.add("finn", "role_change", "c1", role="Manager", becomes="Judges exceptions", steps=["s3"], **owners)
    scene.add("hal", "capability_change", "c2", capability="Read a range", who="Managers", steps=["s3"])
    scene.add("finn", "no_change", "n1", step="s3", about="incentive", answer="not_known")
    scene.add("finn", "metric_change", "m1", metric="Accuracy", steps=["s3"], functions=["sales", "finance"])
    scene.add("ida", "boundary", "b1", step="s3", must_not="Change a number unseen")
    scene.add("finn", "role_week", "k1", role="c1", work="Collecting", today=12, later=3)
    scene.add("al", "mandate_change", "w1", function="finance", takes_on="Decides the range", steps=["s3"])
    scene.add("ida", "development", "w2", what="Analysts learn the CRM", form="rotation")
    scene.add("olga", "handoff_contract", "w3", handoff="h1", promise="Close dates by Thursday")
    scene.add("hal", "governance", "w4", what="A board for exceptions", first_meeting="2027-01-20")
    scene.go("commit")
    scene.add("olga", "pilot", "t1", what="One region", lead="olga", starts="2027-02-01", stop_if="Errors double")
    scene.add("olga", "criterion", "t2", pilot="t1", text="8 of 10 right")
    scene.add("hal", "concern", "t3", text="Will my job go?", category="job_security")
    scene.add("ida", "risk", "t4", text="Nobody used it", likely="2", grave="3")
    scene.says("finn", "take_line", change="c1", first_step="Draft", first_step_by="2027-01-10")
    scene.says("hal", "take_line", change="c2")
    scene.says("hal", "decline_line", change="c2")
    scene.says("hal", "hand_over_line", change="c2", to="ida")
    with refused("not_yours"):
        scene.says("al", "decline_line", change="c1")
    scene.edit("finn", {"act": "remove", "id": "n1"})
    return scene
