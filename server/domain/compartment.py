"""A compartment: what one audience of a workshop shares, and everything that can stand in it.

There is one for `everyone`, one for `facilitators`, and one for each person (`person:<id>`). All have the same shape;
parts an audience never uses stay empty and off the wire. An event changes only the compartment it was written to, so
compartments fold independently of each other.
"""

from typing import Literal

import msgspec

from server.domain.record import Record

Role = Literal["participant", "watcher", "facilitator", "absent", "expected", "preparer"]
Status = Literal["draft", "lobby", "running", "closed", "final"]

BEFORE: tuple[Status, ...] = ("draft", "lobby")
"""Until when functions fill in what they know."""

EVERYONE = "everyone"
FACILITATORS = "facilitators"


def personal(person: str) -> str:
    """The name of one person's own compartment."""
    return f"person:{person}"


class Person(msgspec.Struct, omit_defaults=True):
    """Somebody who takes part. `absent` people own lines of the plan without a seat in the room; `expected` ones are on
    the list and have not come yet; a `preparer` fills in before the day what their function knows."""

    id: str
    name: str
    function: str = ""
    role: Role = "participant"
    removed: bool = False
    entered_by: str = ""
    """The scribe who enters for a person without a device."""
    work: str = ""
    """Their role at work, such as sales manager."""
    speaks_for: str = ""
    """The roles at work they speak for besides."""

    @property
    def is_here(self) -> bool:
        """Whether they take part in the room, with a device or without."""
        return not self.removed and self.role in ("participant", "facilitator")


class Agenda(msgspec.Struct, omit_defaults=True):
    """Where the workshop is in its day. Times are milliseconds since 1970, UTC."""

    status: Status = "draft"
    block: str = ""
    step: str = ""
    """The step the room talks about."""
    entered_at: int = 0
    ends_at: int = 0
    paused_with: int = 0
    """Milliseconds left on a timer that stands still; 0 while it runs."""
    spent: dict[str, int] = {}
    ready: dict[str, str] = {}
    """Person → the block they said they were done with."""
    closed_at: int = 0
    despite: str = ""
    """Why it was closed although something was missing."""
    shift: int = 0
    """By how much the plan was moved, so that what was late on one day is not late on the next."""


class Mark(msgspec.Struct, omit_defaults=True):
    """One person's private view of who should do a step."""

    level: str
    function: str = ""
    """The function it counts for: the one its author was in when marking."""
    sure: int = 0
    """1 guessing, 3 fairly sure, 5 certain; 0 not said."""
    why: str = ""
    read_aloud: bool = False
    reasons: list[str] = []
    """Ticked, in the order of their list."""
    could: int = 0
    """Could software or AI do it, from 1 to 5; 0 not said."""
    should: int = 0
    """Should it, from 1 to 5; 0 not said."""


class Voice(msgspec.Struct, omit_defaults=True):
    """A revealed reason, under its function; under its person only where the workshop says named."""

    function: str
    level: str
    why: str
    sure: int = 0
    read_aloud: bool = False
    person: str = ""


class Round(msgspec.Struct, omit_defaults=True):
    """What came out when one step's marks were revealed."""

    at: int
    counts: dict[str, dict[str, int]]
    """Function → level → how many; functions as they were when marked."""
    sure: dict[str, dict[str, int]] = {}
    """Function → confidence → how many."""
    voices: list[Voice] = []
    reasons: dict[str, dict[str, int]] = {}
    """Function → reason → how many ticked it; 0 where only that somebody did may be said."""
    could: dict[str, int] = {}
    """Answer from 1 to 5 → how many of those who know what AI can do gave it."""
    should: dict[str, int] = {}
    """Answer from 1 to 5 → how many of those whose step it is gave it."""
    pooled: list[str] = []
    """The functions that stand together, as the function `others`."""
    too_few: bool = False
    """Whether nothing is shown because even all together are fewer than a function has to be."""
    stood: int = 0
    """How many of the marks counted were made in an earlier round and not said again in this one."""


