"""The wall's face: chosen by the phase, or by a facilitator until the block ends."""

import pytest

from server.domain.compartment import WallFace
from tests.playing import Play, refused


def wall(play: Play) -> WallFace:
    return play.workshop.everyone.wall


def test_the_phase_chooses_the_face_at_first() -> None:
    assert wall(Play().running("map")) == WallFace()


def test_a_facilitator_chooses_a_face_for_the_block_the_room_is_in() -> None:
    play = Play().running("map")
    play.fay("show_on_wall", face="join")
    assert wall(play) == WallFace(face="join", block="b-map")
    play.go("mark")
    assert wall(play).block != play.workshop.agenda.block


def test_a_co_facilitator_runs_the_wall_too_and_nobody_else() -> None:
    play = Play().running("map")
    with refused("facilitators_only"):
        play.says("al", "show_on_wall", face="map")
    play.fay("name_co_facilitator", person="al")
    play.says("al", "show_on_wall", face="map")
    assert wall(play).face == "map"


def test_one_act_leaves_the_face_to_the_phase_again() -> None:
    play = Play().running("map")
    play.fay("show_on_wall", face="steps", step="s2")
    play.fay("show_on_wall", face="")
    assert wall(play) == WallFace()


def test_to_choose_what_is_there_already_changes_nothing() -> None:
    play = Play().running("map")
    assert play.fay("show_on_wall", face="") == []
    play.fay("show_on_wall", face="map")
    assert play.fay("show_on_wall", face="map") == []


def test_the_map_stays_at_a_part_and_the_steps_at_one_step_or_a_part() -> None:
    play = Play().running("map")
    play.put("fay", "s1", part="Collect")
    play.fay("show_on_wall", face="map", part="Collect", step="s1")
    assert wall(play) == WallFace(face="map", part="Collect", block="b-map")
    play.fay("show_on_wall", face="steps", part="Collect", step="s1")
    assert wall(play) == WallFace(face="steps", step="s1", block="b-map")
    play.fay("show_on_wall", face="steps", part="Collect")
    assert wall(play) == WallFace(face="steps", part="Collect", block="b-map")
    play.fay("show_on_wall", face="task", part="Collect", step="s1")
    assert wall(play) == WallFace(face="task", block="b-map")


@pytest.mark.parametrize("chosen", [{"face": "steps", "step": "nowhere"}, {"face": "map", "part": "Nowhere"}])
def test_what_is_not_there_is_not_put_on_the_wall(chosen: dict[str, str]) -> None:
    play = Play().running("map")
    with refused("gone"):
        play.fay("show_on_wall", **chosen)


def test_a_wall_in_the_lobby_shows_what_was_chosen_until_the_start() -> None:
    play = Play().opened()
    play.fay("show_on_wall", face="task")
    assert wall(play) == WallFace(face="task") and play.workshop.agenda.block == ""


def test_a_wall_of_a_workshop_that_is_over_is_left_alone() -> None:
    play = Play().running("agree")
    play.fay("close_workshop", despite="We had to leave")
    with refused("not_running"):
        play.fay("show_on_wall", face="map")
