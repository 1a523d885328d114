"""The queue: no command is lost by a broken line, a reload, a crash or a closed tab, and none is sent twice as two."""

import json
from typing import Any

import pytest

from tests.browser.fake_line import Line, caught_up, events, step, welcome
from tests.browser.live_page import LivePage

NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def looks_at(live: LivePage, *steps: str) -> None:
    """Sends one command for each step."""
    for one in steps:
        live.does(f"void live.send({{ do: 'look_at', step: '{one}' }})")


def accepts(line: Line, count: int = 1) -> list[dict[str, Any]]:
    """Hears commands and accepts each before the next comes."""
    heard = []
    for _ in range(count):
        heard.append(line.hears("command"))
        line.says({"type": "accepted", "ref": heard[-1]["ref"]})
    return heard


def steps(commands: list[dict[str, Any]]) -> list[str]:
    return [one["step"] for one in commands]


def test_commands_are_sent_in_order_each_when_the_one_before_is_answered(live: LivePage) -> None:
    line = live.seated()
    looks_at(live, "a", "b", "c")
    assert live.says("live.unsent") == 3
    assert steps(accepts(line, 3)) == ["a", "b", "c"]
    live.until("live.unsent === 0")
    assert live.says("localStorage.length") == 0


def test_what_was_not_answered_is_sent_again_under_the_same_ref(live: LivePage) -> None:
    line = live.seated()
    looks_at(live, "a", "b")
    first = line.hears("command")
    line.closes()
    again = live.lines.next()
    again.seats(caught_up())
    assert accepts(again, 2)[0] == first


def test_what_is_done_without_a_line_waits_for_it(live: LivePage) -> None:
    line = live.open()
    line.hears("hello")
    looks_at(live, "a")
    line.closes()
    again = live.lines.next()
    looks_at(live, "b")
    again.seats()
    assert steps(accepts(again, 2)) == ["a", "b"]


def test_a_reload_loses_nothing_and_keeps_the_order(live: LivePage) -> None:
    line = live.seated()
    looks_at(live, "a", "b")
    first = line.hears("command")
    live.page.reload()
    again = live.lines.next()
    looks_at(live, "c")
    again.seats()
    heard = accepts(again, 3)
    assert heard[0] == first
    assert steps(heard) == ["a", "b", "c"]


def test_a_crashed_tab_is_continued_by_the_next_one(live: LivePage) -> None:
    live.seated()
    looks_at(live, "a")
    live.page.goto("about:blank")
    other = LivePage(live.context, live.lines)
    again = other.open()
    again.seats()
    assert steps(accepts(again)) == ["a"]
    other.until("live.unsent === 0")
    assert other.says("localStorage.length") == 0


def test_two_tabs_keep_their_own_queues(live: LivePage) -> None:
    line = live.seated()
    looks_at(live, "a")
    line.hears("command")
    other = LivePage(live.context, live.lines)
    again = other.seated()
    looks_at(other, "b")
    assert steps(accepts(again)) == ["b"]
    other.until("live.unsent === 0")
    assert live.says("live.unsent") == 1
    other.does("live.disconnect()")


def test_a_tab_that_comes_back_takes_over_from_one_that_was_closed(live: LivePage) -> None:
    line = live.seated()
    other = LivePage(live.context, live.lines)
    other.seated()
    looks_at(other, "a")
    other.page.close()
    line.closes()
    again = live.lines.next()
    again.seats(caught_up())
    assert steps(accepts(again)) == ["a"]


def test_another_person_in_the_same_browser_takes_over_nothing(live: LivePage) -> None:
    live.seated()
    looks_at(live, "a")
    live.page.goto("about:blank")
    other = LivePage(live.context, live.lines)
    line = other.seated(welcome("bo"))
    looks_at(other, "b")
    assert steps(accepts(line)) == ["b"]


@pytest.mark.parametrize("obstacle", [NO_STORAGE, FULL_STORAGE])
def test_without_storage_the_queue_lives_as_long_as_the_page(live: LivePage, obstacle: str) -> None:
    live.page.add_init_script(obstacle)
    line = live.seated()
    looks_at(live, "a", "b")
    line.hears("command")
    line.closes()
    again = live.lines.next()
    again.seats(caught_up())
    assert steps(accepts(again, 2)) == ["a", "b"]


