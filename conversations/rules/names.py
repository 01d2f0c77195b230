"""Names as people type or paste them: one a line, or several with 、 or commas between, with or without numbers in front."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import NamedTuple

MOST_LENGTH = 40
_NUMBERED = re.compile(r"^[\s(（]*[0-9]{1,4}\s*[.、)）:：\s]\s*")
_POST = re.compile(r"^(?P<name>[^()（）]+)[(（](?P<post>[^()（）]{1,20})[)）]$")


class PastedNames(NamedTuple):
    """`people`: (name, post or None) to be added; `known`: names the roster already has; `refused`: what cannot be a name."""

    people: tuple[tuple[str, str | None], ...]
    known: tuple[str, ...]
    refused: tuple[str, ...]


def tidy(name: str) -> str:
    """Full-width letters made ordinary, no white space between Chinese characters, single blanks elsewhere."""
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", plain)


def is_name(name: str) -> bool:
    """Whether it can be a person's name: not empty, not too long, with a letter, without digits or markup."""
    if not 1 <= len(name) <= MOST_LENGTH or name.startswith(("=", "/", "@", "#")):
        return False
    return any(c.isalpha() for c in name) and not any(c.isdigit() or c in "<>" for c in name)


def read_names(text: str, roster: Mapping[str, Collection[str | None]]) -> PastedNames:
    """Read pasted names; `roster` holds the names that are already there with the posts of those who have them. Order is kept, repetitions
    count once. The same name is somebody else only where every one of that name has a post, and another one."""
    people: dict[str, list[str | None]] = {}
    known: list[str] = []
    refused: list[str] = []
    for line in unicodedata.normalize("NFC", text).splitlines():
        for part in re.split(r"[、,，;；\t]", _NUMBERED.sub("", line)):
            piece = part.strip(" 。.\u3000")
            if not piece:
                continue
            match = _POST.match(piece)
            name, post = tidy(match["name"] if match else piece), match["post"].strip() if match else None
            if not is_name(name):
                refused.append(piece[:MOST_LENGTH])
            elif not _is_new(post, [*roster.get(name, ()), *people.get(name, ())]):
                known += [name] if name in roster else []
            else:
                people.setdefault(name, []).append(post)
    new = tuple((name, post) for name, posts in people.items() for post in posts)
    return PastedNames(new, tuple(dict.fromkeys(known)), tuple(dict.fromkeys(refused)))


def _is_new(post: str | None, namesakes: Collection[str | None]) -> bool:
    return not namesakes or (post is not None and None not in namesakes and post not in namesakes)
