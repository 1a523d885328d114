"""Choreographies: tasks between pools. Who begins one, does it; the others are told beside it."""

from server.domain.records.flow import Step
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.wording import listed
from server.imports.texts import cut

PARTICIPANTS = ("participant",)


class Choreography:
    """Who takes part in the tasks of choreographies."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def home(self, task: Element) -> Element | None:
        """The pool that begins a task between pools; none for any other task."""
        return self._model.meant(task, "initiatingParticipantRef", PARTICIPANTS) or next(iter(self._all(task)), None)

    def others(self, task: Element) -> str:
        """Who else takes part."""
        home = self.home(task)
        names = [one.name for one in self._all(task) if one is not home]
        return cut(listed(names, ", "), Step.with_functions.longest)

    def _all(self, task: Element) -> list[Element]:
        found = [self._model.found(one.words, task, PARTICIPANTS) for one in task.kids("participantRef")]
        return [one for one in found if one is not None]
