"""A small workshop, played to its end, with something of everything that a plan can say."""

from server.domain.compartment import EVERYONE, FACILITATORS, personal
from server.domain.editing import added, changed
from server.domain.messages import Asking, apply
from server.domain.people import Join
from server.domain.permissions import MADE_BY_PROCEDURE, ONE_PER_WORKSHOP
from server.domain.record import Choice, Day, Field, Flag, Kind, Number, Record, Ref, Refs, Text, Texts, Time, Value
from server.domain.records import KINDS
from server.domain.workshop import View
from tests.playing import Play

TODAY = {"s1": "person", "s2": "person", "s3": "shared"}


def redesigned(play: Play | None = None) -> Play:
    """Marked, revealed, decided and redesigned; standing in the commit block."""
    play = play or Play()
    play.running("map")
    play.ask("wanda", Join("Wanda", watching=True))
    for step, mode in TODAY.items():
        play.put("fay", step, today=mode, stakes=4 if step == "s3" else 2)
    add(play, "olga", Record("i1", "issue", {"place": "h1", "text": "Close dates are wishes", "severity": "3"}))
    add(play, "ida", Record("i2", "issue", {"place": "s2", "text": "Which key?", "severity": "1", "kind": "question"}))
    play.go("sources")
    play.put("olga", "h1", usable=6)
    play.go("mark")
    _mark_and_reveal(play)
    _decide(play)
    _change(play)
    return play


def agreed() -> Play:
    """The same, graded and closed."""
    play = redesigned()
    play.put("fay", "purpose", check_on="2027-02-01", check_chair="olga", pass_rule="Nobody cannot support it")
    play.go("agree")
    play.says("al", "grade_package", grade=2, exceptions=["c1"], would_move="Pay me for it")
    play.says("finn", "grade_package", grade=5)
    play.fay("reveal_grades")
    play.fay("close_workshop", despite="The train leaves")
    return play


def everything(words: str = "Words") -> Play:
    """A workshop with a record of every kind, every field that an edit may fill filled; texts begin with `words`."""
    play = redesigned()
    for kind in KINDS.values():
        if kind.wire not in ONE_PER_WORKSHOP + MADE_BY_PROCEDURE:
            add(play, "fay", Record(f"x-{kind.wire}", kind.wire, filled(kind, words)))
    play.put("fay", "purpose", **filled(KINDS["purpose"], words))
    play.put("fay", "decision-s3", **filled(KINDS["decision"], words))
    _reported(play, words)
    return play


def _reported(play: Play, words: str) -> None:
    """What is said of lines after the room, by procedures of its own."""
    asking = Asking("fay", 1_000_000)
    note: dict[str, Value] = {
        "line": "c1",
        "status": "done",
        "person": "fay",
        "said_on": "2026-12-24",
        "text": words[:280],
    }
    said: dict[str, Value] = {"yes_given": "yes", "yes_words": words[:280], "yes_on": "2026-12-24"}
    said |= {"yes_by": words[:80], "yes_way": "phone", "yes_entered_by": "fay"}
    apply(play.workshop, [added("status_note", "x-status_note", note, asking), changed("c2", said, asking)])


def add(play: Play, by: str, record: Record) -> None:
    """Somebody adds a record, also one with a field of the name `kind`."""
    play.edit(by, {"act": "add", "kind": record.kind, "id": record.id, "values": record.values})


def filled(kind: type[Kind], words: str) -> dict[str, Value]:
    """A value for every field that an edit may fill."""
    return {name: _value(field, words) for name, field in kind.fields.items() if not field.by_procedure}


def everyone(play: Play) -> View:
    return View(play.workshop, (EVERYONE,))


def seen_by(play: Play, person: str) -> View:
    return View(play.workshop, play.workshop.reads(person))


def every_view(play: Play) -> list[View]:
    """What each kind of reader may see: the room, a facilitator, a participant."""
    return [
        View(play.workshop, names)
        for names in ((EVERYONE,), (EVERYONE, FACILITATORS, personal("fay")), (EVERYONE, personal("al")))
    ]


def _mark_and_reveal(play: Play) -> None:
    play.mark("al", "s3", "person", why="I know the customer", read_aloud=True)
    play.mark("ada", "s3", "person", why="Not for the wall")
    play.mark("finn", "s3", "automatic", sure=5)
    for person in ("al", "finn"):
        play.mark(person, "s1", "automatic")
    play.fay("reveal")


def _decide(play: Play) -> None:
    play.go("talk")
    decided = (("s1", "automatic", "The CRM knows."), ("s2", "shared", "Rules find them"), ("s3", "shared", "Rules"))
    for step, mode, why in decided:
        play.fay("open_decision", step=step, mode=mode, accountable="finn")
        play.put("finn", f"decision-{step}", why=why)
        play.fay("decide_step", step=step)
    play.add("al", "dissent", "d1", step="s3", function="sales", text="Only with an override", confirmed=True)
    play.put("fay", "s3", focus="now")
    play.put("fay", "s1", focus="now")


def _change(play: Play) -> None:
    play.go("redesign")
    play.says("al", "add_person", id="zoe", name="Zoe", function="hr", absent=True)
    both: dict[str, Value] = {"owner": "finn", "co_owner": "al"}
    play.add("finn", "role_change", "c1", role="Sales manager", steps=["s3", "s1"], whose_yes="this_room", **both)
    play.put("fay", "c1", becomes="From collecting to judging", hours_delta="less")
    play.put("fay", "c1", due="2027-03-01", measure="Overrides fall")
    play.add("al", "capability_change", "c2", capability="Read a range", who="Managers", steps=["s3"], owner="zoe")
    play.add("al", "incentive_change", "c3", rewarded_today="Volume", steps=["s3"], whose_yes="someone_else", **both)
    play.put("fay", "c3", yes_from="CFO", yes_asked_by="finn")
    play.add("al", "metric_change", "c4", metric="Accuracy", direction="increase", **both)
    play.put("al", "c4", functions=["sales", "finance"])
    play.add("al", "no_change", "n1", step="s1", about="incentive", answer="not_known", owner="hal")
    play.add("al", "no_change", "n2", step="s1", about="capability", answer="not_affected")
    play.go("commit")
    play.says("finn", "take_line", change="c1", first_step="Draft the card", first_step_by="2027-01-10")
    hours: dict[str, Value] = {"kind": "hours", "function": "finance", "amount": 4, "weeks": 8, "what": "the pilot"}
    add(play, "al", Record("a1", "ask", hours))
    play.add("al", "parked_item", "p1", text="Bonus plan", step="s3")
    play.add("fay", "action", "t1", title="Print cards", owner="hal", due="2027-01-05", step="s1")


def _value(field: Field, words: str) -> Value:
    simple: dict[type[Field], Value] = {Day: "2027-04-01", Time: "09:30", Flag: True}
    match field:
        case Text():
            return words[: field.longest]
        case Texts():
            return [words[: field.longest], "Second"]
        case Number():
            return max(field.least, min(field.most, 3))
        case Choice():
            return next(iter(field.options))
        case Ref() | Refs():
            target = _target(field.kinds[0])
            return [target] if isinstance(field, Refs) else target
    return simple[type(field)]


def _target(kind: str) -> str:
    """Something of this kind that is there before anything is filled."""
    targets = {"person": "al", "function": "sales", "step": "s3", "block": "b-map", "handoff": "h1"}
    targets |= {"role_change": "c1", "metric_change": "c4"}
    return targets.get(kind, f"x-{kind}")
