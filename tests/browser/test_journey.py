"""One whole workshop in real browsers: from the set-up link to the exported plan, on a host name of the network.

A facilitator, six participants over five functions (two in one), and a wall. The server is killed while everybody
marks; somebody comes late, somebody reloads, somebody opens a second tab.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.room_life import SEATED, ask, own_marks
from tests.browser.stage import CHROMIUM, chromium
from tests.live.running import Server

HOST = "crossflow.example"
"""A name that the browser resolves to this machine: no localhost, so no secure context, as on a network of laptops."""
PEOPLE = {"Sam": "sales", "Ravi": "sales", "Ida": "it", "Kim": "hr", "Mia": "finance", "Omar": "operations"}
APART = {"Sam": "shared", "Ravi": "shared", "Ida": "automatic", "Kim": "person", "Mia": "person", "Omar": "shared"}
STEP = "submit_category"


class Journey:
    """The facilitator's console, the participants' pages and the wall, all on one server."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.base = f"http://{HOST}:{server.port}"
        self.complaints: list[str] = []
        self.people: dict[str, Page] = {}
        self.host = self.context()
        self.console = self.page(self.host)
        self.join_link = ""

    def context(self) -> BrowserContext:
        return self.browser.new_context(base_url=self.base, viewport={"width": 1280, "height": 800})

    def page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page

    def sign_up(self) -> None:
        """The set-up link, an account, a flow and an agenda, an open lobby."""
        page = self.console
        page.goto(self.server.set_up)
        page.get_by_label("Name").fill("Fay")
        page.get_by_label("Passphrase").fill("three quiet garden words")
        page.get_by_role("button", name="Make").click()
        page.get_by_role("button", name="Open lobby").click()
        expect(page.locator(".next")).to_contain_text("Start")
        self.workshop = page.url.split("/")[4]
        [(key, code, self.wall_key)] = self.server.rows("select join_key, join_code, wall_key from workshop")
        self.join_link, self.code = f"/j/{key}", code

    def join(self, name: str, by_code: bool = False) -> Page:
        """Name and function, by the link or by the code; then the current task."""
        page = self.people[name] = self.page(self.context())
        page.goto(f"/join?code={self.code.lower()}" if by_code else self.join_link)
        page.get_by_label("Your name").fill(name)
        page.locator(f'input[name=function][value="{PEOPLE[name]}"]').check(force=True)
        page.get_by_role("button", name="Join").click()
        page.wait_for_url(f"**/w/{self.workshop}")
        page.wait_for_function(SEATED)
        return page

    def everybody(self, do: str, **fields: object) -> None:
        for page in self.people.values():
            assert ask(page, do, **fields) == "accepted"

    def next(self, words: str) -> None:
        button = self.console.locator(".next", has_text=words)
        expect(button).to_be_visible(timeout=60_000)
        button.click()

    def goes_on(self, words: str) -> None:
        """Everybody says that they are done, and the facilitator goes on."""
        self.everybody("ready", on=True)
        expect(self.console.locator("#bar")).to_contain_text(f"{len(self.people)} of {len(self.people)} done")
        self.next(words)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    folder = Path(tmp_path_factory.mktemp("journey"))
    server = Server(folder, alpine_source="local", host="0.0.0.0").start()
    with sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*CHROMIUM, rules])
        yield Journey(browser, server)
        browser.close()
    server.stop()


@pytest.mark.timeout(900)
def test_a_workshop_from_sign_up_to_the_exported_plan(journey: Journey) -> None:
    journey.sign_up()
    for number, name in enumerate(list(PEOPLE)[:5]):
        journey.join(name, by_code=number == 1)
    wall = journey.page(journey.context())
    wall.goto(f"/wall/{journey.wall_key}")
    expect(wall.get_by_text(journey.code).first).to_be_visible()
    start(journey)
    map_and_sources(journey)
    marking_survives_a_kill(journey, wall)
    reveal_and_decide(journey, wall)
    redesign_and_commit(journey)
    agree_and_close(journey)
    plan_and_exports(journey)
    assert journey.complaints == []


