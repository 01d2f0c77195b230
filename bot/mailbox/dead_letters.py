"""Dead letters: what could not be done, with its cause, for the operator to look at. Nothing is ever lost without a row here."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.log import scrub
from bot.storage.tables import dead_letter
from conversations.delivery_words import PHONE

_CAUSE_MOST = 2000
_PLACE = frozenset({"latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """`reference`: the update's or the outbox row's id. `payload`: what is needed to understand it or to do it again by hand; what is
    kept of it holds no phone number and no place on the ground."""

    source: Literal["inbound", "outbound"]
    reference: int
    cause: str
    payload: Mapping[str, Any] | None = None


async def bury(connection: AsyncConnection, letters: Sequence[DeadLetter], now: datetime) -> None:
    """Store dead letters; one statement."""
    if letters:
        await connection.execute(
            insert(dead_letter),
            [
                {
                    "source": letter.source,
                    "reference": str(letter.reference),
                    "cause": _storable(letter.cause[:_CAUSE_MOST]),
                    "payload": _storable(_discreet(dict(letter.payload))) if letter.payload is not None else None,
                    "created_at": now,
                }
                for letter in letters
            ],
        )


def cause_of(error: BaseException) -> str:
    """The kind of an error and what it says, without the values of a statement: they are in the payload, if anywhere."""
    return f"{type(error).__name__}: {scrub(str(error))}"


def _discreet(value: Any) -> Any:
    """`value` without phone numbers (of recipients, in pasted lists) and without coordinates: a track has a retention of its own, which
    dead letters do not know."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFKC", value)
        return PHONE.sub("***", plain) if PHONE.search(plain) else value
    if isinstance(value, Mapping):
        return {key: None if key in _PLACE else _discreet(part) for key, part in value.items()}
    return [_discreet(part) for part in value] if isinstance(value, list | tuple) else value


def _storable(value: Any) -> Any:
    """`value` without what a database cannot hold (NUL, lone halves of surrogate pairs): the letter may have died of exactly that."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_storable(str(key)): _storable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(part) for part in value]
    return value
