"""python -m tests.mutants [--only NAME …] [--jobs N] [--write docs/mutants.md]

Changes each formula a little, in every way that could matter, and runs its tests on each change. What the tests do not
notice has survived; it is listed, and where it changes no result, why.
"""

import argparse
import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple

from tests.mutants.subjects import EQUIVALENT, SUBJECTS
from tests.mutants.trying import Subject, Trial, tried

LEAST = 0.9
"""Of the mutants that change a result, so many have to be noticed."""


class Finding(NamedTuple):
    """What came of the mutants of one module."""

    module: str
    trials: list[Trial]

    @property
    def survivors(self) -> list[Trial]:
        return [one for one in self.trials if one.fate == "survived"]

    def why(self, trial: Trial) -> str:
        """Why a survivor changes no result; empty where that is not known."""
        return EQUIVALENT.get((self.module, trial.mutant.text, trial.mutant.before, trial.mutant.after), "")

    @property
    def equivalent(self) -> int:
        return sum(bool(self.why(one)) for one in self.survivors)

    @property
    def score(self) -> float:
        """Of the mutants that change a result, the share that was noticed."""
        telling = len(self.trials) - self.equivalent
        return (len(self.trials) - len(self.survivors)) / telling if telling else 1.0


def page(findings: list[Finding]) -> str:
    """The campaign as a page of the docs."""
    lines = [
        "# Mutants",
        "",
        f"Taken with `python3 dev.py campaign mutants --write docs/mutants.md` (Python {platform.python_version()}).",
        "Each formula is changed in one place: a comparison, an operator, a number, a text, a condition, a result. Its",
        "tests are run on each; a change that they do not notice has survived. The examples of property tests are",
        "the same on every run, so the result can be had again. The score counts what changes a result.",
        "",
        "| formula | mutants | noticed | survived | of these change no result | score |",
        "|---|---|---|---|---|---|",
        *(_row(one) for one in findings),
    ]
    for one in findings:
        if one.survivors:
            lines += [
                "",
                f"## What survived in `{one.module}`",
                "",
                *(_survivor(one, trial) for trial in one.survivors),
            ]
    return "\n".join(lines) + "\n"


def _row(one: Finding) -> str:
    many, survived = len(one.trials), len(one.survivors)
    return f"| `{one.module}` | {many} | {many - survived} | {survived} | {one.equivalent} | {one.score:.1%} |"


def _survivor(one: Finding, trial: Trial) -> str:
    mutant = trial.mutant
    return f"- line {mutant.line}: `{mutant.before}` → `{mutant.after}`. {one.why(trial) or 'Not noticed.'}"


def found(subject: Subject, jobs: int) -> Finding:
    finding = Finding(subject.module, list(tried(subject, jobs)))
    print(_row(finding), flush=True)
    for trial in finding.survivors:
        print(f"  {_survivor(finding, trial)}", flush=True)
    return finding


def main() -> None:
    parser = argparse.ArgumentParser(prog="mutants", description="Tries every small change of the formulas.")
    parser.add_argument("--only", nargs="*", default=[], help="names of modules, such as pooling")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=Path, help="the page to write")
    asked = parser.parse_args()
    chosen = [one for one in SUBJECTS if not asked.only or one.module.rpartition(".")[2] in asked.only]
    findings: list[Finding] = []
    for one in chosen:
        findings.append(found(one, asked.jobs))
        if asked.write:
            asked.write.write_text(page(findings))
    sys.exit(any(one.score < LEAST for one in findings))


if __name__ == "__main__":
    main()
