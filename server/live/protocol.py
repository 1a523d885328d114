"""Every frame, both ways. What stands here is what `docs/protocol.md` and the JSON Schema say.

A client sends one JSON object per message. The server sends one JSON array of objects per message, which a client
folds whole before it draws. Times are milliseconds since 1970, UTC.
"""

from typing import Annotated, Any, Literal

import msgspec

from server.live.direct import framed

PROTOCOL = 1
"""Rises when an old client could misread a new server; a page that hears another number reloads itself."""

MOST_BYTES = 65_536
"""The largest message a client may send."""

Raw = msgspec.Raw


class Frame(msgspec.Struct, tag_field="type", tag=str.lower, omit_defaults=True):
    """One object on the wire; its `type` is the class name in lower case."""


class Hello(Frame, forbid_unknown_fields=True):
    """The first message of a client: what it has from before, if anything. `epoch` and `cursors` come from the last
    `welcome` and the events since; without them the answer is a snapshot."""

    epoch: str = ""
    cursors: dict[str, int] = {}
    """Compartment → number of the last event folded."""
    shows: list[str] = []
    """As in `shows`."""


class Shows(Frame, forbid_unknown_fields=True):
    """Which derived values this page shows now, of those that are sent only to who shows them. Each that is new is
    answered with a `derived`."""

    values: list[str] = []


class Editing(Frame, tag="presence", forbid_unknown_fields=True):
    """Which record this page's person is editing now; empty for none. To be said again while they type: after 20
    seconds it no longer counts. Nobody is told of it while people answer in private."""

    at: Annotated[str, msgspec.Meta(max_length=64)] = ""


class Ping(Frame, forbid_unknown_fields=True):
    """Asks for a `pong`; sent every ten seconds, so that a dead line is noticed."""


class Catchup(msgspec.Struct, omit_defaults=True):
    """One compartment in a welcome: the whole of it as a snapshot, or the events that are missing."""

    snapshot: Raw | None = None
    events: list[Raw] | None = None
    start: int = msgspec.field(default=0, name="from")
    """The number of the first of `events`."""


class Welcome(Frame):
    """The answer to `hello`, and again whenever what one may read has changed."""

    me: str
    """One's person id; empty on a wall."""
    epoch: str
    now: int
    protocol: int
    compartments: dict[str, Catchup]
    derived: dict[str, Raw]
    here: list[str]
    """The people who are connected."""
    editing: dict[str, list[str]] = {}
    """As in `presence`."""
    walls: int = 0
    """As in `walls`."""


class Events(Frame):
    """Events of one compartment, the first numbered `from`, without a gap; who finds a gap says hello again."""

    compartment: str
    start: int = msgspec.field(name="from")
    happened: list[Raw] = msgspec.field(name="list")


class Accepted(Frame):
    """The command with this ref is durable. Its events are in the same message, or came before."""

    ref: str


class Refusal(Frame, tag="refused"):
    """The command with this ref had no effect. `code` is stable, `text` is for people."""

    ref: str
    code: str
    text: str
    details: dict[str, Any] = {}


class DerivedValue(Frame, tag="derived"):
    """A derived value as it is now, whole; it replaces the one before."""

    name: str
    value: Raw


class Presence(Frame):
    """The people who are connected now, and who of them edits which record: record → people."""

    here: list[str]
    editing: dict[str, list[str]] = {}


class Walls(Frame):
    """How many walls are open now; told to facilitators alone."""

    many: int


class Pong(Frame):
    """The answer to a ping."""

    now: int


Reason = Literal["removed", "slow", "restart", "not_here", "closing", "malformed", "waiting"]


class Bye(Frame):
    """The last message before the server closes the line, and why."""

    reason: Reason


CLOSE_CODES: dict[Reason, int] = {
    "removed": 4403,
    "not_here": 4401,
    "waiting": 4402,
    "slow": 4408,
    "restart": 4409,
    "closing": 1012,
    "malformed": 4400,
}
"""Why the line was closed, as its close code. After 4408, 4409 and 1012 a client comes back by itself."""

LONGEST_WAIT = 20
"""Seconds that a poll may wait: less than proxies let a request last."""

MOST_SAID = 16
"""Messages that one poll may bring."""


class Poll(Frame, forbid_unknown_fields=True):
    """Where there is no WebSocket: says all of `say` on a line, then asks for what there is to hear and waits for it
    so many seconds. `after` is the number of the last message that has arrived. `leave` ends the line."""

    line: str
    after: int = 0
    say: Annotated[list[Raw], msgspec.Meta(max_length=MOST_SAID)] = []
    wait: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_WAIT)] = 0
    leave: bool = False


class Polled(Frame):
    """The answer to a `hello` or a `poll` by HTTP: the messages that have not arrived yet, the first numbered `from`.
    With `closed`, the close code, the line has ended."""

    line: str
    start: int = msgspec.field(name="from")
    messages: list[Raw]
    closed: int = 0


FROM_CLIENT: tuple[type[Frame], ...] = (Hello, Shows, Editing, Ping)
FROM_SERVER: tuple[type[Frame], ...] = (
    Welcome,
    Events,
    Accepted,
    Refusal,
    DerivedValue,
    Presence,
    Walls,
    Pong,
    Bye,
)

_encoder = msgspec.json.Encoder()


def encode(thing: object) -> bytes:
    """JSON bytes of a frame, an event or a derived value."""
    return _encoder.encode(thing)


class Message:
    """What is sent to a seat at once, as text and as the frame of a WebSocket."""

    __slots__ = ("frame", "size")

    def __init__(self, frames: list[bytes]) -> None:
        text = b"[" + b",".join(frames) + b"]"
        self.size = len(text)
        self.frame = framed(text)

    @property
    def text(self) -> str:
        return self.frame[-self.size :].decode()
