"""A small mail server on a real socket, in a thread of its own: it keeps what it takes, and refuses what is wanted."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import NamedTuple


class Taken(NamedTuple):
    """A letter as it arrived: from and to as the envelope has them."""

    sender: str
    to: tuple[str, ...]
    letter: EmailMessage
    raw: bytes
    safely: bool
    """Whether the line was encrypted."""


class PostOffice:
    """Where letters arrive."""

    def __init__(self) -> None:
        self.port = 0
        self.taken: list[Taken] = []
        self.logins: list[str] = []
        self.offers = ["8BITMIME"]
        """What it says it can do, besides delivering."""
        self.refuses: dict[str, str] = {}
        """Command → the answer it gets, such as `550 no such box`."""
        self.is_silent = False
        """Whether it says nothing to anybody who comes, until it closes."""
        self.certificate: ssl.SSLContext | None = None
        """With what it makes a line safe: when asked to, or from the start."""
        self.is_safe_from_the_start = False
        self.closed = threading.Event()


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A mail server that is there until the block ends."""
    office = PostOffice()

    class Counter(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                if office.is_safe_from_the_start:
                    make_safe(office, self)
                serve(office, self)
            except OSError:
                # The other side does not trust the certificate, and has gone.
                return
            finally:
                self.request.close()

    class Building(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        block_on_close = False

    with Building(("127.0.0.1", 0), Counter) as building:
        office.port = building.server_address[1]
        running = threading.Thread(target=building.serve_forever, args=(0.05,), daemon=True)
        running.start()
        yield office
        office.closed.set()
        building.shutdown()
        running.join()


def serve(office: PostOffice, at: socketserver.StreamRequestHandler) -> None:
    """One conversation."""
    if office.is_silent:
        office.closed.wait()
        return
    say(at, "220 here")
    envelope: list[str] = []
    while line := at.rfile.readline().decode().strip():
        word = line.partition(" ")[0].upper()
        if refused := office.refuses.get(word):
            say(at, refused)
            continue
        note(office, envelope, line)
        say(at, *answers(office, word))
        if word == "STARTTLS":
            make_safe(office, at)
        if word == "DATA":
            raw = b"".join(iter(at.rfile.readline, b".\r\n"))
            take(office, envelope, raw, isinstance(at.request, ssl.SSLSocket))
            say(at, "250 taken")


def make_safe(office: PostOffice, at: socketserver.StreamRequestHandler) -> None:
    """From here on the line is encrypted."""
    assert office.certificate
    at.request = office.certificate.wrap_socket(at.request, server_side=True)
    at.rfile, at.wfile = at.request.makefile("rb"), at.request.makefile("wb", 0)


def note(office: PostOffice, envelope: list[str], line: str) -> None:
    """What is kept of a line: addresses, and that somebody said a name."""
    if line.startswith("AUTH"):
        office.logins.append(line)
    elif "<" in line:
        envelope.append(line.partition("<")[2].partition(">")[0])


def answers(office: PostOffice, word: str) -> list[str]:
    if word == "EHLO":
        return [*(f"250-{one}" for one in ("here", *office.offers[:-1])), f"250 {office.offers[-1]}"]
    return [
        {"AUTH": "235 known", "DATA": "354 go on", "QUIT": "221 bye", "STARTTLS": "220 go on"}.get(word, "250 fine")
    ]


def say(at: socketserver.StreamRequestHandler, *lines: str) -> None:
    at.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


def take(office: PostOffice, envelope: list[str], raw: bytes, safely: bool) -> None:
    letter = message_from_bytes(raw, _class=EmailMessage, policy=default)
    office.taken.append(Taken(envelope[0], tuple(envelope[1:]), letter, raw, safely))
