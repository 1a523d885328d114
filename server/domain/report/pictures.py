"""The pictures of a view's flow: the map as it is shown, and each side as a model of its own, with a start.

Marks are in none of them: a step stands in its picture as it is done today, or as it was decided.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from server.domain.as_is_to_be import CHANGES, step_changes
from server.domain.blocks import Imprint, labelled
from server.domain.blocks.flow import START, Flow, FlowLink, Flows, FlowStep, Lane, Note, Side, SourceUse
from server.domain.laid_out import laid_out
from server.domain.layout.grid import LaneRows, Layout, Link, Place, Step
from server.domain.layout.layout import arrange
from server.domain.layout.routing import routes_of
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.modes import DECIDED
from server.domain.report.links import without
from server.domain.wording import Wording, day
from server.domain.workshop import View

NO_LANE = "Not assigned"
UNSAID = {"name", "owner", "order", "from_step", "to_step", "next_cycle", "is_new"}
"""Fields that the picture itself says."""
WRITES = ("create", "update")
NOT_IN: dict[Side, str] = {"as_is": "new", "to_be": "stopped"}
"""Side → what becomes of the steps that it does not have."""
NOTHING = Record(id="", kind="decision", values={})


def pictures(view: View, imprint: Imprint) -> Flows:
    """Every picture of a view's flow."""
    painter = _Painter(view, imprint)
    return Flows(painter.map(), painter.side("as_is"), painter.side("to_be"))


