"""The phases of a workshop: what each asks of a participant, in the words on the screen.

Who may edit what in a phase stands in `permissions`; how long it takes is the agenda's.
"""

from typing import Literal, NamedTuple

Stage = Literal["map", "page"]


class Phase(NamedTuple):
    """One phase: its name, the one task it gives a participant, and what the middle of their screen shows."""

    label: str
    task: str
    help: str
    stage: Stage
    private: bool = False
    """Whether what is entered stays with its author until a reveal."""
    talking: bool = False
    """Whether people talk: the page then asks for nothing and shows no nudges."""


PHASES: dict[str, Phase] = {
    "draft": Phase("Set-up", "The lobby is not open yet.", "This page opens by itself when it is.", "page"),
    "lobby": Phase("Lobby", "Welcome. We start soon.", "Try the scale once. It counts for nothing.", "page"),
    "frame": Phase(
        "Frame", "Listen. Nothing to type.", "What we decide today, and who asked for it.", "page", talking=True
    ),
    "check": Phase(
        "Check",
        "How far are your lines?",
        "Say it for each line of yours, in a sentence. Then what we learned.",
        "page",
    ),
    "map": Phase(
        "Map",
        "Check your own lane.",
        "Say how each of your steps is done today. Add what is missing. Pin a question or problem anywhere.",
        "map",
    ),
    "sources": Phase(
        "Sources",
        "Where does it break?",
        "Rate what reaches you. Pin what breaks: the place, one sentence, how bad.",
        "map",
    ),
    "mark": Phase(
        "Mark",
        "Mark each step. Work alone.",
        "Who should do it? You can change a mark until the reveal.",
        "map",
        private=True,
    ),
    "overview": Phase(
        "Overview", "Where we differ.", "The steps to talk about come first. Nothing to type.", "page", talking=True
    ),
    "talk": Phase("Talk and decide", "Talk. Nothing to type.", "Hear the few first.", "page", talking=True),
    "redesign": Phase(
        "Redesign",
        "What changes for people?",
        "Talk first: what would a Tuesday look like? Then one of you types.",
        "page",
    ),
    "commit": Phase("Commit", "Take your lines.", "Say your first step and by when, hand over, or decline.", "page"),
    "agree": Phase(
        "Agree and close",
        "How strongly do you support the plan?",
        "One grade for the whole plan. Shown by function, not by name.",
        "page",
        private=True,
    ),
    "break": Phase("Break", "Break.", "Your place is kept. Come back when the timer says so.", "page", talking=True),
    "buffer": Phase(
        "Buffer", "A moment to catch up.", "Finish what is open, or stretch your legs.", "page", talking=True
    ),
    "closed": Phase("Closed", "The workshop is closed.", "The plan is ready to read, print and take along.", "page"),
    "final": Phase("Final", "The plan is final.", "Read it, print it, take it along.", "page"),
}

IN_AGENDA = (
    *("frame", "check", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree"),
    *("break", "buffer"),
)
"""The phases that a block of the agenda can be."""
