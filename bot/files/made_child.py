"""The other side of `made.py`: JSON on stdin, on stdout a line of JSON (name, whether it is a photo) and then the bytes. Run as
`python -m bot.files.made_child`."""

import json
import resource
import sys
import traceback
from pathlib import Path

from bot.files.made_here import make
from conversations.attachment_json import attachment_from_json

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space: what is too large to draw ends the child, never the bot."""
MOST_SECONDS = 60
"""Of processor time."""


def main() -> None:
    """Make it, hand it over, end. An error is told by its kind and its line: its message may hold names."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        told = json.loads(sys.stdin.buffer.read())
        name, content, photo = make(attachment_from_json(told["attachment"]), told["language"])
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        sys.exit(f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}")
    sys.stdout.buffer.write(json.dumps([name, photo]).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
