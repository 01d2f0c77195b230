"""The other side of `apart.py`: reads one file from stdin and writes its outcome to stdout. Run as
`python -m bot.files.child KIND NAME NOW`, NOW in ISO 8601 with its offset."""

import pickle
import resource
import sys
from datetime import datetime

from bot.files.kinds import read_file
from conversations.file_kind import FileKind

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space: a hostile file ends the child, never the bot."""


def main() -> None:
    """Read, answer, end."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    kind, name, now = sys.argv[1:4]
    outcome = read_file(FileKind(kind), name, sys.stdin.buffer.read(), datetime.fromisoformat(now))
    sys.stdout.buffer.write(pickle.dumps(outcome))


if __name__ == "__main__":
    main()
