"""The figures of both flows in words, each with its formula. What is not known says so, and what is missing for it."""

from collections.abc import Callable

import msgspec

from server.domain.flow_figures import Figures, Lead
from server.domain.wording import Wording


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: what it is called, how it is reckoned, and what it is today and after the redesign."""

    key: str
    label: str
    formula: str
    today: str
    planned: str


Say = Callable[[Wording, Figures], str]


def figure_lines(words: Wording, today: Figures, planned: Figures) -> list[FigureLine]:
    """Every figure of both flows, in the order of the table."""
    return [
        FigureLine(key=key, label=label, formula=formula, today=say(words, today), planned=say(words, planned))
        for key, (label, formula, say) in LINES.items()
    ]


def in_time(minutes: float) -> str:
    """`50 min`, `1 h 45 min`, `36 h`."""
    hours, rest = divmod(round(minutes), 60)
    said = [f"{hours} h"] if hours else []
    return " ".join([*said, f"{rest} min"] if rest or not hours else said)


def share(part: float) -> str:
    """`43 %`; a share that is not nothing is never shown as nothing."""
    return "under 1 %" if 0 < part < 0.005 else f"{part * 100:.0f} %"


def lacking(many: int, of: int, what: str, one: str = "step") -> str:
    """`Not known: 9 of 14 steps have no minutes`."""
    return f"Not known: {many} of {of} {_plural(of, one)} {'has' if many == 1 else 'have'} no {what}"


def _plural(many: int, one: str) -> str:
    return one if many == 1 else f"{one}s"


def _steps(words: Wording, found: Figures) -> str:
    return str(found.steps)


def _work(words: Wording, found: Figures) -> str:
    if found.minutes is None:
        return lacking(found.without_minutes, found.steps, "minutes") if found.steps else "No steps"
    return in_time(found.minutes)


def _lead(words: Wording, found: Figures) -> str:
    lead = found.lead
    if lead.hours is None:
        return _why_no_lead(lead, found.steps)
    way = f"along {_plural(len(lead.way), 'step')} {', '.join(str(words.numbers.get(one, '?')) for one in lead.way)}"
    if not lead.without_wait:
        return f"{in_time(lead.hours * 60)}, {way}"
    handoffs = f"{lead.without_wait} {_plural(lead.without_wait, 'handoff')}"
    return f"At least {in_time(lead.hours * 60)}, {way}; the waits of {handoffs} are not known"


def _why_no_lead(lead: Lead, steps: int) -> str:
    if not steps:
        return "No steps"
    if lead.without:
        return lacking(lead.without, steps, "lead time")
    return f"Not known: {lead.too_short} {_plural(lead.too_short, 'step')} would take more work than lead time"


def _activity(words: Wording, found: Figures) -> str:
    if found.activity is not None:
        return share(found.activity)
    if found.lead.hours is None:
        return "Not known without the lead time"
    return "Not known: steps on the longest way have no minutes" if found.lead.hours else "No time passes"


def _usable(words: Wording, found: Figures) -> str:
    if found.usable is None:
        return lacking(found.handoffs, found.handoffs, "rate", "handoff") if found.handoffs else "No handoffs"
    return f"{share(found.usable)}, over {found.rated} of {found.handoffs} {_plural(found.handoffs, 'handoff')}"


def _crossings(words: Wording, found: Figures) -> str:
    return f"{found.crossings} of {found.handoffs} {_plural(found.handoffs, 'handoff')}"


def _modes(words: Wording, found: Figures) -> str:
    said = [f"{words.mode(mode)} {share(found.modes[mode])}" for mode in words.labels if mode in found.modes]
    if not said:
        return "Not said"
    unsaid = f"; not said for {found.without_mode} of {found.steps}" if found.without_mode else ""
    return f"{', '.join(said)}, {'by cases a month' if found.weighted else 'each step counted once'}{unsaid}"


def _guesses(words: Wording, found: Figures) -> str:
    numbers, guessed, unsaid = found.guesses
    if not numbers:
        return "No numbers yet"
    unknown = f"; of {unsaid} nobody has said how well they are known" if unsaid else ""
    return f"{guessed} of {numbers} {_plural(numbers, 'number')} ({share(guessed / numbers)}){unknown}"


LINES: dict[str, tuple[str, str, Say]] = {
    "steps": ("Steps", "The steps of the flow. Later: without those that stop, with new ones.", _steps),
    "work": ("Work in a case", "The sum of the minutes a case over all steps (process time).", _work),
    "lead": (
        "Lead time",
        "The lead times of the steps plus the waits of the handoffs on the longest way through the flow.",
        _lead,
    ),
    "activity": (
        "Time in which somebody works",
        "The minutes of the steps on the longest way ÷ its lead time (activity ratio).",
        _activity,
    ),
    "usable": (
        "Cases that pass as they are",
        "The product of what receivers find usable of 10, over all rated handoffs (rolled % complete and accurate): "
        "6 of 10 × 5 of 10 = 30 %. Later: what is planned, else as today.",
        _usable,
    ),
    "crossings": (
        "Handoffs between functions",
        "Handoffs of this cycle whose two steps belong to different functions. "
        "What led to a step that stops leads on to what came after it.",
        _crossings,
    ),
    "modes": (
        "Who does the steps",
        "Each answer's share of the steps, weighted by cases a month where every step has them.",
        _modes,
    ),
    "guesses": (
        "Guesses",
        "The numbers above that somebody has called a guess, of all numbers that were given.",
        _guesses,
    ),
}
"""Figure → its label, its formula, and how it is said."""
