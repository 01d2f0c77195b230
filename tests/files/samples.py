"""A supermarket's week and a courier's afternoon, to look at and to test with. `python -m tests.files.samples FOLDER` draws them all."""

import math
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from random import Random

from bot.files.drawing.grid import grid_picture
from bot.files.drawing.painter import png
from bot.files.drawing.track import track_picture
from bot.files.drawing.trend import trend_picture
from conversations.attachment import Cell, CellState, Grid, GridRow, TrackMap, Trend, TrendDay
from conversations.line import Line
from conversations.wording import LANGUAGES, Wording

CHINA = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 23, 13, 2, 10, tzinfo=CHINA)
Point = tuple[datetime, int, int]
_STATES = {
    "d": CellState.DONE,
    "b": CellState.BELOW,
    "u": CellState.DUE,
    "m": CellState.MISSED,
    "t": CellState.TO_COME,
    "n": CellState.NOTHING,
}
_WORDING = Wording()


def said(chinese: str, english: str | None = None) -> Line:
    """Words that are in no catalogue."""
    return Line("said", {"zh-CN": chinese, "en": english or chinese})


def saying(language: str) -> Callable[[Line], str]:
    """Words `said` lines as they are, and all others from the catalogue."""
    return lambda line: str(line.facts[language]) if line.key == "said" else _WORDING.plain(line, language)


def row(label: Line, fields: str) -> GridRow:
    """`d3/3 m1/3 n` …: a state's letter and the text of each field."""
    return GridRow(label, tuple(Cell(_STATES[one[0]], one[1:]) for one in fields.split()))


DAYS = tuple(
    said(f"周{chinese} {day}", f"{english} {day}")
    for day, chinese, english in zip(range(17, 24), "二三四五六日一", ("Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"), strict=True)
)
LEGEND = (
    (CellState.DONE, said("已做", "Done")),
    (CellState.BELOW, said("低于要求", "Below the requirement")),
    (CellState.DUE, said("现在该做", "Due now")),
    (CellState.MISSED, said("漏做", "Missed")),
    (CellState.TO_COME, said("未到时间", "Still to come")),
    (CellState.NOTHING, said("当天不用做", "Nothing due")),
)
WEEK = Grid(
    said("亚泰超市南关店 消毒记录 11月17日—23日", "Yatai Supermarket Nanguan: disinfection, 17–23 November"),
    DAYS,
    (
        row(said("门把手、扶手", "Door handles and rails"), "d3/3 d3/3 d3/3 d3/3 d3/3 d3/3 u1/3"),
        row(said("收银台", "Checkouts"), "d3/3 d3/3 b2/3 d3/3 d3/3 d3/3 u1/3"),
        row(said("生鲜冷柜", "Chilled cabinets"), "d2/2 d2/2 d2/2 d2/2 m1/2 d2/2 d1/1"),
        row(said("购物车、购物篮", "Trolleys and baskets"), "d3/3 d3/3 d3/3 b3/3 d3/3 d3/3 u0/2"),
        row(said("卫生间", "Toilets"), "d4/4 m2/4 d4/4 d4/4 d4/4 d4/4 d2/2"),
        row(said("员工更衣室", "Staff changing room"), "d1/1 d1/1 d1/1 d1/1 d1/1 d1/1 t0/1"),
        row(said("进口冷链食品", "Imported frozen goods"), "n d2/2 d1/1 n d3/3 d1/1 n"),
        row(said("货车 吉A·D12345", "Van 吉A·D12345"), "d2/2 d1/1 d2/2 d2/2 n d1/1 d1/1"),
    ),
    LEGEND,
    (
        said("应做 123 次，已做 116 次，低于要求 2 次，漏做 3 次。", "123 due: 116 done, 2 below the requirement, 3 missed."),
        said("截至 11月23日 周一 14:05", "As of Mon 23 Nov, 14:05"),
    ),
)
LARGEST = Grid(
    WEEK.title,
    (*DAYS, said("合计", "Sum")),
    tuple(row(said(f"第 {n} 号冷库东侧货架", f"Cold store {n}, east"), "d3/3 " * 7 + "d21") for n in range(30)),
    LEGEND,
)

