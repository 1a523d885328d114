"""A scene: one state of one screen, and how to get there."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.pictures.camera import LIGHT, SCREEN, Look
from tests.pictures.rehearsed import Visitors, seated


class Visit(NamedTuple):
    """A rehearsed workshop, with the pages that scenes share."""

    people: Visitors
    room: Page
    """A participant's, from Sales."""
    console: Page

    @property
    def address(self) -> str:
        return self.people.server.room

    def asks(self, do: str, **fields: Any) -> None:
        """The facilitator asks for something that must happen."""
        self.console.evaluate("(c) => Alpine.store('live').send(c).then(() => true)", {"do": do} | fields)

    def enters(self, phase: str) -> None:
        """The facilitator enters the first block of a phase."""
        found = "(phase) => Alpine.store('live').blocks.find((one) => one.values.phase === phase).id"
        self.asks("go", block=self.console.evaluate(found, phase))

    def furthest(self) -> str:
        """The id of the step that the overview puts first."""
        return str(self.console.evaluate("() => Alpine.store('live').derived.overview.ranked[0]"))

    def step_back(self) -> None:
        """The shared pages as they are looked at first, so that a scene finds what it clicks."""
        for page in (self.room, self.console):
            page.set_viewport_size({"width": LIGHT.width, "height": LIGHT.height})

    def steps(self) -> list[str]:
        """The ids of the steps in their order."""
        found: list[str] = self.console.evaluate("() => Alpine.store('live').ordered('step').map((one) => one.id)")
        return found


class Scene(NamedTuple):
    """A page in a state; `open` brings it there and returns it."""

    name: str
    caption: str
    open: Callable[[Visit], Page]
    looks: tuple[Look, ...] = SCREEN
    at: str = ""
    """What stands on top, by a selector, in each look; empty where the page stays as it was opened."""


def of_the_room(visit: Visit) -> Page:
    return visit.room


def of_the_console(visit: Visit) -> Page:
    return visit.console


def of_the_wall(visit: Visit) -> Page:
    """The wall's page, found as the facilitator finds it."""
    href = visit.console.locator('a[href^="/wall/"]').first.get_attribute("href")
    return seated(visit.people.facilitator.new_page(), str(href))