class Hand(msgspec.Struct, omit_defaults=True):
    """Somebody who wants to speak."""

    person: str
    at: int


class Grade(msgspec.Struct, omit_defaults=True):
    """How strongly one person supports the package: 1 can't support … 5 fully with it."""

    grade: int
    exceptions: list[str] = []
    """Lines of the plan this person cannot support."""
    would_move: str = ""
    lines: dict[str, int] = {}
    """Line → grade, where lines are graded and this person sees one otherwise than the package."""


class Grades(msgspec.Struct, omit_defaults=True):
    """The room's answer on the package, once revealed."""

    at: int
    counts: dict[str, dict[str, int]]
    """Function → grade → how many."""
    exceptions: dict[str, dict[str, int]] = {}
    """Line → function → how many cannot support it."""
    would_move: list[Voice] = []
    pooled: list[str] = []
    """The functions that stand together, as the function `others`."""
    lines: dict[str, dict[str, dict[str, int]]] = {}
    """Line → function → grade → how many, where lines are graded one by one."""


class DeviceRequest(msgspec.Struct, omit_defaults=True):
    """A second device that says it belongs to somebody who is here already."""

    person: str
    at: int
    answer: Literal["", "approved", "refused"] = ""


class Knock(msgspec.Struct, omit_defaults=True):
    """Somebody new who waits to be let in, as they would be in the room."""

    person: Person
    at: int
    answer: Literal["", "approved", "refused"] = ""


class Doors(msgspec.Struct, omit_defaults=True):
    """How people come in from now on. Whoever is in stays."""

    approval: bool = False
    locked: bool = False
    cap: int = 0
    """How many may be in the room; 0 is as many as a workshop holds."""
    passcode: bool = False
    """Whether one is asked; which one, only facilitators know."""


class WallFace(msgspec.Struct, omit_defaults=True):
    """What a facilitator has put on the wall; without a face the phase chooses."""

    face: Literal["", "join", "task", "map", "steps"] = ""
    step: str = ""
    """The one step that is shown; empty for all."""
    part: str = ""
    """The part of the flow that is shown; empty for one after the other."""
    block: str = ""
    """The block in which it was chosen, with which it ends; empty in the lobby."""


class Message(msgspec.Struct, omit_defaults=True):
    """One line of a facilitator to people at work, until it is replaced."""

    text: str
    by: str
    at: int
    wall: bool = False


class Attention(msgspec.Struct, omit_defaults=True):
    """Where a facilitator wants everybody to look. It holds while the workshop runs."""

    leader: str = ""
    """Who is followed; empty while nobody leads."""
    step: str = ""
    """The step that the leader looks at."""
    lock: Literal["", "map", "all"] = ""
    locked_by: str = ""
    eyes_up: str = ""
    """What every page shows instead of its task; empty while people work."""
    eyes_up_by: str = ""
    eyes_up_in: str = ""
    """The block in which it was asked for, with which it ends."""
    messages: dict[str, Message] = {}
    """Group → the latest line to it; the empty group is everybody."""


class About(msgspec.Struct, omit_defaults=True):
    """What was chosen when the workshop was made, and may be chosen anew."""

    template: str = ""
    agenda: str = ""
    levels: int = 3
    named: bool = False
    made_at: int = 0
    keep_days: int = 0
    """Days after the last change until the workshop is erased; 0 keeps it."""
    rehearsal: bool = False
    """Whether this is a throw-away copy in which somebody practises."""
    pool_under: int = 0
    """Functions of fewer people are shown together; 0 shows every function by itself."""
    reasons: bool = False
    """Whether there are reasons to tick beside a mark."""
    could_should: bool = False
    """Whether marks also say if AI could do the step, and if it should."""
    grade_lines: bool = False
    """Whether people may grade each line of the plan otherwise than the package."""
    pulses: bool = False
    """Whether the room is asked in one tap, at the start and at the close, how safe it is to speak."""
    follows: str = ""
    """The workshop on the same flow that this one follows up; empty for the first."""


