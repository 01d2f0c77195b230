"""A process that was told to stop ends, whatever it does."""

import signal
import subprocess
import sys
from pathlib import Path

SPINS = """
import asyncio, os, signal, sys
from bot.assembly import serve

async def main():
    serve.LAST_SECONDS = float(sys.argv[1])
    stop = serve.stop_on_signals()
    os.kill(os.getpid(), signal.SIGTERM)
    await stop.wait()
    for _ in range(int(sys.argv[2])):
        os.kill(os.getpid(), signal.SIGTERM)
    while True:
        pass

asyncio.run(main())
"""


def spinning(last_seconds: float, *, again: int = 0) -> subprocess.CompletedProcess[str]:
    """A process that is told to stop, hears it, and never lets its loop turn again."""
    command = [sys.executable, "-c", SPINS, str(last_seconds), str(again)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False)


def test_a_loop_that_does_not_turn_any_more_is_ended_by_force() -> None:
    done = spinning(0.2)
    assert done.returncode == 1
    assert "Timeout" in done.stderr
    assert " in main" in done.stderr  # it says where it was


def test_a_second_signal_ends_it_at_once() -> None:
    assert spinning(3600.0, again=1).returncode == -signal.SIGTERM
