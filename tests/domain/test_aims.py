"""What functions want most."""

from server.domain.aims import shared_aims
from tests.exports.small_workshop import everyone
from tests.playing import Play


def test_what_functions_want_most_is_counted() -> None:
    play = Play()
    play.put("fay", "sales", first_aim="growth", second_aim="speed")
    play.put("fay", "finance", first_aim="quality", second_aim="speed")
    assert [one.words for one in shared_aims(everyone(play))] == [
        "Speed: 2 of 2 functions",
        "Growth: 1 of 2 functions",
        "Quality: 1 of 2 functions",
    ]


def test_the_same_aim_twice_counts_once_and_nothing_is_said_of_silence() -> None:
    play = Play()
    assert shared_aims(everyone(play)) == []
    play.put("fay", "sales", first_aim="speed", second_aim="speed")
    assert [(one.functions, one.of) for one in shared_aims(everyone(play))] == [(1, 1)]
