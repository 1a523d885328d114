"""The composition root: the one file that knows every part."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from server.live.rooms import Rooms
from server.live.sweeping import Sweep
from server.mail.mailer import Mailer, MailServer, is_address
from server.routes import (
    access,
    assets,
    checking,
    downloads,
    duplicating,
    entering_answers,
    following,
    health,
    importing,
    into,
    joining,
    mailing,
    making,
    ordering,
    own_lines,
    owner_messages,
    pages,
    plan,
    polling,
    portfolio,
    prework,
    private_links,
    recovering,
    rehearsing,
    replanning,
    saving_template,
    templates,
    workshops,
)
from server.routes.edge import Edge
from server.routes.house import House, Ways
from server.routes.problems import show_problems
from server.routes.rehearsing import tell_who_was_left
from server.routes.sockets import Doors
from server.settings import Settings
from server.storage.accounts import Accounts
from server.storage.database import Database, sqlite_url
from server.storage.event_log import EventLog
from server.storage.own_templates import OwnTemplates
from server.storage.workshops import Workshops

WEB = Path(__file__).parent.parent / "web"
ROUTES = (
    *(health, assets, access, pages, making, importing, workshops, joining),
    *(plan, into, mailing, downloads, ordering, polling, replanning, rehearsing, prework, checking, recovering),
    *(templates, saving_template, duplicating),
    *(private_links, owner_messages, entering_answers, own_lines, following, portfolio),
)


def make_app(settings: Settings) -> FastAPI:
    """The whole application, ready to be served. Its database opens when it starts."""
    app = FastAPI(
        title="Crossflow",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry={"auto_configure": False, "logs": False},
    )
    app.state.settings = settings
    for routes in ROUTES:
        app.include_router(routes.router)
    show_problems(app)
    app.add_middleware(Doors)
    app.add_middleware(Edge, alpine_source=settings.alpine_source, public_url=settings.public_url)
    return app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Opens the database and the rooms; closes them so that nothing acknowledged is lost."""
    settings: Settings = app.state.settings
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url or sqlite_url(settings.data_dir), settings.data_dir / "lock")
    database.migrate()
    rooms = Rooms(EventLog(database))
    rooms.start()
    app.state.house = House(
        accounts=Accounts(database),
        workshops=Workshops(database),
        own_templates=OwnTemplates(database),
        rooms=rooms,
        templates=settings.templates_dir,
        web=WEB,
        ways=Ways(
            settings.public_url,
            settings.alpine_source,
            settings.most_waiting,
            settings.outbox_bytes,
            settings.sign_in_hours,
            settings.heartbeat_seconds,
        ),
        mailer=mailer_of(settings),
    )
    await app.state.house.open()
    sweep = Sweep(rooms, app.state.house.workshops)
    sweep.start()
    telling = asyncio.create_task(tell_who_was_left(app.state.house))
    yield
    telling.cancel()
    sweep.stop()
    await app.state.house.troupes.close()
    app.state.house.writer.close()
    if app.state.house.mailer:
        app.state.house.mailer.close()
    await rooms.stop()
    database.close()


def mailer_of(settings: Settings) -> Mailer | None:
    """The way to the mail server; none where none is set. Raises ValueError where nothing could ever be sent."""
    if not settings.smtp_host:
        return None
    sender = settings.smtp_from or settings.smtp_user
    if not is_address(sender):
        raise ValueError("CROSSFLOW_SMTP_FROM must be an e-mail address when CROSSFLOW_SMTP_HOST is set.")
    name, password = settings.smtp_user, settings.smtp_password.get_secret_value()
    return Mailer(MailServer(settings.smtp_host, settings.smtp_port, settings.smtp_security, name, password, sender))
