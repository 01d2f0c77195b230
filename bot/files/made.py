"""Makes what a card carries, a picture or a workbook, in a process of its own: what drawing costs in memory and time stays there.

Pillow, a font of 8,000 characters and a picture painted three times as large as it is sent are 70 to 150 MB and half a second of a core.
The bot, which answers everybody else meanwhile, has neither.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore

import structlog

from conversations.attachment import Drawn
from conversations.attachment_json import attachment_to_json

LONGEST = 60.0
"""Real seconds after which nothing is waited for any more."""
AT_ONCE = 2
"""Children at a time: a hundred officers who ask at once wait a little and cost no more memory than two."""

_turn = BoundedSemaphore(AT_ONCE)
_log = structlog.get_logger(__name__)


class NotMadeError(Exception):
    """The picture or workbook could not be made; why is in the log. Nothing of its contents is in the message."""


@dataclass(frozen=True, slots=True)
class Made:
    """What leaves for Telegram. `photo`: it is a PNG within the limits of a photo (sendPhoto), else a document; `name`: its file name."""

    name: str
    content: bytes
    photo: bool


def make_apart(attachment: Drawn, language: str) -> Made:
    """Draw or write it in a child process, worded in this language; blocks, so run it in a thread. Raises NotMadeError for what cannot be
    drawn (a track without points, a grid of nine columns) and for a child that dies or takes too long."""
    command = [sys.executable, "-m", "bot.files.made_child"]
    told = json.dumps({"language": language, "attachment": attachment_to_json(attachment)}).encode()
    with _turn:
        try:
            # Our own interpreter and module; what is made is on stdin, never a part of a command line.
            done = subprocess.run(command, input=told, capture_output=True, timeout=LONGEST, check=True)  # noqa: S603
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            why = error.stderr.decode("utf-8", "replace").strip() if error.stderr else ""
            # The child says the kind of error and the line; a child that never got there says a whole traceback, which is nobody's name.
            _log.warning("not_made", kind=type(attachment).__name__, cause=type(error).__name__, why=why[-300:], size=len(told))
            raise NotMadeError(type(attachment).__name__) from None
    head, _, content = done.stdout.partition(b"\n")
    name, photo = json.loads(head)
    return Made(name, content, photo)
