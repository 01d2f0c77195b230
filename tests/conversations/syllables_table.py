"""Makes `conversations/data/syllables.txt` from pypinyin's dictionary of characters: `python -m tests.conversations.syllables_table`.

The bot reads the table instead of importing pypinyin, which holds some 60 MB of phrases in memory for good.
"""

import unicodedata
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).parents[2] / "conversations" / "data" / "syllables.txt"


def toneless(reading: str) -> str:
    """`lǚ` as `lv`: letters without marks, ü as v."""
    plain = unicodedata.normalize("NFC", reading)
    plain = "".join("v" if letter in "üǖǘǚǜ" else letter for letter in plain)
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter)).lower()


def build_table() -> str:
    """A line for each syllable: the syllable, a space, in code order the characters whose most usual reading it is."""
    characters: dict[str, list[str]] = {}
    for code, readings in sorted(pinyin_dict.items()):
        syllable = toneless(readings.split(",")[0])
        if syllable.isascii() and syllable.isalpha():
            characters.setdefault(syllable, []).append(chr(code))
    return "".join(f"{syllable} {''.join(found)}\n" for syllable, found in sorted(characters.items()))


if __name__ == "__main__":
    TABLE.write_text(build_table(), "utf-8")
