"""BPMN in another tool: the viewer of bpmn-js opens our files without a warning, and shows every element."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.bpmn.judges import SHOW, viewing
from tests.browser.stage import open_browser
from tests.exports.bpmn.reading import File
from tests.exports.bpmn.test_bpmn import SIDES, written
from tests.exports.generated import generated
from tests.exports.small_workshop import agreed, everyone, everything


@pytest.fixture(scope="module")
def viewer() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        yield viewing(browser.new_page())
        browser.close()


@pytest.mark.parametrize("side", SIDES)
def test_a_workshop_opens_without_a_warning(viewer: Page, side: str) -> None:
    for view in (everyone(agreed()), everyone(everything())):
        shown(viewer, written(view, side))


def test_generated_flows_open_without_a_warning(viewer: Page) -> None:
    for seed in range(40):
        for side in SIDES:
            shown(viewer, written(generated(seed), side))


def shown(viewer: Page, content: bytes) -> None:
    """The viewer shows every shape and every line of a file, and complains of nothing."""
    told = viewer.evaluate(SHOW, content.decode())
    file = File(content)
    assert told["warnings"] == [] and "errors" not in told
    # The pool's collaboration is an element too; a name outside its shape is one more.
    assert told["elements"] >= 1 + len(file.boxes) + len(file.lines)
