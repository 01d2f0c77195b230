"""`python -m tests.bench [--quick] [--write] [--only NAME …] [--database sqlite|postgres …]`: measure, and print the table."""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop
from rich.console import Console

from tests.bench import broadcast, calls, counts, daily, disinfection, outbound, places, province, rejudging, report, slow_api, tracks
from tests.bench.bots import OTHER_CORE, keep_to
from tests.bench.databases import POSTGRES, SQLITE, Databases, databases
from tests.bench.figures import QUICK, Figure, Scale, Table

Measure = Callable[[str, Databases, Path, Scale], Awaitable[list[Figure]]]

EACH: dict[str, Measure] = {
    "daily": daily.measure,
    "counts": counts.measure,
    "slow": slow_api.measure,
    "province": province.measure,
    "rejudging": rejudging.measure,
    "tracks": tracks.measure,
    "disinfection": disinfection.measure,
    "broadcast": broadcast.measure,
}
"""Measured on each database."""
ONCE = ("calls", "outbound", "places")
"""Where the database makes no difference."""


async def bench(scale: Scale, only: list[str], kinds: list[str]) -> Table:
    """Everything that was asked for. Raises what goes wrong: a table with holes would be no table."""
    table, console, began = Table(), Console(stderr=True), time.perf_counter()
    async with databases() as made:
        with TemporaryDirectory(prefix="fugong-bench-") as name:
            folder = Path(name)
            steps: list[tuple[str, Callable[[], Awaitable[list[Figure]]]]] = [
                (f"{what} on {kind}", lambda what=what, kind=kind: EACH[what](kind, made, folder, scale))  # type: ignore[misc]
                for what in EACH
                if what in only
                for kind in kinds
            ]
            if "calls" in only:
                steps.insert(0, ("calls", lambda: calls.measure(made, folder, scale)))
            if "outbound" in only:
                steps.append(("outbound", lambda: outbound.measure(scale)))
            if "places" in only:
                steps.append(("places", lambda: places.measure(scale)))
            for step, measure in steps:
                console.print(f"{time.perf_counter() - began:5.0f} s  {step}", style="dim")
                found = await measure()
                for figure in found:
                    console.print(f"         {figure.what}: {figure.ours}, peer {figure.peer}", style="dim", markup=False)
                table.figures += found
    load = os.getloadavg()[0]
    table.notes.append(
        f"Measured in {time.perf_counter() - began:.0f} s; load of the machine at the end {load:.1f} (1 to 2 is the benchmark's own)."
    )
    return table


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="see that everything runs; the figures mean nothing")
    parser.add_argument("--write", action="store_true", help="write docs/bench.md")
    parser.add_argument("--only", nargs="+", choices=(*EACH, *ONCE), default=[*EACH, *ONCE])
    parser.add_argument("--database", nargs="+", choices=(SQLITE, POSTGRES), default=[SQLITE, POSTGRES])
    arguments = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("the benchmarks read the kernel's accounts of a process, which only Linux keeps")
    keep_to(OTHER_CORE)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        table = runner.run(bench(QUICK if arguments.quick else Scale(), arguments.only, arguments.database))
    report.show(table)
    if arguments.write:
        report.write(table)


if __name__ == "__main__":
    main()
