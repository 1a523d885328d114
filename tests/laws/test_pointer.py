"""Law: what a pointer can do a key can do too, and nothing is shown to a pointer alone (WCAG 2.1.1, 2.5.7, 1.4.13).

What hangs over the page here is the browser's own (`title`) or opens by a press (menus, dialogs, the map's pad), and
Escape closes it; so it can be hovered, put away, and stays. A box of our own that came and went with the pointer would
have to be all of that by itself.
"""

import re
from collections.abc import Iterator

from tests.laws.test_markup import SCRIPTS, WEB, elements

SHEETS = sorted(WEB.rglob("*.css"))
RULE = re.compile(r"([^{};@/]+)\{([^{}]*)\}")
SHOWS = re.compile(r"(?:^|[;\s])(?:display|visibility|opacity|content|clip-path|pointer-events)\s*:")
"""Properties with which something comes and goes."""
DRAGS = re.compile(r"\bpointer(?:down|move|up)\b|\bmouse(?:down|move)\b|\bdragstart\b|draggable")
HOVERS = re.compile(r"\b(?:mouse|pointer)(?:enter|over|leave|out)\b")


def rules() -> Iterator[tuple[str, str, str]]:
    """File, selector and declarations of every rule of our style sheets."""
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        for selector, declared in RULE.findall(text):
            yield sheet.name, selector.strip(), declared


def test_whatever_can_be_dragged_can_be_moved_by_keys() -> None:
    dragged = [one for one in elements() if any(DRAGS.search(name) for name in one.values)]
    assert dragged
    assert [str(one) for one in dragged if not any(name.startswith("@keydown") for name in one.values)] == []


def test_no_script_lets_anything_be_dragged_besides() -> None:
    assert [path.name for path in SCRIPTS if DRAGS.search(path.read_text())] == []


def test_what_comes_with_the_pointer_comes_with_the_focus_too() -> None:
    shown = [
        (sheet, selector) for sheet, selector, declared in rules() if ":hover" in selector and SHOWS.search(declared)
    ]
    assert shown
    assert [one for one in shown if ":focus" not in one[1]] == []


def test_nothing_waits_for_the_pointer_to_come_or_go() -> None:
    assert [path.name for path in SCRIPTS if HOVERS.search(path.read_text())] == []
    assert [str(one) for one in elements() if any(HOVERS.search(name) for name in one.values)] == []
