"""The twin test can fail: it notices each of these mistakes, and says who would hear what."""

import pytest

from tests.laws.leaks import LEAKS, Plant
from tests.laws.noticing import Comparison
from tests.laws.twins import twins, watched

pytestmark = [pytest.mark.asyncio, pytest.mark.thorough]


@pytest.mark.parametrize(("play", "plant"), LEAKS, ids=[plant.__name__ for _, plant in LEAKS])
async def test_the_twins_notice_when(play: str, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list(twins(watched(play)))
    plant(monkeypatch)
    comparison = Comparison(watched(play))
    assert any(comparison.noticed(twin) for twin in told)
