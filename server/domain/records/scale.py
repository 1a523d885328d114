"""The scale on which a step is marked: who should do it, from a person to a machine.

Five levels, of which three make the short scale. Levels 5…1 follow the direction of the Stanford Human Agency Scale;
`stop` and `not_mine` stand outside it and never count as a middle.
"""

LEVELS = {"person": 5, "ai_helps": 4, "shared": 3, "ai_acts": 2, "automatic": 1}
OFF_SCALE = ("not_mine", "stop")

LABELS = {
    "person": "Person",
    "ai_helps": "Person, AI helps",
    "shared": "Person + AI",
    "ai_acts": "AI, person approves",
    "automatic": "Automatic",
    "not_mine": "Not mine to call",
    "stop": "Stop doing this",
}
HELP = {
    "person": "A person's judgment",
    "ai_helps": "A person does it; AI helps on request",
    "shared": "AI or software prepares, a person decides",
    "ai_acts": "AI or software acts; a person approves each time",
    "automatic": "Rules, software or AI; people handle exceptions",
    "not_mine": "Counts as answered, never as a middle",
    "stop": "Nobody should do this step any more",
}
SCALES: dict[int, tuple[str, ...]] = {
    3: ("person", "shared", "automatic"),
    5: ("person", "ai_helps", "shared", "ai_acts", "automatic"),
}
SURE = {1: "Guessing", 3: "Fairly sure", 5: "Certain"}


def level_labels(levels: int) -> dict[str, str]:
    """The labels of a scale of three or five levels, from Person down, without the two outside it."""
    half = {"shared": "Half and half"} if levels == 5 else {}
    return {name: half.get(name, LABELS[name]) for name in SCALES[levels]}
