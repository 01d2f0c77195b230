"""Numbers of a report: which are temperatures, and which are dates, times, counts, rooms, phones or bounds.

Works on the normal form with the roster's names masked. A temperature comes back in °C; whether it may be stored is decided elsewhere."""

import re
from dataclasses import dataclass
from datetime import date

from conversations.quick.tokens import Kind

_CN = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CN_DIGIT = "零〇一二两三四五六七八九"
_CN_TENS = f"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[{_CN_DIGIT}])"
_NO_TAIL = r"(?![个人名位天月日号点时分十百切直般样起共次岁定律])"
_TAIL = rf"(?P<tail>\d{{1,2}}(?![.、):\d])|[{_CN_DIGIT}]|半){_NO_TAIL}"

_UNIT = re.compile(
    r"(?:多|余|来)?(?:人|个|位|名|岁|元|块|公里|千米|km|ml|毫升|升|单|号(?!\d)|路(?:公交)?车?|把|份|%|楼|层|室|房|栋|幢|小时|分钟|秒|天|次|瓶|桶|只|套|盒|箱|斤|公斤|kg|"
    r"米|平|台|辆|车|件|批|条|包|支|袋|年|月|周|星期|床|万|千|百|折|班|组|期|码|克|吨|双|副|家|户|店|bpm|mm|cm|mg|间|排|座|届|级|区|队|张|"
    r"后|零后|液|年级|省|市|县|卷|根|块|罐|轮|趟|票|笔|毛|角|分(?!别)|mpa|hz|步|字|版|页|条|比|倍|kw|[日时](?!常))"
)
_UNIT_OF_DECIMAL = re.compile(
    r"[ \t]?(?:公里|千米|km|毫升|ml|升|公斤|斤|kg|元|块钱?|%|吨|平米|小时|分钟|岁|度电|千瓦|mmol|mg)|[万米克人](?=$|[^\u4e00-\u9fff]|元)"
)
_DEGREES = re.compile(r"[ \t]*(?:摄氏度|摄氏|度c|度|℃|°c|°|c(?![a-z]))")
_NOT_BODY = re.compile(r"[ \t]*(?:的?(?:酒精|高温|热水|水|消毒|烘|烤|的水|以上高温|角))")
_JUNK_BEFORE = re.compile(
    r"(?:血氧饱和度|饱和度|血氧|氧饱|spo2|心率|心跳|脉搏|血压|呼吸|工号|员工号|编号|号码|电话|手机号?|联系方式|宿舍|寝室|房间|房号|教室|座位|床位|订单号?|单号|快递|"
    r"年龄|身高|体重|尾号|车牌号?|应到|实到|共|合计|总计|小计|第|平均体?温?|均温|口罩|出库|入库|库存|消毒液|气温|室温|水温|库温|冷藏柜?|冷库|冰箱|冷柜|零下|零上|编码|学号|卡号|"
    r"证号|身份证号?|版本|单元|门牌|剩余|还剩|还差|约有|缺勤|到岗|在岗人数|人数|(?<![\u4e00-\u9fff])[男女]|(?<![a-z])(?:k?n|qq|no\.?)|微信|血糖|工位|柜号?|档口|摊位|车次|航班)"
    r"[ \t]*(?:号|为|是|约)?[ \t]*[:：#]?[ \t]*\Z"
)
_BOUND_BEFORE = re.compile(
    r"(?:低于|不超过|不高于|未超过?|没超过?|没有超过|高于|超过|超出|大于|小于|不到|未到|没到|"
    r"不足|少于|多于|达到或超过|<=?|>=?|≤|≥|＜|＞|不大于|不低于|±)[ \t]*\Z"
)
_BOUND_AFTER = re.compile(r"[ \t]*(?:及|或|含)?(?:以下|以上|以内|之内|之下|往上|往下|不到|内(?=[,。;的]|$))")
_VAGUE = re.compile(r"(?:多|几)(?![\u4e00-\u9fff]|\d)")
_LABEL_BEFORE = re.compile(
    r"(?:体温|温度|额温|腋温|耳温|额头|手腕|测得|量得|测温|复测|复量|"
    r"重测|再量|量了|测了|烧到|高烧|低烧|升到|降到|摄氏|\bt)[是为:：达到约在了 \t]*\Z"
)

