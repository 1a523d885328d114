"""Trying mutants: the tests of a module are run on each, in a process of its own; nothing is written to the tree."""

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

import hypothesis
import pytest

from tests.mutants.mutating import Mutant, mutants

Fate = Literal["killed", "survived", "ran on"]

ROOT = Path(__file__).parents[2]
QUIETLY = ("-q", "--assert=plain", "-x", "--no-header", "--no-summary", "-p", "no:cacheprovider", "-p", "no:xdist")
SURVIVED = 0
PATIENCE = 10
"""So many times as long as on the module as it is may its tests take; whoever takes longer runs on and is noticed."""
LEAST_PATIENCE = 20.0
A_MOMENT = 0.1


class Subject(NamedTuple):
    """A module whose tests must notice every change, and those tests."""

    module: str
    tests: tuple[str, ...]

    @property
    def source(self) -> str:
        return (ROOT / f"{self.module.replace('.', '/')}.py").read_text()


class Trial(NamedTuple):
    """What became of a mutant."""

    mutant: Mutant
    fate: Fate


class Unfit(Exception):
    """The tests fail on the module as it is, so that they say nothing of its mutants."""


def tried(subject: Subject, jobs: int) -> Iterator[Trial]:
    """Every mutant of a module with its fate, in the order of the source. Raises Unfit."""
    patience = max(LEAST_PATIENCE, PATIENCE * _seconds_unchanged(subject))
    waiting = list(mutants(subject.source))
    fates: dict[int, Fate] = {}
    running: dict[int, tuple[ForkProcess, float]] = {}
    coming = iter(enumerate(waiting))
    while len(fates) < len(waiting):
        while len(running) < jobs and (one := next(coming, None)):
            number, mutant = one
            running[number] = (_started(subject, mutant.tree), time.monotonic() + patience)
        fates |= _ended(running)
    # Somebody may have worked on the tree meanwhile: what breaks by itself kills every mutant.
    _seconds_unchanged(subject)
    yield from (Trial(mutant, fates[number]) for number, mutant in enumerate(waiting))


def _seconds_unchanged(subject: Subject) -> float:
    began = time.monotonic()
    process = _started(subject, ast.parse(subject.source))
    process.join()
    if process.exitcode != SURVIVED:
        raise Unfit(f"{', '.join(subject.tests)} fail on {subject.module} as it is.")
    return time.monotonic() - began


def _ended(running: dict[int, tuple[ForkProcess, float]]) -> dict[int, Fate]:
    """The fates of those that have come to an end, by number; waits a moment for the first. The sentinels say nothing:
    the tests that a process runs may close them."""
    next(iter(running.values()))[0].join(A_MOMENT)
    fates: dict[int, Fate] = {}
    for number, (process, until) in list(running.items()):
        if process.is_alive() and time.monotonic() < until:
            continue
        ran_on = process.is_alive()
        if ran_on:
            process.kill()
        process.join()
        fates[number] = "ran on" if ran_on else "survived" if process.exitcode == SURVIVED else "killed"
        del running[number]
    return fates


def _started(subject: Subject, tree: ast.Module) -> ForkProcess:
    process = get_context("fork").Process(target=_attempt, args=(subject, tree))
    process.start()
    return process


def _attempt(subject: Subject, tree: ast.Module) -> None:
    """In a process of its own: the tests on the mutant. Its exit code says what came of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.meta_path.insert(0, _Planted(subject.module, tree))
    # The same examples on every run, so that the result can be had again; the first that fails is enough.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None, phases=phases)
    hypothesis.settings.load_profile("mutants")
    code = pytest.main([*QUIETLY, "-o", "addopts=--import-mode=importlib", "-o", "timeout=0", *subject.tests])
    os._exit(int(code))


class _Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutant to whoever imports the module."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self.module, self.tree = module, tree

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, f"<{self.module}, changed>", "exec"), module.__dict__)
