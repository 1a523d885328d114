"""Lanes and pools as functions, under names that can be told apart."""

import re
from itertools import count

from server.domain.archive.as_template import key_of
from server.domain.record import Value
from server.domain.records.purpose import Function
from server.domain.template_reading import Given
from server.imports.account import in_words
from server.imports.bpmn.element import Element
from server.imports.bpmn.lanes import Lanes
from server.imports.bpmn.telling import Telling
from server.imports.texts import cut

COLOURS = 8
INVENTED = re.compile(r"(Lane|Pool) \d+")
LONGEST = Function.name.longest
MANY = "There are {} functions. More than 8 are hard to tell apart, as colours come twice; join some at the set-up."
UNNAMED = "A {} has no name. It is called “{}” until you name it."


class Functions:
    """The functions of a flow, by the number of the lane, pool or process that each was."""

    def __init__(self, lanes: Lanes, telling: Telling, known: dict[int, str]) -> None:
        self._lanes, self._telling = lanes, telling
        self.ids: dict[int, str] = dict(known)
        """With those of an export of ours, which have their records already."""
        self.records: list[Given] = []
        self._names: set[str] = set()
        self._codes: set[str] = set()

    def add(self, homes: list[Element]) -> None:
        """Makes functions of these and of the lanes that have no steps."""
        ordered = [one for one in self._lanes.in_order(homes) if one.number not in self.ids]
        for place, home in enumerate(ordered, len(self.ids) + 1):
            self._add(home, self._name(home, ordered), place)
        if len(self.records) > COLOURS:
            self._telling.note(MANY.format(len(self.records)))

    def of(self, home: Element) -> str:
        """The id of the function, empty where there is none."""
        return self.ids.get(home.number, "")

    def _add(self, home: Element, name: str, place: int) -> None:
        id = self._free_id(name)
        code = self._code(name)
        self.ids[home.number] = id
        colour = (place - 1) % COLOURS + 1
        values: dict[str, Value] = {"name": name, "code": code, "colour": colour, "order": place}
        self.records.append(Given(Function.wire, id, values))
        if not home.name and INVENTED.fullmatch(name):
            self._telling.note(UNNAMED.format(in_words(home.tag).lower(), name))
        self._telling.take(home, Function.wire, id, f"the function “{name}”")

    def _name(self, home: Element, homes: list[Element]) -> str:
        """Its own name; with that of its pool where another lane is called alike."""
        alone = self._said(home, homes)
        alike = [one for one in homes if one is not home and self._said(one, homes).casefold() == alone.casefold()]
        around = next((one.name for one in self._lanes.around(home) if one.name), "") if alike else ""
        full = f"{alone} ({around})" if around and around.casefold() != alone.casefold() else alone
        name = cut(full, LONGEST)
        if name != full:
            self._telling.note(f"“{full}” is over {LONGEST} characters. The function is called “{name}”.")
        for number in count(2):
            if name.casefold() not in self._names:
                break
            name = f"{cut(full, LONGEST - 5)} {number}"
        self._names.add(name.casefold())
        return name

    def _said(self, home: Element, homes: list[Element]) -> str:
        """What the file calls it; the pool's name for its only lane."""
        if home.name:
            return home.name
        around = list(self._lanes.around(home))
        siblings = [one for one in homes if home.tag == "lane" and one.parent is home.parent]
        if len(siblings) == 1 and around and around[0].name:
            return around[0].name
        return self._invented(home, homes)

    def _invented(self, home: Element, homes: list[Element]) -> str:
        """A name for what has none: a number among those without."""
        process = self._lanes.process_shown(home)
        if process and process.name:
            return process.name
        word = "Lane" if home.tag == "lane" else "Pool"
        return f"{word} {1 + next((place for place, one in enumerate(homes) if one is home), 0)}"

    def _free_id(self, name: str) -> str:
        """An id out of the name, as templates have; so `sales` brings the questions along that Sales asks itself."""
        wanted = key_of(name)
        taken = {*self.ids.values(), "purpose", "workshop"}
        return next(id for id in (wanted, *(f"{wanted[:34]}_{n}" for n in range(2, 1000))) if id not in taken)

    def _code(self, name: str) -> str:
        """Two to four letters for chips: the first of its words, or of its only word."""
        words = re.findall(r"[^\W_]+", name)
        first = "".join(word[0] for word in words[:4]) if len(words) > 1 else name[:3]
        wanted = first.upper()[:4]
        code = next(one for one in (wanted, *(f"{wanted[:2]}{n}" for n in range(2, 1000))) if one not in self._codes)
        self._codes.add(code)
        return code[:4]
