"""How places sound (`conversations/data/place_sounds.txt`): syllables without tones, the real ones of the place (重庆 `chong qing`).

The table is made with a dictionary of phrases that the bot does not carry (`tests/conversations/place_sounds.py`).
"""

from importlib.resources import files

Sound = tuple[str, ...]


def read_sounds() -> dict[str, tuple[Sound, ...]]:
    """For every code the ways its name is read, a syllable a Chinese sign; the first is the place's own."""
    lines = (files("conversations") / "data" / "place_sounds.txt").read_text("utf-8").splitlines()
    found = (line.split(" ", 1) for line in lines)
    return {code: tuple(tuple(way.split(" ")) for way in ways.split("/")) for code, ways in found}
