"""Mixed groups: everybody present gets one, each has the owner, the function downstream and a third."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.compartment import Person
from server.domain.editing import Edit, RecordAdded, Set
from server.domain.grouping import SuggestGroups
from server.domain.messages import Asking, Refused, apply, to_everyone
from server.domain.people import PersonJoined, RemovePerson
from server.domain.record import Record, Value
from server.domain.workshop import View, Workshop

FUNCTIONS = ("sales", "it", "hr", "finance", "operations")
NINE = {"sales": 2, "it": 2, "hr": 1, "finance": 2, "operations": 2}


class Room:
    """A workshop with a flow of steps a to f, handed on from one to the next, and a facilitator."""

    def __init__(self, people: dict[str, int], now: str = "bcd", **owners: str) -> None:
        self.workshop = Workshop()
        self.present: set[str] = {"ana"}
        apply(self.workshop, [to_everyone(PersonJoined(Person(id="ana", name="Ana", role="facilitator")))])
        for function in FUNCTIONS:
            self.add("function", function, name=function, code=function[:3] if len(function) > 2 else function)
        owned = {"a": "sales", "b": "sales", "c": "operations", "d": "finance", "e": "hr", "f": "it"} | owners
        for number, (step, owner) in enumerate(owned.items()):
            focus = "now" if step in now else "as_is"
            self.add("step", step, name=step, owner=owner, order=number, focus=focus)
        for one, other in zip("abcde", "bcdef", strict=True):
            self.add("handoff", f"{one}{other}", from_step=one, to_step=other)
        for function, many in people.items():
            for number in range(many):
                self.join(f"{function}{number + 1}", function)

    def add(self, kind: str, id: str, **values: Value) -> None:
        apply(self.workshop, [to_everyone(RecordAdded(Record(id=id, kind=kind, values=dict(values))))])

    def join(self, id: str, function: str, entered_by: str = "") -> None:
        person = Person(id=id, name=id, function=function, entered_by=entered_by)
        apply(self.workshop, [to_everyone(PersonJoined(person))])
        self.present |= set() if entered_by else {id}

    def asking(self, by: str = "ana") -> Asking:
        return Asking(by=by, at=1, present=frozenset(self.present))

    def suggest(self, by: str = "ana") -> int:
        """Suggests groups; how much was written."""
        written = SuggestGroups().decide(self.workshop, self.asking(by))
        apply(self.workshop, written)
        return len(written)

    def groups(self) -> dict[str, list[str]]:
        return {one.text("step"): one.list("people") for one in View(self.workshop).all("group")}

    def functions(self, step: str) -> set[str]:
        return {self.workshop.function_of(one) for one in self.groups()[step]}


def test_a_group_has_the_owner_the_function_downstream_and_a_third() -> None:
    room = Room(NINE)
    room.suggest()
    assert {"sales", "operations"} <= room.functions("b")
    assert {"operations", "finance"} <= room.functions("c")
    assert {"finance", "hr"} <= room.functions("d")
    assert [len(room.functions(step)) for step in "bcd"] == [3, 3, 3]


def test_everybody_present_is_in_exactly_one_group() -> None:
    room = Room(NINE)
    room.suggest()
    seats = Counter(one for people in room.groups().values() for one in people)
    assert seats == Counter(room.present - {"ana"})


def test_hr_and_it_go_round_unless_the_step_is_theirs() -> None:
    room = Room({"sales": 1, "operations": 1, "finance": 1, "hr": 1, "it": 1}, now="b")
    room.suggest()
    assert room.groups()["b"] == ["sales1", "operations1", "finance1", "hr1", "it1"]
    theirs = Room({"sales": 1, "operations": 1, "finance": 1, "hr": 1, "it": 1}, now="e")
    theirs.suggest()
    assert theirs.groups()["e"][:2] == ["hr1", "it1"]


def test_the_function_downstream_is_the_next_other_one_however_many_own_steps_lie_between() -> None:
    room = Room(NINE, now="a")
    room.suggest()
    assert room.groups()["a"][:2] == ["sales1", "operations1"]


def test_what_feeds_the_next_cycle_is_not_downstream() -> None:
    room = Room({"sales": 1, "it": 1, "finance": 1}, now="f")
    room.add("handoff", "fa", from_step="f", to_step="a", next_cycle=True)
    room.suggest()
    assert room.groups()["f"][0] == "it1"
    assert set(room.groups()["f"]) == {"it1", "sales1", "finance1"}


def test_few_people_redesign_several_steps_in_one_group() -> None:
    room = Room({"sales": 1, "operations": 1, "finance": 1, "hr": 1})
    room.suggest()
    assert list(room.groups()) == ["b", "c", "d"]
    assert len({tuple(people) for people in room.groups().values()}) == 1


def test_who_is_away_or_removed_or_watching_gets_no_seat() -> None:
    room = Room(NINE)
    room.present -= {"sales2"}
    apply(room.workshop, RemovePerson(person="it2").decide(room.workshop, room.asking()))
    apply(room.workshop, [to_everyone(PersonJoined(Person(id="guest", name="Guest", role="watcher")))])
    room.present |= {"guest"}
    room.suggest()
    seated = {one for people in room.groups().values() for one in people}
    assert not seated & {"sales2", "it2", "guest", "ana"}


def test_who_has_no_device_is_seated_when_their_scribe_is_here() -> None:
    room = Room(NINE)
    room.join("ola", "sales", entered_by="ana")
    room.suggest()
    assert "ola" in {one for people in room.groups().values() for one in people}


def test_suggesting_again_seats_who_came_late_and_writes_nothing_when_nobody_did() -> None:
    room = Room(NINE)
    assert room.suggest() == 3
    assert room.suggest() == 0
    room.join("kim", "hr")
    assert room.suggest() >= 1
    assert sorted(map(len, room.groups().values())) == [3, 3, 4]
    assert len(View(room.workshop).all("group")) == 3


def test_who_types_keeps_typing_unless_they_left_the_group() -> None:
    room = Room(NINE)
    room.suggest()
    act = Set(id="group-b", values={"typist": "sales1"}, was={})
    apply(room.workshop, Edit(acts=[act]).decide(room.workshop, room.asking()))
    room.join("kim", "hr")
    room.suggest()
    assert typist(room) == "sales1"
    room.present -= {"sales1"}
    room.suggest()
    assert typist(room) == ""


def typist(room: Room) -> str:
    found = room.workshop.record("group-b")
    assert found
    return found.text("typist")


def test_only_the_facilitator_suggests_and_only_when_there_is_something_to_redesign() -> None:
    with pytest.raises(Refused, match="Only the facilitator"):
        Room(NINE).suggest(by="sales1")
    with pytest.raises(Refused, match="Pick the steps to redesign first"):
        Room(NINE, now="").suggest()
    with pytest.raises(Refused, match="Nobody with a function is here"):
        Room({}).suggest()


rooms = st.dictionaries(st.sampled_from(FUNCTIONS), st.integers(1, 8), min_size=1)


@given(rooms, st.sets(st.sampled_from("abcdef"), min_size=1))
@settings(deadline=None)
def test_groups_are_even_and_hold_everybody_once(people: dict[str, int], now: set[str]) -> None:
    room = Room(people, now="".join(sorted(now)))
    room.suggest()
    assert set(room.groups()) == now
    distinct = {tuple(people) for people in room.groups().values()}
    assert Counter(one for people in distinct for one in people) == Counter(room.present - {"ana"})
    sizes = [len(people) for people in distinct]
    assert max(sizes) - min(sizes) <= 1


def test_a_group_holds_everybody_whom_the_facilitator_puts_there() -> None:
    room = Room({"sales": 20, "it": 10, "hr": 2, "finance": 8}, now="b")
    room.suggest()
    people = room.groups()["b"]
    put = Edit([Set("group-b", {"people": people[:-1]}, {"people": people})])
    apply(room.workshop, put.decide(room.workshop, room.asking()))
    assert len(room.groups()["b"]) == 39
