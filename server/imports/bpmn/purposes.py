"""Events at the ends of a flow: when it starts, when it ends, and what its parts wait for."""

from collections.abc import Iterable

from server.domain.record import Value
from server.domain.records.purpose import Purpose
from server.imports.bpmn.arrows import Arrows
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.nodes import Nodes, is_end, is_start
from server.imports.bpmn.steps import Steps
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import PROCESSES
from server.imports.bpmn.ways import Ways
from server.imports.bpmn.wording import listed
from server.imports.texts import cut

UNNAMED_TITLE = "Flow from a model"
LONG = "“{}” is over {} characters. It reads “{}” in the purpose."


class Ends:
    """What the purpose of a workshop takes from a model."""

    def __init__(self, nodes: Nodes, arrows: Arrows, telling: Telling) -> None:
        self._nodes, self._telling = nodes, telling
        self._sent_to = {arrow.end for several in arrows.out.values() for arrow in several if arrow.message}

    def values(self) -> dict[str, Value]:
        """When the flow starts and ends, as far as its events are called something."""
        model = self._nodes.model
        starts = [one for one in model.all("startEvent") if is_start(one) and self._is_first(one)]
        ends = [one for one in model.all("endEvent") if is_end(one)]
        values = {"trigger_event": self._said("trigger_event", starts), "end_event": self._said("end_event", ends)}
        return {name: text for name, text in values.items() if text}

    def tell_waiting(self, ways: Ways, steps: Steps) -> None:
        """What sets off a part that no arrow leads to, its first step takes in."""
        for event in self._nodes.model.all("startEvent"):
            around = event.parent
            if event.name and around is not None and around.is_on("triggeredByEvent") and not event.drawn:
                first = sorted(ways.ahead(self._nodes.entry(event)))
                if any([steps.gives(one, "inputs", event.name) for one in first]):
                    self._telling.join(event, "what its first step takes in")

    def _is_first(self, event: Element) -> bool:
        """Whether the flow begins here, rather than where a message from another pool arrives."""
        return not event.drawn and self._nodes.entry(event) not in self._sent_to

    def _said(self, field: str, events: Iterable[Element]) -> str:
        named = [one for one in events if one.name and not one.drawn]
        text = listed((one.name for one in named), " or ")
        longest = getattr(Purpose.fields[field], "longest", 0)
        for one in named:
            self._telling.join(one, f"“{Purpose.fields[field].label}” of the purpose")
        fitting = cut(text, longest)
        if fitting != text:
            self._telling.note(LONG.format(text, longest, fitting))
        return fitting


def title_of(model: Model, file_name: str) -> str:
    """What a flow is called: as its only process, its collaboration, the file's own title, or the file."""
    processes = model.all(*PROCESSES)
    pools = [one for one in model.all("participant") if one.get("processRef")]
    only = [*processes, *pools] if len(processes) == 1 else []
    named = [one.name for one in (*only, *model.all("collaboration"), model.root) if one.name]
    return next(iter(named), file_name or next((one.name for one in processes if one.name), UNNAMED_TITLE))
