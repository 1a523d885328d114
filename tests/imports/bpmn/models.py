"""BPMN models in a few words, and what they become."""

from pathlib import Path
from typing import NamedTuple

from server.domain.template import parse_template
from server.domain.template_reading import Given
from server.imports.account import Account, Line
from server.imports.bpmn import read_bpmn
from server.live.reading import clean_text

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MIWG = sorted((Path(__file__).parent / "miwg").glob("*.bpmn"))


class Read(NamedTuple):
    """What a model became, easy to compare."""

    account: Account
    records: tuple[Given, ...]

    def all(self, kind: str) -> list[dict[str, object]]:
        return [dict(one.values) for one in self.records if one.kind == kind]

    @property
    def purpose(self) -> dict[str, object]:
        return self.all("purpose")[0]

    @property
    def lanes(self) -> list[tuple[str, list[str]]]:
        """Functions with the names of their steps, both in order."""
        steps = self.all("step")
        functions = [one for one in self.records if one.kind == "function"]
        return [
            (str(one.values["name"]), [str(step["name"]) for step in steps if step.get("owner") == one.id])
            for one in functions
        ]

    @property
    def steps(self) -> list[str]:
        return [str(one["name"]) for one in self.all("step")]

    def step(self, name: str) -> dict[str, object]:
        return next(one for one in self.all("step") if one["name"] == name)

    @property
    def handoffs(self) -> set[tuple[str, str, str, str]]:
        """From, to, condition and what is handed over."""
        names = {one.id: str(one.values["name"]) for one in self.records if one.kind == "step"}
        return {
            (
                names[str(one["from_step"])],
                names[str(one["to_step"])],
                str(one.get("condition", "")),
                str(one.get("artefact", "")),
            )
            for one in self.all("handoff")
        }

    def line(self, id: str) -> Line:
        """What became of the element with this id."""
        found = [one for one in self.account.lines if one.id == id]
        assert len(found) == 1, (id, found)
        return found[0]


def read(content: bytes) -> Read:
    imported = read_bpmn(content, clean_text, "model")
    assert imported.flow is not None
    return Read(imported.account, parse_template(imported.flow).records)


def model(*inside: str) -> bytes:
    """A file with these things in it."""
    return f'<?xml version="1.0"?><definitions xmlns="{MODEL}" id="D">{"".join(inside)}</definitions>'.encode()


def process(*inside: str, id: str = "P", name: str = "Orders") -> str:
    return f'<process id="{id}" name="{name}">{"".join(inside)}</process>'


def task(id: str, tag: str = "task", inside: str = "", **more: str) -> str:
    """A task that is called like its id, unless it is said otherwise."""
    return node(tag, id, inside, **({"name": id} | more))


def node(tag: str, id: str, inside: str = "", **attributes: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{tag} id="{id}"{said}>{inside}</{tag}>'


def flows(*pairs: str) -> str:
    """Sequence flows out of “a b” or “a b:yes”, called a-b."""
    made = []
    for pair in pairs:
        ends, _, name = pair.partition(":")
        source, target = ends.split()
        made.append(node("sequenceFlow", f"{source}-{target}", sourceRef=source, targetRef=target, name=name))
    return "".join(made)


def lane(name: str, *nodes: str, inside: str = "", id: str = "") -> str:
    references = "".join(f"<flowNodeRef>{one}</flowNodeRef>" for one in nodes)
    return node("lane", id or f"lane-{name}", references + inside, name=name)


def lanes(*inside: str) -> str:
    return f"<laneSet>{''.join(inside)}</laneSet>"


def drawn(**places: tuple[float, float]) -> str:
    """Where these are drawn, 100 wide and 80 high."""
    di, dc = "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC"
    shapes = "".join(
        f'<d:BPMNShape bpmnElement="{id}"><c:Bounds x="{x}" y="{y}" width="100" height="80"/></d:BPMNShape>'
        for id, (x, y) in places.items()
    )
    return f'<d:BPMNDiagram xmlns:d="{di}" xmlns:c="{dc}"><d:BPMNPlane>{shapes}</d:BPMNPlane></d:BPMNDiagram>'
