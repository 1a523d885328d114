"""Networks that let less through than they should, between a browser and a real server."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

LINES = re.compile("/live$")

COME_BACK = {"type": "polled", "line": "", "from": 1, "messages": [], "closed": 4409}

Manners = Literal["refuses", "swallows"]
"""What a network does with a WebSocket: says no at once, or never says anything."""


class Proxy(ThreadingTCPServer):
    """Passes everything on to a server, except WebSockets."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str, manners: Manners) -> None:
        self.host, self.port = str(urlsplit(address).hostname), int(urlsplit(address).port or 80)
        self.manners = manners
        self.over = threading.Event()
        super().__init__(("127.0.0.1", 0), Passing)


class Passing(BaseRequestHandler):
    """One connection of a browser."""

    server: Proxy
    request: socket.socket

    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            more = self.request.recv(65_536)
            if not more:
                return
            head += more
        if b"upgrade: websocket" not in head.lower():
            with suppress(OSError):
                self._pass_on(head)
        elif self.server.manners == "refuses":
            self.request.sendall(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        else:
            self.server.over.wait()

    def _pass_on(self, head: bytes) -> None:
        with socket.create_connection((self.server.host, self.server.port)) as behind:
            behind.sendall(head)
            back = threading.Thread(target=carry, args=(behind, self.request), daemon=True)
            back.start()
            carry(self.request, behind)
            back.join()


def carry(source: socket.socket, target: socket.socket) -> None:
    """Carries bytes one way until either side ends."""
    with suppress(OSError):
        while some := source.recv(65_536):
            target.sendall(some)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@contextmanager
def without_websockets(address: str, manners: Manners) -> Iterator[str]:
    """Another address of a server, in a network that lets no WebSocket through."""
    with Proxy(address, manners) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{proxy.server_address[1]}"
        finally:
            proxy.over.set()
            proxy.shutdown()
            thread.join()


def hold_up_polls(page: Page, is_cut: Callable[[], bool]) -> None:
    """While the network is cut no polling gets through either. The page is told so without noise in its console."""

    def meet(route: Route) -> None:
        if is_cut():
            route.fulfill(json=COME_BACK)
        else:
            route.continue_()

    page.route(LINES, meet)
