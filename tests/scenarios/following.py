"""A play about what happens after the room; with the others it stands in `plays`."""

from server.domain.following_up import AnswerRequest, ReportLine
from server.domain.private_links import EndLink, MakeLink, UseLink
from tests.playing import refused
from tests.scenarios.scene import Scene


def play_following_up() -> Scene:
    """A closed plan is answered from elsewhere: owners report by their links, and somebody says no, then yes."""
    scene = Scene()
    scene.running("commit")
    owners = {"owner": "finn", "co_owner": "al", "whose_yes": "someone_else", "yes_from": "CFO"}
    scene.add("finn", "role_change", "c1", role="Manager", becomes="Judges exceptions", steps=["s3"], **owners)
    scene.add("fay", "action", "t1", title="Print cards", owner="hal")
    scene.go("agree")
    scene.fay("close_workshop", despite="The room had to be left")
    scene.ask("fay", MakeLink("k1", person="finn"))
    scene.ask("fay", MakeLink("k2", yes_from="CFO"))
    scene.ask("k1", UseLink(ReportLine("note-1", "c1", "in_progress", "Half of „it“ <b>is</b> done")))
    scene.ask("k2", UseLink(AnswerRequest("c1", "no", "Not before July")))
    scene.ask("k2", UseLink(AnswerRequest("c1", "yes")))
    scene.says("hal", "report_line", id="note-2", line="t1", status="done")
    with refused("not_yours"):
        scene.says("hal", "report_line", id="note-3", line="c1", status="done")
    scene.ask("fay", MakeLink("k3", person="finn"))
    with refused("said_by_link"):
        scene.says("fay", "enter_answer", change="c1", answer="no", said_by="CFO", way="phone", said_on="1970-01-01")
    scene.ask("fay", EndLink(person="finn", id="k1"))
    scene.ask("fay", EndLink(yes_from="CFO"))
    with refused("ended"):
        scene.ask("k2", UseLink(AnswerRequest("c1", "no", "Never")))
    scene.put("fay", "c1", yes_from="Works council")
    heard = {"change": "c1", "said_by": "Ruth Vogel", "way": "phone", "said_on": "1970-01-01"}
    scene.says("fay", "enter_answer", answer="yes", **heard)
    scene.says("fay", "enter_answer", answer="no", words="Not without a works agreement", **heard)
    scene.says("fay", "enter_answer", change="c1", answer="")
    scene.says("fay", "enter_answer", answer="yes", words="Said at the door", **heard)
    scene.ask("fay", MakeLink("k4", yes_from="Works council"))
    scene.ask("k4", UseLink(AnswerRequest("c1", "yes")))
    return scene
