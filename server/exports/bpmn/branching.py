"""Where ways part and meet: which links of a step hold always, which on a condition, which go back; and whether what
comes to a step together has to be waited for.
"""

from collections import defaultdict
from typing import NamedTuple

from server.domain.blocks.flow import START, Flow, FlowLink


class Out(NamedTuple):
    """The links out of a step."""

    always: list[FlowLink]
    conditional: list[FlowLink]
    back: list[FlowLink]

    @property
    def alternatives(self) -> list[FlowLink]:
        """Of these and of going on one alone is taken."""
        return [*self.conditional, *self.back]

    @property
    def may_end(self) -> bool:
        """Whether the flow ends here when no alternative holds: a single condition says nothing of the other case."""
        return not self.always and (not self.conditional or len(self.alternatives) == 1)


class Branching:
    """The links of a flow by where they leave and arrive. Links into the next cycle are none of them."""

    def __init__(self, flow: Flow) -> None:
        kinds = {one.link: one.kind for one in flow.layout.routes}
        drawn = [one for one in flow.links if one.id in kinds]
        self.cells = (START, *(one.id for one in flow.steps))
        self._out: dict[str, Out] = {cell: Out([], [], []) for cell in self.cells}
        self.into: dict[str, list[FlowLink]] = defaultdict(list)
        self.back_into: dict[str, list[FlowLink]] = defaultdict(list)
        for link in drawn:
            back = kinds[link.id] == "rework"
            out = self._out[link.source]
            (out.back if back else out.conditional if link.condition else out.always).append(link)
            (self.back_into if back else self.into)[link.target].append(link)
        self._before = self._all_before(flow)

    def out(self, cell: str) -> Out:
        return self._out[cell]

    def waits(self, step: str) -> bool:
        """Whether everything that leads to a step is waited for: all of it set out at once, and none can fail to come.

        The nearest step that everything comes from decides; where conditions stand between, each arrival goes on.
        """
        sources = [one.source for one in self.into[step]]
        shared = set.intersection(*({source, *self._before[source]} for source in sources))
        origin = max(shared, key=lambda cell: len(self._before[cell]))
        between = {cell for source in sources for cell in {source, *self._before[source]}} - shared
        if any(self._out[cell].conditional for cell in between):
            return False
        leading = {one.target for one in self._out[origin].conditional}
        return not any(target == step or target in between for target in leading)

    def _all_before(self, flow: Flow) -> dict[str, set[str]]:
        """Each step with all that lead to it, in the order of columns, which every link forward follows."""
        columns = {one.step: one.column for one in flow.layout.places}
        before: dict[str, set[str]] = {}
        for cell in sorted(self.cells, key=lambda one: columns.get(one, 0)):
            direct = [one.source for one in self.into[cell]]
            before[cell] = set(direct).union(*(before[one] for one in direct))
        return before
