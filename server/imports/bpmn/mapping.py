"""A model as the records of a flow: every kind in turn, as later ones point at earlier ones."""

from server.domain.records import KINDS
from server.domain.template_reading import Given
from server.imports.bpmn.arrows import Arrows
from server.imports.bpmn.choreography import Choreography
from server.imports.bpmn.element import Element
from server.imports.bpmn.functions import Functions
from server.imports.bpmn.handoffs import Handoffs
from server.imports.bpmn.lanes import Lanes
from server.imports.bpmn.model import Model
from server.imports.bpmn.nodes import Nodes
from server.imports.bpmn.ordering import in_order
from server.imports.bpmn.own import Own
from server.imports.bpmn.passages import Passages
from server.imports.bpmn.pools import Pools
from server.imports.bpmn.purposes import Ends
from server.imports.bpmn.remarks import Remarks
from server.imports.bpmn.sources import Sources
from server.imports.bpmn.steps import Steps
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.uses import Uses
from server.imports.bpmn.vocabulary import ARROWS, LINKS, NODES
from server.imports.bpmn.ways import Ways

OURS = "what Crossflow's own records in this file say"
RENAMED = "“{}” is called “{}” in Crossflow's own record, which counts."
NOTHING = "It connects nothing that has a place on the map"


class Mapping:
    """One model on its way to records."""

    def __init__(self, model: Model, own: Own, telling: Telling) -> None:
        self.model, self.own, self.telling = model, own, telling
        self.nodes = Nodes(model)
        self.arrows = Arrows(self.nodes, own.shows)
        self.ways = Ways(self.arrows, (one.number for one in self.nodes.steps))
        self.lanes = Lanes(model)
        self.functions = Functions(self.lanes, telling, own.ids_of("function"))
        self.steps = Steps(model, telling, own.ids_of("step"))
        self.sources = Sources(model, telling, own.ids_of("source"))
        self.handoffs = Handoffs(self.ways, telling)
        self.uses = Uses(model, telling, self.sources.ids)
        self.remarks = Remarks(model, telling)

    def records(self) -> list[Given]:
        """The records of the flow, every reference pointing backwards; the purpose first, without its title."""
        self._tell_ours()
        ends = Ends(self.nodes, self.arrows, self.telling)
        purpose = ends.values()
        self._add_steps()
        self.handoffs.add(self.steps.order, self.steps.ids, self.own.pairs("handoff", "from_step", "to_step"))
        places = self._add_passages(ends)
        self._add_data(places)
        self.remarks.add(places)
        self._tell_rest()
        return [
            Given("purpose", "purpose", purpose),
            *self.functions.records,
            *self.steps.records,
            *self.handoffs.records,
            *self.sources.records,
            *self.uses.records,
            *self.remarks.records,
        ]

    def _tell_ours(self) -> None:
        for one, kind, id, name in self.own.told(self.model):
            self.telling.take(one, kind, id, KINDS[kind].singular if kind in KINDS else OURS)
            if name and one.name and one.name != name:
                self.telling.note(RENAMED.format(one.name, name))
        for one in self.model.elements:
            if one.drawn or (one.tag not in NODES and self.own.shows_part(one)):
                self.telling.join(one, OURS)

    def _add_steps(self) -> None:
        choreography = Choreography(self.model)
        new = [one for one in self.nodes.steps if one.number not in self.steps.ids]
        homes = {one.number: choreography.home(one) or self.lanes.home(one) for one in new}
        self.functions.add(list(homes.values()))
        owners = {number: self.functions.of(home) for number, home in homes.items()}
        self.steps.add(self._ordered(), owners, self.own.orders())
        self.steps.note_today()
        for one in new:
            others = choreography.others(one)
            if others and one.number in self.steps.values:
                self.steps.values[one.number]["with_functions"] = others

    def _ordered(self) -> list[Element]:
        by_number = {one.number: one for one in self.nodes.steps}
        turns = {number: (self.model.drawing.place(one), number) for number, one in by_number.items()}
        after = {number: self.ways.next_steps(number) for number in by_number}
        told = {number: self.ways.told_steps(number) for number in by_number}
        return [by_number[number] for number in in_order(turns, after, told)]

    def _add_passages(self, ends: Ends) -> dict[int, str]:
        """Tells what lies between steps; and where on the map each element of the flow is now."""
        passages = Passages(self.nodes, self.ways, self.handoffs, self.telling)
        ends.tell_waiting(self.ways, self.steps)
        pools = Pools(self.nodes, self.ways, self.telling)
        pools.add_messages(self.arrows, self.steps)
        passages.tell_arrows(self.arrows, self.steps.order)
        passages.tell_nodes(self.steps.order)
        pools.tell(self.lanes, set(self.functions.ids))
        return passages.place | self.steps.ids

    def _add_data(self, places: dict[int, str]) -> None:
        self.sources.add()
        known = self.own.pairs("source_use", "step", "source")
        self.uses.add(self.steps.ids, self.steps.order, set(known))
        self._add_carried(places)
        places |= self.sources.ids

    def _add_carried(self, places: dict[int, str]) -> None:
        """Data that is drawn beside an arrow passes along it."""
        for one in self.model.all("association"):
            ends = [self.model.meant(one, name) for name in ("sourceRef", "targetRef")]
            data = next((end for end in ends if end is not None and end.number in self.sources.ids), None)
            arrow = next((end for end in ends if end is not None and end.tag in ARROWS), None)
            if data and arrow and self.handoffs.hands_over(places.get(arrow.number, ""), self.sources.name(data)):
                self.telling.join(one, "what a handoff hands over")

    def _tell_rest(self) -> None:
        for one in self.model.all(*LINKS):
            self.telling.leave(one, NOTHING)
