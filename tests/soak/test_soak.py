"""Half a minute of what the long campaign does in half an hour: `python3 dev.py campaign soak`."""

import pytest

from tests.soak.finding import Finding
from tests.soak.script import TROUBLE, script
from tests.soak.soaking import soak


@pytest.mark.asyncio
@pytest.mark.alone
async def test_a_room_on_failing_lines_loses_nothing_and_ends_alike_everywhere() -> None:
    finding = Finding(people=12, seconds=24, seed=3)
    await soak(finding)
    assert finding.problems == []
    assert finding.happened["kills"] == 1
    assert all(finding.happened[deed] for deed in TROUBLE), finding.happened


def test_the_same_seed_writes_the_same_script() -> None:
    assert script(7, 3, 600) == script(7, 3, 600) != script(8, 3, 600)
