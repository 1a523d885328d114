"""The XML of a file: namespaces, elements with an id and a name, texts as XML can hold them.

Everything that was typed is escaped by the standard library's writer, in elements and in attributes.
"""

import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree as Xml

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
OURS = "https://crossflow.dev/bpmn/1"

PREFIXES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "xsi": XSI, "color": COLOR, "crossflow": OURS}
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold, escaped or not; and controls that nobody means."""

NAMELESS = "…"

Element = Xml.Element


def named(namespace: str, name: str) -> str:
    """A name in a namespace, as the writer wants it."""
    return f"{{{namespace}}}{name}"


def element(tag: str, about: Mapping[str, str]) -> Element:
    """An element of the model, with those attributes that hold something."""
    return Element(named(BPMN, tag), {name: value for name, value in about.items() if value})


def below(parent: Element, namespace: str, tag: str, **about: str) -> Element:
    """A new last child."""
    return Xml.SubElement(parent, named(namespace, tag), about)


def say(parent: Element, tag: str, text: str) -> Element:
    """A new last child of the model that holds a text."""
    child = below(parent, BPMN, tag)
    child.text = writable(text)
    return child


def line(text: str) -> str:
    """A name, on one line. What holds a text is never without a name, even if nothing of the text can be written."""
    return " ".join(writable(text).split()) or (NAMELESS if text else "")


def writable(text: str) -> str:
    """The text without what no XML can hold."""
    return UNWRITABLE.sub("", text)


def as_json(tree: object) -> str:
    """The tree as JSON; what XML cannot hold as JSON's own escapes, so that nothing is lost."""
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False)
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def written(root: Element) -> bytes:
    """The file with this root."""
    for prefix, address in PREFIXES.items():
        Xml.register_namespace(prefix, address)
    Xml.indent(root, " ")
    content: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return content
