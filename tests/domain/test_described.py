"""What pages know of kinds at first, and what comes later."""

from server.domain.described import OUTCOMES, described, described_first, described_later


def test_first_and_later_make_up_the_whole_and_nothing_else_differs() -> None:
    whole, first = described(), described_first()
    later = described_later()
    for name, fields in later["kinds"].items():
        first["kinds"][name]["fields"] = fields
    first["marks"] = later["marks"]
    assert first == whole


def test_what_the_map_and_the_marks_need_is_there_at_first() -> None:
    whole, first = described()["kinds"], described_first()["kinds"]
    assert all(first[name] == whole[name] for name in whole if name not in OUTCOMES)
    assert {"step", "issue", "handoff", "purpose"} & set(OUTCOMES) == set()


def test_what_is_asked_in_the_room_is_never_late() -> None:
    whole, first = described()["kinds"], described_first()["kinds"]
    room = {
        (name, field) for name, kind in whole.items() for field, one in kind["fields"].items() if one["asked"] == "room"
    }
    assert all(field in first[name]["fields"] for name, field in room)
