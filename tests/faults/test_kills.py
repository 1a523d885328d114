"""A few kills under load; the long campaign is `python3 dev.py campaign kill`."""

import pytest

from tests.faults.kill_campaign import campaign

pytestmark = pytest.mark.asyncio


async def test_kills_under_load_lose_nothing_double_nothing_and_leave_no_gap() -> None:
    finding = await campaign(kills=4, seed=7)
    assert finding.clean, finding
    assert finding.kills == 4 and finding.acknowledged > 0