_DATE_FULL = re.compile(r"(20\d\d)[ \t]?[-./年][ \t]?(\d{1,2})[ \t]?[-./月][ \t]?(\d{1,2})[日号]?(?!\d)")
_DATE_MONTH = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?(?!\d)")
_DATE_CN = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]")
_DATE_DAY = re.compile(r"(\d{1,2})(?:日|号)(?=$|[^\u4e00-\u9fff\ue001]|[起开从早晚上下中午返回到至前后体的当夜凌是])(?![ \t]*(?:楼|宿舍))")
_DATE_SLASH = re.compile(r"(\d{1,2})[/-](\d{1,2})(?![\d/.:-]|[ \t]*[个人名位岁%])")
_DATE_DOT = re.compile(r"(\d{1,2})\.(\d{1,2})(?=日|号|[ \t]*[: ]?[ \t]*(?:体温)?(?:3[4-9]|4[0-3])(?:[.。度℃·]|\b))")
_DATE_OPENING = re.compile(r"([1-9]|1[0-2])\.(\d{1,2})(?![\d.]|[度℃])")
_TIME = re.compile(r"([01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)")
_CLOCK = re.compile(
    r"([01]?\d|2[0-4])(?:点|时)(?:[ \t]?[0-5]\d分?(?!\.?\d|[度℃])|半|整|钟|多|[一二三四五]?十?[一二三四五六七八九]?分|过)?(?!\d)"
)
_CLOCK_CN = re.compile(
    r"(?:十?[一二三四五六七八九两]|十|二十[一二三]?)点(?:半|整|钟|多|[一二三四五]?十?[一二三四五六七八九]?分?(?![一二三四五六七八九十度点℃]))?"
)
_PHONE = re.compile(r"(?:\d{3,4}-\d{7,8}|1\d{2}[- ]?\d{4}[- ]?\d{4}|\d{5,})(?!\d)")
_FRACTION = re.compile(r"\d+/\d+(?=[ \t]*(?:mmhg|毫米))|\d{2,3}/\d{2,3}(?![\d.])(?![ \t]*[度℃])")
_FAHRENHEIT = re.compile(r"(\d{2,3}(?:[.·]\d{1,2})?)[ \t]*(?:°[ \t]*f(?![a-z])|℉|华氏度?|度?f(?![a-z]))")
_SPLIT = re.compile(rf"(?P<whole>\d{{1,3}})[ \t]?(?:摄氏度|度|℃|°c?|点){_TAIL}")
_POINT = re.compile(r"(?P<whole>\d{1,3})(?:[·](?P<two>\d{1,2})|[,。、](?P<one>\d))(?![.、):\d])")
_DECIMAL = re.compile(r"(\d{1,4}) ?\. ?(\d{1,2})(?![\d])(?!\.\d)")
_WHOLE = re.compile(r"\d{1,4}(?!\d)(?!\.\d)(?!\.?[x?*×])")
_ODD = re.compile(r"[\d.]*\d")
_SPOKEN = re.compile(rf"(?P<whole>{_CN_TENS})(?:(?:摄氏度|度|℃|点){_TAIL}|度|℃)")
_SPOKEN_BARE = re.compile(r"三十[四五六七八九]|四十[一二三]?")
_COUNT_CN = re.compile(rf"{_CN_TENS}(?:个人|人|名|位)")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the text: `value` is °C for a temperature, else a count; `mark` says how it was offered."""

    end: int
    kind: Kind
    value: float | None = None
    mark: str = ""


def celsius(fahrenheit: float) -> float:
    """Converted and rounded to one decimal, as the rules want it before judging."""
    return round((fahrenheit - 32) * 5 / 9 + 1e-9, 1)


def _spoken(word: str) -> int:
    if "十" not in word:
        return _CN[word]
    tens, _, ones = word.partition("十")
    return (_CN[tens] if tens else 1) * 10 + (_CN[ones] if ones else 0)


def _tail(word: str | None) -> str:
    if word is None:
        return "0"
    return "5" if word == "半" else "".join(str(_CN.get(sign, sign)) for sign in word)


def _on(day: date, year: int, month: int, number: int) -> Kind | None:
    try:
        told = date(year, month, number)
    except ValueError:
        return None
    return Kind.TODAY if told == day else Kind.FUTURE if told > day else Kind.OTHER_DAY


def _year_of(day: date, month: int) -> int:
    return day.year - 1 if month - day.month > 6 else day.year


def _opening_date(text: str, start: int, day: date) -> Number | None:
    """`3.16` that opens a line and is a day near the report day."""
    found = _DATE_OPENING.match(text, start)
    if not found or (text[:start].rpartition("\n")[2].strip(" [(#*") and start):
        return None
    kind = _on(day, _year_of(day, int(found[1])), int(found[1]), int(found[2]))
    if kind is None or abs((date(_year_of(day, int(found[1])), int(found[1]), int(found[2])) - day).days) > 31:
        return None
    return Number(found.end(), kind, mark="date")


def day_at(text: str, start: int, day: date) -> Number | None:
    """A date: the report day, or another."""
    if full := _DATE_FULL.match(text, start):
        kind = _on(day, int(full[1]), int(full[2]), int(full[3]))
        return Number(full.end(), kind, mark="date") if kind else None
    for shape in (_DATE_MONTH, _DATE_DOT, _DATE_SLASH):
        if found := shape.match(text, start):
            kind = _on(day, _year_of(day, int(found[1])), int(found[1]), int(found[2]))
            if kind:
                return Number(found.end(), kind, mark="date")
    if opening := _opening_date(text, start, day):
        return opening
    if spoken := _DATE_CN.match(text, start):
        month, number = _spoken_or_none(spoken[1]), _spoken_or_none(spoken[2])
        kind = _on(day, _year_of(day, month), month, number) if month and number and month <= 12 else None
        return Number(spoken.end(), kind, mark="date") if kind else None
    if alone := _DATE_DAY.match(text, start):
        titled = text[alone.end() : alone.end() + 1] in (":", "、", ".")
        kind = None if titled and abs(int(alone[1]) - day.day) > 3 else _on(day, day.year, day.month, int(alone[1]))
        return Number(alone.end(), kind, mark="date") if kind else None
    return None


def _spoken_or_none(word: str) -> int | None:
    return _spoken(word) if re.fullmatch(_CN_TENS, word) else None


def _clock_at(text: str, start: int) -> Number | None:
    for shape in (_TIME, _CLOCK, _CLOCK_CN):
        if found := shape.match(text, start):
            return Number(found.end(), Kind.NUMBER, mark="time")
    return None


def _offered(text: str, start: int, end: int, value: float, mark: str) -> Number:
    """The number as a temperature, unless what stands around it says otherwise."""
    if degrees := _DEGREES.match(text, end):
        end, mark = degrees.end(), "marked"
    elif _LABEL_BEFORE.search(text, max(0, start - 10), start):
        mark = "marked"
    junk = bool(_JUNK_BEFORE.search(text, max(0, start - 12), start)) or bool(_NOT_BODY.match(text, end))
    units = _UNIT if mark == "whole" else _UNIT_OF_DECIMAL
    if mark != "marked" and (unit := units.match(text, end)):
        people = unit[0].strip() in ("人", "个", "位", "名")
        return Number(unit.end(), Kind.COUNT if people and not junk else Kind.NUMBER, value)
    if (bound := _BOUND_AFTER.match(text, end)) or (bound := _VAGUE.match(text, end)):
        return Number(bound.end(), Kind.NUMBER)
    if junk or _BOUND_BEFORE.search(text, max(0, start - 8), start):
        return Number(end, Kind.NUMBER)
    return Number(end, Kind.TEMPERATURE, value, mark)


def _fahrenheit_at(text: str, start: int) -> Number | None:
    if found := _FAHRENHEIT.match(text, start):
        return _offered(text, start, found.end(), celsius(float(found[1].replace("·", "."))), "marked")
    before = text[max(0, start - 5) : start].rstrip(" :是为温度")
    if before.endswith("华氏") and (plain := re.compile(r"\d{2,3}(?:\.\d{1,2})?").match(text, start)):
        return _offered(text, start, plain.end(), celsius(float(plain[0])), "marked")
    return None


def _digits_at(text: str, start: int) -> Number | None:
    if split := _SPLIT.match(text, start):
        return _offered(text, start, split.end(), float(f"{split['whole']}.{_tail(split['tail'])}"), "marked")
    if (point := _POINT.match(text, start)) and not _UNIT.match(text, point.end()) and len(point["whole"]) == 2:
        return _offered(text, start, point.end(), float(f"{point['whole']}.{point['two'] or point['one']}"), "decimal")
    if decimal := _DECIMAL.match(text, start):
        return _offered(text, start, decimal.end(), float(f"{decimal[1]}.{decimal[2]}"), "decimal")
    if whole := _WHOLE.match(text, start):
        return _offered(text, start, whole.end(), float(whole[0]), "whole")
    return None


def _spoken_at(text: str, start: int) -> Number | None:
    if found := _SPOKEN.match(text, start):
        if text[max(0, start - 4) : start].rstrip(" :是为").endswith("华氏"):
            fahrenheit = float(f"{_spoken(found['whole'])}.{_tail(found['tail'])}")
            return _offered(text, start, found.end(), celsius(fahrenheit), "marked")
        return _offered(text, start, found.end(), float(f"{_spoken(found['whole'])}.{_tail(found['tail'])}"), "marked")
    if count := _COUNT_CN.match(text, start):
        word = re.match(_CN_TENS, count[0])
        return Number(count.end(), Kind.COUNT, float(_spoken(word[0]))) if word else None
    if _LABEL_BEFORE.search(text, max(0, start - 10), start) and (bare := _SPOKEN_BARE.match(text, start)):
        return _offered(text, start, bare.end(), float(_spoken(bare[0])), "marked")
    return None


def number_at(text: str, start: int, day: date) -> Number | None:
    """The number that begins at this place, if one does."""
    if text[start] in _CN_DIGIT or text[start] == "十":
        return day_at(text, start, day) or _clock_at(text, start) or _spoken_at(text, start)
    if not "0" <= text[start] <= "9":
        return None
    if phone := _PHONE.match(text, start):
        return Number(phone.end(), Kind.NUMBER, mark="long")
    found = day_at(text, start, day) or _clock_at(text, start) or _fahrenheit_at(text, start)
    if found:
        return found
    if pressure := _FRACTION.match(text, start):
        low, high = (int(part) for part in pressure[0].split("/"))
        if not (30 <= low <= 45 and 30 <= high <= 45):
            return Number(pressure.end(), Kind.NUMBER)
    odd = _ODD.match(text, start)
    return _digits_at(text, start) or Number(odd.end() if odd else start + 1, Kind.NUMBER)
