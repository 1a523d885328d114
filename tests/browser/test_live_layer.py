"""The live layer against a real server: what one does the others see, and what was done is taken back by who did it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from server.domain.compartment import Compartment
from server.domain.derived import DERIVED
from tests.browser.stage import PATIENCE, Form, Stage
from tests.scenarios.scene import whole

OPEN = """
  async ([path, workshop]) => {
    const { openStore } = await import('/web/any/live/store.js');
    const { makeDraft } = await import('/web/any/live/draft.js');
    const catalog = await (await fetch('/web/any/catalog.json')).json();
    window.live = openStore({ live: path, workshop, catalog });
    window.draftOf = (record, field) => makeDraft({ live, record, field });
    live.connect();
  }
"""


class Tab:
    """A page without any screen: the store alone, in a browser of its own."""

    def __init__(self, page: Page, path: str, workshop: str) -> None:
        self.page, self._given = page, [path, workshop]
        page.set_default_timeout(PATIENCE * 1000)
        self.load()

    def load(self) -> None:
        self.page.goto("/join")
        self.page.evaluate(OPEN, self._given)
        self.until("live.status === 'online'")

    def until(self, condition: str) -> None:
        self.page.wait_for_function(f"() => {condition}")

    def says(self, expression: str) -> Any:
        return msgspec.json.decode(self.page.evaluate(f"async () => JSON.stringify((await ({expression})) ?? null)"))

    def sets(self, id: str, field: str, value: str, was: str) -> Any:
        """Edits a field; the code of the refusal, if it is refused."""
        act = f"{{ act: 'set', id: '{id}', values: {{ {field}: '{value}' }}, was: {{ {field}: '{was}' }} }}"
        return self.says(f"live.edit([{act}]).then(() => '', ({{ code }}) => code)")


class Room:
    """A workshop in its map phase, with tabs of people that open when a test speaks of them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        stage.go("map")
        self.step = next(one for one in stage.records("step") if one["values"]["owner"] == self._function("Sales"))

    @cached_property
    def sam(self) -> Tab:
        """Somebody from Sales, to whom `step` belongs."""
        return self._join("Sam", "Sales")

    @cached_property
    def ida(self) -> Tab:
        return self._join("Ida", "IT")

    @cached_property
    def fay(self) -> Tab:
        """The facilitator."""
        own = f"/w/{self.stage.workshop}/console/live"
        return Tab(self.stage.account.context.new_page(), own, self.stage.workshop)

    def _function(self, name: str) -> str:
        return next(str(one["id"]) for one in self.stage.records("function") if one["values"]["name"] == name)

    def _join(self, name: str, function: str) -> Tab:
        stage = self.stage
        context = stage.account.browser.new_context(base_url=stage.address)
        stage.contexts.append(context)
        form: Form = {"name": name, "function": self._function(function)}
        door = context.request.get(f"/w/{stage.workshop}", max_redirects=0).headers["location"]
        assert context.request.post(door, form=form, max_redirects=0).status == 303
        return Tab(context.new_page(), f"/w/{stage.workshop}/live", stage.workshop)

    @property
    def id(self) -> str:
        return str(self.step["id"])

    @property
    def name(self) -> str:
        return str(self.step["values"]["name"])

    def kept(self, field: str = "name") -> Any:
        """What the server holds in a field of the step."""
        return self.stage.record(self.id)["values"].get(field)


@pytest.fixture
def room(stage: Stage) -> Iterator[Room]:
    yield Room(stage)


def test_everybody_folds_what_the_server_holds(room: Room) -> None:
    assert room.sam.sets(room.id, "name", "Ask customers", room.name) == ""
    room.ida.says("live.send({ do: 'raise_hand' })")
    room.fay.says("live.send({ do: 'extend_timer', minutes: 2 })")
    state = msgspec.convert(room.stage.everyone, Compartment)
    for tab in (room.sam, room.ida, room.fay):
        tab.until(f"live.parts.everyone.number === {state.number}")
        assert tab.says("live.parts.everyone") == whole(state)
    assert room.fay.says("live.all('script').length") > 0
    assert room.sam.says("live.all('script').length") == 0


def test_an_answer_comes_when_its_events_are_folded(room: Room) -> None:
    act = f"{{ act: 'set', id: '{room.id}', values: {{ today: 'person' }}, was: {{ today: null }} }}"
    assert room.sam.says(f"live.edit([{act}]).then(() => live.record('{room.id}').values.today)") == "person"
    assert room.ida.sets(room.id, "name", "Mine", room.name) == "not_yours"


