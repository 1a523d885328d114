"""Messages to owners: on the plan's page for whoever runs it, and by e-mail where a mail server is set."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from server.routes import mailing
from tests.mail.post_office import PostOffice, post_office
from tests.routes.conftest import Place, place_with
from tests.routes.evening import Evening, closed, redesigned

pytestmark = pytest.mark.asyncio


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        yield made


@pytest_asyncio.fixture
async def with_mail(tmp_path: Path, office: PostOffice) -> AsyncIterator[Place]:
    """The application with a mail server."""
    said = {"smtp_host": "127.0.0.1", "smtp_port": office.port, "smtp_security": "none"}
    async for made in place_with(tmp_path, **said, smtp_from="crossflow@company.example"):
        yield made


async def send(evening: Evening, browser: httpx.AsyncClient, name: str, to: str) -> httpx.Response:
    form = {"owner": evening.ids.get(name, name), "to": to}
    address = f"/w/{evening.row.id}/plan/mail"
    return await browser.post(address, data=form, headers={"accept": "application/json"})


def messages(page: str) -> list[str]:
    return re.findall(r'<pre class="tell-message"[^>]*>(.*?)</pre>', page, re.DOTALL)


async def test_whoever_runs_the_plan_reads_every_owners_message_and_an_owner_their_own(place: Place) -> None:
    evening = await closed(place)
    for browser, names in ((evening.ana, ["Mia", "Sam"]), (evening.mia, ["Mia", "Sam"]), (evening.sam, ["Sam"])):
        found = messages(await evening.plan(browser))
        assert [one.partition(",")[0] for one in found] == names
    sams = messages(await evening.plan(evening.sam))[0]
    for text in (
        "Sam, this line is yours in the plan “Sales forecasting: who does what?”:",
        "1. Sales rep: from filling in to judging",
        "First step: List the rules, by 10 January 2027",
        "Due: not said yet",
        "Co-owner: Mia (FIN)",
        "You co-own:",
        f"The plan: {place.address}/w/{evening.row.id}/plan",
    ):
        assert text in sams


async def taken(evening: Evening, browser: httpx.AsyncClient, name: str, **headers: str) -> httpx.Response:
    """The message that somebody takes of the plan's page."""
    form = {"owner": evening.ids.get(name, name)}
    return await browser.post(f"/w/{evening.row.id}/plan/message", data=form, headers=headers)


def links_in(text: str) -> list[str]:
    return re.findall(r"http://workshops\.example(/l/[\w-]+)", text)


async def test_the_message_that_is_taken_leads_to_the_owners_private_link(place: Place) -> None:
    evening = await closed(place)
    page = await evening.plan(evening.ana)
    assert links_in(page) == [] and "made when you copy or send" in page
    assert (await place.state(evening.row)).facilitators.links == {}
    for browser in (evening.ana, evening.mia):
        text = (await taken(evening, browser, "Sam", accept="application/json")).json()["text"]
        assert "1. Sales rep: from filling in to judging" in text and "/plan" not in text
        [link] = links_in(text)
        found = await (await place.browser()).get(link)
        assert found.status_code == 200 and "from filling in to judging" in found.text
    assert len((await place.state(evening.row)).facilitators.links) == 2


async def test_without_a_script_the_message_is_a_page(place: Place) -> None:
    evening = await closed(place)
    page = await taken(evening, evening.ana, "Sam", accept="text/html")
    assert "Message for" in page.text and len(links_in(page.text)) == 1


async def test_nobody_takes_a_message_of_others_who_does_not_see_to_the_plan(place: Place) -> None:
    evening = await closed(place)
    for browser, name in ((evening.sam, "Sam"), (evening.sam, "Mia"), (evening.ana, "nobody"), (evening.ana, "Ana")):
        assert (await taken(evening, browser, name, accept="application/json")).status_code == 404
    assert (await taken(evening, await place.browser(), "Sam")).status_code == 303
    assert (await place.state(evening.row)).facilitators.links == {}


async def test_before_closing_a_message_leads_to_the_plan(place: Place) -> None:
    evening = await redesigned(place)
    assert "made when you copy" not in await evening.plan(evening.ana)
    text = (await taken(evening, evening.ana, "Sam", accept="application/json")).json()["text"]
    assert text.endswith(f"The plan: {place.address}/w/{evening.row.id}/plan")


async def test_without_a_mail_server_nothing_is_offered_and_nothing_sent(place: Place) -> None:
    evening = await closed(place)
    assert "data-mail" not in await evening.plan(evening.ana)
    answer = await send(evening, evening.ana, "Sam", "sam@company.example")
    assert (answer.status_code, answer.json()["title"]) == (422, "No mail server is set")


async def test_the_facilitator_sends_an_owner_their_lines_with_their_calendar(
    with_mail: Place, office: PostOffice
) -> None:
    evening = await closed(with_mail)
    assert "data-mail" in await evening.plan(evening.ana)
    answer = await send(evening, evening.ana, "Sam", " sam@company.example ")
    assert (answer.status_code, answer.json()["title"]) == (200, "Sent")
    [found] = office.taken
    assert found.to == ("sam@company.example",)
    assert found.letter["subject"] == "Your part of the plan: Sales forecasting: who does what?"
    body, [file] = found.letter.get_body(), [*found.letter.iter_attachments()]
    assert body and "List the rules" in body.get_content()
    [link] = links_in(body.get_content())
    assert "from filling in to judging" in (await (await with_mail.browser()).get(link)).text
    calendar = file.get_payload(decode=True)
    assert isinstance(calendar, bytes) and b"UID:r1-first." in calendar and b"UID:check-30." not in calendar


async def test_nobody_but_facilitators_sends_and_to_nobody_but_owners(with_mail: Place, office: PostOffice) -> None:
    evening = await closed(with_mail)
    stranger = await with_mail.browser()
    for browser in (evening.sam, evening.mia, stranger):
        assert (await send(evening, browser, "Sam", "sam@company.example")).status_code == 404
        assert "data-mail" not in (await browser.get(f"/w/{evening.row.id}/plan")).text
    for name, to, title in (
        ("Ana", "ana@company.example", "Nobody to write to"),
        ("nobody", "x@company.example", "Nobody to write to"),
        ("Sam", "sam@company.example, all@company.example", "Not sent"),
        ("Sam", "sam@company.example\r\nBcc: all@company.example", "Not sent"),
        ("Sam", "", "Not sent"),
    ):
        answer = await send(evening, evening.ana, name, to)
        assert (answer.status_code, answer.json()["title"]) == (422, title)
    assert office.taken == []


async def test_what_the_mail_server_says_no_to_is_said_in_words(with_mail: Place, office: PostOffice) -> None:
    evening = await closed(with_mail)
    office.refuses = {"RCPT": "550 no such box"}
    answer = await send(evening, evening.ana, "Sam", "sam@company.example")
    assert answer.status_code == 502
    assert answer.json()["text"] == "The mail server does not know this address. Look for a typing mistake."
    page = await evening.ana.post(
        f"/w/{evening.row.id}/plan/mail", data={"owner": evening.ids["Sam"], "to": "sam@company.example"}
    )
    assert "does not know this address" in page.text and page.headers["content-type"].startswith("text/html")
    assert (await with_mail.state(evening.row)).facilitators.links == {}


async def test_a_workshop_sends_so_many_letters_a_minute(with_mail: Place, office: PostOffice) -> None:
    evening = await closed(with_mail)
    for _ in range(20):
        mailing.letters.allows(evening.row.id)
    assert (await send(evening, evening.ana, "Sam", "sam@company.example")).status_code == 429
    assert office.taken == []
