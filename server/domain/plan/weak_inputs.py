"""Weak inputs in the words of the plan: what is weak, whose step causes it, and whose steps work with it."""

from server.domain.plan.item import Item
from server.domain.taint import taint
from server.domain.wording import Wording


class WeakInput(Item, frozen=True, kw_only=True):
    """One cause. `id` is its pin, or its handoff; `steps` are those it reaches."""

    why: str
    comes_from: str
    """The step or source where it arises."""
    caused_by: str = ""
    """The function whose step or source that is."""
    suffering: list[str] = []
    """The functions whose steps it reaches, without the one that causes it."""

    @property
    def reach(self) -> str:
        """`step 5`, `steps 2–9, 12`."""
        runs = in_runs([one.number for one in self.steps])
        return f"{'step' if len(self.steps) == 1 else 'steps'} {runs}"


def in_runs(numbers: list[int]) -> str:
    """Numbers in rising order, with runs of three and more drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def weak_inputs(words: Wording) -> list[WeakInput]:
    """Every weak input of a view, the worst first."""
    found = taint(words.view)
    return [
        WeakInput(
            id=id,
            steps=words.steps([step for step, causes in found.steps.items() if id in causes]),
            why=cause.why,
            comes_from=words.reference(cause.at),
            caused_by=words.function(cause.function),
            suffering=[words.function(one) for one in found.suffering[id]],
        )
        for id, cause in found.causes.items()
    ]