def start(journey: Journey) -> None:
    page = journey.console
    page.get_by_label("Sponsor").fill("Head of Sales")
    page.get_by_label("This room may decide").fill("Who does each step from next quarter on.")
    page.get_by_label("Sponsor").focus()
    expect(page.get_by_text("Ready to start")).to_be_visible()
    journey.next("Start")
    expect(journey.people["Sam"].get_by_role("heading", name="Listen. Nothing to type.")).to_be_visible()
    journey.next("Map")


def map_and_sources(journey: Journey) -> None:
    """Sam says how a step is done today, Mia pins, and rates what reaches Finance."""
    sam, mia = journey.people["Sam"], journey.people["Mia"]
    sam.locator(f'[data-step="{STEP}"], #step-{STEP}').first.click()
    sam.get_by_role("radio", name=re.compile("Person \\+ AI")).check()
    add = {
        "act": "add",
        "kind": "issue",
        "id": "pin",
        "values": {"place": STEP, "text": "Who checks?", "severity": "2"},
    }
    assert ask(mia, "edit", acts=[add]) == "accepted"
    journey.goes_on("Sources")
    mia.get_by_role("radio", name="6", exact=True).first.check(force=True)
    journey.goes_on("Mark")


def marking_survives_a_kill(journey: Journey, wall: Page) -> None:
    """The server dies while everybody marks. They are where they were, with what they had said."""
    sam = journey.people["Sam"]
    tile = sam.locator(".mark-form").get_by_role("radio", name=re.compile("^Person \\+ AI"))
    tile.click()
    sam.locator(".mark-form textarea").fill("The rep knows what was said")
    sam.locator(".mark-form").get_by_text("1 of 14").wait_for()
    journey.server.kill()
    expect(sam.locator(".notice[data-state=offline]")).to_be_visible()
    sam.locator(".mark-form").get_by_role("button", name="Next unmarked step").click()
    sam.locator(".mark-form").get_by_role("radio", name=re.compile("^Automatic")).click()
    journey.server.start()
    for page in (*journey.people.values(), wall, journey.console):
        page.wait_for_function(SEATED)
    assert len(own_marks(sam)) == 2
    late_comers(journey)
    for name, page in journey.people.items():
        mark_all(page, APART[name])
    again = journey.page(sam.context)
    again.goto(f"/w/{journey.workshop}")
    expect(again.locator(".mark-form")).to_be_visible()
    assert own_marks(again) == own_marks(sam)


def late_comers(journey: Journey) -> None:
    """Omar comes late and lands in the task; Kim reloads and is there again."""
    omar = journey.join("Omar")
    expect(omar.get_by_role("heading", name="Mark each step. Work alone.")).to_be_visible()
    kim = journey.people["Kim"]
    kim.reload()
    kim.wait_for_function(SEATED)
    expect(kim.locator(".mark-form")).to_be_visible()


def mark_all(page: Page, level: str) -> None:
    """Four steps far apart, the others alike."""
    page.evaluate(
        """async (level) => {
          const live = Alpine.store('live');
          for (const [number, step] of live.ordered('step').entries()) {
            const why = step.id === 'submit_category' ? 'As we see it every week' : '';
            const said = number > 3 && number < 8 ? level : 'shared';
            await live.send({ do: 'mark_step', step: step.id, level: said, why });
          }
        }""",
        level,
    )


def reveal_and_decide(journey: Journey, wall: Page) -> None:
    page = journey.console
    expect(page.locator("#bar")).to_contain_text("6 of 6 done")
    journey.next("Reveal to everyone")
    page.get_by_role("button", name=re.compile("Accept 10 aligned")).click(timeout=30_000)
    expect(journey.people["Sam"].get_by_text("Far apart").first).to_be_visible()
    page.get_by_role("button", name=re.compile("the others later")).click()
    expect(page.get_by_text("Chosen. The others are for later.")).to_be_visible()
    journey.next("Talk and decide")
    for _ in range(3):
        decide(journey, wall)


