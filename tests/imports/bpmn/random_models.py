"""Any model that a tool might write, and some that none should."""

from hypothesis import strategies as st

from server.imports.bpmn.vocabulary import EVENTS, GATEWAYS, SUB_PROCESSES, TASKS
from tests.imports.bpmn.models import drawn, lane, lanes, model, node, process

TAGS = sorted(TASKS | GATEWAYS | EVENTS) + sorted(TASKS)
ODD = ("timerEventDefinition", "ioSpecification", "documentation", "property", "somethingNew", "loopCardinality")
NAMES = st.sampled_from(["", "Check credit", "Approved?", "A" * 90, "営業", "Check credit", "  ", "x&#10;y"])


@st.composite
def models(draw: st.DrawFn) -> bytes:
    """Pools, nested sub-processes, data, notes and arrows between anything at all, some of it gone."""
    ids = [f"n{number}" for number in range(draw(st.integers(0, 9)))]
    made = [_node(draw, id) for id in ids]
    inner = _inner(draw, ids)
    everything = [*ids, "sub", "data", "store", "note", "pool", "gone"]
    arrows = "".join(_arrow(draw, number, everything) for number in range(draw(st.integers(0, 14))))
    data = node("dataObjectReference", "data", name=draw(NAMES)) + node("dataStoreReference", "store", name="CRM")
    note = node("textAnnotation", "note", f"<text>{draw(NAMES)}</text>")
    sub = node(draw(st.sampled_from(sorted(SUB_PROCESSES))), "sub", inner, name=draw(NAMES))
    whole = process(_lanes(draw, everything), *made, sub, arrows, data, note, name=draw(NAMES))
    pool = node("participant", "pool", name=draw(NAMES), processRef=draw(st.sampled_from(["P", "gone", ""])))
    messages = "".join(_message(draw, number, everything) for number in range(draw(st.integers(0, 3))))
    boxes = drawn(**{id: (draw(st.integers(-50, 900)), draw(st.integers(0, 500))) for id in ids})
    return model(node("collaboration", "C", pool + messages), whole, boxes)


def _node(draw: st.DrawFn, id: str) -> str:
    odd = draw(st.lists(st.sampled_from(ODD), max_size=2))
    inside = "".join(f'<{tag} id="{id}-{at}"/>' for at, tag in enumerate(odd))
    host = draw(st.sampled_from(["n0", "sub", "gone", id]))
    return node(draw(st.sampled_from(TAGS)), id, inside, name=draw(NAMES), attachedToRef=host)


def _inner(draw: st.DrawFn, ids: list[str]) -> str:
    inside = [_node(draw, f"i{number}") for number in range(draw(st.integers(0, 4)))]
    ends = st.sampled_from([*ids, "i0", "i1", "i2", "sub", "gone"])
    arrows = [node("sequenceFlow", f"if{n}", sourceRef=draw(ends), targetRef=draw(ends)) for n in range(len(inside))]
    return "".join(inside + arrows)


def _arrow(draw: st.DrawFn, number: int, ids: list[str]) -> str:
    tags = ["sequenceFlow"] * 5 + ["association", "dataInputAssociation", "dataOutputAssociation"]
    tag, ends = draw(st.sampled_from(tags)), st.sampled_from(ids)
    return node(tag, f"f{number}", sourceRef=draw(ends), targetRef=draw(ends), name=draw(NAMES))


def _message(draw: st.DrawFn, number: int, ids: list[str]) -> str:
    ends = st.sampled_from(ids)
    return node("messageFlow", f"m{number}", sourceRef=draw(ends), targetRef=draw(ends), name=draw(NAMES))


def _lanes(draw: st.DrawFn, ids: list[str]) -> str:
    named = [
        lane(draw(NAMES), *draw(st.lists(st.sampled_from(ids), max_size=4)), id=f"lane{number}")
        for number in range(draw(st.integers(0, 3)))
    ]
    return lanes(*named)