def test_the_look_ups_say_what_a_screen_asks(room: Room) -> None:
    sam = room.sam
    assert sam.says("[live.person.name, live.isFacilitator, live.currentBlock.values.phase]") == ["Sam", False, "map"]
    assert room.fay.says("live.isFacilitator") is True
    orders = sam.says("live.steps.map(({ values }) => values.order)")
    assert orders == sorted(orders) and len(orders) > 3
    assert sam.says("live.steps.map(({ id }) => live.stepNumber(id))") == [*range(1, len(orders) + 1)]
    assert sam.says("live.functions.map(({ values }) => values.name)")[0] == "Sales"
    assert [one["values"]["phase"] for one in sam.says("live.blocks")][:2] == ["frame", "map"]
    assert sam.says("[live.labelOf('shared'), live.labelOf('stop')]") == ["Person + AI", "Stop doing this"]
    assert sorted(sam.says("Object.keys(live.derived)")) == sorted(one.name for one in DERIVED)
    sam.until("live.here.length === 2")


def test_own_marks_are_those_of_the_current_round(room: Room) -> None:
    room.stage.go("mark")
    room.sam.until("live.phase === 'mark'")
    room.sam.says(f"live.send({{ do: 'mark_step', step: '{room.id}', level: 'shared' }})")
    assert room.sam.says(f"live.myMarks['{room.id}'].level") == "shared"
    assert room.ida.says("live.myMarks") == {}
    room.fay.says("live.send({ do: 'reveal' })")
    room.sam.until(f"live.parts.everyone.rounds['{room.id}']")
    assert room.sam.says(f"[live.markOf('{room.id}'), live.roundOf('{room.id}')]") == [None, "2"]


def test_somebody_removed_stops_at_once(room: Room) -> None:
    room.fay.says(f"live.send({{ do: 'remove_person', person: '{room.sam.says('live.me')}' }})")
    room.sam.until("live.status === 'ended'")
    assert room.sam.says("live.reason") == "removed"


def test_setting_a_field_is_undone_and_done_again(room: Room) -> None:
    room.sam.sets(room.id, "name", "Cafe\u0301", room.name)
    room.sam.says("live.history.undo()")
    assert room.kept() == room.name
    room.sam.says("live.history.redo()")
    assert room.kept() == "Café"
    room.sam.says("live.history.undo()")
    assert room.kept() == room.name
    assert room.sam.says("[live.history.canUndo, live.history.canRedo, live.history.refused]") == [False, True, ""]


def test_adding_a_step_with_its_handoff_is_undone_as_one(room: Room) -> None:
    mine = room.sam.says("live.myFunction")
    acts = f"""[
        {{ act: 'add', kind: 'step', id: 'new', values: {{ name: 'New', owner: '{mine}' }} }},
        {{ act: 'add', kind: 'handoff', id: 'link', values: {{ from_step: '{room.id}', to_step: 'new' }} }}]"""
    room.sam.says(f"live.edit({acts})")
    room.sam.says("live.history.undo()")
    assert room.sam.says("[live.record('new'), live.record('link')]") == [None, None]
    assert {one["id"] for one in room.sam.says("live.ghosts")} == {"new", "link"}
    room.sam.says("live.history.redo()")
    assert room.sam.says("[live.record('new').id, live.record('link').id, live.ghosts.length]") == ["new", "link", 0]


def test_removing_a_step_is_undone_with_all_that_went_along(room: Room) -> None:
    handoffs = room.sam.says("live.all('handoff').length")
    room.sam.says(f"live.edit([{{ act: 'remove', id: '{room.id}' }}])")
    assert room.sam.says("live.all('handoff').length") < handoffs
    room.sam.says("live.history.undo()")
    assert room.sam.says("live.all('handoff').length") == handoffs
    assert room.sam.says(f"live.record('{room.id}').values.name") == room.name


def test_an_undo_does_not_overwrite_somebody_else_and_says_so(room: Room) -> None:
    room.sam.sets(room.id, "name", "Sam", room.name)
    assert room.fay.sets(room.id, "name", "Fay", "Sam") == ""
    room.sam.until(f"live.record('{room.id}').values.name === 'Fay'")
    room.sam.says("live.history.undo()")
    assert room.kept() == "Fay"
    assert "changed this while you were typing" in room.sam.says("live.history.refused")
    assert room.sam.says("[live.history.canUndo, live.history.canRedo]") == [False, False]


def test_the_keys_undo_except_where_a_text_is_typed(room: Room) -> None:
    sam = room.sam
    sam.says("import('/web/any/live/undo.js').then(({ listenForUndo }) => { listenForUndo(() => live.history); })")
    sam.sets(room.id, "name", "Other", room.name)
    sam.page.locator("input").first.press("Control+z")
    assert sam.says("live.history.canUndo") is True
    sam.page.evaluate("document.activeElement.blur()")
    sam.page.keyboard.press("Control+z")
    sam.until("live.history.canRedo && live.unsent === 0")
    assert room.kept() == room.name
    sam.page.keyboard.press("Control+Shift+Z")
    sam.until("live.history.canUndo && live.unsent === 0")
    assert room.kept() == "Other"
