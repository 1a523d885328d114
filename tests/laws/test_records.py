"""What holds for every kind of record, also for those not written yet."""

import pytest

from server.domain.described import described
from server.domain.record import Choice, Kind, Ref, Refs, Text
from server.domain.records import FAMILIES, KINDS
from server.domain.records.flow import Step

KIND_LIST = sorted(KINDS.values(), key=lambda kind: kind.wire)
ids = [kind.wire for kind in KIND_LIST]


@pytest.mark.parametrize("kind", KIND_LIST, ids=ids)
def test_no_kind_asks_more_than_five_fields_in_the_room_two_of_them_typed(kind: type[Kind]) -> None:
    asked = [field for field in kind.fields.values() if field.asked == "room"]
    assert len(asked) <= 5, [field.name for field in asked]
    assert sum(field.typed for field in asked) <= 2, [field.name for field in asked if field.typed]


@pytest.mark.parametrize("kind", KIND_LIST, ids=ids)
def test_every_kind_describes_itself(kind: type[Kind]) -> None:
    assert kind.singular and kind.plural and kind.__doc__
    assert set(kind.needs) | set(kind.belongs_to) <= set(kind.fields)
    assert kind.needs, "adding needs at least a title"
    for field in kind.fields.values():
        assert field.label and field.asked in ("before", "room", "after")
        assert not isinstance(field, Choice) or field.options
        if isinstance(field, Ref | Refs):
            assert field.kinds and set(field.kinds) <= {*KINDS, "person"}


def test_field_labels_stand_in_one_place() -> None:
    """A screen takes labels from the catalogue: what is described there is every field of every kind."""
    kinds = described()["kinds"]
    assert {name: set(one["fields"]) for name, one in kinds.items()} == {
        name: set(kind.fields) for name, kind in KINDS.items()
    }


def test_a_new_kind_is_one_class() -> None:
    class Delay(Kind):
        """Somewhere that work waits."""

        singular = "Delay"
        plural = "Delays"
        needs = ("place",)
        belongs_to = ("step",)

        place = Text("Where it waits", longest=80)
        step = Ref("Step", kinds=("step",))

    assert Delay.wire == "delay"
    assert list(Delay.fields) == ["place", "step"]
    assert Delay.place.check("In a queue", lambda kind, id: True) == "In a queue"


def test_a_new_field_is_one_line() -> None:
    class LongStep(Step):
        lead_time = Text("Lead time")

    assert list(LongStep.fields) == [*Step.fields, "lead_time"]


def test_every_family_is_gathered() -> None:
    gathered = {kind.__module__ for kind in KINDS.values()}
    assert gathered == {family.__name__ for family in FAMILIES}
