"""The files that the campaign has judged: exports of templates, of a rehearsed workshop, and of generated flows."""

import json
import subprocess
import sys
from pathlib import Path

from server.domain.archive.archive import archive
from server.domain.archive.restoring import restore
from server.domain.blocks import Imprint
from server.domain.record import Record
from server.domain.report.pictures import pictures
from server.domain.template_reading import Given
from server.domain.workshop import View, Workshop
from server.exports.bpmn.document import bpmn
from server.storage.template_files import read_folder
from tests.exports.generated import generated

ROOT = Path(__file__).parents[2]
IMPRINT = Imprint("Campaign", 2_000_000)


def exported(folder: Path, flows: int) -> list[Path]:
    """Both sides of every workshop, in a new folder; a file is called after what it is of."""
    folder.mkdir(parents=True)
    views = {f"template-{one.key}": view_of(one.records) for one in read_folder(ROOT / "workshop_templates").templates}
    views["rehearsal"] = view_of(rehearsed(folder.parent / "rehearsal"))
    views |= {f"generated-{seed}": generated(seed) for seed in range(flows)}
    return [path for name, view in views.items() for path in written(folder, name, view)]


def written(folder: Path, name: str, view: View) -> list[Path]:
    found, held = pictures(view, IMPRINT), archive(view, IMPRINT)
    sides = {folder / f"{name}-{flow.side}.bpmn": bpmn(flow, held) for flow in (found.as_is, found.to_be)}
    for path, content in sides.items():
        path.write_bytes(content)
    return list(sides)


def view_of(records: tuple[Given, ...]) -> View:
    """What everybody sees of a workshop with these records."""
    workshop = Workshop()
    for kind, id, values in records:
        workshop.everyone.records[id] = Record(id, kind, dict(values))
    return View(workshop)


def rehearsed(folder: Path) -> tuple[Given, ...]:
    """The records of a workshop that simulated people have played to its end."""
    command = [sys.executable, "-m", "server", "rehearse", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return restore(json.loads((folder / "everything.json").read_text())).records
