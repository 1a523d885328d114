"""What to rehearse, as the command line asks for it. Light, because the command line reads it at every start."""

import argparse
from pathlib import Path
from typing import NamedTuple

LEAST, MOST = 2, 200
"""A workshop holds 200 people in the room."""


class Rehearsal(NamedTuple):
    """What to rehearse."""

    participants: int = 12
    template: str = "sales_forecasting"
    agenda: str = "90"
    """Minutes, or an agenda's key."""
    out: Path = Path("rehearsal")
    seed: int = 1
    until: str = ""
    """The phase after which to stop, before the next block; empty plays to the final plan."""
    stay: bool = False
    """Whether the server stays, with everybody in their seats, until it is stopped."""

    @property
    def agenda_key(self) -> str:
        return f"{self.agenda}_minutes" if self.agenda.isdigit() else self.agenda


def add_options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    usual = Rehearsal()
    parser.add_argument("--participants", type=int, default=usual.participants, help=f"{LEAST} to {MOST}")
    parser.add_argument("--template", default=usual.template)
    parser.add_argument("--agenda", default=usual.agenda, help="90, 180 or 450 minutes, or an agenda's key")
    parser.add_argument("--out", type=Path, default=usual.out, help="folder for the exports")
    parser.add_argument("--seed", type=int, default=usual.seed, help="the same seed gives the same decisions")
    parser.add_argument("--until", default="", metavar="PHASE", help="stop at the end of this phase")
    parser.add_argument("--stay", action="store_true", help="keep the server running afterwards, to look around")


def wanted(options: argparse.Namespace) -> Rehearsal:
    """The rehearsal that the command line asks for."""
    return Rehearsal(**{name: getattr(options, name) for name in Rehearsal._fields})
