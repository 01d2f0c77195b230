"""Which errors of opening a file mean that nothing of it is imported, for rosters, delivery lists and points alike."""

from collections.abc import Callable
from typing import TypeVar

from bot.files.cells import TooLargeFileError, UnreadableFileError
from bot.files.table import NoHeaderRowError, TooManyRowsError
from conversations.roster_file import Rejected, Rejection

Outcome = TypeVar("Outcome")


def rejecting(read: Callable[[], Outcome]) -> Outcome | Rejected:
    """What was read, or why nothing was. `Rejection.NO_NAME_COLUMN`: no sheet has a header row."""
    try:
        return read()
    except UnreadableFileError:
        return Rejected(Rejection.UNREADABLE)
    except TooLargeFileError:
        return Rejected(Rejection.TOO_LARGE)
    except NoHeaderRowError:
        return Rejected(Rejection.NO_NAME_COLUMN)
    except TooManyRowsError:
        return Rejected(Rejection.TOO_MANY_ROWS)
