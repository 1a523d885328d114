"""Tasks as steps: in the order of the flow, in the function of their lane, done as their type says."""

from collections.abc import Mapping
from itertools import groupby

from server.domain.editing import MOST_STEPS
from server.domain.record import Value
from server.domain.records.flow import Step
from server.domain.template_reading import Given
from server.imports.account import in_words
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import SUB_PROCESSES
from server.imports.bpmn.wording import listed
from server.imports.texts import cut

TODAY = {
    "userTask": "person",
    "manualTask": "person",
    "serviceTask": "automatic",
    "scriptTask": "automatic",
    "businessRuleTask": "automatic",
}
"""How a step is done today, as far as its type says so."""

KIND = {"sendTask": "communicate", "receiveTask": "communicate", "businessRuleTask": "decide"}
PERFORMERS = ("performer", "humanPerformer", "potentialOwner", "resourceRole")

TOO_MANY = f"A flow holds up to {MOST_STEPS} steps; it comes after those. Import its part of the model on its own."
SAID_TODAY = "How {} done today comes from the type of the task. Let the room check it."
BETWEEN = 0.001
"""From one new step to the next, among steps with numbers of their own."""
LONG = "“{}” is over {} characters. Step {} is called “{}”."
UNNAMED = "{} {} has no name. It is called “{}”."


class Steps:
    """The steps of a flow, by the number of the element that each was."""

    def __init__(self, model: Model, telling: Telling, known: Mapping[int, str]) -> None:
        self._model, self._telling = model, telling
        self.ids: dict[int, str] = dict(known)
        """With those of an export of ours, which have their records already."""
        self.values: dict[int, dict[str, Value]] = {}
        self.order: dict[int, int] = {}

    def add(self, ordered: list[Element], owners: Mapping[int, str], orders: Mapping[str, float]) -> None:
        """Makes steps of these, as many as a flow may hold; between those that have a number already, where they are
        new among them."""
        places = len(self.ids)
        parts = _parts(ordered)
        number = 0.0
        for place, one in enumerate(ordered, 1):
            self.order[one.number] = place
            if one.number in self.ids:
                number = orders.get(self.ids[one.number], number)
                continue
            places += 1
            number = (number + BETWEEN) if orders else place
            if places > MOST_STEPS:
                self._telling.leave(one, TOO_MANY)
                continue
            self.ids[one.number] = f"step-{place}"
            self.values[one.number] = self._values(one, place) | {"order": number}
            self.values[one.number] |= _filled(owner=owners.get(one.number, ""), part=parts.get(one.number, ""))
            self._telling.take(one, Step.wire, f"step-{place}", f"step {place}")

    def note_today(self) -> None:
        """Tells that the room need not believe what the types of tasks say."""
        said = sum("today" in values for values in self.values.values())
        if said:
            self._telling.note(SAID_TODAY.format(f"{said} steps are" if said > 1 else "one step is"))

    @property
    def records(self) -> list[Given]:
        return [Given(Step.wire, self.ids[number], values) for number, values in self.values.items()]

    def gives(self, step: int, field: str, text: str) -> bool:
        """Says of a step that it takes something in or gives it out; whether there is room for that."""
        values = self.values.get(step)
        if values is None:
            return False
        described = Step.fields[field]
        text = cut(text, getattr(described, "longest", 0))
        before = values.get(field)
        texts = [*before] if isinstance(before, list) else []
        if text not in texts:
            texts.append(text)
        if len(texts) > getattr(described, "most", 0):
            return False
        values[field] = texts
        return True

    def _values(self, one: Element, place: int) -> dict[str, Value]:
        return {
            "name": self._name(one, place),
            **_filled(today=TODAY.get(one.tag, ""), kind=KIND.get(one.tag, ""), performer=self._performer(one)),
        }

    def _name(self, one: Element, place: int) -> str:
        longest = Step.name.longest
        if not one.name:
            name = f"Step {place}"
            self._telling.note(UNNAMED.format(in_words(one.tag), one.id or f"in line {one.line}", name))
            return name
        name = cut(one.name, longest)
        if name != one.name:
            self._telling.note(LONG.format(one.name, longest, place, name))
        return name

    def _performer(self, one: Element) -> str:
        """Who does it: the roles that a task names, as far as they are called something."""
        roles = list(one.kids(*PERFORMERS))
        named = []
        for role in roles:
            resource = self._model.meant(role, "resourceRef", ("resource",))
            said = next((inner.words for inner in role.within() if inner.tag == "formalExpression"), "")
            named.append((resource.name if resource else "") or said or role.name)
            self._telling.join(role, "who does the step")
            if resource:
                self._telling.join(resource, "who does the step")
        return cut(listed(named, ", "), Step.performer.longest)


def _parts(ordered: list[Element]) -> dict[int, str]:
    """The part of the flow that each step is in: its sub-process. A map that is cut into parts is cut everywhere, and
    each part is in one piece; where sub-processes are not like that, they give no parts."""
    names = {one.number: _part(one) for one in ordered}
    runs = [name for name, _ in groupby(names.values())]
    return names if all(runs) and len(runs) == len(set(runs)) else {}


def _part(one: Element) -> str:
    """The name of the outermost sub-process around a step."""
    around = [other.name for other in one.above() if other.tag in SUB_PROCESSES and other.name]
    return cut(around[-1], Step.part.longest) if around else ""


def _filled(**values: str) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}