_CORNERS = (
    *((0, 0, 0), (0, 420, 0), (620, 420, 240), (620, 1150, 0), (1180, 1150, 360), (1180, 760, 0), (1900, 760, 200), (1900, 1500, 0)),
    *((2300, 1650, 420), (2300, 2300, 0), (1500, 2300, 300), (1500, 2900, 0), (700, 2950, 600), (700, 2300, -840), (-200, 2250, 260)),
    *((-200, 1400, 0), (-900, 1350, 420), (-900, 500, 900), (-480, 480, 0), (-480, -260, 300), (300, -300, 0), (300, 40, 0), (0, 0, 0)),
)
"""Steps of 0.82 m east and north of the shop, and seconds that the courier waits there; below zero: as long without a position."""


def afternoon() -> list[Point]:
    """About 300 points of a courier in 长春 over four hours and 12 km, with a gap."""
    random, at = Random(4), NOON
    points: list[Point] = [_point(at, 0, 0)]
    for (east, north, _), (to_east, to_north, wait) in pairwise(_CORNERS):
        length = math.hypot(to_east - east, to_north - north)
        steps = max(1, int(length / 52)) if wait >= 0 else 1
        for step in range(1, steps + 1):
            part = step / steps
            at += timedelta(seconds=length / steps / 1.9 + random.uniform(0, 14) - min(wait, 0))
            points.append(
                _point(at, east + (to_east - east) * part + random.gauss(0, 4), north + (to_north - north) * part + random.gauss(0, 4))
            )
        for _ in range(max(wait, 0) // 45):
            at += timedelta(seconds=55)
            points.append(_point(at, to_east + random.gauss(0, 6), to_north + random.gauss(0, 6)))
    return points


def _point(at: datetime, east: float, north: float) -> Point:
    latitude, degree = 43.869, 111_195 / 0.82
    longitude = 125.3235 + east / degree / math.cos(math.radians(latitude))
    return at, round((latitude + north / degree) * 1e6), round(longitude * 1e6)


def track_of(points: list[Point], *foot: Line) -> TrackMap:
    """A map of these points."""
    first, last = f"{points[0][0]:%H:%M}", f"{points[-1][0]:%H:%M}"
    title = said("配送轨迹 赵磊 11月23日 周一", "Zhao Lei's track, Mon 23 Nov")
    return TrackMap(title, tuple(points), said(f"出发 {first}", f"Start {first}"), said(f"收车 {last}", f"End {last}"), foot)


AFTERNOON = track_of(
    afternoon(),
    said("全程 12.3 公里，收到 335 个位置，送达 26 单。", "12.3 km, 335 positions, 26 deliveries."),
    said("吉A·D12345", "Plate 吉A·D12345"),
)


_REPORTED = (118, 120, 116, 119, 0, 0, 120, 121, 113, 97, 122, 0, 0, 64)
_SILENT = (4, 2, 6, 3, 0, 0, 2, 1, 9, 25, 0, 0, 0, 58)
_ILL = (0, 1, 1, 2, 0, 0, 3, 2, 4, 7, 5, 0, 0, 2)
TREND = Trend(
    said("朝阳区　近 14 天填报情况", "Chaoyang: the last 14 days"),
    tuple(
        TrendDay(said(f"11/{10 + n}"), done, missed, ill)
        for n, (done, missed, ill) in enumerate(zip(_REPORTED, _SILENT, _ILL, strict=True))
    ),
    said("已报（家）", "Reported (enterprises)"),
    said("未报（家）", "Not reported (enterprises)"),
    said("上报有症状的人数", "People reported with symptoms"),
)


def main(folder: Path) -> None:
    """Draw all of them in all languages."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        say = saying(language)
        for name, picture in (
            ("week", grid_picture(WEEK, say)),
            ("largest", grid_picture(LARGEST, say)),
            ("trend", trend_picture(TREND, say)),
            ("afternoon", track_picture(AFTERNOON, say)),
        ):
            (folder / f"{name}-{language}.png").write_bytes(png(picture))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
