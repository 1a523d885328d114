"""Drafts: what is typed is kept until the server has it, and nobody's words are overwritten."""

from typing import Any

import pytest

from tests.browser.fake_line import Json, Line, caught_up, events, step, welcome
from tests.browser.live_page import LivePage

STEP = {"id": "s1", "kind": "step", "values": {"name": "One", "systems": ["SAP"]}, "by": "al", "at": 1}
CATALOG = {"kinds": {"step": {"fields": {"name": {"type": "text"}, "owner": {"type": "ref"}}}}}


def seated(live: LivePage) -> Line:
    return live.seated(welcome(everyone={"records": {"s1": STEP}}))


def drafts(live: LivePage, field: str = "name") -> None:
    """Opens a draft of a field of the step, as a form would."""
    live.says(
        "import('/live/draft.js').then(({ makeDraft }) => {"
        f" window.draft = makeDraft({{ live, record: 's1', field: '{field}' }}); void draft.restore(); }})"
    )


def types(live: LivePage, text: str) -> None:
    live.does(f"draft.type({text!r}); void draft.save()")


def refuses(line: Line, command: Json, code: str, **details: Any) -> None:
    line.says({"type": "refused", "ref": command["ref"], "code": code, "text": f"No: {code}.", "details": details})


def accepts(line: Line, command: Json, number: int) -> None:
    act = command["acts"][0]
    changed = {"type": "record_set", "id": act["id"], "values": act["values"], "by": "al"}
    line.says(events(number, changed), {"type": "accepted", "ref": command["ref"]})


def conflict(line: Line, theirs: Any, field: str = "name") -> Json:
    """Hears an edit and refuses it, because Bo changed the field meanwhile."""
    command = line.hears("command")
    mine = command["acts"][0]["values"][field]
    refuses(line, command, "conflict", id="s1", by="Bo", fields={field: {"yours": mine, "theirs": theirs}})
    return command


def test_typing_is_sent_with_what_it_was_based_on(live: LivePage) -> None:
    line = seated(live)
    drafts(live)
    assert live.says("[draft.state, draft.value]") == ["same", "One"]
    types(live, "Two")
    command = line.hears("command")
    assert command["acts"] == [{"act": "set", "id": "s1", "values": {"name": "Two"}, "was": {"name": "One"}}]
    assert live.says("[draft.state, draft.value, live.record('s1').values.name]") == ["sending", "Two", "One"]
    accepts(line, command, 2)
    live.until("draft.state === 'saved'")
    assert live.says("[draft.value, localStorage.length]") == ["Two", 0]


def test_what_somebody_else_writes_meanwhile_does_not_change_what_is_typed(live: LivePage) -> None:
    line = seated(live)
    drafts(live)
    live.does("draft.type('Tw')")
    line.says(events(2, {"type": "record_set", "id": "s1", "values": {"name": "Bo's"}, "by": "bo"}))
    live.until("live.record('s1').values.name === \"Bo's\"")
    types(live, "Two")
    assert line.hears("command")["acts"][0]["was"] == {"name": "One"}
    assert live.says("draft.value") == "Two"


def test_what_is_typed_in_one_place_is_not_taken_half_by_another_that_opens(live: LivePage) -> None:
    seated(live)
    drafts(live)
    live.does("window.first = draft; first.type('Tw')")
    drafts(live)
    assert live.says("[draft === first, draft.state, draft.value]") == [False, "same", "One"]
    live.does("first.release(); void draft.restore()")
    live.until("draft.state === 'typed' && draft.value === 'Tw'")


@pytest.mark.parametrize(("choice", "sent"), [("keepMine", "Two"), ("keepBoth", "Bo's\nTwo"), ("useTheirs", None)])
def test_in_a_conflict_one_keeps_mine_theirs_or_both(live: LivePage, choice: str, sent: str | None) -> None:
    line = seated(live)
    live.does(f"live.catalog = {CATALOG}")
    drafts(live)
    types(live, "Two")
    conflict(line, "Bo's")
    live.until("draft.state === 'conflict'")
    told = live.says("[draft.typed, draft.theirs, draft.by, draft.message, draft.canKeepBoth]")
    assert told == ["Two", "Bo's", "Bo", "No: conflict.", True]
    live.does(f"void draft.{choice}()")
    if sent:
        assert line.hears("command")["acts"][0] == {
            "act": "set", "id": "s1", "values": {"name": sent}, "was": {"name": "Bo's"},
        }  # fmt: skip
    else:
        assert live.says("[draft.state, draft.typed, localStorage.length]") == ["same", None, 0]


def test_both_lists_are_kept_as_their_union(live: LivePage) -> None:
    line = seated(live)
    drafts(live, "systems")
    live.does("draft.type(['SAP', 'Excel']); void draft.save()")
    conflict(line, ["SAP", "Mail"], "systems")
    live.until("draft.state === 'conflict'")
    live.does("void draft.keepBoth()")
    assert line.hears("command")["acts"][0]["values"] == {"systems": ["SAP", "Mail", "Excel"]}


