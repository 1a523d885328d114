"""Writing one export: from what its reader may see, as bytes, to the file. Runs beside the server.

Apart from the routes, because the process that writes loads this file and should load no more than it needs.
"""

import msgspec

from server.domain.archive.archive import archive
from server.domain.blocks import Imprint
from server.domain.compartment import Compartment
from server.domain.report.leaders import for_leadership
from server.domain.report.pictures import pictures
from server.domain.report.report import for_the_team
from server.domain.report.sheets import sheets, stands
from server.domain.report.tasks import tasks
from server.domain.workshop import View, Workshop
from server.exports.formats import Material, write
from server.exports.wish import ALL, Wish

Parts = dict[str, bytes]
"""Compartments by name, as JSON; those alone that the reader may read."""


def written(format: str, parts: Parts, imprint: Imprint, wish: Wish = ALL) -> bytes:
    """The file."""
    return write(format, material(view_of(parts), imprint, wish))


def view_of(parts: Parts) -> View:
    """The view that these compartments make."""
    workshop = Workshop()
    workshop.compartments = {name: msgspec.json.decode(part, type=Compartment) for name, part in parts.items()}
    return View(workshop, tuple(parts))


def material(view: View, imprint: Imprint, wish: Wish = ALL) -> Material:
    """Everything that a format may be made of."""
    return Material(
        team=for_the_team(view, imprint),
        leaders=for_leadership(view, imprint),
        sheets=sheets(view),
        archive=archive(view, imprint),
        flows=pictures(view, imprint),
        tasks=tasks(view),
        stands=stands(view),
        wish=wish,
    )
