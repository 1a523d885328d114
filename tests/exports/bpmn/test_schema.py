"""Every export is valid by the schemas of the standard itself."""

import pytest

from tests.bpmn.judges import invalid
from tests.exports.bpmn.test_bpmn import SIDES, written
from tests.exports.generated import generated
from tests.exports.small_workshop import agreed, every_view, everything


@pytest.mark.parametrize("side", SIDES)
def test_a_workshop_with_everything_in_it_is_valid(side: str) -> None:
    for view in (*every_view(agreed()), *every_view(everything())):
        assert invalid(written(view, side)) == []


@pytest.mark.parametrize("seed", range(200))
def test_every_flow_is_valid(seed: int) -> None:
    view = generated(seed)
    assert [invalid(written(view, side)) for side in SIDES] == [[], []]


def test_what_is_not_valid_is_noticed() -> None:
    content = written(generated(1), "as_is")
    assert invalid(content.replace(b'sourceRef="', b'source="', 1))
