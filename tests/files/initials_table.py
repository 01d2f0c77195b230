"""Makes `conversations/data/initials.txt` from pypinyin's dictionary of characters: `python -m tests.files.initials_table`.

The bot reads the table instead of importing pypinyin, which holds some 60 MB of phrases in memory for good.
"""

import unicodedata
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).parents[2] / "conversations" / "data" / "initials.txt"


def build_table() -> str:
    """A line for each letter: the letter, a space, the characters in code order."""
    characters: dict[str, list[str]] = {}
    for code, readings in sorted(pinyin_dict.items()):
        letter = unicodedata.normalize("NFD", readings)[0].lower()
        if letter.isascii() and letter.isalpha():
            characters.setdefault(letter, []).append(chr(code))
    return "".join(f"{letter} {''.join(found)}\n" for letter, found in sorted(characters.items()))


if __name__ == "__main__":
    TABLE.write_text(build_table(), "utf-8")
