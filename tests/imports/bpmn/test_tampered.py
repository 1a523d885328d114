"""Files of vendors that were tampered with: read or refused, whatever was done to them."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.template import parse_template
from server.imports.bpmn import read_bpmn
from server.imports.unreadable import Unreadable
from server.live.reading import clean_text
from tests.imports.bpmn.models import MIWG

Change = Callable[[ElementTree.Element, Random], None]


def outcome(content: bytes) -> str:
    """What comes of a file: a flow that a workshop can be made of, or a refusal. Anything else raises."""
    try:
        imported = read_bpmn(content, clean_text)
    except Unreadable as unreadable:
        return unreadable.text
    assert imported.flow is not None
    parse_template(imported.flow)
    return ""


def dropped(tree: ElementTree.Element, dice: Random) -> None:
    above = dice.choice([one for one in tree.iter() if len(one)])
    above.remove(dice.choice(list(above)))


def doubled(tree: ElementTree.Element, dice: Random) -> None:
    above = dice.choice([one for one in tree.iter() if len(one)])
    above.append(dice.choice(list(above)))


def shuffled(tree: ElementTree.Element, dice: Random) -> None:
    above = dice.choice([one for one in tree.iter() if len(one)])
    above[:] = dice.sample(list(above), len(above))


def moved(tree: ElementTree.Element, dice: Random) -> None:
    """One element goes into another, never into itself."""
    everything = list(tree.iter())
    one, other = dice.choice(everything[1:]), dice.choice(everything)
    if other not in list(one.iter()):
        other.append(one)


def scrambled(tree: ElementTree.Element, dice: Random) -> None:
    """Two attributes or texts change places, whatever they mean."""
    one, other = dice.choice(list(tree.iter())), dice.choice(list(tree.iter()))
    if one.attrib and other.attrib:
        here, there = dice.choice(sorted(one.attrib)), dice.choice(sorted(other.attrib))
        one.attrib[here], other.attrib[there] = other.attrib[there], one.attrib[here]
    one.text, other.text = other.text, one.text


def renamed(tree: ElementTree.Element, dice: Random) -> None:
    one, other = dice.choice(list(tree.iter())[1:] or [tree]), dice.choice(list(tree.iter()))
    one.tag = other.tag


CHANGES: list[Change] = [dropped, doubled, shuffled, moved, scrambled, renamed]
changes = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=12)


@given(st.sampled_from(MIWG), st.integers(0, 2**32), changes)
@settings(deadline=None, max_examples=200)
def test_a_file_that_was_tampered_with_is_read_or_refused(path: Path, seed: int, changes: list[Change]) -> None:
    dice = Random(seed)
    tree = ElementTree.fromstring(path.read_bytes())
    for change in changes:
        if len(tree):
            change(tree, dice)
    outcome(ElementTree.tostring(tree))


@given(st.sampled_from(MIWG), st.data())
@settings(deadline=None, max_examples=150)
def test_bytes_that_were_changed_anywhere_are_read_or_refused(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    outcome(bytes(content))
