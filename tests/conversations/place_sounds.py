"""Makes `conversations/data/place_sounds.txt` with pypinyin's phrases, corrected where places sound otherwise than the dictionary says:
`python -m tests.conversations.place_sounds`.
"""

from pathlib import Path

from pypinyin import Style, lazy_pinyin

from conversations.places.place import Place
from conversations.places.tables import read_places
from conversations.roster_file import is_han

TABLE = Path(__file__).parents[2] / "conversations" / "data" / "place_sounds.txt"

IN_PLACES = {
    "乐": "le",
    "什": "shi",
    "佛": "fo",
    "勒": "le",
    "卡": "ka",
    "峒": "tong",
    "朝": "chao",
    "泊": "bo",
    "涡": "guo",
    "蚌": "beng",
    "都": "du",
    "长": "chang",
}
"""How a sign is read in places, unless a place of `OF_ITS_OWN` has it."""

OF_ITS_OWN = {
    "乐亭县": "lao ting xian",
    "乐清市": "yue qing shi",
    "伽师县": "jia shi xian",
    "六合区": "lu he qu/liu he qu",
    "六安市": "lu an shi/liu an shi",
    "召陵区": "shao ling qu/zhao ling qu",
    "大城县": "dai cheng xian/da cheng xian",
    "大埔县": "da bu xian/da pu xian",
    "宕昌县": "tan chang xian/dang chang xian",
    "红寺堡区": "hong si bu qu/hong si bao qu",
    "繁峙县": "fan shi xian",
    "曾都区": "zeng du qu",
    "万柏林区": "wan bo lin qu/wan bai lin qu",
    "穆棱市": "mu ling shi/mu leng shi",
    "洪洞县": "hong tong xian",
    "浚县": "xun xian",
    "漯河市": "luo he shi",
    "珲春市": "hun chun shi",
    "百色市": "bai se shi/bo se shi",
    "略阳县": "lve yang xian/lue yang xian",
    "称多县": "chen duo xian/cheng duo xian",
    "筠连县": "jun lian xian/yun lian xian",
    "荥经县": "ying jing xian",
    "覃塘区": "qin tang qu",
    "闵行区": "min hang qu",
    "长子县": "zhang zi xian",
    "马尾区": "ma wei qu",
    "龙圩区": "long xu qu",
}
"""Places that are read as no dictionary says. A second way is what people often type."""


def sounds(place: Place) -> list[list[str]]:
    """The ways a name is read, each a syllable a Chinese sign; ü is `v`, and `yu` too after l, as passports have it."""
    own = OF_ITS_OWN.get(place.name)
    if own is not None:
        return [way.split() for way in own.split("/")]
    signs = [sign for sign in place.name if is_han(sign)]
    read = lazy_pinyin("".join(signs), Style.NORMAL, v_to_u=False)
    way = [IN_PLACES.get(sign, syllable) for sign, syllable in zip(signs, read, strict=True)]
    return [way, ["lyu" if syllable == "lv" else syllable for syllable in way]] if "lv" in way else [way]


def build_table() -> str:
    """A line for each place: its code, a space, the ways it is read, parted by strokes."""
    lines = ((place.code, "/".join(" ".join(way) for way in sounds(place))) for place in read_places().values())
    return "".join(f"{code} {ways}\n" for code, ways in lines)


if __name__ == "__main__":
    TABLE.write_text(build_table(), "utf-8")
