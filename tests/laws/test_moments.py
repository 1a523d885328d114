"""Every moment that usually goes wrong has tests, and they exist."""

import pytest

from tests.moments import PAINS, ROOM, Moment, is_live, places

KNOWN = {*range(1, 13), *range(20, 26)}
"""The pains that concern the room itself; the others are of exports and of following up."""

ALL = [*ROOM, *PAINS.values()]


@pytest.mark.parametrize("moment", ALL, ids=lambda moment: moment.name)
def test_every_test_of_a_moment_exists_and_one_of_them_is_live(moment: Moment) -> None:
    assert [name for name in moment.tests if name not in places()] == []
    assert is_live(moment), moment.name


def test_no_moment_is_forgotten() -> None:
    assert set(PAINS) == KNOWN
    assert len({moment.name for moment in ROOM}) == len(ROOM) >= 17
