"""Who listens to a page instead of looking at it hears what matters, together, and not too often to follow."""

from playwright.sync_api import Page, expect

from tests.browser.cast import Cast, cast, steps_of
from tests.browser.room_life import SEATED, seconds_pass
from tests.browser.stage import Stage

MOST_IN_A_MINUTE = 12
MINUTE = 60_000
PEOPLE = 40
FUNCTIONS = ("Sales", "IT", "HR", "Finance", "Operations")

LISTEN = """() => {
  window.heard = [];
  for (const region of ['polite', 'urgent']) {
    const element = document.getElementById(region);
    new MutationObserver(() => {
      if (element.textContent) window.heard.push([performance.now(), `${region}: ${element.textContent}`]);
    }).observe(element, { childList: true, characterData: true, subtree: true });
  }
}"""


def heard(page: Page) -> list[str]:
    return [text for _, text in page.evaluate("window.heard")]


def most_in_a_minute(page: Page) -> int:
    """By the page's own clock."""
    moments: list[float] = [moment for moment, _ in page.evaluate("window.heard")]
    return max(sum(start <= one < start + MINUTE for one in moments) for start in moments)


def listening(stage: Stage, voice: str = "") -> Page:
    """A page whose time the test moves; what it says is noted."""
    page = stage.join("Lara", "HR")
    page.wait_for_function(SEATED)
    if voice:
        page.evaluate("(voice) => localStorage.setItem('crossflow.news', JSON.stringify(voice))", voice)
    page.clock.install()
    page.reload()
    page.wait_for_function(SEATED)
    expect(page.locator(".attention")).to_be_attached()
    page.evaluate(LISTEN)
    return page


def forty() -> dict[str, str]:
    return {f"Person {number}": FUNCTIONS[number % 5] for number in range(PEOPLE)}


def pins(people: Cast, step: str, turn: int) -> None:
    """Everybody pins something."""
    for number, guest in enumerate(people.values()):
        guest.adds("issue", f"pin{turn}-{number}", place=step, text=f"Late {turn}")


def arrived(page: Page, id: str) -> None:
    page.wait_for_function(f"() => Boolean(Alpine.store('live').record('{id}'))")


def test_forty_people_who_act_are_heard_at_most_twelve_times_a_minute(stage: Stage) -> None:
    stage.go("map")
    page = listening(stage, "all")
    with cast(stage, forty()) as people:
        for turn in range(6):
            pins(people, steps_of(stage)[0], turn)
            stage.command({"do": "follow", "on": True, "step": steps_of(stage)[turn]})
            arrived(page, f"pin{turn}-{PEOPLE - 1}")
            seconds_pass(page, 10)
    assert most_in_a_minute(page) <= MOST_IN_A_MINUTE, heard(page)
    assert any("pins added" in one for one in heard(page)), heard(page)
    assert not any(one.startswith("urgent") for one in heard(page))


def test_who_wants_quiet_hears_nothing_of_what_others_add(stage: Stage) -> None:
    stage.go("map")
    page = listening(stage, "quiet")
    with cast(stage, {"Sam": "Sales"}) as people:
        pins(people, steps_of(stage)[0], 0)
        arrived(page, "pin0-0")
    seconds_pass(page, 60)
    assert not any("added" in one for one in heard(page))


def test_steps_of_one_lane_are_told_with_its_name(stage: Stage) -> None:
    stage.go("map")
    page = listening(stage)
    new = [
        {"act": "add", "kind": "step", "id": f"n{at}", "values": {"name": "Call", "owner": "sales"}} for at in (1, 2, 3)
    ]
    stage.edit(*new)
    arrived(page, "n3")
    seconds_pass(page, 30)
    assert "polite: 3 steps added in Sales." in heard(page)


def test_nothing_of_others_is_told_while_people_answer_in_private(stage: Stage) -> None:
    stage.go("mark")
    page = listening(stage, "all")
    stage.edit({"act": "add", "kind": "step", "id": "n1", "values": {"name": "Call", "owner": "sales"}})
    arrived(page, "n1")
    seconds_pass(page, 30)
    assert not any("added" in one for one in heard(page))


def test_what_comes_within_a_second_is_said_together(stage: Stage) -> None:
    stage.go("map")
    page = listening(stage)
    page.evaluate(
        """async () => {
          const { base } = JSON.parse(document.getElementById('page').textContent);
          const { announce } = await import(`${base}parts/announce.js`);
          for (const text of ['One.', 'Two.', 'Three.']) announce(text);
        }"""
    )
    seconds_pass(page, 3)
    assert "polite: One. Two. Three." in heard(page) or heard(page)[-1] == "polite: Two. Three."


def test_how_much_one_hears_is_chosen_in_the_help_and_kept(stage: Stage) -> None:
    page = stage.join("Lara", "HR", viewport={"width": 1280, "height": 800})
    page.wait_for_function(SEATED)
    page.get_by_role("button", name="Help and keys").click()
    choice = page.get_by_role("group", name="For a screen reader")
    expect(choice.get_by_role("radio", name="Normal")).to_be_checked()
    choice.get_by_role("radio", name="Quiet").check(force=True)
    page.reload()
    page.get_by_role("button", name="Help and keys").click()
    expect(choice.get_by_role("radio", name="Quiet")).to_be_checked()
