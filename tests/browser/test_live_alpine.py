"""The store inside Alpine: views follow what is folded, through its proxy, and only what they look at."""

import json
from collections.abc import Iterator

import pytest

from tests.browser.fake_line import Line, events, fake_lines, step, welcome
from tests.browser.live_page import QUICK, LivePage, Rig

MARKUP = """
  <main x-data="screen">
    <ol><template x-for="one in $store.live.steps" :key="one.id"><li x-text="label(one.id)"></li></template></ol>
    <output id="phase" x-text="$store.live.phase"></output>
    <output id="status" x-text="$store.live.status"></output>
    <output id="unsent" x-text="$store.live.unsent"></output>
    <output id="ghosts" x-text="$store.live.ghosts.length"></output>
    <output id="undo" x-text="$store.live.history.canUndo"></output>
    <output id="done" x-text="$store.live.progress.done"></output>
    <input x-model="draft.value" @blur="draft.save()">
    <output id="draft" x-text="draft.state"></output>
  </main>
"""

START = """
  async ([markup, line, patience]) => {
    const { openStore } = await import('/live/store.js');
    const { makeDraft } = await import('/live/draft.js');
    document.body.replaceChildren(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
    document.addEventListener('alpine:init', () => {
      Alpine.store('live', openStore({ live: line, workshop: 'w1', line: { patience } }));
      Alpine.data('screen', () => ({
        draft: null,
        init() { this.draft = makeDraft({ live: this.$store.live, record: 's1', field: 'name' }); },
        label(id) {
          window.labelled += 1;
          return `${this.$store.live.stepNumber(id)} ${this.$store.live.record(id).values.name}`;
        },
      }));
      Alpine.store('live').connect();
      window.live = Alpine.store('live');
      window.labelled = 0;
    });
    const script = document.createElement('script');
    script.src = '/vendor/alpine-csp-3.17.4.min.js';
    document.head.append(script);
  }
"""


class Screen(LivePage):
    """A page whose markup looks at the store."""

    def start(self) -> Line:
        self.complaints: list[str] = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type != "log" else None)
        self.page.goto("/")
        self.page.evaluate(START, [MARKUP, self.lines.address, QUICK])
        line = self.lines.next()
        line.seats(welcome(everyone={"records": {"s1": step("s1", order=1)["record"]}}))
        self.shows("#status", "online")
        return line

    def shows(self, place: str, text: str) -> None:
        self.page.wait_for_function(
            "([place, text]) => document.querySelector(place).textContent === text", arg=[place, text]
        )

    @property
    def steps(self) -> list[str]:
        return self.page.locator("li").all_text_contents()


@pytest.fixture
def screen(rig: Rig) -> Iterator[Screen]:
    with fake_lines() as lines:
        context = rig.browser.new_context(base_url=rig.address)
        made = Screen(context, lines)
        yield made
        context.close()
        assert made.complaints == []


def test_a_screen_follows_what_happens(screen: Screen) -> None:
    line = screen.start()
    assert screen.steps == ["1 s1"]
    block = {"id": "b", "kind": "block", "values": {"phase": "map"}}
    line.says(
        events(
            2,
            step("s2", order=2),
            {"type": "record_added", "record": block},
            {"type": "block_entered", "block": "b", "at": 1, "ends_at": 2},
        ),
        {"type": "derived", "name": "progress", "value": {"done": 3, "of": 5, "block": "b"}},
    )
    screen.shows("#phase", "map")
    screen.shows("#done", "3")
    assert screen.steps == ["1 s1", "2 s2"]
    line.says(events(5, {"type": "record_set", "id": "s2", "values": {"order": 0.5, "name": "First"}, "by": "al"}))
    screen.shows("li", "1 First")
    assert screen.steps == ["1 First", "2 s1"]
    now = screen.page.evaluate("live.now()")
    line.says(events(6, {"type": "record_removed", "id": "s1", "by": "al", "at": now}))
    screen.shows("#ghosts", "1")
    assert screen.steps == ["1 First"]
    line.says(events(7, {"type": "record_restored", "id": "s1"}))
    screen.shows("#ghosts", "0")
    assert screen.steps == ["1 First", "2 s1"]


def test_a_row_is_drawn_again_only_when_what_it_shows_changes(screen: Screen) -> None:
    line = screen.start()
    drawn = screen.page.evaluate("window.labelled")
    line.says(events(2, {"type": "hand_raised", "person": "al", "at": 1}), {"type": "presence", "here": ["al", "bo"]})
    line.says({"type": "derived", "name": "progress", "value": {"done": 4}})
    screen.shows("#done", "4")
    assert screen.page.evaluate("window.labelled") == drawn


def test_a_count_of_the_block_before_counts_nobody_in_the_next(screen: Screen) -> None:
    line = screen.start()
    counted = {"type": "derived", "name": "progress", "value": {"done": 6, "of": 6, "block": "a"}}
    line.says(events(2, {"type": "block_entered", "block": "a", "at": 1, "ends_at": 2}), counted)
    screen.shows("#done", "6")
    line.says(events(3, {"type": "block_entered", "block": "b", "at": 2, "ends_at": 3}))
    screen.shows("#done", "0")
    line.says(counted | {"value": {"done": 1, "of": 6, "block": "b"}})
    screen.shows("#done", "1")


def test_what_waits_is_counted_and_gone_when_it_is_accepted(screen: Screen) -> None:
    line = screen.start()
    act = {"act": "set", "id": "s1", "values": {"name": "Two"}, "was": {"name": "s1"}}
    screen.page.evaluate(f"void live.edit([{json.dumps(act)}])")
    screen.shows("#unsent", "1")
    screen.shows("#undo", "true")
    changed = {"type": "record_set", "id": "s1", "values": act["values"], "by": "al"}
    line.says(events(2, changed), {"type": "accepted", "ref": line.hears("command")["ref"]})
    screen.shows("#unsent", "0")
    assert screen.steps == ["1 Two"]
    screen.page.evaluate("void live.history.undo()")
    back = line.hears("command")
    assert back["acts"] == [act | {"values": {"name": "s1"}, "was": {"name": "Two"}}]
    line.says({"type": "refused", "ref": back["ref"], "code": "conflict", "text": "Bo changed this."})
    screen.page.wait_for_function("() => live.history.refused === 'Bo changed this.'")
    screen.shows("#undo", "false")


def test_a_field_bound_to_a_draft_saves_what_is_typed(screen: Screen) -> None:
    line = screen.start()
    field = screen.page.locator("input")
    field.fill("Typed")
    screen.shows("#draft", "typed")
    field.blur()
    screen.shows("#draft", "sending")
    command = line.hears("command")
    changed = {"type": "record_set", "id": "s1", "values": command["acts"][0]["values"], "by": "al"}
    line.says(events(2, changed), {"type": "accepted", "ref": command["ref"]})
    screen.shows("#draft", "saved")
    assert screen.steps == ["1 Typed"]
    assert field.input_value() == "Typed"


def test_ids_of_any_name_are_rows_like_any_other(screen: Screen) -> None:
    line = screen.start()
    line.says(events(2, *(step(id, order=9) for id in ("constructor", "toString", "then", "42"))))
    screen.page.wait_for_function("() => document.querySelectorAll('li').length === 5")
    assert screen.steps[0] == "1 s1"
    assert {one.split()[1] for one in screen.steps[1:]} == {"constructor", "toString", "then", "42"}
