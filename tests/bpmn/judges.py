"""Who judges our BPMN: the OMG's own schemas, bpmnlint's recommended rules with bpmn-moddle's reader, bpmn-js."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple, TypedDict

from lxml import etree
from playwright.sync_api import Page, sync_playwright

from tests.browser.stage import open_browser

HERE = Path(__file__).parent
SCHEMA = HERE / "xsd" / "BPMN20.xsd"
VIEWER = HERE / "bpmn-js" / "bpmn-viewer.production.min.js"
NPM = {"bpmnlint": "11.15.0", "bpmn-moddle": "10.3.1", "bpmn-js": "18.31.1"}
"""Package → version that judges. The first two are fetched for a campaign, the viewer lies beside this file."""
BY_LINT = ("bpmnlint", "bpmn-moddle")

SHOW = """async (content) => {
  window.viewer ??= new BpmnJS({ container: document.body });
  try {
    const { warnings } = await window.viewer.importXML(content);
    const elements = window.viewer.get('elementRegistry').getAll().length;
    return { warnings: warnings.map(({ message }) => message), elements };
  } catch (error) {
    return { errors: [error.message], warnings: (error.warnings ?? []).map(({ message }) => message), elements: 0 };
  }
}"""
"""What opens one file in the viewer."""


class Said(TypedDict, total=False):
    """What a judge said of one file."""

    errors: list[str]
    warnings: list[str]
    elements: int


class Verdict(NamedTuple):
    """What one judge found in all files together."""

    judge: str
    files: int
    elements: int
    errors: int
    warnings: int
    complaints: list[str]


def install(folder: Path) -> Path:
    """A folder with what Node needs, at these versions."""
    folder.mkdir(parents=True)
    packages = [f"{name}@{NPM[name]}" for name in BY_LINT]
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", *packages]
    subprocess.run(command, check=True)
    return folder


def by_schema(files: list[Path], tools: Path) -> list[Verdict]:
    found = {path: invalid(path.read_bytes()) for path in files}
    complaints = [f"{path.name}: {text}" for path, texts in found.items() for text in texts]
    elements = sum(len(etree.fromstring(path.read_bytes()).xpath("//*")) for path in files)
    return [Verdict("OMG schemas", len(files), elements, len(complaints), 0, complaints)]


def invalid(content: bytes) -> list[str]:
    """What the OMG's schema says against a file; nothing when it is valid."""
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"line {one.line}: {one.message}" for one in schema.error_log]


def by_linting(files: list[Path], tools: Path) -> list[Verdict]:
    command = ["node", str(HERE / "lint.cjs"), str(tools), *map(str, files)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [_verdict(judge, found[judge]) for judge in BY_LINT[::-1]]


def by_viewer(files: list[Path], tools: Path) -> list[Verdict]:
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        page = viewing(browser.new_page())
        found = {path.name: page.evaluate(SHOW, path.read_text()) for path in files}
        browser.close()
    return [_verdict("bpmn-js", found)]


def viewing(page: Page) -> Page:
    """The page, with the viewer on it."""
    page.set_content("<!doctype html><title>bpmn-js</title>")
    page.add_script_tag(path=VIEWER)
    return page


def _verdict(judge: str, found: dict[str, Said]) -> Verdict:
    """What a judge said of all files."""
    errors = [f"{name}: {text}" for name, one in found.items() for text in one.get("errors", ())]
    warnings = [f"{name}: {text}" for name, one in found.items() for text in one.get("warnings", ())]
    elements = sum(one["elements"] for one in found.values())
    return Verdict(judge, len(found), elements, len(errors), len(warnings), errors + warnings)


def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))
