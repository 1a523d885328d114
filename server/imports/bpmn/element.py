"""One element of a BPMN file, as the import needs it."""

from collections.abc import Iterator
from typing import Literal

Part = Literal["model", "drawing", "ours"]
"""What it belongs to: the process itself, the picture of it, or what an export of ours carries along."""


class Element:
    """An element with its plain attributes; those of other vocabularies are not kept."""

    __slots__ = ("attributes", "children", "drawn", "line", "number", "parent", "part", "tag", "text")

    def __init__(self, part: Part, tag: str, parent: "Element | None") -> None:
        self.part: Part = part
        self.tag = tag
        """Without its prefix."""
        self.parent = parent
        self.attributes: dict[str, str] = {}
        self.children: list[Element] = []
        self.text = ""
        self.number = 0
        """The place in the file, from 1; no other element has it. Ids may be missing or there twice."""
        self.line = 0
        self.drawn = False
        """Whether an export of ours drew it, so that it says nothing that a record does not say."""

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def name(self) -> str:
        """The name on one line."""
        return " ".join(self.attributes.get("name", "").split())

    @property
    def words(self) -> str:
        """What stands between its tags, on one line."""
        return " ".join(self.text.split())

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "").strip()

    def is_on(self, attribute: str) -> bool:
        """Whether an attribute that is yes or no says yes."""
        return self.get(attribute).lower() in ("true", "1")

    def kids(self, *tags: str) -> Iterator["Element"]:
        """The children of the model, or those with one of these tags."""
        return (one for one in self.children if one.part == "model" and (not tags or one.tag in tags))

    def kid(self, tag: str) -> "Element | None":
        return next(self.kids(tag), None)

    def above(self) -> Iterator["Element"]:
        """The elements around this one, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def within(self, part: Part = "model") -> Iterator["Element"]:
        """Everything of a part below this, in the order of the file."""
        waiting = list(reversed(self.children))
        while waiting:
            one = waiting.pop()
            if one.part == part:
                yield one
            waiting.extend(reversed(one.children))
