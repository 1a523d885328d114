"""Private links: how the owner of lines answers for them without an account, and whoever must say yes, says it.

A link is for one person of the workshop, or for one name whose yes the plan asks for. It lets its holder do that and
nothing else, and read nothing else. Its secret is not here: the log holds who has a link, the database the hash of
its secret under the link's id.
"""

from server.domain.agreeing import DeclineLine, HandOverLine, TakeLine
from server.domain.compartment import Compartment, PrivateLink
from server.domain.following_up import AnswerRequest, ReportLine, needs_yes_from
from server.domain.messages import Asking, Command, Event, Refused, Written, to_facilitators
from server.domain.permissions import flow_owner
from server.domain.record import ID, Record
from server.domain.records.following import LINE_KINDS
from server.domain.workshop import View, Workshop

AFTER = ("closed", "final")
"""When there is a plan to answer for."""
ENDED = "This link has ended. Ask whoever sent it to you for a new one."


class LinkMade(Event, frozen=True):
    """Somebody has a private link from now on."""

    touches = "links"

    id: str
    link: PrivateLink

    def apply_to(self, part: Compartment) -> None:
        part.links[self.id] = self.link


class LinkEnded(Event, frozen=True):
    """A private link leads nowhere any more."""

    touches = "links"

    id: str

    def apply_to(self, part: Compartment) -> None:
        part.links.pop(self.id, None)


class MakeLink(Command, frozen=True):
    """Makes the private link of an owner of lines, or of somebody who must say yes; the one they had before ends."""

    id: str
    person: str = ""
    yes_from: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = PrivateLink(person=self.person, yes_from=self.yes_from.strip(), by=asking.by, at=asking.at)
        refuse_no_link(workshop, asking, link)
        if not ID.fullmatch(self.id) or self.id in workshop.facilitators.links:
            raise Refused("id_taken", "This link was made already.")
        return [*ends(workshop, link), to_facilitators(LinkMade(id=self.id, link=link))]


class EndLink(Command, frozen=True):
    """Ends the private link of an owner, or of somebody who must say yes. What was said by it stays."""

    person: str = ""
    yes_from: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = PrivateLink(person=self.person, yes_from=self.yes_from.strip(), by=asking.by, at=asking.at)
        if not may_make(workshop, asking.by, link):
            raise Refused("not_yours", "Only the facilitator and whoever runs the plan can end this link.")
        return ends(workshop, link)


class UseLink(Command, frozen=True):
    """What the holder of a private link does by it. Asked for by the link's page, as the link."""

    act: TakeLine | DeclineLine | HandOverLine | ReportLine | AnswerRequest

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = workshop.facilitators.links.get(asking.by)
        if not link or not holds(workshop, link):
            raise Refused("ended", ENDED)
        act = self.act
        if isinstance(act, AnswerRequest):
            return act.decide(workshop, asking)
        line = act.line if isinstance(act, ReportLine) else act.change
        if line not in {one.id for one in lines_behind(workshop, link)}:
            raise Refused("not_yours", "This line is not yours any more.")
        return act.decide(workshop, asking._replace(by=link.person))


def holds(workshop: Workshop, link: PrivateLink) -> bool:
    """Whether a link that was not ended leads somewhere: its person is in the workshop, and there is a plan."""
    return workshop.agenda.status in AFTER and (workshop.person(link.person) is not None or bool(link.yes_from))


def lines_behind(workshop: Workshop, link: PrivateLink) -> list[Record]:
    """All that a link shows: the lines its person owns, or those that ask for this yes."""
    lines = View(workshop).all(*LINE_KINDS)
    if link.yes_from:
        return [one for one in lines if needs_yes_from(one, link.yes_from)]
    return [one for one in lines if link.person and link.person in (one.text("owner"), one.text("co_owner"))]


def link_of(workshop: Workshop, person: str = "", yes_from: str = "") -> PrivateLink | None:
    """The link that somebody has, if they have one."""
    wanted = PrivateLink(person=person, yes_from=yes_from)
    return next((one for one in workshop.facilitators.links.values() if same(one, wanted)), None)


def may_make(workshop: Workshop, person: str, link: PrivateLink) -> bool:
    """Facilitators and whoever runs the plan; of a request for a yes also who said they would ask."""
    if workshop.is_facilitator(person) or flow_owner(workshop, person, View(workshop).purpose()):
        return True
    asked_by = {one.text("yes_asked_by") for one in lines_behind(workshop, link)} if link.yes_from else set()
    return workshop.person(person) is not None and person in asked_by


def refuse_no_link(workshop: Workshop, asking: Asking, link: PrivateLink) -> None:
    """Refuses a link that nobody may make, or that would lead nowhere."""
    if not may_make(workshop, asking.by, link):
        raise Refused("not_yours", "Only the facilitator and whoever runs the plan can make this link.")
    if workshop.agenda.status not in AFTER:
        raise Refused("not_closed", "Close the workshop first. Until then people answer in the room.")
    if bool(link.person) == bool(link.yes_from) or not lines_behind(workshop, link):
        raise Refused("gone", "No line of the plan is theirs any more, so there is nothing to send.")
    if link.person and not workshop.person(link.person):
        raise Refused("gone", "This person is not in the workshop.")


def ends(workshop: Workshop, link: PrivateLink) -> list[Written]:
    links = workshop.facilitators.links.items()
    return [to_facilitators(LinkEnded(id=id)) for id, one in links if same(one, link)]


def same(one: PrivateLink, other: PrivateLink) -> bool:
    """Whether two links are for the same person, or the same yes."""
    return one.person == other.person and one.yes_from.casefold() == other.yes_from.strip().casefold()
