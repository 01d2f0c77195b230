"""How a roster file is merged into a roster: who is new, and who is known and gets the file's department and post.

A person is known by name and phone, or by name alone where one of the two has no phone, or where somebody of this name has left and may
not be on post: another phone does away with no verdict. Nobody is removed; one who was marked as departed and is in the file has come back.
A value that the file does not have stays as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.storage.files import open_rows
from bot.storage.secrets import Keyring
from conversations.pinyin import initials
from conversations.roster_file import StaffRow


@dataclass(frozen=True, slots=True)
class Known:
    """A person who is or was on the roster. `barred`: has left, and could not be on post."""

    id: int
    name: str
    department: str | None
    post: str | None
    phone_hash: str | None
    id_hash: str | None
    departed: bool
    barred: bool = False


def merge(known: Iterable[Known], sealed: str, keyring: Keyring) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows to insert (without enterprise and position), and parameters of the update of those who are known and told anew."""
    by_name: dict[str, list[Known]] = {}
    for one in sorted(known, key=lambda each: each.departed):
        by_name.setdefault(one.name, []).append(one)
    added: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in open_rows(sealed, keyring):
        namesakes = by_name.get(row.name, [])
        person = _find(namesakes, keyring.hashes(row.phone) if row.phone else ())
        if person is None:
            added.append(_new(row, keyring))
            continue
        namesakes.remove(person)
        if _tells_anew(person, row):
            changed.append(_fresh(person, row, keyring))
    return added, changed


def _find(namesakes: Sequence[Known], hashes: tuple[str, ...]) -> Known | None:
    by_phone = next((one for one in namesakes if one.phone_hash in hashes), None)
    return by_phone or next((one for one in namesakes if not hashes or one.phone_hash is None or one.barred), None)


def _tells_anew(person: Known, row: StaffRow) -> bool:
    moved = row.department not in (None, person.department) or row.post not in (None, person.post)
    numbers = (row.phone is not None and person.phone_hash is None) or (row.id_number is not None and person.id_hash is None)
    return moved or numbers or person.departed


def _secret(text: str | None, name: str, keyring: Keyring) -> dict[str, str | None]:
    if text is None:
        return {f"{name}_enc": None, f"{name}_hash": None}
    return {f"{name}_enc": keyring.encrypt(text), f"{name}_hash": keyring.hashes(text)[0]}


def _new(row: StaffRow, keyring: Keyring) -> dict[str, Any]:
    told = {"name": row.name, "initials": initials(row.name), "department": row.department, "post": row.post}
    return {**told, **_secret(row.phone, "phone", keyring), **_secret(row.id_number, "id", keyring)}


def _fresh(person: Known, row: StaffRow, keyring: Keyring) -> dict[str, Any]:
    numbers = {
        **_secret(row.phone if person.phone_hash is None else None, "phone", keyring),
        **_secret(row.id_number if person.id_hash is None else None, "id", keyring),
    }
    return {
        "staff": person.id,
        "new_department": row.department,
        "new_post": row.post,
        **{f"new_{name}": value for name, value in numbers.items()},
    }
