"""The exports: fetched as the facilitator would, kept in a folder, and held against what was typed."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from server.rehearsal.doors import Browser, TurnedAway
from server.rehearsal.ensemble import Ensemble
from server.rehearsal.folding import canonical

FILES = {"markdown": "report.md", "csv": "changes.csv", "json": "everything.json"}
"""Format → the file it is kept in, and read again."""

DOCUMENTS = {
    "pdf_leaders": "leadership.pdf",
    "pdf_team": "team.pdf",
    "docx_team": "team.docx",
    "pptx_team": "team.pptx",
    "html_team": "team.html",
    "xlsx": "records.xlsx",
}
"""The same for those that are kept only."""

DRAWN = {"svg": "map.svg", "bpmn_as_is": "flow.as-is.bpmn", "bpmn_to_be": "flow.to-be.bpmn"}
"""The same for pictures and models, which name every step. A PNG is painted by the browser of who takes it along."""

SAID = {
    "role_change": ("role", "becomes", "objection", "first_step", "measure"),
    "capability_change": ("capability", "who", "first_step", "measure"),
    "incentive_change": ("rewarded_today", "should_be", "first_step", "measure"),
    "metric_change": ("metric", "measure"),
    "mandate_change": ("takes_on", "gives_up"),
    "development": ("what",),
    "governance": ("what", "charter"),
    "pilot": ("what", "stop_if"),
    "criterion": ("text",),
    "concern": ("text",),
    "risk": ("text",),
    "decision": ("why", "unless"),
    "dissent": ("text",),
    "parked_item": ("text",),
    "action": ("title",),
    "ask": ("what", "from_whom"),
    "issue": ("text",),
    "boundary": ("must_not", "can", "override"),
    "digital_worker": ("name", "supervised_by"),
    "decision_right": ("role",),
    "value_case": ("reuse",),
    "purpose": ("sponsor", "room_may_decide", "tell_message"),
}
"""Kind → the fields whose words a report must hold."""

IN_THE_SHEET = {
    "role_change": "role",
    "capability_change": "capability",
    "incentive_change": "rewarded_today",
    "metric_change": "metric",
}


async def fetch(ensemble: Ensemble, folder: Path) -> list[Path]:
    """Fetches the exports into a folder, made if it is not there. The files."""
    folder.mkdir(parents=True, exist_ok=True)
    facilitator = ensemble.facilitator
    for format, name in (FILES | DOCUMENTS).items():
        content = await facilitator.account.fetch(f"/w/{facilitator.workshop}/export/{format}")
        (folder / name).write_bytes(content)
    # Taken along by somebody else: one person may not take that many in a minute.
    door = ensemble.people[0].client.door
    async with Browser(door.base, door.cookie) as browser:
        for format, name in DRAWN.items():
            (folder / name).write_bytes(await browser.fetch(f"/w/{facilitator.workshop}/export/{format}"))
    return [folder / name for name in (FILES | DOCUMENTS | DRAWN).values()]


async def shortcomings(ensemble: Ensemble, folder: Path) -> list[str]:
    """What the exports do not hold; nothing when all is there."""
    try:
        await fetch(ensemble, folder)
    except TurnedAway as refused:
        return [f"An export could not be fetched: {refused}"]
    report, sheet, everything = ((folder / name).read_text("utf-8") for name in FILES.values())
    return [
        *missing_words(ensemble, plain(report)),
        *missing_lines(ensemble, sheet),
        *missing_records(ensemble, everything),
        *(line for name in DRAWN.values() for line in missing_steps(ensemble, folder / name)),
    ]


def missing_words(ensemble: Ensemble, report: str) -> Iterator[str]:
    for where, text in typed(ensemble):
        if plain(text) not in report:
            yield f"The report does not say {text!r} ({where})"


def typed(ensemble: Ensemble) -> Iterator[tuple[str, str]]:
    """What people typed, and where; pins that came with the template and were left alone are no words of theirs."""
    for record in ensemble.seen.records(*SAID):
        if record["kind"] != "issue" or record.get("by"):
            told = {name: record["values"].get(name) for name in SAID[record["kind"]]}
            yield from ((f"{record['id']}, {name}", text) for name, text in told.items() if text)
    for voice in (ensemble.seen.everyone.get("grades") or {}).get("would_move", []):
        yield "what would move us", voice["why"]


def missing_lines(ensemble: Ensemble, sheet: str) -> Iterator[str]:
    for record in ensemble.seen.records(*IN_THE_SHEET):
        text = record["values"][IN_THE_SHEET[record["kind"]]]
        if text.replace('"', '""') not in sheet:
            yield f"The sheet of changes lacks {text!r} ({record['id']})"


def missing_steps(ensemble: Ensemble, file: Path) -> Iterator[str]:
    """The steps that a drawing does not name. One that stops or is new is in one of the models alone, and in a note."""
    drawing = plain(file.read_text("utf-8"))
    for step in ensemble.seen.records("step"):
        if plain(step["values"]["name"]) not in drawing:
            yield f"{file.name} does not show {step['values']['name']!r}"


def missing_records(ensemble: Ensemble, everything: str) -> Iterator[str]:
    kept = {one["id"]: one["values"] for one in json.loads(everything)["records"]}
    for record in ensemble.seen.everyone["records"].values():
        if not record.get("removed_at") and canonical(record["values"]) != canonical(kept.get(record["id"])):
            yield f"The archive does not hold {record['kind']} {record['id']} as it is"


def plain(markdown: str) -> str:
    """The words of a Markdown text: without escapes, entities and where lines end."""
    return " ".join(html.unescape(re.sub(r"\\([^\w\s])", r"\1", markdown)).replace("\\\n", " ").split())
