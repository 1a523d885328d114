"""python -m tests.bpmn [--flows N] [--write docs/bpmn.md]: what other people's tools say of our BPMN.

Exports both sides of each template, of a rehearsed workshop and of generated flows. The OMG's schemas, bpmnlint and
bpmn-moddle (in Node) and the bpmn-js viewer (in Chromium) judge every file. Needs Node, npm and its registry.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.bpmn.exported import exported
from tests.bpmn.judges import NPM, Verdict, by_linting, by_schema, by_viewer
from tests.bpmn.judges import install as install_tools

JUDGES = (by_schema, by_linting, by_viewer)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 dev.py campaign bpmn", description=__doc__)
    parser.add_argument("--flows", type=int, default=200)
    parser.add_argument("--write", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tools = install_tools(Path(folder) / "tools")
        files = exported(Path(folder) / "files", wanted.flows)
        print(f"{len(files)} files", flush=True)
        verdicts = []
        for judge in JUDGES:
            verdicts += judge(files, tools)
            print(f"{judge.__name__}: {sum(len(one.complaints) for one in verdicts)} complaints so far", flush=True)
    told = page(files, verdicts)
    print(told)
    if wanted.write:
        wanted.write.write_text(told)
    sys.exit(any(one.complaints for one in verdicts))


def page(files: list[Path], verdicts: list[Verdict]) -> str:
    """The verdicts as a page of the docs."""
    kinds = Counter(path.name.split("-")[0] for path in files)
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    tools = ", ".join(f"{name} {version}" for name, version in NPM.items())
    lines = [
        "# BPMN files, judged by others",
        "",
        "Measured with `python3 dev.py campaign bpmn --write docs/bpmn.md`: both sides, as is and to be, of",
        f"templates ({kinds['template'] // 2}), a rehearsed workshop and generated flows",
        f"({kinds['generated'] // 2}), which hold branches, joins, rework, steps that stop or are new, pins,",
        "sources and hostile names.",
        f"Python {platform.python_version()}, Node {node}, {tools}.",
        "",
        "| judge | files | elements | errors | warnings |",
        "|---|---|---|---|---|",
        *(f"| {one.judge} | {one.files} | {one.elements} | {one.errors} | {one.warnings} |" for one in verdicts),
        "",
        *(f"- {one.judge}: {text}" for one in verdicts for text in one.complaints[:20]),
    ]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main()
