"""Networks that let less through than they should, between a browser and a real server."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Page, Route

from tests.proxy import Proxy, beside

LINES = re.compile("/live$")

COME_BACK = {"type": "polled", "line": "", "from": 1, "messages": [], "closed": 4409}

Manners = Literal["refuses", "swallows"]
"""What a network does with a WebSocket: says no at once, or never says anything."""


@contextmanager
def without_websockets(address: str, manners: Manners) -> Iterator[str]:
    """Another address of a server, in a network that lets no WebSocket through."""
    with beside(Proxy(address, manners)) as proxy:
        yield proxy.address


def hold_up_polls(page: Page, is_cut: Callable[[], bool]) -> None:
    """While the network is cut no polling gets through either. The page is told so without noise in its console."""

    def meet(route: Route) -> None:
        if is_cut():
            route.fulfill(json=COME_BACK)
        else:
            route.continue_()

    page.route(LINES, meet)
