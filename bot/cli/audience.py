"""`--audience role=manager --audience division=220100 …`: whom a broadcast is for, as an operator types it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.assembly.terminal_broadcasts import TerminalBroadcasts
from bot.cli.console import WRONG_USE, OperatorError
from bot.cli.words import say
from conversations.audience import Audience, Filter, Size
from conversations.codes import RiskLevel, Sector
from conversations.enterprise_list import read_list
from conversations.roles import Level, Role

_CODES: Mapping[str, tuple[str, type[StrEnum]]] = {
    "sector": ("sectors", Sector),
    "risk": ("risks", RiskLevel),
    "size": ("sizes", Size),
    "key": ("key_levels", Level),
}
_FIELDS = ("role", "division", *_CODES, "silent", "list")
_ROLES = (Role.MANAGER, Role.OFFICER, Role.ADMIN)
_MOST_DAYS = 60

Said = dict[str, list[str]]


async def the_audience(terminal: TerminalBroadcasts, include: Iterable[str], exclude: Iterable[str]) -> Audience:
    """The audience; managers where no role is named. Raises OperatorError, naming the option and what may stand there."""
    within, without = _read("--audience", include), _read("--exclude", exclude)
    if "role" in without:
        raise _wrong("--exclude", "role", "name the roles with --audience", "角色请用 --audience 指定")
    roles = tuple(_code("--audience", "role", one, Role, _ROLES) for one in within.pop("role", [Role.MANAGER.value]))
    return Audience(roles, await _filter(terminal, "--audience", within), await _filter(terminal, "--exclude", without))


def _read(option: str, told: Iterable[str]) -> Said:
    """What was said, by field."""
    said: Said = {}
    for one in told:
        field, _, values = one.partition("=")
        found = [value.strip() for value in (values,) if value.strip()] if field == "list" else values.replace("，", ",").split(",")
        found = [value.strip() for value in found if value.strip()]
        if field not in _FIELDS or not found:
            raise _wrong(option, one, f"FIELD=VALUE,…, with one of: {', '.join(_FIELDS)}", f"应为 字段=值,…，字段为：{'、'.join(_FIELDS)}")
        said.setdefault(field, []).extend(found)
    return said


async def _filter(terminal: TerminalBroadcasts, option: str, said: Said) -> Filter:
    found: dict[str, Any] = {
        name: tuple(_code(option, field, one, kind, tuple(kind)) for one in said[field])
        for field, (name, kind) in _CODES.items()
        if field in said
    }
    chosen = replace(Filter(), **found)
    if "silent" in said:
        chosen = replace(chosen, silent_days=_days(option, said["silent"]))
    if "division" in said:
        chosen = replace(chosen, divisions=await _divisions(terminal, option, said["division"]))
    if "list" in said:
        chosen = replace(chosen, enterprises=await _listed(terminal, option, said["list"]))
    return chosen


def _code(option: str, field: str, value: str, kind: Callable[[str], Any], allowed: tuple[StrEnum, ...]) -> Any:
    if value not in [one.value for one in allowed]:
        listed = ", ".join(one.value for one in allowed)
        raise _wrong(option, f"{field}={value}", f"one of: {listed}", f"应为其中之一：{listed}")
    return kind(value)


def _days(option: str, values: list[str]) -> int:
    if len(values) != 1 or not values[0].isascii() or not values[0].isdecimal() or not 1 <= int(values[0]) <= _MOST_DAYS:
        raise _wrong(option, f"silent={','.join(values)}", f"a number of days, 1 to {_MOST_DAYS}", f"应为 1 到 {_MOST_DAYS} 的天数")
    return int(values[0])


async def _divisions(terminal: TerminalBroadcasts, option: str, codes: list[str]) -> tuple[str, ...]:
    known = await terminal.divisions()
    for code in codes:
        if code not in known:
            raise _wrong(option, f"division={code}", "no division or unit has this code", "没有这个代码的行政区划或上报单位")
    return tuple(dict.fromkeys(codes))


async def _listed(terminal: TerminalBroadcasts, option: str, files: list[str]) -> tuple[int, ...]:
    """The enterprises of files, one a line. Every line has to name exactly one: nobody is left out unseen."""
    lines = [line for name in files for line in _lines(option, name)]
    found = await terminal.named(list(dict.fromkeys(lines)))
    bad = [
        say(f"{one.text}: {len(one.hits) or 'no'} enterprises of this name or code", f"{one.text}：这个名称或代码有 {len(one.hits)} 家企业")
        for one in found
        if len(one.hits) != 1
    ]
    if bad or not found:
        raise OperatorError(
            "\n".join(f"{option} list: {one}" for one in bad or [say("no line names an enterprise", "没有企业")]), WRONG_USE
        )
    return tuple(sorted({one.hits[0][0] for one in found}))


def _lines(option: str, name: str) -> list[str]:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else say("no UTF-8 text", "不是 UTF-8 文本")
        raise OperatorError(f"{option} list={name}: {why}", WRONG_USE) from None
    return [line for said in text.splitlines() for line in read_list(said)]


def _wrong(option: str, value: str, english: str, chinese: str) -> OperatorError:
    return OperatorError(say(f"{option} {value}: {english}", f"{option} {value}：{chinese}"), WRONG_USE)
