"""Sending one letter at a time through a mail server, in threads of its own, so that no room ever waits for it."""

import asyncio
import re
import smtplib
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal, NamedTuple

SECONDS = 15
"""How long the mail server may be silent."""
WHOLE = 45
"""How long a letter may take altogether."""
AT_ONCE = 2
LONGEST_ADDRESS = 254
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""One address as people have it, without a name, a comment or quotes."""

Security = Literal["starttls", "tls", "none"]


class MailServer(NamedTuple):
    """Where letters go, and as whom."""

    host: str
    port: int
    security: Security
    user: str
    password: str
    sender: str


class Letter(NamedTuple):
    """A message in plain text, with a calendar file or without."""

    to: str
    subject: str
    text: str
    calendar: bytes = b""


class NotSent(Exception):
    """The letter did not go out. The text says what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Mailer:
    """The way to a mail server. Letters wait for each other, and for nothing else."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._threads = ThreadPoolExecutor(AT_ONCE, "mail")

    async def send(self, letter: Letter) -> None:
        """Returns when the mail server has taken the letter. Raises NotSent."""
        loop = asyncio.get_running_loop()
        try:
            await asyncio.wait_for(loop.run_in_executor(self._threads, deliver, self._server, letter), WHOLE)
        except TimeoutError:
            raise NotSent(UNREACHED) from None

    def close(self) -> None:
        """Letters that still wait are not sent."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def is_address(text: str) -> bool:
    """Whether this is one e-mail address."""
    return len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text))


def deliver(server: MailServer, letter: Letter) -> None:
    """Hands the letter to the mail server. Raises NotSent, in words for who wanted to send it."""
    try:
        with connected(server) as line:
            if server.security == "starttls":
                line.starttls(context=ssl.create_default_context())
            if server.user:
                line.login(server.user, server.password)
            line.send_message(message(server.sender, letter))
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(said(error)) from error


def connected(server: MailServer) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def message(sender: str, letter: Letter) -> EmailMessage:
    """The letter as mail servers take it. Each header is one line, whatever stands in it."""
    made = EmailMessage(policy=SMTP)
    made["From"] = Address("Crossflow", addr_spec=sender)
    made["To"] = Address(addr_spec=letter.to)
    made["Subject"] = " ".join(letter.subject.split())
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    if letter.calendar:
        made.add_attachment(letter.calendar, maintype="text", subtype="calendar", filename="plan.ics")
    return made


UNREACHED = "The mail server cannot be reached. Copy the message instead, and tell whoever runs Crossflow."
UNPROVEN = (
    "The mail server cannot prove who it is: its certificate {why}. Nothing was sent. "
    "Copy the message instead, and tell whoever runs Crossflow."
)
WHY_UNPROVEN = {
    9: "is not valid yet",
    10: "has expired",
    18: "was issued by nobody that this server trusts",
    19: "was issued by nobody that this server trusts",
    20: "was issued by nobody that this server trusts",
    21: "was issued by nobody that this server trusts",
    62: "is for another name",
    64: "is for another name",
}
"""OpenSSL's number of what was found (`openssl verify`, diagnostics) → in words."""
UNSAFE = "The mail server offers no safe line. Copy the message instead, and tell whoever runs Crossflow."
REFUSED: dict[type[Exception], str] = {
    smtplib.SMTPRecipientsRefused: "The mail server does not know this address. Look for a typing mistake.",
    smtplib.SMTPAuthenticationError: "The mail server does not accept Crossflow's password. "
    "Copy the message instead, and tell whoever runs Crossflow.",
    smtplib.SMTPSenderRefused: "The mail server takes nothing from Crossflow's address. "
    "Copy the message instead, and tell whoever runs Crossflow.",
    smtplib.SMTPNotSupportedError: UNSAFE,
    ssl.SSLError: UNSAFE,
    smtplib.SMTPConnectError: UNREACHED,
    smtplib.SMTPServerDisconnected: UNREACHED,
    socket.gaierror: UNREACHED,
    smtplib.SMTPException: "The mail server did not take the message. Copy it instead, or try again later.",
    OSError: UNREACHED,
}
"""What went wrong → what to do; the first that fits."""


def said(error: Exception) -> str:
    """The error in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return UNPROVEN.format(why=WHY_UNPROVEN.get(error.verify_code, "does not hold"))
    return next(text for kind, text in REFUSED.items() if isinstance(error, kind))
