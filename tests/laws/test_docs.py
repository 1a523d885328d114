"""The docs say what the code does."""

import re

import pytest

from server.domain.catalog import ASKED, EVENTS
from server.live.protocol import FROM_CLIENT, FROM_SERVER
from server.live.schema import protocol_schema
from server.settings import Settings
from tests.laws.written_docs import PAGES, PARTS, ROOT, rewritten


@pytest.mark.parametrize("page", PAGES)
def test_what_is_taken_from_the_code_is_current(page: str) -> None:
    text = (ROOT / page).read_text()
    assert rewritten(text) == text, "run: python -m tests.laws.written_docs"


def test_every_part_stands_in_some_page() -> None:
    said = "".join((ROOT / page).read_text() for page in PAGES)
    assert all(f"<!-- from the code: {name} -->" in said for name in PARTS)


def test_the_protocol_page_names_every_frame_command_event_and_setting() -> None:
    protocol = (ROOT / "docs/protocol.md").read_text()
    for name in [*ASKED, *EVENTS, *(str(one.__struct_config__.tag) for one in (*FROM_CLIENT, *FROM_SERVER))]:
        assert f"`{name}`" in protocol, name
    operator = (ROOT / "docs/operator_guide.md").read_text()
    assert all(f"CROSSFLOW_{name.upper()}" in operator for name in Settings.model_fields)


def test_the_schema_describes_every_command_a_client_may_send() -> None:
    names = {name for name in protocol_schema()["$defs"] if name.startswith("Command")}
    assert names == {f"Command{one.__name__}" for one in ASKED.values()}


def test_links_between_pages_lead_somewhere() -> None:
    for page in (*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} → {target}"
