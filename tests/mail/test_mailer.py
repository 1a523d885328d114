"""Letters: they arrive as they were written, to one address; what goes wrong is said in words with what to do."""

import asyncio
from collections.abc import Iterator

import pytest

from server.mail.mailer import Letter, Mailer, MailServer, NotSent, is_address, message
from tests.exports.hostile import HOSTILE
from tests.live.running import free_port
from tests.mail.post_office import PostOffice, post_office

LETTER = Letter("mia@company.example", "Your part of the plan", "Mia, this line is yours.\n\nÄrger vermeiden")


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        yield made


def to(port: int, **more: str) -> MailServer:
    said = {"security": "none", "user": "", "password": "", "sender": "crossflow@company.example"} | more
    return MailServer("127.0.0.1", port, **said)  # type: ignore[arg-type]


async def sent(server: MailServer, letter: Letter = LETTER) -> str:
    """Empty, or why it was not sent."""
    mailer = Mailer(server)
    try:
        await mailer.send(letter)
    except NotSent as problem:
        return problem.text
    finally:
        mailer.close()
    return ""


@pytest.mark.asyncio
async def test_a_letter_arrives_with_its_words_and_the_calendar_beside_them(office: PostOffice) -> None:
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    assert await sent(to(office.port), LETTER._replace(calendar=calendar)) == ""
    [found] = office.taken
    assert (found.sender, found.to) == ("crossflow@company.example", ("mia@company.example",))
    assert str(found.letter["from"]) == "Crossflow <crossflow@company.example>"
    assert found.letter["subject"] == "Your part of the plan"
    body, [file] = found.letter.get_body(), [*found.letter.iter_attachments()]
    assert body and body.get_content().splitlines() == LETTER.text.splitlines()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "plan.ics")
    assert file.get_payload(decode=True) == calendar


@pytest.mark.asyncio
async def test_it_says_its_name_where_the_mail_server_wants_one(office: PostOffice) -> None:
    office.offers.append("AUTH PLAIN")
    assert await sent(to(office.port, user="crossflow", password="quiet words")) == ""
    assert len(office.logins) == 1 and len(office.taken) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("command", "answer", "said"),
    [
        ("RCPT", "550 no such box", "does not know this address. Look for a typing mistake."),
        ("MAIL", "553 not you", "takes nothing from Crossflow's address."),
        ("AUTH", "535 wrong", "does not accept Crossflow's password."),
        ("DATA", "554 no", "did not take the message. Copy it instead, or try again later."),
        ("EHLO", "421 closing", "did not take the message."),
    ],
)
async def test_a_refusal_is_said_in_words_with_what_to_do(
    office: PostOffice, command: str, answer: str, said: str
) -> None:
    office.offers.append("AUTH PLAIN")
    office.refuses = {command: answer, "HELO": answer}
    assert said in await sent(to(office.port, user="crossflow", password="quiet words"))
    assert office.taken == []


@pytest.mark.asyncio
async def test_a_mail_server_that_is_not_there_is_said_too() -> None:
    assert "cannot be reached. Copy the message instead" in await sent(to(free_port()))


@pytest.mark.asyncio
async def test_without_a_safe_line_nothing_is_sent_and_no_password_either(office: PostOffice) -> None:
    office.offers.append("AUTH PLAIN")
    assert "offers no safe line" in await sent(to(office.port, security="starttls", user="u", password="p"))
    assert (office.taken, office.logins) == ([], [])


@pytest.mark.asyncio
async def test_a_silent_mail_server_keeps_nobody_else_waiting(office: PostOffice) -> None:
    office.is_silent = True
    mailer = Mailer(to(office.port))
    waiting = [asyncio.create_task(mailer.send(LETTER)) for _ in range(10)]
    assert await asyncio.wait_for(asyncio.to_thread(lambda: "others work on"), 10) == "others work on"
    for one in waiting:
        one.cancel()
    mailer.close()


@pytest.mark.parametrize("text", [*HOSTILE, "x\r\nBcc: all@company.example", "x\nSubject: other"])
def test_whatever_a_title_says_the_letter_keeps_its_headers(text: str) -> None:
    made = message("crossflow@company.example", LETTER._replace(subject=f"Plan: {text}"))
    heads = made.as_bytes().partition(b"\r\n\r\n")[0].split(b"\r\n")
    names = [line.partition(b":")[0] for line in heads if not line.startswith((b" ", b"\t"))]
    assert sorted(names) == sorted(
        [b"From", b"To", b"Subject", b"Auto-Submitted", b"Content-Type", b"Content-Transfer-Encoding", b"MIME-Version"]
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "mia",
            "@company.example",
            "mia@",
            "a@b.example, c@d.example",
            "Mia <mia@company.example>",
            "a b@c.example",
        ),
        *("mia@company.example\r\nBcc: x@y.example", "mia@company..example", f"{'m' * 65}@company.example"),
        *('"mia"@company.example', "mia@company.example ", "mia;tom@company.example", "mía@company.example"),
    ],
)
def test_what_is_not_one_plain_address_is_none(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("text", ["mia@company.example", "m.o'x+plan@mail.company.example", "root@localhost"])
def test_an_address_is_one(text: str) -> None:
    assert is_address(text)
