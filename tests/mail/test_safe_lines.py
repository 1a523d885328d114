"""Letters over a safe line, by STARTTLS and by TLS: where the certificate does not hold, nothing is sent."""

from collections.abc import Iterator

import pytest

from tests.mail.certificates import Issuer, certificate, issuer
from tests.mail.post_office import PostOffice, post_office
from tests.mail.test_mailer import LETTER, sent, to

pytestmark = pytest.mark.asyncio

WAYS = ("starttls", "tls")
WITH_A_NAME = {"user": "crossflow", "password": "quiet words"}
WHAT_TO_DO = "Nothing was sent. Copy the message instead, and tell whoever runs Crossflow."


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Issuer:
    """An issuer."""
    return issuer(tmp_path_factory.mktemp("issuer"))


@pytest.fixture
def trusts(known: Issuer, monkeypatch: pytest.MonkeyPatch) -> Issuer:
    """The issuer that this server trusts, as an operator would say it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(known.file))
    return known


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        made.offers += ["AUTH PLAIN", "STARTTLS"]
        yield made


async def sent_by(office: PostOffice, way: str) -> str:
    """Empty, or why the letter was not sent."""
    office.is_safe_from_the_start = way == "tls"
    return await sent(to(office.port, security=way, **WITH_A_NAME))


@pytest.mark.parametrize("way", WAYS)
async def test_a_letter_and_the_password_go_over_a_safe_line(office: PostOffice, trusts: Issuer, way: str) -> None:
    office.certificate = certificate(trusts)
    assert await sent_by(office, way) == ""
    [found] = office.taken
    assert found.safely and found.to == (LETTER.to,) and len(office.logins) == 1


@pytest.mark.parametrize("way", WAYS)
async def test_a_certificate_of_an_unknown_issuer_sends_nothing(office: PostOffice, known: Issuer, way: str) -> None:
    office.certificate = certificate(known)
    said = await sent_by(office, way)
    assert said.endswith(WHAT_TO_DO) and "its certificate was issued by nobody that this server trusts." in said
    assert (office.taken, office.logins) == ([], [])


@pytest.mark.parametrize(
    ("made", "why"),
    [({"name": "DNS:mail.elsewhere.example"}, "is for another name"), ({"days": "-1"}, "has expired")],
)
async def test_a_certificate_that_does_not_hold_sends_nothing_and_says_why(
    office: PostOffice, trusts: Issuer, made: dict[str, str], why: str
) -> None:
    office.certificate = certificate(trusts, **made)
    for way in WAYS:
        said = await sent_by(office, way)
        assert said.endswith(WHAT_TO_DO) and f"its certificate {why}." in said
    assert (office.taken, office.logins) == ([], [])


async def test_a_mail_server_that_speaks_no_tls_at_all_is_said_to_offer_no_safe_line(office: PostOffice) -> None:
    assert "offers no safe line" in await sent(to(office.port, security="tls", **WITH_A_NAME))
    assert (office.taken, office.logins) == ([], [])


async def test_a_broken_start_of_a_safe_line_sends_nothing(office: PostOffice, trusts: Issuer) -> None:
    office.refuses = {"STARTTLS": "454 not now"}
    assert await sent_by(office, "starttls") != ""
    assert (office.taken, office.logins) == ([], [])
