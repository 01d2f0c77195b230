"""The other side of `apart.py`: reads one roster from stdin and writes its outcome to stdout. Run as `python -m bot.files.child NAME`."""

import pickle
import resource
import sys

from bot.files.roster import read_roster

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space: a hostile file ends the child, never the bot."""


def main() -> None:
    """Read, answer, end."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    outcome = read_roster(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(outcome))


if __name__ == "__main__":
    main()
