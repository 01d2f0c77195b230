"""How Chinese names sound: syllables, and the initials by which the search finds 欧阳志远 (`oyzy`).

Made once, on import, and stored with each staff member.
"""

import unicodedata
from functools import cache
from importlib.resources import files

from conversations.roster_file import is_han

# Surnames that begin otherwise than the character's most usual reading.
_SURNAMES = {
    "单": "s",
    "曾": "z",
    "仇": "q",
    "解": "x",
    "朴": "p",
    "区": "o",
    "查": "z",
    "翟": "z",
    "种": "c",
    "覃": "q",
    "乐": "y",
    "折": "s",
    "秘": "b",
    "繁": "p",
    "召": "s",
    "么": "y",
    "句": "g",
    "乜": "n",
    "蔚": "y",
    "朝": "c",
    "万俟": "mq",
    "尉迟": "yc",
    "单于": "cy",
    "澹台": "tt",
    "长孙": "zs",
    "乐正": "yz",
}
# Characters that names read otherwise than running text does (长江, 朝阳, 晟), and one that dictionaries leave out.
_IN_NAMES = {"长": "c", "朝": "z", "晟": "s", "重": "c", "\U00020bb7": "j"}
_STROKED = str.maketrans("đøłħŧ", "dolht")  # letters that do not decompose into a letter and a mark


def initials(name: str) -> str:
    """A letter for every Han character, and the first letter of every word of another script without its marks; lower case.

    A character that no dictionary knows stands for itself. Apostrophes do not part words, hyphens and middle dots do.
    """
    name = unicodedata.normalize("NFKC", name).strip()
    surname = next((length for length in (2, 1) if name[:length] in _SURNAMES), 0)
    found = [_SURNAMES[name[:surname]]] if surname else []
    in_word = False
    for character in name[surname:]:
        if is_han(character):
            found.append(_letter(character))
            in_word = False
        elif character.isalnum():
            if not in_word:
                found.append(_plain(character))
            in_word = True
        elif character not in "'’":
            in_word = False
    return "".join(found)


def _letter(character: str) -> str:
    return _IN_NAMES.get(character) or syllable(character)[0]


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return (base if base.isascii() else letter).lower().translate(_STROKED)  # Hangul falls into pieces too: leave it whole


def syllable(character: str) -> str:
    """The most usual reading of a Han character, without its tone (`lv` for 吕); a character that no dictionary knows is its own."""
    return _table().get(character, character)


@cache
def _table() -> dict[str, str]:
    lines = (files("conversations") / "data" / "syllables.txt").read_text("utf-8").splitlines()
    return {character: sound for sound, characters in (line.split(" ") for line in lines) for character in characters}
