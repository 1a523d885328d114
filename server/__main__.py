"""The command line: python -m server serve, and what else an operator needs."""

import argparse
import asyncio
import getpass
import sys
from pathlib import Path

from server.rehearsal.wanted import add_options, wanted
from server.settings import Settings


def main() -> int:
    """Runs what was asked for; the exit code says whether it worked."""
    options = parser().parse_args()
    work = {
        "serve": serve,
        "rehearse": rehearse,
        "play-along": play_along,
        "check-template": check_templates,
        "import": import_files,
        "add-facilitator": add_facilitator,
    }[options.work]
    return work(options)


def parser() -> argparse.ArgumentParser:
    """Everything that can be asked for on the command line."""
    top = argparse.ArgumentParser(prog="python -m server", description="Crossflow")
    works = top.add_subparsers(dest="work", required=True)
    serving = works.add_parser("serve", help="serve workshops")
    serving.add_argument("--host", help="address to listen on; 0.0.0.0 for all laptops on the network")
    serving.add_argument("--port", type=int)
    rehearsing = works.add_parser("rehearse", help="play a whole workshop with simulated participants")
    add_options(rehearsing)
    works.add_parser("play-along", help="simulated people for a rehearsal at the console; the server starts it")
    checking = works.add_parser("check-template", help="say whether templates are well made")
    checking.add_argument("files", type=Path, nargs="+")
    importing = works.add_parser("import", help="say what becomes of BPMN models, lists of steps and workshops (JSON)")
    importing.add_argument("files", type=Path, nargs="+")
    importing.add_argument("--json", action="store_true", help="one line of JSON for each file")
    adding = works.add_parser("add-facilitator", help="make another account")
    adding.add_argument("name")
    return top


def serve(options: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    from server.serving import Serving

    given = {name: value for name in ("host", "port") if (value := getattr(options, name)) is not None}
    return Serving(Settings(**given)).run()


def rehearse(options: argparse.Namespace) -> int:
    """Plays a workshop against a server of its own and leaves the exports behind."""
    from server.rehearsal.run import rehearse as play

    return asyncio.run(play(wanted(options)))


def play_along(options: argparse.Namespace) -> int:
    """Plays simulated people in a workshop that somebody else leads."""
    from server.rehearsal.playing_along import play_along as play

    return asyncio.run(play())


def check_templates(options: argparse.Namespace) -> int:
    """Says for each file whether it is well made, and where it is not."""
    from server.storage.plain_yaml import MalformedFile
    from server.storage.template_files import check_file

    wrong = 0
    for path in options.files:
        try:
            check_file(path)
            print(f"{path}: well made")
        except MalformedFile as malformed:
            wrong += 1
            print(malformed, file=sys.stderr)
    return 1 if wrong else 0


def import_files(options: argparse.Namespace) -> int:
    """Says for each file what a workshop would take of it; needs no server, and keeps nothing."""
    from server.imports.printing import say
    from server.live.reading import clean_text

    return 0 if all([say(path, clean_text, options.json) for path in options.files]) else 1


def add_facilitator(options: argparse.Namespace) -> int:
    """Makes another account, with a passphrase typed here."""
    from server.live.rooms import now
    from server.storage.accounts import Accounts
    from server.storage.database import Database, sqlite_url

    settings = Settings()
    database = Database(settings.database_url or sqlite_url(settings.data_dir))
    database.migrate()
    passphrase = getpass.getpass("Passphrase: ")
    account = asyncio.run(Accounts(database).make(options.name, passphrase, now()))
    database.close()
    print(f"{options.name} can sign in." if account else "This name is taken.")
    return 0 if account else 1


if __name__ == "__main__":
    sys.exit(main())
