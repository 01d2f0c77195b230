"""Reads an uploaded file in a process of its own: what workbooks cost in memory and time, and what a hostile one does, stays there.

The libraries for workbooks hold some 25 MB for good and a large workbook keeps a core busy for seconds; the bot, which answers everybody
else meanwhile, has neither.
"""

import pickle
import subprocess
import sys
from datetime import datetime

import structlog

from conversations.file_kind import FileKind, ReadFile
from conversations.roster_file import Rejected, Rejection

LONGEST = 120.0
"""Real seconds after which a file counts as unreadable."""

_log = structlog.get_logger(__name__)


def read_apart(kind: FileKind, name: str, content: bytes, now: datetime) -> ReadFile | Rejected:
    """`bot.files.kinds.read_file` in a child process; blocks, so run it in a thread. A child that dies or takes too long has met a file
    that cannot be read."""
    command = [sys.executable, "-m", "bot.files.child", kind, name, now.isoformat()]
    try:
        # Our own interpreter and module; the name is an argument, never a part of a command line.
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        _log.warning("file_reader_ended", kind=kind, cause=type(error).__name__, size=len(content))
        return Rejected(Rejection.UNREADABLE)
    outcome: ReadFile | Rejected = pickle.loads(done.stdout)  # noqa: S301 - written by our own child a moment ago
    return outcome
