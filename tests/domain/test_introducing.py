"""People say which role they have at work, and for which roles they speak."""

from tests.playing import Play, refused


def test_what_somebody_does_and_speaks_for_is_known_to_all_and_can_be_changed() -> None:
    play = Play().opened()
    play.says("al", "introduce", work="  Sales manager ", speaks_for="Sales reps, key account")
    al = play.workshop.everyone.people["al"]
    assert (al.work, al.speaks_for, al.name, al.function) == ("Sales manager", "Sales reps, key account", "Al", "sales")
    assert play.says("al", "introduce", work="Sales manager", speaks_for="Sales reps, key account") == []
    play.says("al", "introduce")
    assert (play.workshop.everyone.people["al"].work, play.workshop.everyone.people["al"].speaks_for) == ("", "")


def test_it_stays_when_somebody_is_renamed_or_moved() -> None:
    play = Play().opened()
    play.says("al", "introduce", work="Sales manager")
    play.fay("move_person", person="al", function="it")
    play.fay("rename_person", person="al", name="Alma")
    assert play.workshop.everyone.people["al"].work == "Sales manager"


def test_one_introduces_oneself_and_whom_one_enters_for_and_nobody_else() -> None:
    play = Play().opened()
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.says("hal", "introduce", work="Trainer", person="pia")
    assert play.workshop.everyone.people["pia"].work == "Trainer"
    with refused("not_yours"):
        play.says("al", "introduce", work="Boss", person="ada")
    with refused("wrong_value"):
        play.says("al", "introduce", work="x" * 81)
