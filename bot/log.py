"""Logs: readable in a terminal, one JSON object a line elsewhere; never with names, numbers, message texts or secrets.

Whoever logs is asked not to pass such things; what slips through is taken out here, also from the texts of errors.
"""

import logging
import re
import sys
from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

FORBIDDEN = frozenset(
    {
        "name", "names", "person", "people", "phone", "contact", "address", "id_number", "text", "caption", "message", "view", "screen",
        "payload", "raw", "update", "contents", "data", "toast", "note", "token", "secret", "secret_key", "password", "code", "codes",
        "chat_name", "sender_name", "database_url", "url", "parameters", "params",
    }
)  # fmt: skip
"""Keys whose values are never written."""

REDACTED = "[redacted]"

_PATTERNS = (
    (re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{25,}"), REDACTED),  # a bot's token, as it stands in the addresses of the Bot API
    (re.compile(r"(://[^\s:/@]*):[^\s@/]+@"), rf"\1:{REDACTED}@"),  # the password of a database address
    (re.compile(r"\[parameters: .*?(?=\n\(Background|\Z)", re.DOTALL), "[parameters hidden]"),  # what SQLAlchemy tells of a statement
    (re.compile(r"DETAIL:.*"), "DETAIL hidden"),  # PostgreSQL quotes the row that it refuses
    (re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"), REDACTED),  # an ID number
    (re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])"), REDACTED),  # a mobile number
)


def scrub(text: str) -> str:
    """`text` without tokens, passwords, statement parameters, ID and mobile numbers."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The processor that takes out what a log must not hold."""
    for key, value in event.items():
        if key in FORBIDDEN:
            event[key] = REDACTED
        elif isinstance(value, str):
            event[key] = scrub(value)
        elif isinstance(value, dict | list | tuple | set | frozenset | BaseException):
            event[key] = scrub(repr(value))
    return event


def set_up(level: str = "INFO", *, json: bool | None = None) -> None:
    """Send every log line, the libraries' included, to stderr. `json` None: JSON unless stderr is a terminal."""
    as_json = not sys.stderr.isatty() if json is None else json
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact,
    ]
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("uvicorn.access", "uvicorn.error", "apscheduler", "aiosqlite", "alembic", "httpx", "telegram"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))
