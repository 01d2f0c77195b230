"""Phone numbers in sessions: whatever is typed into a questionnaire waits there until it is confirmed, and is not readable meanwhile.

Texts in which a phone number stands are kept encrypted, as `{"sealed": …}`; all else stays readable for whoever looks for a mistake.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import orjson

from bot.storage.secrets import Keyring, SecretLost
from conversations.delivery_words import PHONE

_SEALED = "sealed"
_PERHAPS = re.compile(r"[1\uff11]\d{2}[- \uff0d]?\d{4}|[0\uff10]\d{2,3}[-\uff0d]\d{7}")
"""Cheaper than `PHONE`: most sessions hold nothing like it."""


def seal(state: Any, keyring: Keyring) -> Any:
    """The state of a session, with texts that hold a phone number encrypted."""
    if not _PERHAPS.search(orjson.dumps(state).decode()):
        return state
    return _texts(state, lambda text: {_SEALED: keyring.encrypt(text)} if has_phone(text) else text)


def has_phone(text: str) -> bool:
    """Whether a phone number stands in it, full width or not."""
    return PHONE.search(unicodedata.normalize("NFKC", text)) is not None


def unseal(state: Any, keyring: Keyring) -> Any:
    """The inverse. A text of which the key is lost is empty: it is asked for again."""
    if isinstance(state, dict):
        if state.keys() == {_SEALED}:
            return _read(state[_SEALED], keyring)
        return {name: unseal(value, keyring) for name, value in state.items()}
    return [unseal(value, keyring) for value in state] if isinstance(state, list) else state


def _read(sealed: str, keyring: Keyring) -> str:
    try:
        return keyring.decrypt(sealed)
    except SecretLost:
        return ""


def _texts(value: Any, change: Callable[[str], Any]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _texts(part, change) for name, part in value.items()}
    return [_texts(part, change) for part in value] if isinstance(value, list | tuple) else value
