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
