"""The file: one side of a flow as BPMN 2.0, with every record of the workshop in it."""

from server.domain.blocks.flow import Flow
from server.exports.bpmn.diagram import diagram
from server.exports.bpmn.markup import OURS, element, line, written
from server.exports.bpmn.process import model
from server.exports.bpmn.records import Records, Tree
from server.exports.bpmn.semantics import Semantics


def bpmn(flow: Flow, archive: Tree) -> bytes:
    """One side of a flow, with all records of an archive: the same that its JSON file holds."""
    about = {
        "id": "Definitions",
        "name": line(flow.title),
        "targetNamespace": OURS,
        "exporter": "Crossflow",
        "exporterVersion": str(archive["version"]),
    }
    root, found = element("definitions", about), model(flow)
    root.extend(Semantics(flow, found, Records(archive)).roots)
    root.append(diagram(flow, found))
    return written(root)
