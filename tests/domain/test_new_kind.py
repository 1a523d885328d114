"""Adding a kind of record is one class: everything else finds it."""

from collections.abc import Iterator

import pytest

from server.domain.described import described
from server.domain.record import Kind, Ref, Text
from server.domain.records import KINDS
from tests.playing import Play, refused


class Delay(Kind):
    """Somewhere that work waits."""

    singular = "Delay"
    plural = "Delays"
    needs = ("where",)
    belongs_to = ("step",)

    where = Text("Where it waits", longest=20)
    step = Ref("Step", kinds=("step",))


@pytest.fixture
def known() -> Iterator[None]:
    KINDS["delay"] = Delay
    yield
    del KINDS["delay"]


@pytest.mark.usefixtures("known")
def test_a_kind_of_one_class_is_added_checked_removed_and_described() -> None:
    play = Play().running("map")
    play.add("fay", "delay", "d1", where="In a queue", step="s1")
    with refused("wrong_value"):
        play.put("fay", "d1", where="x" * 21)
    play.edit("fay", {"act": "remove", "id": "s1"})
    assert not play.workshop.record("d1")
    play.edit("fay", {"act": "restore", "id": "s1"})
    assert play.value("d1", "where") == "In a queue"
    assert described()["kinds"]["delay"]["fields"]["where"]["label"] == "Where it waits"
