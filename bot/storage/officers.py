"""Whom to write to, and the places from one up to the top."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person to be written to."""

    account_id: int
    chat_id: int
    language: str


def upward(path: str) -> tuple[str, ...]:
    """The places from `path` up to the top: `/1/2/` gives `/1/2/`, `/1/`."""
    parts = path.strip("/").split("/")
    return tuple(f"/{'/'.join(parts[:length])}/" for length in range(len(parts), 0, -1))
