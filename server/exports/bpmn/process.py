"""A flow's elements in BPMN: steps as tasks of the fitting type, and gateways wherever ways part or meet.

A gateway that splits has one way in, one that joins has one way out; no task or event has two ways in or out. What is
taken only on a condition, or goes back, leaves by an exclusive gateway; what happens at once by a parallel one.
"""

from collections.abc import Iterator
from itertools import pairwise

from server.domain.blocks.flow import START, Flow, FlowLink, FlowStep
from server.exports.bpmn.branching import Branching, Out
from server.exports.bpmn.model import Chain, Model, Node, Remark, Store, Tag, Way

BY_MACHINE = ("ai_acts", "automatic")
BY_PERSON = ("person", "ai_helps", "shared")
REVIEWED = {"approves_each": "Approve each", "handles_exceptions": "Review exceptions"}
"""How a person keeps control → the task that shows them after a machine's step."""
SOFTWARE: dict[str, Tag] = {"rules": "businessRuleTask", "rpa_script": "scriptTask"}
COMMUNICATES = "communicate"

START_ID = "Start"
OTHERWISE = "Otherwise"


def model(flow: Flow) -> Model:
    """The process of one side of a flow, which has a start."""
    drawing = _Drawing(flow)
    ways = list(drawing.ways())
    return Model(drawing.chains, ways, list(_stores(flow)), list(_remarks(flow, ways)))


class _Drawing:
    def __init__(self, flow: Flow) -> None:
        self.flow, self.branching = flow, Branching(flow)
        self.names = _names(flow)
        start = Node(START_ID, "startEvent", flow.start or "Start")
        self.chains = {START: self._chain(START, start, [])}
        for step in flow.steps:
            self.chains[step.id] = self._chain(step.id, _task(step), _review(step))

    def ways(self) -> Iterator[Way]:
        for cell, chain in self.chains.items():
            yield from self._inside(cell, chain)
        for cell in self.chains:
            out = self.branching.out(cell)
            yield from (self._way(one, out) for one in (*out.always, *out.alternatives))

    def _chain(self, cell: str, main: Node, review: list[Node]) -> Chain:
        return Chain(main, list(self._entry(cell)), [*review, *self._exit(cell)])

    def _entry(self, cell: str) -> Iterator[Node]:
        into, back = self.branching.into[cell], self.branching.back_into[cell]
        waits = len(into) > 1 and self.branching.waits(cell)
        if len(into) > 1:
            yield Node(f"Join_{cell}", "parallelGateway" if waits else "exclusiveGateway")
        if back and (waits or len(into) == 1):
            yield Node(f"Merge_{cell}", "exclusiveGateway")

    def _exit(self, cell: str) -> Iterator[Node]:
        out = self.branching.out(cell)
        if out.alternatives:
            yield Node(f"Split_{cell}", "exclusiveGateway", self._asks(cell, out))
        if len(out.always) > 1:
            yield Node(f"Fork_{cell}" if cell else "Fork", "parallelGateway")
        if out.may_end:
            yield Node(f"End_{cell}" if cell else "End", "endEvent", self.flow.end or "End")

    def _asks(self, cell: str, out: Out) -> str:
        question = next((one.question for one in self.flow.steps if one.id == cell), "")
        return question or ("Which way?" if out.conditional else "Usable as it is?")

    def _inside(self, cell: str, chain: Chain) -> Iterator[Way]:
        nodes = list(chain)
        for one, other in pairwise(nodes):
            splits = one.id == f"Split_{cell}"
            yield Way(f"Path_{one.id}", one.id, other.id, name=OTHERWISE if splits else "", default=splits)

    def _way(self, link: FlowLink, out: Out) -> Way:
        name = condition = ""
        split = bool(out.alternatives)
        if link in out.alternatives:
            name = link.condition or "Back"
            condition = link.condition or f"Back to {self.names[link.target]}"
        alone = split and link in out.always and len(out.always) == 1
        return Way(
            id=_flow_id(link),
            source=self._leaves(link, out),
            target=self._arrives(link, link in out.back),
            link=link.id,
            name=OTHERWISE if alone else name,
            condition=condition,
            default=alone,
            says=link.says,
            carries=link.carries,
        )

    def _leaves(self, link: FlowLink, out: Out) -> str:
        if link in out.alternatives:
            return f"Split_{link.source}"
        return list(self.chains[link.source])[-1].id

    def _arrives(self, link: FlowLink, back: bool) -> str:
        chain = self.chains[link.target]
        return chain.entry[-1].id if back else next(iter(chain)).id


def _names(flow: Flow) -> dict[str, str]:
    """How each step is called where another element speaks of it."""
    return {one.id: f"{one.number} · {one.name}" for one in flow.steps}


def _flow_id(link: FlowLink) -> str:
    if link.source == START:
        return f"Begin_{link.target}"
    return f"Flow_{link.id}" if link.carries else f"Bridge_{link.id}"


def _task(step: FlowStep) -> Node:
    return Node(f"Step_{step.id}", _tag(step), step.name, step.says, (step.id,), step.level)


def _tag(step: FlowStep) -> Tag:
    """The type of task that says most about who does the step."""
    if step.work == COMMUNICATES:
        return "sendTask"
    if step.level in BY_MACHINE:
        return SOFTWARE.get(step.software, "serviceTask")
    if step.level == "person" and not step.sources:
        return "manualTask"
    return "userTask" if step.level in BY_PERSON else "task"


def _review(step: FlowStep) -> list[Node]:
    if step.level not in BY_MACHINE or step.control not in REVIEWED:
        return []
    return [Node(f"Review_{step.id}", "userTask", REVIEWED[step.control], level="person")]


def _stores(flow: Flow) -> Iterator[Store]:
    for one in flow.uses:
        yield Store(f"Use_{one.id}", one.step, f"Source_{one.source}", one.name, one.writes, (one.id,))


def _remarks(flow: Flow, ways: list[Way]) -> Iterator[Remark]:
    """What is pinned, what stops, and what feeds the next cycle."""
    names = _names(flow)
    places = {one.id: f"Step_{one.id}" for one in flow.steps}
    places |= {id: way.id for way in ways for id in way.carries}
    places |= {one.source: f"Use_{one.id}" for one in reversed(flow.uses)}
    for note in flow.notes:
        id, carries = (f"Stop_{note.id}", ()) if note.drawn else (f"Pin_{note.id}", (note.id,))
        yield Remark(id, places.get(note.at, ""), note.text, note.quiet, carries)
    for link in flow.links:
        if link.next_cycle and link.source in names and link.target in names:
            text = f"Feeds the next cycle: {names[link.target]}"
            yield Remark(f"Next_{link.id}", f"Step_{link.source}", text, carries=link.carries)
