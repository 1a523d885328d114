"""python -m tests.load [--seconds S] [--write docs/load.md]: measures everything in one run and prints a table."""

import argparse
import asyncio
import platform
import time
from pathlib import Path
from typing import NamedTuple

from tests.live.running import Server
from tests.load.driving import Outcome
from tests.load.scenes import (
    SCENES,
    big_reveal,
    join_after,
    memory_per_seat,
    on_a_fresh_server,
    ours,
    play,
    relay,
)

TIMES = 3


class Figures(NamedTuple):
    """What a whole run showed."""

    scenes: dict[str, dict[str, Outcome]]
    memory: float
    join: tuple[float, float]
    reveal: tuple[float, float]


async def measure(seconds: float) -> Figures:
    """Every scene on every server, then what only ours can do."""
    scenes = {scene: await on_every_server(scene, seconds) for scene in SCENES}
    return Figures(
        scenes,
        await on_a_fresh_server(memory_per_seat),  # type: ignore[arg-type]
        await on_a_fresh_server(join_after),  # type: ignore[arg-type]
        await on_a_fresh_server(big_reveal),  # type: ignore[arg-type]
    )


async def on_every_server(scene: str, seconds: float) -> dict[str, Outcome]:
    """One scene on all servers in turn, several times; of each server the run with the median CPU counts."""
    times = [await once_on_every_server(scene, seconds) for _ in range(TIMES)]
    return {
        name: sorted((one[name] for one in times), key=lambda outcome: outcome.cpu_per_event)[TIMES // 2]
        for name in times[0]
    }


async def once_on_every_server(scene: str, seconds: float) -> dict[str, Outcome]:
    async def on_ours(server: Server) -> Outcome:
        async with ours(server) as (lines, pid):
            return await play(scene, lines, pid, seconds)

    found: dict[str, Outcome] = {"Crossflow": await on_a_fresh_server(on_ours)}  # type: ignore[dict-item]
    for name, committing in (("relay", False), ("committing relay", True)):
        async with relay(committing) as (lines, pid):
            found[name] = await play(scene, lines, pid, seconds)
    for name, outcome in found.items():
        print(f"{scene:32} {name:18} {line_of(outcome)}", flush=True)
    return found


def line_of(outcome: Outcome) -> str:
    answer = " / ".join(f"{one:.1f}" for one in outcome.answer)
    fan_out = " / ".join(f"{one:.1f}" for one in outcome.fan_out)
    rate = outcome.delivered / outcome.seconds
    return f"answer {answer} ms · fan-out {fan_out} ms · {rate:,.0f} delivered/s · {outcome.cpu_per_event:.2f} µs each"


def report(figures: Figures, seconds: float) -> str:
    """The run as a page of the docs."""
    lines = [
        "# Load",
        "",
        f"Measured on {time.strftime('%Y-%m-%d')} with `python3 dev.py campaign load`:",
        f"Python {platform.python_version()}, {platform.system()}, client and servers on the same two cores.",
        "Latencies in ms as p50 / p95 / p99; CPU is the server process's, per delivered event.",
        "The relays do nothing but pass bytes on; the second one commits each message first.",
        f"Each scene ran {TIMES} times for {seconds:g} s on all servers in turn; shown is each server's run with the",
        "median CPU per event.",
        "",
        "| scene | server | answer | fan-out | delivered/s | CPU per event | ratio to the relay |",
        "|---|---|---|---|---|---|---|",
    ]
    for scene, outcomes in figures.scenes.items():
        base = outcomes["relay"].cpu_per_event
        for name, one in outcomes.items():
            answer, fan_out = (" / ".join(f"{ms:.1f}" for ms in some) for some in (one.answer, one.fan_out))
            lines.append(
                f"| {scene} | {name} | {answer} | {fan_out} | {one.delivered / one.seconds:,.0f} "
                f"| {one.cpu_per_event:.2f} µs | {one.cpu_per_event / base:.2f} |"
            )
    lines += [
        "",
        "| goal | measured | wanted |",
        "|---|---|---|",
        *(f"| {' | '.join(goal)} |" for goal in goals(figures)),
    ]
    return "\n".join(lines) + "\n"


def goals(figures: Figures) -> list[tuple[str, str, str]]:
    saturated = figures.scenes["1 room × 50 people, saturated"]
    hundred = figures.scenes["1 room × 100 people × 1/s"]
    ratio = saturated["Crossflow"].cpu_per_event / saturated["relay"].cpu_per_event
    steady = hundred["Crossflow"].cpu_per_event / hundred["relay"].cpu_per_event
    return [
        ("CPU per delivered event at saturation, to the relay's", f"{ratio:.2f}", "≤ 0.25"),
        ("CPU per delivered event at 1 × 100, to the relay's", f"{steady:.2f}", "≤ 1.5"),
        ("answer p99 at 1 × 100", f"{hundred['Crossflow'].answer[2]:.1f} ms", "≤ 15 ms"),
        ("join with 10,000 events, room in memory", f"{figures.join[0]:.0f} ms", "≤ 150 ms"),
        ("the same, first one after a restart", f"{figures.join[1]:.0f} ms", "–"),
        ("memory per idle seat", f"{figures.memory:.0f} kB", "≤ 50 kB"),
        ("reveal of 60 steps × 40 people, last person has it", f"{figures.reveal[0]:.0f} ms", "–"),
        ("the same, first person", f"{figures.reveal[1]:.0f} ms", "–"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    text = report(asyncio.run(measure(options.seconds)), options.seconds)
    print(text)
    if options.write:
        options.write.write_text(text)


if __name__ == "__main__":
    main()
