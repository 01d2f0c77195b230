"""When two names are likely one name with a slip of the typist: same sound, two signs swapped, or one look-alike."""

from functools import cache

from conversations.pinyin import syllable

_SURNAME_SOUND = {
    "单": "shan", "解": "xie", "曾": "zeng", "仇": "qiu", "盖": "ge", "查": "zha", "翟": "zhai", "朴": "piao",
    "任": "ren", "乐": "yue", "区": "ou", "尉": "wei", "覃": "qin", "缪": "miao", "逄": "pang", "召": "shao",
}  # fmt: skip
"""How a character sounds where it is a surname."""

_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_LOOK_ALIKES = ["晴睛", "姝妹", "孟盂", "冶治", "析折", "令今", "未末", "士土", "干千", "侯候", "晓哓", "祥详"]
_TWINS = {pair[0]: pair[1] for pair in _LOOK_ALIKES} | {pair[1]: pair[0] for pair in _LOOK_ALIKES}


def _folded(sound: str) -> str:
    for wide, narrow in _MERGED:
        if sound.startswith(wide):
            sound = narrow + sound[len(wide) :]
    if sound.startswith("n"):
        sound = "l" + sound[1:]
    return sound[:-1] if sound.endswith(("ang", "eng", "ing")) else sound


@cache
def _sound(sign: str) -> str:
    if not "\u3400" <= sign <= "\u9fff":
        return sign
    return _folded(syllable(sign))


def sound_of(name: str) -> tuple[str, ...]:
    """The name by ear, tones and the usual mergers apart; equal keys sound the same in every character."""
    sounds = [_sound(sign) for sign in name]
    if name and name[0] in _SURNAME_SOUND:
        sounds[0] = _folded(_SURNAME_SOUND[name[0]])
    return tuple(sounds)


def swaps(name: str) -> list[str]:
    """The name with two neighbouring characters exchanged, every way there is."""
    return [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1) if name[i] != name[i + 1]]


def look_alikes(name: str) -> list[str]:
    """The name with one character exchanged for one that looks like it."""
    return [name[:i] + _TWINS[sign] + name[i + 1 :] for i, sign in enumerate(name) if sign in _TWINS]
