"""Titles of steps: what would make one clearer, and verbs to begin one with.

A step is one verb and one object, as a command: "Check credit limit". The hint is gentle. It never keeps a title from
being saved, and it speaks only where it can be sure: of a title in another language, or with a verb that is not listed,
it says nothing. The verbs and what to say about them stand here and nowhere else.
"""

import re

from server.domain.workshop import View

_VERBS = """
Add Adjust Agree Allocate Analyse Answer Approve Assess Assign Book Calculate Capture Change Check
Close Collect Compare Confirm Consolidate Create Decide Define Deliver Enter Escalate Estimate
Evaluate File Forecast Freeze Identify Inform Inspect Install Invite Invoice Join Measure Negotiate
Notify Offer Open Order Pay Plan Prepare Prioritise Produce Propose Publish Rate Receive Reconcile
Record Register Reject Release Renew Repair Report Request Review Roll Schedule Score Select Send
Set Ship Sign Sort Submit Test Translate Update Validate Verify Weigh Write
"""
VERBS = _VERBS.split()
"""The verbs that are offered: each says one thing that somebody can be seen doing."""

_VAGUE = """
address conduct coordinate deal do ensure execute facilitate handle improve manage optimise optimize
perform process support
"""
VAGUE = frozenset(_VAGUE.split())
"""Verbs under which everybody imagines something else."""

NOUNS = {
    "adjustment": "Adjust",
    "allocation": "Allocate",
    "analysis": "Analyse",
    "approval": "Approve",
    "assessment": "Assess",
    "assignment": "Assign",
    "calculation": "Calculate",
    "collection": "Collect",
    "confirmation": "Confirm",
    "consolidation": "Consolidate",
    "creation": "Create",
    "escalation": "Escalate",
    "evaluation": "Evaluate",
    "negotiation": "Negotiate",
    "notification": "Notify",
    "preparation": "Prepare",
    "reconciliation": "Reconcile",
    "registration": "Register",
    "selection": "Select",
    "submission": "Submit",
    "validation": "Validate",
    "verification": "Verify",
}
"""Nouns made from verbs, as a title's first or last word: "Approval of discount", "Discount approval"."""

LONGEST = 50
"""Characters that stand on a card in two lines; what is longer is cut there."""
FEWEST_JOINS = 2
"""So many joins are a list of steps. One may be a pair that belongs together: "Check and repair pipeline data"."""

_JOINS = re.compile(r"(?<!,)\s(?:and|&|\+)\s|\sthen\s|;", re.IGNORECASE)
"""After a comma "and" ends a list of things: "Measure accuracy, bias and value added, and learn"."""


def titles(view: View) -> dict[str, str]:
    """Step → what would make its title clearer, of a view's steps. Those without a hint are left out."""
    found = {one.id: hint(one.text("name")) for one in view.all("step")}
    return {id: text for id, text in found.items() if text}


def hint(title: str) -> str:
    """What would make a title clearer, in one or two sentences; empty where there is nothing to say."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", title.lower())
    if not words:
        return ""
    return (
        _no_verb(words[0], words[-1])
        or _vague(words[0])
        or _no_object(words)
        or _several(title)
        or (len(title) > LONGEST and "This is long: a card cuts it. Leave out what the lane or the part says.")
        or ""
    )


def _no_verb(first: str, last: str) -> str:
    verb = NOUNS.get(first) or NOUNS.get(last) or _INFLECTED.get(first)
    return f"Begin with the verb, as if you asked somebody to do it: “{verb} …”." if verb else ""


def _vague(first: str) -> str:
    if first not in VAGUE:
        return ""
    return f"“{first.capitalize()}” can mean many things. Say what is done: check, decide, send, enter."


def _no_object(words: list[str]) -> str:
    alone = len(words) == 1 and words[0].capitalize() in VERBS
    return f"Say what, too: “{words[0].capitalize()} credit limit” says more than the verb alone." if alone else ""


def _several(title: str) -> str:
    many = len(_JOINS.findall(title)) >= FEWEST_JOINS
    return (
        "This may be several steps. A step is one verb and one object: divide it, or name what matters." if many else ""
    )


def _inflections(verb: str) -> tuple[str, str]:
    """ "Checking" and "checks": what is done, told instead of asked."""
    stem = verb.lower()
    return f"{stem.removesuffix('e')}ing", f"{stem}es" if stem.endswith(("s", "sh", "ch", "x")) else f"{stem}s"


_INFLECTED = {
    word: verb
    for verb in VERBS
    for word in _inflections(verb)
    if word not in {"orders", "offers", "reports", "plans", "records", "reviews", "tests", "forecasts", "invoices"}
}
"""Without plurals that are the object of somebody's day as often as a verb: "Orders from the shop"."""
