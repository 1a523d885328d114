"""Consent: the room is asked whether anybody objects, every function that is here answers, and only then it stands."""

from tests.playing import CAST, Play, refused


def proposed(rule: str = "consent") -> Play:
    """A decision on s3 that says all it has to, in a room that decides by this rule."""
    play = Play().opened()
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay", decision_rule=rule)
    play.go("talk")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    return play


def asked() -> Play:
    play = proposed()
    play.fay("ask_consent", step="s3")
    return play


def agreed(play: Play, *without: str) -> Play:
    """One person of each function has no objection."""
    for function, person in {function: person for person, function in CAST.items()}.items():
        if function not in without:
            play.says(person, "answer_consent", step="s3")
    return play


def test_the_decision_stands_when_every_function_that_is_here_does_not_object() -> None:
    play = agreed(asked())
    play.says("finn", "decide_step", step="s3")
    assert (play.value("decision-s3", "outcome"), play.value("decision-s3", "decided_by")) == ("decided", "consent")


def test_it_cannot_be_decided_before_the_room_was_asked() -> None:
    with refused("ask_first"):
        proposed().fay("decide_step", step="s3")


def test_it_waits_for_every_function_that_is_here() -> None:
    play = agreed(asked(), "hr")
    with refused("not_answered"):
        play.fay("decide_step", step="s3")


def test_a_function_of_which_nobody_is_here_is_not_asked() -> None:
    play = proposed()
    play.present = frozenset({"fay", "al", "finn"})
    play.fay("ask_consent", step="s3")
    assert play.workshop.everyone.consent.functions == ["sales", "finance"]
    for person in ("al", "finn"):
        play.says(person, "answer_consent", step="s3")
    play.fay("decide_step", step="s3")
    with refused("not_asked"):
        play.says("hal", "answer_consent", step="s3")


def test_an_objection_holds_it_until_the_function_is_content() -> None:
    play = agreed(asked())
    play.says("hal", "answer_consent", step="s3", objects=True, objection="Nobody would train the juniors")
    with refused("objection"):
        play.fay("decide_step", step="s3")
    play.says("hal", "answer_consent", step="s3")
    play.fay("decide_step", step="s3")


def test_an_objection_names_the_harm() -> None:
    play = asked()
    with refused("missing"):
        play.says("hal", "answer_consent", step="s3", objects=True, objection="  ")
    with refused("wrong_value"):
        play.says("hal", "answer_consent", step="s3", objects=True, objection="x" * 201)
    play.says("hal", "answer_consent", step="s3", objects=True, objection=" No  check ")
    assert play.workshop.everyone.consent.answers == {"hr": "No check"}


def test_the_harm_that_a_function_saw_stays_in_the_plan_also_when_it_was_resolved() -> None:
    play = asked()
    for words in ("No check", "No check of new deals"):
        play.says("hal", "answer_consent", step="s3", objects=True, objection=words)
    agreed(play).fay("decide_step", step="s3")
    (found,) = play.view.all("objection")
    assert found.values == {"step": "s3", "text": "No check of new deals", "function": "hr"}
    play.edit("fay", {"act": "remove", "id": found.id})
    play.fay("reopen_step", step="s3")
    play.fay("ask_consent", step="s3")
    play.says("hal", "answer_consent", step="s3", objects=True, objection="Still no check")
    assert play.value(found.id, "text") == "Still no check"


def test_who_does_not_object_leaves_no_words() -> None:
    play = asked()
    play.says("hal", "answer_consent", step="s3", objection="Typed, then thought better of it")
    assert play.workshop.everyone.consent.answers == {"hr": ""}


def test_the_same_answer_twice_happens_once() -> None:
    play = asked()
    assert play.says("hal", "answer_consent", step="s3")
    assert play.says("hal", "answer_consent", step="s3") == []


def test_other_words_need_another_question() -> None:
    play = agreed(asked())
    play.put("finn", "decision-s3", unless="Over 1 million")
    with refused("ask_again"):
        play.fay("decide_step", step="s3")
    play.fay("ask_consent", step="s3")
    assert play.workshop.everyone.consent.answers == {}
    agreed(play).fay("decide_step", step="s3")


def test_how_sure_the_evidence_is_may_be_said_meanwhile() -> None:
    play = agreed(asked())
    play.put("finn", "decision-s3", evidence="vendor_claim")
    play.fay("decide_step", step="s3")


def test_a_decision_that_is_opened_again_is_asked_about_again() -> None:
    play = agreed(asked())
    play.fay("decide_step", step="s3")
    play.fay("reopen_step", step="s3")
    with refused("ask_first"):
        play.fay("decide_step", step="s3")


def test_a_parked_decision_that_is_taken_up_is_asked_about_again() -> None:
    play = agreed(asked())
    play.fay("park_step", step="s3")
    with refused("not_asked"):
        play.says("hal", "answer_consent", step="s3")
    play.fay("open_decision", step="s3", mode="shared")
    with refused("ask_first"):
        play.fay("decide_step", step="s3")


def test_only_a_complete_decision_is_asked_about_and_only_by_the_facilitator() -> None:
    play = proposed()
    with refused("facilitators_only"):
        play.says("finn", "ask_consent", step="s3")
    with refused("not_open"):
        play.fay("ask_consent", step="s1")
    play.put("finn", "decision-s3", why=None)
    with refused("missing"):
        play.fay("ask_consent", step="s3")


def test_nobody_is_asked_where_nobody_is_here() -> None:
    play = proposed()
    play.present = frozenset({"fay"})
    with refused("nobody_here"):
        play.fay("ask_consent", step="s3")


def test_a_room_with_another_rule_is_not_asked() -> None:
    play = proposed("named_decider")
    with refused("other_rule"):
        play.fay("ask_consent", step="s3")
    play.says("finn", "decide_step", step="s3")
    assert play.value("decision-s3", "decided_by") == "named_decider"


def test_a_watcher_is_not_asked() -> None:
    play = asked()
    play.fay("move_person", person="hal", function="")
    with refused("not_asked"):
        play.says("hal", "answer_consent", step="s3")


def test_a_scribe_answers_for_somebody_without_a_device() -> None:
    play = proposed()
    play.fay("remove_person", person="hal")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="finn")
    play.fay("ask_consent", step="s3")
    assert "hr" in play.workshop.everyone.consent.functions
    play.says("finn", "answer_consent", step="s3", person="pia", objects=True, objection="No check")
    assert play.workshop.everyone.consent.answers == {"hr": "No check"}


def test_nobody_answers_while_all_pages_are_locked() -> None:
    play = asked()
    play.fay("lock", what="all")
    with refused("locked"):
        play.says("hal", "answer_consent", step="s3")


def test_how_the_room_decides_is_fixed_when_it_begins() -> None:
    play = proposed()
    with refused("fixed"):
        play.put("fay", "purpose", decision_rule="majority")


def test_a_room_that_forgot_to_say_how_it_decides_says_it_once() -> None:
    play = Play().running("frame")
    play.put("fay", "purpose", decision_rule="consent")
    with refused("fixed"):
        play.put("fay", "purpose", decision_rule=None)