class _Painter:
    def __init__(self, view: View, imprint: Imprint) -> None:
        self.view, self.imprint = view, imprint
        self.words = Wording(view)
        self.changes = {one.step: one for one in step_changes(view)}
        found = ((one.text("step"), one) for one in view.all("decision"))
        self.decisions = {step: one for step, one in found if one.text("outcome") in DECIDED}

    def map(self) -> Flow:
        """The map as the room sees it: as decided, else as it is today."""
        steps = self.view.ordered("step")
        told = [self._step(one, to_be=True) for one in steps]
        return self._flow("as_is", told, self._links, laid_out(self.view))

    def side(self, side: Side) -> Flow:
        """One side with its start; what led to a step that it does not have leads on."""
        every = self.view.ordered("step")
        left_out = [one.id for one in every if self.changes[one.id].change == NOT_IN[side]]
        steps = [one for one in every if one.id not in left_out]
        links = without(self._links, left_out)
        layout = _layout(self._lane_ids, steps, links)
        started = links + [FlowLink(id=f"{START}.{one}", source=START, target=one) for one in _first(layout, links)]
        told = [self._step(one, side == "to_be") for one in steps]
        return self._flow(side, told, started, _with_start(layout, started))

    def _flow(self, side: Side, steps: list[FlowStep], links: list[FlowLink], layout: Layout) -> Flow:
        purpose = self.view.purpose()
        there = {one.id for one in steps}
        uses = [one for one in self._uses if one.step in there]
        return Flow(
            title=purpose.text("title"),
            name=purpose.text("flow_name") or purpose.text("title") or "Decision flow",
            side=side,
            day=day(self.imprint.at),
            start=purpose.text("trigger_event"),
            end=purpose.text("end_event"),
            lanes=tuple(self._lanes(layout)),
            steps=tuple(steps),
            links=tuple(links),
            sources=tuple((one.id, one.text("name")) for one in self.view.all("source")),
            uses=tuple(uses),
            notes=(*self._pins(), *self._stops(side)),
            levels=tuple((level, self.words.mode(level)) for level in self.words.scale),
            layout=layout,
        )

    @cached_property
    def _lane_ids(self) -> list[str]:
        return [one.id for one in self.view.ordered("function")]

    def _lanes(self, layout: Layout) -> Iterator[Lane]:
        """The lanes that the layout has, which may end with one for steps of nobody."""
        for place, rows in enumerate(layout.lanes, 1):
            found = self.view.record(rows.lane or "")
            if not found:
                yield Lane("", NO_LANE)
                continue
            slot = int(found.number("colour") or 8)
            name = found.text("name") or f"Function {place}"
            yield Lane(found.id, name, found.text("code"), slot)

    def _step(self, step: Record, to_be: bool) -> FlowStep:
        found = self.changes[step.id]
        decision = self.decisions.get(step.id, NOTHING) if to_be else NOTHING
        level = decision.text("mode") or (found.planned if to_be and found.change != "stopped" else found.today)
        return FlowStep(
            id=step.id,
            number=self.words.numbers[step.id],
            name=step.text("name"),
            lane=step.text("owner") if step.text("owner") in self._lane_ids else "",
            level=level,
            level_label=self.words.mode(level),
            decided=bool(decision.id),
            work=step.text("kind"),
            software=step.text("ai_option"),
            question=step.text("question"),
            sources=tuple(self._used_by.get(step.id, ()) or step.list("systems")),
            control=decision.text("control"),
            pins=self._pinned.count(step.id),
            says=tuple(self._says(step, decision)),
        )

    def _says(self, step: Record, decision: Record) -> Iterator[str]:
        """What is known of a step on one side: its own fields, then what was decided and where AI ends."""
        if decision.id:
            yield CHANGES[self.changes[step.id].change]
        yield from self._fields(step)
        if decision.id:
            yield from self._fields(decision, without="step")
            for card in self.view.all("boundary"):
                if card.text("step") == step.id:
                    yield from self._fields(card, without="step")

    def _fields(self, record: Record, without: str = "") -> Iterator[str]:
        for name, field in KINDS[record.kind].fields.items():
            said = self.words.field(record, name) if name not in UNSAID and name != without else ""
            if said:
                yield labelled(field.label, said)

    @cached_property
    def _links(self) -> list[FlowLink]:
        return [
            FlowLink(
                id=one.id,
                source=one.text("from_step"),
                target=one.text("to_step"),
                carries=(one.id,),
                condition=one.text("condition"),
                next_cycle=bool(one.get("next_cycle")),
                pinned=one.id in self._pinned,
                says=tuple(self._fields(one)),
            )
            for one in self.view.all("handoff")
        ]

    @cached_property
    def _uses(self) -> list[SourceUse]:
        names = {one.id: one.text("name") for one in self.view.all("source")}
        return [
            SourceUse(
                id=one.id,
                step=one.text("step"),
                source=one.text("source"),
                name=names[one.text("source")],
                writes=one.text("access") in WRITES,
            )
            for one in self.view.all("source_use")
            if one.text("source") in names
        ]

    @cached_property
    def _used_by(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self._uses:
            found.setdefault(one.step, []).append(one.name)
        return found

    @cached_property
    def _pinned(self) -> list[str]:
        return [one.text("place") for one in self.view.all("issue")]

    def _pins(self) -> Iterator[Note]:
        for one in self.view.all("issue"):
            told = [self.words.field(one, "kind") or "Pin", self.words.field(one, "severity")]
            text = f"{', '.join(filter(None, told))}: {one.text('text')}"
            yield Note(id=one.id, at=one.text("place"), text=text)

    def _stops(self, side: Side) -> Iterator[Note]:
        """Today a step that is to stop still stands, and says so; to be, the words stand alone."""
        for one in self.view.ordered("step"):
            if self.changes[one.id].change == "stopped":
                why = self.decisions[one.id].text("why")
                what = "To stop" if side == "as_is" else f"No longer done: {self.words.step(one.id)}"
                text = f"{what}. {why}" if why else f"{what}."
                yield Note(id=one.id, at=one.id, text=text, quiet=True, drawn=True)


def _layout(lanes: list[str], steps: list[Record], links: list[FlowLink]) -> Layout:
    """The map's own layout of these steps."""
    placed = (Step(one.id, one.text("owner"), one.number("order") or 0, one.text("part")) for one in steps)
    return arrange(lanes, placed, (Link(one.id, one.source, one.target, one.next_cycle) for one in links))


def _first(layout: Layout, links: Iterable[FlowLink]) -> list[str]:
    """The steps that nothing leads to but what goes back."""
    ends = {one.id: one.target for one in links}
    followed = {ends[one.link] for one in layout.routes if one.kind in ("forward", "same_lane")}
    return [one.step for one in layout.places if one.step not in followed]


def _with_start(layout: Layout, links: list[FlowLink]) -> Layout:
    """The same layout, one column on, with the start in the first, and the ways of its links beside the others."""
    moved = [Place(one.step, one.lane, one.column + 1, one.row) for one in layout.places]
    first = min(moved, key=lambda one: one.column, default=None)
    lane = first.lane if first else next((one.lane for one in layout.lanes), None)
    start = Place(START, lane, 1, first.row if first else 1)
    lanes = tuple(
        LaneRows(one.lane, max(one.rows, start.row) if one.lane == lane else one.rows) for one in layout.lanes
    )
    places = (start, *moved)
    back = {one.link for one in layout.routes if one.kind == "rework"}
    drawn = [Link(one.id, one.source, one.target) for one in links if not one.next_cycle]
    rows = lanes or (LaneRows(lane, 1),)
    return Layout(layout.columns + 1, rows, (), places, routes_of(drawn, back, places, rows))