class Consent(msgspec.Struct, omit_defaults=True):
    """The room is asked whether anybody objects to a decision; one answer a function."""

    step: str = ""
    at: int = 0
    said: dict[str, str] = {}
    """Field of the decision → what it said when the room was asked. Other words need another question."""
    functions: list[str] = []
    """Who is asked: the functions that had somebody in the room then."""
    answers: dict[str, str] = {}
    """Function → the harm it sees, in its words; empty where it does not object."""


class PrivateLink(msgspec.Struct, omit_defaults=True):
    """Who answers by a link of their own, without an account: an owner of lines, or somebody who must say yes."""

    person: str = ""
    yes_from: str = ""
    """Whose yes, as the plan names them; empty for an owner."""
    by: str = ""
    at: int = 0


class Call(msgspec.Struct, omit_defaults=True):
    """A group that asks for the facilitator."""

    person: str
    at: int


class Remark(msgspec.Struct, omit_defaults=True):
    """What the prompter of a rehearsal said last."""

    text: str = ""
    at: int = 0


class Rotation(msgspec.Struct, omit_defaults=True):
    """The cross round: which step each group reads. Turn 0 is everybody's own step."""

    turn: int = 0
    at: int = 0
    reads: dict[str, str] = {}
    """Group → step."""


class Pulse(msgspec.Struct, omit_defaults=True):
    """What was asked of the people of one moment, each question answered in one tap from 1 to 5. Nobody can tell whose
    answer is whose."""

    questions: list[str]
    asked: list[str]
    """The people it asks: those who were there when it opened, and nobody who came later."""
    at: int
    closed_at: int = 0
    counts: dict[str, dict[str, int]] = {}
    """Question → answer → how many, once it has closed. Of a question that too few answered nothing is here."""


class Compartment(msgspec.Struct, omit_defaults=True):
    """What one audience shares. `number` is the number of the last event written to it."""

    number: int = 0
    about: About = msgspec.field(default_factory=About)
    people: dict[str, Person] = {}
    lead: str = ""
    """The facilitator who takes the room on."""
    agenda: Agenda = msgspec.field(default_factory=Agenda)
    records: dict[str, Record] = {}
    marks: dict[str, dict[str, Mark]] = {}
    """Step → round → mark; in a person's own compartment alone."""
    open_steps: list[str] = []
    """Steps that may be marked now."""
    rounds: dict[str, list[Round]] = {}
    hands: list[Hand] = []
    spoken: dict[str, int] = {}
    """Function → how often it was heard."""
    attention: Attention = msgspec.field(default_factory=Attention)
    wall: WallFace = msgspec.field(default_factory=WallFace)
    calls: dict[str, Call] = {}
    """Group → its call for the facilitator, until somebody comes."""
    consent: Consent = msgspec.field(default_factory=Consent)
    rotation: Rotation = msgspec.field(default_factory=Rotation)
    remark: Remark = msgspec.field(default_factory=Remark)
    """The prompter's latest, in a rehearsal; with the facilitators alone."""
    understood: dict[str, list[str]] = {}
    """Step → the functions that said of what others explained back: yes, that is our constraint."""
    view_changed: list[str] = []
    """Steps on which this person's view changed; in a person's own compartment alone."""
    grade: Grade | None = None
    grades: Grades | None = None
    causes: list[str] = []
    """Why this could fail, as this person wrote it; in their own compartment alone."""
    pulses: dict[str, Pulse] = {}
    """Occasion → what was asked then, and what came out."""
    pulses_answered: dict[str, list[str]] = {}
    """Occasion → the questions that this person has answered, not how; in their own compartment alone."""
    practice: str = ""
    devices: dict[str, DeviceRequest] = {}
    doors: Doors = msgspec.field(default_factory=Doors)
    passcode: str = ""
    """What must be typed to join; with the facilitators alone."""
    knocks: dict[str, Knock] = {}
    """Who waits to be let in; with the facilitators alone."""
    before: dict[str, str] = {}
    """Function → the key of its link to fill in before the day; with the facilitators alone."""
    links: dict[str, PrivateLink] = {}
    """The private links that hold; with the facilitators alone. Their secrets are in no compartment."""