def decide(journey: Journey, wall: Page) -> None:
    """The mode, then Sam, who is accountable, types why on his own page while the wall shows it."""
    page, sam = journey.console, journey.people["Sam"]
    expect(page.locator(".row-link", has_text="Talking now")).to_be_visible()
    page.locator(".deciding .tile", has_text="Person + AI").click()
    page.get_by_label("Accountable").select_option(label="Sam (Sales)")
    sam.locator(".side-panel").get_by_label("Why, in one sentence").fill("AI checks the evidence; the rep answers")
    expect(wall.get_by_text("AI checks the evidence")).to_be_visible()
    step = page.evaluate("Alpine.store('live').parts.everyone.agenda.step")
    values = {"step": step, "function": "finance", "text": "Audit it monthly", "confirmed": True}
    dissent = {"act": "add", "kind": "dissent", "id": f"no-{step}", "values": values}
    assert ask(journey.people["Mia"], "edit", acts=[dissent]) == "accepted"
    page.locator(".deciding").get_by_role("button", name="Decide", exact=True).click()
    expect(page.locator(".deciding")).to_contain_text("Decided: Person + AI.")
    page.locator(".next").click()


def redesign_and_commit(journey: Journey) -> None:
    """Groups; one line of the plan and no-change answers; the owner takes the line."""
    journey.console.get_by_role("button", name="Make groups").click()
    kim, ids = (
        journey.people["Kim"],
        {name: page.evaluate("Alpine.store('live').me") for name, page in journey.people.items()},
    )
    now = kim.evaluate(
        "Alpine.store('live').all('step').filter((one) => one.values.focus === 'now').map((one) => one.id)"
    )
    owners = {"owner": ids["Sam"], "co_owner": ids["Mia"], "whose_yes": "this_room"}
    role = {"role": "Sales manager", "becomes": "From collecting numbers to judging exceptions", "steps": now}
    metric = {"metric": "Forecast bias", "functions": ["sales", "finance"], "direction": "decrease", "steps": now}
    acts = [
        {"act": "add", "kind": "role_change", "id": "judge", "values": role | owners},
        {"act": "add", "kind": "metric_change", "id": "bias", "values": metric | owners},
        *(
            {
                "act": "add",
                "kind": "no_change",
                "id": f"{s}-{a}",
                "values": {"step": s, "about": a, "answer": "covered"},
            }
            for s in now
            for a in ("capability", "incentive")
        ),
    ]
    assert ask(kim, "edit", acts=acts) == "accepted"
    journey.goes_on("Commit")
    sam = journey.people["Sam"]
    for title in ("Sales manager", "Forecast bias"):
        line = sam.get_by_role("article").filter(has_text=title)
        line.get_by_label("First step", exact=True).fill("List the exception rules")
        line.get_by_role("button", name="I take it").click()
        expect(line.get_by_text("You took it")).to_be_visible()
    journey.goes_on("Agree and close")


def agree_and_close(journey: Journey) -> None:
    for name, page in journey.people.items():
        grade = "With a small reservation" if name == "Mia" else "Fully with it"
        page.get_by_role("radio", name=re.compile(f"^{grade}")).check(force=True)
    page = journey.console
    expect(page.locator("#bar")).to_contain_text("6 of 6 done")
    journey.next("Reveal the grades")
    page.get_by_role("button", name=re.compile("I chair")).first.click()
    journey.next("Close the workshop")
    expect(journey.people["Sam"].get_by_role("heading", name="The workshop is closed.")).to_be_visible()


def plan_and_exports(journey: Journey) -> None:
    """Everybody has the plan; it is taken along in every format."""
    sam = journey.people["Sam"]
    sam.goto(f"/w/{journey.workshop}/plan")
    expect(sam.get_by_text("As agreed in the room")).to_be_visible()
    expect(sam.get_by_text("From collecting numbers to judging exceptions").first).to_be_visible()
    for form, words in (("markdown", "Forecast bias"), ("csv", "Forecast bias"), ("json", "As we see it every week")):
        address = f"/w/{journey.workshop}/export/{form}"
        taken = journey.console.evaluate("(address) => fetch(address).then((answer) => answer.text())", address)
        assert words in taken
