"""Reasons to tick beside a mark, and two questions about the step: could software or AI do it, and should it?

Both lists of reasons, the two questions and their scale from 1 to 5 follow the codebook of WORKBank (Shao et al. 2025,
arXiv 2506.06576), in our own words. A reason says why, never who should do the step: people at either end of the
scale may tick the same.
"""

FOR_A_PERSON = {
    "physical": "Needs hands on the spot",
    "high_stakes_control": "Too much is at stake",
    "domain_knowledge": "Needs deep knowledge",
    "interpersonal": "People want to deal with a person",
    "quality_oversight": "Somebody has to check the quality",
    "changing_circumstances": "Every case is different",
    "ethical_sensitive": "A question of what is right",
}
FOR_AI = {
    "frees_time": "Frees time for other work",
    "repetitive": "The same again and again",
    "improves_quality": "Fewer mistakes",
    "stressful": "Wears people out",
    "difficult": "Hard for a person to do well",
    "scale": "Too many cases for people",
}
REASONS = FOR_A_PERSON | FOR_AI
MOST_REASONS = 3
"""So many a person may tick on one step."""

COULD = {1: "No", 2: "Hardly", 3: "In part", 4: "Mostly", 5: "Yes"}
"""Could software or AI do this step today? Asked of the functions that know what it can do."""
SHOULD = {1: "No", 2: "Rather not", 3: "In part", 4: "Mostly", 5: "Yes"}
"""Should it? Asked of the function whose step it is."""
MIDDLE = 3
