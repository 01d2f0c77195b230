"""What the columns of a pasted table mean, by their titles."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from conversations.quick.lexicon import word_at
from conversations.quick.temperature import day_at
from conversations.quick.tokens import Kind


class Column(Enum):
    """What the cells of a column hold."""

    NAME = auto()
    DEPARTMENT = auto()
    TEMPERATURE = auto()
    ANSWER = auto()
    TEXT = auto()
    DATE = auto()
    IGNORED = auto()


_NAME = re.compile(r"(?:员工|职工|人员)?(?:姓名|名字)(?:\(.*\))?|名单|员工|人员|姓名|被测人|name")
_DEPARTMENT = re.compile("(?:所在|所属)?(?:部门|科室|班组|岗位|门店|车间|单位|组别|职务|工种|岗位/部门)")
_IGNORED = re.compile(
    ".*(?:序号|编号|工号|手机|电话|联系|年龄|性别|身份证|车牌|住址|地址|籍贯|血氧|脉搏|心率|血压|签名|签字|测量人|测温人|填报人|负责人|口罩|行程|接触|来源|户籍|密切|时间|次数|消毒|宿舍|房间|座位|紧急|家属|家人|家庭|同住|疫苗|核酸)"
    ".*|no\\.?|#|id"
)
_TEMPERATURE = re.compile(
    ".*(?:体温|额温|腋温|耳温|温度|测温|℃|度数)(?!.*正常).*|(?:今日|今天)?(?:早|中|晚|上午|中午|下午|晚上|早上|早晨|午|晨检?|午检|晚检|早检|早测|晚测|午测|上班前|下班前|班前|班后|第?[一二三四1-4]次|am|pm)"
)
_UNWELL = re.compile("症状|不适|异常|不舒服")
_DATE = re.compile("(?:填报|上报|登记|报告|测量|检测|记录)?日期")
_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")
_OTHER = re.compile(".*(?:昨[日天晚]|前[日天]|明[日天]|次日)")


@dataclass(frozen=True, slots=True)
class Title:
    """A column: what it holds; for an answer column the symptom or status asked for; whether it names a day, and this one."""

    column: Column
    text: str
    today: bool = True
    dated: bool = False
    asked: tuple[tuple[Kind, str], ...] = ()


def _asked(text: str) -> tuple[tuple[Kind, str], ...]:
    found = []
    place = 0
    while place < len(text):
        hit = word_at(text, place)
        if hit and hit.kind in (Kind.SYMPTOM, Kind.STATUS, Kind.COMPLAINT, Kind.NORMAL):
            found.append((hit.kind, hit.code))
        place = hit.end if hit else place + 1
    return tuple(found)


def _day(text: str, day: date) -> bool | None:
    """Whether a title names the report day; None if it names no day."""
    for place in range(len(text)):
        if text[place].isdigit() and (found := day_at(text + " ", place, day)):
            return found.kind is Kind.TODAY
    bare = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})", text)
    if bare:
        return (int(bare[1]), int(bare[2])) == (day.month, day.day)
    if weekday := _WEEKDAY.search(text):
        return "一二三四五六日".index("日" if weekday[1] == "天" else weekday[1]) == day.weekday()
    return False if _OTHER.match(text) else None


def title_of(written: str, day: date) -> Title:
    """The meaning of a column title in the normal form."""
    text = re.sub(r"[\s*:]+", "", written)
    told = _day(text, day)
    if _NAME.fullmatch(text):
        return Title(Column.NAME, text)
    if _DATE.fullmatch(text):
        return Title(Column.DATE, text)
    if _DEPARTMENT.fullmatch(text):
        return Title(Column.DEPARTMENT, text)
    if told is not None:
        return Title(_kind_of(text) if _asked(text) else Column.TEMPERATURE, text, told, dated=True, asked=_asked(text))
    unasked = text.startswith(("是否", "有无")) and not _asked(text) and not _UNWELL.search(text)
    if _IGNORED.fullmatch(text) or not text or unasked:
        return Title(Column.IGNORED, text)
    return Title(_kind_of(text), text, asked=_asked(text))


def _kind_of(text: str) -> Column:
    if _TEMPERATURE.fullmatch(text) and not text.startswith(("是否", "有无")):
        return Column.TEMPERATURE
    return Column.ANSWER if _asked(text) else Column.TEXT
