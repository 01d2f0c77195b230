"""Reads an uploaded roster in a process of its own: what workbooks cost in memory and time, and what a hostile one does, stays there.

The libraries for workbooks hold some 25 MB for good and a large workbook keeps a core busy for seconds; the bot, which answers everybody
else meanwhile, has neither.
"""

import pickle
import subprocess
import sys

import structlog

from conversations.roster_file import Rejected, Rejection, RosterOutcome

LONGEST = 120.0
"""Real seconds after which a file counts as unreadable."""

_log = structlog.get_logger(__name__)


def read_roster_apart(name: str, content: bytes) -> RosterOutcome | Rejected:
    """`bot.files.roster.read_roster` in a child process; blocks, so run it in a thread. A child that dies or takes too long has met a
    file that cannot be read."""
    command = [sys.executable, "-m", "bot.files.child", name]
    try:
        # Our own interpreter and module; the name is an argument, never a part of a command line.
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        _log.warning("roster_reader_ended", cause=type(error).__name__, size=len(content))
        return Rejected(Rejection.UNREADABLE)
    outcome: RosterOutcome | Rejected = pickle.loads(done.stdout)  # noqa: S301 - written by our own child a moment ago
    return outcome
