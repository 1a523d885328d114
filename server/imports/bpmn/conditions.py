"""Under which condition an arrow is followed, and what passes along it."""

from server.imports.bpmn.element import Element
from server.imports.bpmn.nodes import definitions
from server.imports.bpmn.vocabulary import CHOOSING
from server.imports.bpmn.wording import asked

OTHERWISE = "Otherwise"
EVENTS = {
    "timer": "Time is up",
    "error": "An error occurs",
    "message": "A message arrives",
    "signal": "A signal arrives",
    "escalation": "It is escalated",
    "compensate": "It has to be undone",
    "cancel": "It is cancelled",
    "conditional": "A condition comes true",
}
"""What is waited for, where the event has no name."""


def on_the_way(flow: Element, source: Element) -> tuple[str, str]:
    """The condition of a sequence flow, and what it hands over: its name is the one or the other."""
    expression = flow.kid("conditionExpression")
    said = flow.name or (expression.words if expression else "")
    is_default = bool(flow.id) and source.get("default").rpartition(":")[2] == flow.id.rpartition(":")[2]
    if source.tag in CHOOSING and is_diverging(source):
        return asked(source.name, said or (OTHERWISE if is_default else "")), ""
    if expression is not None and said:
        return said, ""
    return (OTHERWISE, flow.name) if is_default else ("", flow.name)


def is_diverging(gateway: Element) -> bool:
    """Whether several ways lead out; one whose arrows it does not list is taken for such."""
    listed = sum(1 for _ in gateway.kids("outgoing"))
    return listed != 1 and gateway.get("gatewayDirection") != "Converging"


def before_it(source: Element) -> str:
    """What must have happened for the arrows out of an event to be followed."""
    if source.tag in ("intermediateCatchEvent", "intermediateEvent"):
        return source.name or next((EVENTS[one] for one in definitions(source) if one in EVENTS), "")
    is_whole = source.parent is not None and source.parent.tag == "process"
    return source.name if source.tag == "startEvent" and is_whole else ""


def at_the_edge(event: Element) -> str:
    """What leads out of a step at its edge."""
    return event.name or next((EVENTS[one] for one in definitions(event) if one in EVENTS), "")


def thrown(source: Element) -> str:
    """What an event passes on."""
    passes = source.tag == "intermediateThrowEvent" and "link" not in definitions(source)
    return source.name if passes else ""
