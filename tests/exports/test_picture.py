"""The map as SVG: the room's own map, in the room's own colours, and nothing in it but shapes and words."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from server.domain.blocks import Imprint
from server.domain.record import Record
from server.domain.report.pictures import pictures
from server.domain.workshop import View
from server.exports.picture import palette
from server.exports.picture.card import HEIGHT, WIDTH
from server.exports.picture.grid import Grid
from server.exports.picture.pen import SVG
from server.exports.picture.sheet import svg
from tests.exports.generated import generated
from tests.exports.hostile import HOSTILE
from tests.exports.small_workshop import add, agreed, everyone
from tests.playing import Play

IMPRINT = Imprint("w1", 1_795_305_600_000)
"""22 November 2026."""
TOKENS = (Path(__file__).parents[2] / "web" / "styles" / "tokens.css").read_text()
ALLOWED = {"svg", "title", "desc", "rect", "defs", "clipPath", "text", "g", "path", "circle"}


def picture(view: View) -> Xml.Element:
    return Xml.fromstring(svg(pictures(view, IMPRINT).map))


def words(root: Xml.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{{{SVG}}}text")]


def token(name: str) -> str:
    """The light value of a colour in the style sheet."""
    found = re.search(rf"--{name}: light-dark\((#[0-9a-f]+),", TOKENS)
    assert found
    short = found[1][1:]
    return f"#{short}" if len(short) == 6 else f"#{''.join(one * 2 for one in short)}"


def test_the_picture_says_of_which_workshop_it_is_and_when_it_was_taken() -> None:
    root = picture(everyone(agreed()))
    assert words(root)[:2] == ["Forecast", "Forecast · 3 steps, 3 decided · 2026-11-22"]
    assert root.findtext(f"{{{SVG}}}title") == "Forecast: the map"
    assert "2 · Check data. Operations. Person + AI" in (root.findtext(f"{{{SVG}}}desc") or "")


def test_every_lane_and_every_step_with_its_number_and_level_is_in_it() -> None:
    said = words(picture(everyone(agreed())))
    assert {"Sales", "IT", "HR", "Finance", "Operations"} <= set(said)
    assert {"1", "Capture facts", "Automatic", "2", "Check data", "Person + AI", "Decided"} <= set(said)


def test_before_the_decision_a_step_is_shown_as_it_is_today() -> None:
    play = Play().running("map")
    play.put("fay", "s1", today="person")
    assert {"Person today", "Not said yet"} <= set(words(picture(everyone(play))))


def test_a_long_name_is_never_cut() -> None:
    name = "Reconcile the margin bridge with what the regions had booked"
    play = Play().running("map")
    play.put("fay", "s1", name=name)
    assert name in " ".join(words(picture(everyone(play))))


def test_pins_and_sources_stand_on_their_card_and_their_link() -> None:
    play = Play().running("map")
    add(play, "olga", Record("i1", "issue", {"place": "s2", "text": "Late"}))
    add(play, "olga", Record("i2", "issue", {"place": "h1", "text": "Late"}))
    play.put("fay", "s2", systems=["Ledger", "CRM"])
    root = picture(everyone(play))
    assert "Ledger +1" in words(root)
    assert len([one for one in root.iter(f"{{{SVG}}}circle") if one.attrib.get("r") == "8"]) == 1


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x07", "half \ud83d"])
def test_a_hostile_text_stays_a_text(text: str) -> None:
    play = Play().running("map")
    play.put("fay", "s1", name=f"{text}."[:60], systems=[text])
    play.put("fay", "purpose", title=text[:80] or "x")
    root = picture(everyone(play))
    assert {one.tag.removeprefix(f"{{{SVG}}}") for one in root.iter()} <= ALLOWED
    attributes = [(name, value) for one in root.iter() for name, value in one.attrib.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or "href" in name or name == "style"]
    assert {value for _, value in attributes if "url(" in value} <= {"url(#card)"}


@pytest.mark.parametrize("seed", range(60))
def test_in_every_flow_cards_and_words_keep_inside_and_no_card_lies_on_another(seed: int) -> None:
    flow = pictures(generated(seed), IMPRINT).map
    root = Xml.fromstring(svg(flow))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    corners = [Grid(flow).card(one) for one in flow.layout.places]
    for (x, y), (left, top) in combinations(corners, 2):
        assert abs(x - left) >= WIDTH or abs(y - top) >= HEIGHT
    for one in root.iter(f"{{{SVG}}}path"):
        if "transform" not in one.attrib:
            assert all(-1e4 < x < width and y < height for x, y in spots(one.attrib["d"]))


def spots(path: str) -> Iterator[tuple[float, float]]:
    for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path):
        yield float(x), float(y)


@pytest.mark.parametrize("name", ["bg", "surface", "surface-2", "ink", "ink-2", "ink-3", "line", "line-strong"])
def test_the_colours_are_those_of_the_pages(name: str) -> None:
    assert getattr(palette, name.upper().replace("-", "_")) == token(name)


def test_the_colours_of_levels_and_functions_are_those_of_the_pages() -> None:
    for level, (fill, edge) in palette.MODES.items():
        name = level.replace("_", "-")
        assert fill == token(name)
        assert edge == (token(f"{name}-edge") if level in ("ai_acts", "automatic") else fill)
    assert tuple(token(f"fn-{slot}") for slot in range(1, 9)) == palette.FUNCTIONS
