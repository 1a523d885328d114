"""Private links: how the owner of lines answers for them without an account, and whoever must say yes, says it.

A link is for one person of the workshop, or for one name whose yes the plan asks for. It lets its holder do that and
nothing else, and read nothing else. Its secret is not here: the log holds who has a link, the database the hash of
its secret under the link's id. Somebody may have several: each message that is copied or sent has one of its own, and
those sent before go on to work until all of them are ended.
"""

from typing import Literal

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
MOST = 20
"""So many links one person has at the same time."""
ENDED = "This link has ended. Ask whoever sent it to you for a new one."
RESTS = "The room works on this plan again. Your link works as before once the workshop is closed."


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
    """Makes a private link for an owner of lines, or for somebody who must say yes. Those they have go on to work."""

    id: str
    person: str = ""
    yes_from: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = PrivateLink(person=self.person, yes_from=self.yes_from.strip(), by=asking.by, at=asking.at)
        refuse_no_link(workshop, asking, link)
        if not ID.fullmatch(self.id) or self.id in workshop.facilitators.links:
            raise Refused("id_taken", "This link was made already.")
        if len(links_of(workshop, link.person, link.yes_from)) >= MOST:
            raise Refused("too_many", f"They have {MOST} links already. End their links first, then make a new one.")
        return [to_facilitators(LinkMade(id=self.id, link=link))]


class EndLink(Command, frozen=True):
    """Ends the private links of an owner, or of somebody who must say yes. What was said by them stays."""

    person: str = ""
    yes_from: str = ""
    id: str = ""
    """The one that ends; empty for all of theirs."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = PrivateLink(person=self.person, yes_from=self.yes_from.strip(), by=asking.by, at=asking.at)
        if not may_make(workshop, asking.by, link):
            raise Refused("not_yours", "Only the facilitator and whoever runs the plan can end this link.")
        theirs = links_of(workshop, link.person, link.yes_from)
        return [to_facilitators(LinkEnded(id=id)) for id in theirs if self.id in ("", id)]


class UseLink(Command, frozen=True):
    """What the holder of a private link does by it. Asked for by the link's page, as the link."""

    act: TakeLine | DeclineLine | HandOverLine | ReportLine | AnswerRequest

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        link = workshop.facilitators.links.get(asking.by)
        if not link or not holds(workshop, link):
            raise Refused("ended", RESTS if standing_of(workshop, asking.by) == "resting" else ENDED)
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


def standing_of(workshop: Workshop, id: str) -> Literal["open", "resting", "ended"]:
    """Whether a link leads to lines; will again when the room has closed the plan; or never will."""
    link = workshop.facilitators.links.get(id)
    if link and holds(workshop, link):
        return "open"
    still = link and workshop.agenda.status not in AFTER and (link.yes_from or workshop.person(link.person))
    return "resting" if still else "ended"


def lines_behind(workshop: Workshop, link: PrivateLink) -> list[Record]:
    """All that a link shows: the lines its person owns, or those that ask for this yes."""
    lines = View(workshop).all(*LINE_KINDS)
    if link.yes_from:
        return [one for one in lines if needs_yes_from(one, link.yes_from)]
    return [one for one in lines if link.person and link.person in (one.text("owner"), one.text("co_owner"))]


def links_of(workshop: Workshop, person: str = "", yes_from: str = "") -> dict[str, PrivateLink]:
    """The links that somebody has, by id, in the order in which they were made."""
    wanted = PrivateLink(person=person, yes_from=yes_from)
    return {id: one for id, one in workshop.facilitators.links.items() if same(one, wanted)}


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


def same(one: PrivateLink, other: PrivateLink) -> bool:
    """Whether two links are for the same person, or the same yes."""
    return one.person == other.person and one.yes_from.casefold() == other.yes_from.strip().casefold()
