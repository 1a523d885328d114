"""Law: every pair of colours that meet keeps its contrast, and the levels of the scale are told apart by all eyes."""

import pytest

from tests.goals.access import MODES_APART
from tests.goals.colours import Lab, Theme, checks, distance, nearest_modes

THEMES: tuple[Theme, ...] = ("light", "dark")

PUBLISHED: tuple[tuple[Lab, Lab, float], ...] = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
)
"""Pairs with their distance, from the paper that tests implementations of CIEDE2000 (Sharma, Wu, Dalal 2005)."""


@pytest.mark.parametrize(("one", "other", "apart"), PUBLISHED)
def test_the_distance_of_colours_is_the_published_one(one: Lab, other: Lab, apart: float) -> None:
    assert distance(one, other) == pytest.approx(apart, abs=0.0001)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_colours_keeps_its_contrast(theme: Theme) -> None:
    assert [pair for pair, kept in checks(theme).items() if not kept] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_levels_of_the_scale_are_told_apart_by_all_eyes(theme: Theme) -> None:
    apart, where = nearest_modes(theme)
    assert apart >= MODES_APART[theme], where
