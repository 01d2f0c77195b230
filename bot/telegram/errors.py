"""How a call can fail: the server refused it, or nobody knows what became of it.

Both are python-telegram-bot errors, so that its Bot raises the same ones as our own calls do. Their words hold neither the
token nor an address: an aiohttp error's own text can quote the URL, which has the token in it, and is never passed on.
"""

from typing import Any, Self

from telegram.error import NetworkError, TelegramError

from bot.telegram.wire_json import read_json


class NoAnswerError(NetworkError):
    """Nothing came back that can be read: time-out, lost connection, garbage. The call may have had its effect; not so where it
    `never_left`, because no connection could be made."""

    def __init__(self, message: str, *, never_left: bool = False) -> None:
        super().__init__(message)
        self.never_left = never_left


class RefusedError(TelegramError):
    """The server answered no. `code` is the Bot API's `error_code`, `description` its text without prefix (`Bad Request: `).

    `retry_after` in seconds with a 429; `migrate_to` the new id of a group that was upgraded.
    """

    def __init__(self, code: int, description: str, retry_after: float | None = None, migrate_to: int | None = None) -> None:
        self.code = code
        self.description = description.partition(": ")[2] if description.startswith(_PREFIXES) else description
        self.retry_after = retry_after
        self.migrate_to = migrate_to
        super().__init__(f"{code} {self.description}")

    @property
    def is_token(self) -> bool:
        """The token itself was refused (401; 404 when it is not even in the form of one)."""
        return self.code in (401, 404)

    @property
    def is_fleeting(self) -> bool:
        """The same call may succeed later: too many requests, or trouble at the server."""
        return self.code == 429 or self.code >= 500

    @classmethod
    def read(cls, status: int, payload: bytes) -> Self:
        """From an HTTP answer. A body that is none of the Bot API's (a proxy's page) leaves only the status."""
        try:
            answer = read_json(payload)
        except ValueError:
            answer = None
        return cls.of(status, answer if isinstance(answer, dict) else {})

    @classmethod
    def of(cls, status: int, answer: dict[str, Any]) -> Self:
        """From a parsed answer whose `ok` is not true."""
        given, words, more = answer.get("error_code"), answer.get("description"), answer.get("parameters")
        parameters = more if isinstance(more, dict) else {}
        retry, migrate = parameters.get("retry_after"), parameters.get("migrate_to_chat_id")
        return cls(
            given if isinstance(given, int) else status,
            words if isinstance(words, str) else f"HTTP status {status}",
            float(retry) if isinstance(retry, int | float) and retry >= 0 else None,
            migrate if isinstance(migrate, int) else None,
        )


_PREFIXES = ("Bad Request: ", "Forbidden: ", "Conflict: ")
