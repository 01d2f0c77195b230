"""How places are called: without their level, as people say them, and the form in which names are compared."""

import re
import unicodedata
from collections.abc import Mapping

from conversations.places.place import Place, PlaceLevel, codes_of

LEVEL_SIGNS = "省市区县州旗盟"
"""What a division's name ends with."""

# The peoples (民族) that autonomous areas are named for, and 各族; with the sign 族, and those that some areas leave it out for.
_PEOPLES = (
    "维吾尔 柯尔克孜 哈萨克 塔吉克 达斡尔 鄂温克 鄂伦春 蒙古 锡伯 土家 朝鲜 布依 哈尼 傈僳 东乡 仡佬 拉祜 纳西 仫佬 景颇 撒拉 布朗 毛南 "
    "普米 阿昌 保安 裕固 独龙 壮 回 苗 彝 藏 满 侗 瑶 白 黎 傣 畲 佤 水 羌 土 怒 各"
)
_WITH_SIGN = "|".join(f"{people}族" for people in _PEOPLES.split())
_WITHOUT_SIGN = "维吾尔|柯尔克孜|哈萨克|塔吉克|蒙古|锡伯|族"
_LEVEL = "特别行政区|自治[区州县旗]|地区|新区|特区|矿区|管委会|[省市区县盟旗]"
_NAME = re.compile(rf"(?P<short>.{{2,}}?)(?P<peoples>{_WITH_SIGN}|{_WITHOUT_SIGN})*(?P<level>{_LEVEL})")
_MARKS = str.maketrans("üǖǘǚǜ", "vvvvv")


def short_name(place: Place) -> str:
    """The name without its level and peoples (`延边朝鲜族自治州` → `延边`); the name itself where too little would be left (`赵县`) or
    another place would be meant (`长春新区`)."""
    if place.level is PlaceLevel.COUNTRY:
        return place.name
    match = _NAME.fullmatch(place.name)
    if match is None or (not place.code.isdecimal() and match["level"] != "管委会"):
        return place.name
    return match["short"]


def region_name(place: Place) -> str:
    """The name in front of what lies there: short where the level is a long word (`延边州`, `广西`), the whole name otherwise."""
    if place.name.endswith("自治州"):
        return f"{short_name(place)}州"
    return short_name(place) if place.name.endswith("自治区") else place.name


def spoken_name(place: Place, places: Mapping[str, Place]) -> str:
    """The name as people say it, clear without more: `长春市朝阳区`, `通化市通化县`, `公主岭市`, `西安市`. No two places share it."""
    if place.level is PlaceLevel.COUNTY and place.code.isdecimal() and not place.name.endswith("市"):
        return f"{region_name(places[codes_of(place.path)[-2]])}{place.name}"
    return place.name


def plain(text: str) -> str:
    """The form in which names are compared: half-width, small letters and signs alone, without marks (`ü` as `v`), blanks and points."""
    small = unicodedata.normalize("NFKC", text).lower()
    if small.isalnum() and unicodedata.is_normalized("NFD", small):
        return small  # most names
    small = unicodedata.normalize("NFC", small).translate(_MARKS)
    return "".join(sign for sign in unicodedata.normalize("NFD", small) if sign.isalnum())
