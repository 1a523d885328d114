"""What a pulse asks, and at which moments of the work: each question is answered in one tap, from 1 to 5."""

QUESTIONS: dict[str, str] = {
    "safe": "I can say bad news here early.",
    "skills": "I can do what my work asks of me now.",
    "trust": "I trust how the steps work now.",
    "clarity": "I know what is expected of me now.",
}
"""Question → the sentence that people say how far they agree with."""

ANSWERS: dict[int, str] = {1: "Not at all", 2: "A little", 3: "Half", 4: "Mostly", 5: "Fully"}

OCCASIONS: dict[str, tuple[str, ...]] = {
    "start": ("safe",),
    "close": ("safe",),
    "check": ("safe", "skills", "trust", "clarity"),
}
"""Occasion → what is asked then: as the room starts, as it closes, and at each check of what was agreed."""
OCCASION_WORDS: dict[str, str] = {"start": "At the start", "close": "At the close", "check": "At this check"}

FEWEST = 5
"""Of fewer answers nothing is shown: each of them could be guessed."""