@pytest.mark.parametrize("code", ["too_fast", "not_saved"])
def test_what_is_refused_for_now_is_sent_again_before_what_came_after(live: LivePage, code: str) -> None:
    line = live.seated()
    looks_at(live, "a", "b")
    for _ in range(3):
        refused = line.hears("command")
        line.says({"type": "refused", "ref": refused["ref"], "code": code, "text": "Later."})
    assert steps(accepts(line, 2)) == ["a", "b"]


def test_a_refusal_is_told_to_who_asked(live: LivePage) -> None:
    line = live.seated()
    live.does("live.send({ do: 'reveal' }).catch((refusal) => { window.refusal = refusal; })")
    ref = line.hears("command")["ref"]
    line.says({"type": "refused", "ref": ref, "code": "no", "text": "Not now.", "details": {"field": "x"}})
    live.until("window.refusal")
    assert live.says("refusal") == {"ref": ref, "code": "no", "text": "Not now.", "details": {"field": "x"}}
    assert live.says("live.notices") == []


def test_a_refusal_that_nobody_waits_for_any_more_becomes_a_notice(live: LivePage) -> None:
    live.seated()
    looks_at(live, "a")
    live.page.reload()
    line = live.lines.next()
    line.seats()
    line.says({"type": "refused", "ref": line.hears("command")["ref"], "code": "gone", "text": "It is gone."})
    live.until("live.notices.length")
    assert live.says("live.notices[0].command") == {"do": "look_at", "step": "a"}
    live.does("live.dismiss(live.notices[0])")
    assert live.says("live.notices") == []


def test_what_leads_the_room_is_not_sent_when_its_moment_is_over(live: LivePage) -> None:
    left = [
        {"ref": "r1", "at": 1, "command": {"do": "go", "block": "b2"}},
        {"ref": "r2", "at": 2, "command": {"do": "mark_step", "step": "s1", "level": "person"}},
        {"ref": "r3", "at": 3, "command": {"do": "reveal"}},
    ]
    kept = json.dumps({"crossflow.queue/w1/al/closedYesterday": json.dumps(left)})
    live.page.add_init_script(f"Object.assign(localStorage, {kept})")
    line = live.seated()
    looks_at(live, "a")
    assert [one["do"] for one in accepts(line, 2)] == ["mark_step", "look_at"]
    live.until("live.unsent === 0")
    assert live.says("live.notices.map(({ code, command }) => [code, command.do])") == [
        ["late", "go"],
        ["late", "reveal"],
    ]


def test_what_is_accepted_is_there_when_it_is_told(live: LivePage) -> None:
    line = live.seated()
    add = "{ act: 'add', kind: 'step', id: 's1', values: { name: 'One' } }"
    live.does(f"live.edit([{add}]).then(() => {{ window.seen = live.record('s1') && live.pending.length; }})")
    assert live.says("live.pending") == [{"act": "add", "kind": "step", "id": "s1", "values": {"name": "One"}}]
    assert live.says("live.record('s1')") is None
    line.says(events(2, step("s1")), {"type": "accepted", "ref": line.hears("command")["ref"]})
    live.until("window.seen === 0")


def test_what_is_too_large_for_a_message_is_refused_before_it_is_sent(live: LivePage) -> None:
    live.seated()
    too_much = "live.send({ do: 'edit', acts: ['ä'.repeat(40_000)] }).catch(({ code }) => code)"
    assert live.says(too_much) == "too_big"
    assert live.says("live.unsent") == 0


def test_ids_and_refs_need_no_secure_page(live: LivePage) -> None:
    live.seated()
    made = live.says(
        "import('/live/queue.js').then(({ newId, newRef }) => ["
        "Array.from({ length: 500 }, () => newId()), Array.from({ length: 500 }, newRef)])"
    )
    for found in made:
        assert len(set(found)) == 500
        assert all(one.isalnum() and one[0].isalpha() and 16 <= len(one) <= 40 for one in found)