def test_of_a_choice_one_of_the_two_is_kept(live: LivePage) -> None:
    line = seated(live)
    live.does(f"live.catalog = {CATALOG}")
    drafts(live, "owner")
    types(live, "sales")
    conflict(line, "it", "owner")
    live.until("draft.state === 'conflict'")
    assert live.says("draft.canKeepBoth") is False


def test_any_other_refusal_keeps_the_text_and_says_why(live: LivePage) -> None:
    line = seated(live)
    drafts(live)
    types(live, "Two")
    refuses(line, line.hears("command"), "gone")
    live.until("draft.state === 'refused'")
    assert live.says("[draft.value, draft.message, localStorage.length]") == ["Two", "No: gone.", 1]
    types(live, "Three")
    assert line.hears("command")["acts"][0]["was"] == {"name": "One"}
    assert live.says("draft.message") == ""


def test_what_is_typed_while_saving_is_saved_after_it(live: LivePage) -> None:
    line = seated(live)
    drafts(live)
    types(live, "Tw")
    first = line.hears("command")
    types(live, "Two")
    accepts(line, first, 2)
    second = line.hears("command")
    assert second["acts"][0] == {"act": "set", "id": "s1", "values": {"name": "Two"}, "was": {"name": "Tw"}}
    accepts(line, second, 3)
    live.until("draft.state === 'saved'")


def test_what_was_typed_and_not_sent_is_there_after_a_reload(live: LivePage) -> None:
    seated(live)
    drafts(live)
    live.does("draft.type('Half a sen')")
    live.page.reload()
    live.lines.next().seats(welcome(everyone={"records": {"s1": STEP}}))
    live.until("live.status === 'online'")
    drafts(live)
    assert live.says("[draft.state, draft.value, draft.was]") == ["typed", "Half a sen", "One"]


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_sent_and_not_answered_is_followed_after_a_reload(live: LivePage, accepted: bool) -> None:
    line = seated(live)
    drafts(live)
    types(live, "Two")
    line.hears("command")
    live.page.reload()
    line = live.lines.next()
    line.seats(welcome(everyone={"records": {"s1": STEP}}))
    live.until("live.status === 'online'")
    drafts(live)
    if accepted:
        accepts(line, line.hears("command"), 2)
        live.until("draft.state === 'saved'")
    else:
        conflict(line, "Bo's")
        live.until("draft.state === 'conflict'")
    assert live.says("live.notices") == []


def test_a_draft_that_was_saved_before_the_crash_is_dropped(live: LivePage) -> None:
    seated(live)
    drafts(live)
    types(live, "Two")
    live.page.goto("about:blank")
    other = LivePage(live.context, live.lines)
    line = other.open()
    saved = STEP | {"values": {"name": "Two"}}
    line.seats(welcome(everyone={"records": {"s1": saved}}))
    line.says({"type": "accepted", "ref": line.hears("command")["ref"]})
    other.until("live.unsent === 0")
    drafts(other)
    other.until("draft.state === 'same'")
    assert other.says("localStorage.length") == 0


def test_a_draft_waits_for_a_line_like_any_change(live: LivePage) -> None:
    seated(live).closes()
    line = live.lines.next()
    line.hears("hello")
    drafts(live)
    types(live, "Two")
    assert live.says("[draft.state, live.unsent]") == ["sending", 1]
    line.says(caught_up())
    accepts(line, line.hears("command"), 2)
    live.until("draft.state === 'saved'")


def test_another_person_in_the_same_browser_sees_no_draft(live: LivePage) -> None:
    seated(live)
    drafts(live)
    live.does("draft.type('Private')")
    live.page.goto("about:blank")
    other = LivePage(live.context, live.lines)
    other.seated(welcome("bo", everyone={"records": {"s1": STEP}}))
    drafts(other)
    assert other.says("draft.value") == "One"


def test_a_draft_can_be_of_something_that_is_no_record(live: LivePage) -> None:
    line = seated(live)
    live.says(
        "import('/live/draft.js').then(({ makeDraft }) => { window.draft = makeDraft({ live, record: 's1',"
        " field: 'mark.why', current: () => live.markOf('s1')?.why ?? '', type: 'text',"
        " command: (why) => ({ do: 'mark_step', step: 's1', level: 'person', why }) }); })"
    )
    types(live, "Trust")
    command = line.hears("command")
    assert (command["do"], command["why"]) == ("mark_step", "Trust")
    mark = {"type": "marked", "step": "s1", "round": "1", "mark": {"level": "person", "why": "Trust"}}
    accepted = {"type": "accepted", "ref": command["ref"]}
    line.says(events(1, mark, compartment="person:al"), accepted)
    live.until("draft.state === 'saved'")
    assert live.says("draft.value") == "Trust"


def test_an_added_step_is_not_there_before_it_is_accepted(live: LivePage) -> None:
    line = seated(live)
    live.does("void live.edit([{ act: 'add', kind: 'step', id: 's2', values: { name: 'Two' } }])")
    assert live.says("[live.steps.length, live.pending.length]") == [1, 1]
    line.says(events(2, step("s2")), {"type": "accepted", "ref": line.hears("command")["ref"]})
    live.until("live.steps.length === 2 && live.pending.length === 0")
