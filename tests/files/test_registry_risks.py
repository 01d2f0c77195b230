"""The list of risks: places by name or code, moments as people and as spreadsheets write them, each reason for a bad row."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.files.registry import BadRow, ListRejection, ReadList, Reason, RejectedList, explain_bad_row, read_risks
from conversations.codes import RiskLevel
from conversations.records import SetRisk
from tests.files.workbook import Cell, make_xlsx

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2020, 2, 28, 9, 0, tzinfo=ZONE)
HEADERS = ("地区", "区划代码", "风险等级", "起始时间", "备注")


def read(*rows: Sequence[Cell], headers: Sequence[str] = HEADERS) -> ReadList[SetRisk]:
    outcome = read_risks("a.xlsx", make_xlsx([headers, *rows]), NOW)
    assert isinstance(outcome, ReadList)
    return outcome


def on(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2020, 2, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        (("长春朝阳区", None, "高风险", "2020-02-20 08:00", "通告5号"), SetRisk("220104", RiskLevel.HIGH, on(20, 8), "通告5号")),
        ((None, 220104, "medium", "2.20", None), SetRisk("220104", RiskLevel.MEDIUM, on(20))),
        (("朝阳区", "220104", "低", "2月20日8时", None), SetRisk("220104", RiskLevel.LOW, on(20, 8))),
        (("日本", None, "HIGH", 43881, None), SetRisk("JP", RiskLevel.HIGH, on(20))),
        (("武汉市", None, "高", 43881.354166666664, None), SetRisk("420100", RiskLevel.HIGH, on(20, 8, 30))),
        (("武汉市", None, "高", 20200220, None), SetRisk("420100", RiskLevel.HIGH, on(20))),
    ],
)
def test_a_row(row: Sequence[Cell], statement: SetRisk) -> None:
    outcome = read(row)
    assert outcome.bad_rows == ()
    assert outcome.rows == (statement,)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ((None, None, "高", "2.20", "x"), "地区", Reason.MISSING),
        (("朝阳区", None, "高", "2.20", None), "地区", Reason.AMBIGUOUS_PLACE),
        (("火星", None, "高", "2.20", None), "地区", Reason.UNKNOWN_PLACE),
        ((None, "999999", "高", "2.20", None), "区划代码", Reason.UNKNOWN_PLACE),
        (("南关区", "220104", "高", "2.20", None), "区划代码", Reason.CODE_DOES_NOT_FIT),
        (("武汉市", None, None, "2.20", None), "风险等级", Reason.MISSING),
        (("武汉市", None, "极高", "2.20", None), "风险等级", Reason.UNKNOWN_RISK),
        (("武汉市", None, "高", None, None), "起始时间", Reason.MISSING),
        (("武汉市", None, "高", "2.30", None), "起始时间", Reason.BAD_MOMENT),
        (("武汉市", None, "高", "现在", None), "起始时间", Reason.BAD_MOMENT),
        (("武汉市", None, "高", "2010-02-20", None), "起始时间", Reason.FAR_MOMENT),
        (("武汉市", None, "高", 40000, None), "起始时间", Reason.FAR_MOMENT),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_kept(row: Sequence[Cell], column: str, reason: Reason) -> None:
    outcome = read(row, ("南关区", None, "低", "2.21", None))
    assert outcome.bad_rows == (BadRow(2, column, reason),)
    assert [statement.place for statement in outcome.rows] == ["220102"]
    assert column in explain_bad_row(outcome.bad_rows[0], "en")
    assert column in explain_bad_row(outcome.bad_rows[0], "zh-CN")


def test_the_same_place_from_the_same_moment_is_said_once() -> None:
    outcome = read(("武汉市", None, "高", "2.20", None), (None, "420100", "中", "2020-02-20", None), ("武汉市", None, "中", "2.27", None))
    assert outcome.bad_rows == (BadRow(3, "起始时间", Reason.DUPLICATE, 2),)
    assert len(outcome.rows) == 2


def test_english_headers_and_either_column_of_the_place() -> None:
    assert read(("changchun chaoyang", "high", "2.20"), headers=("Place", "Level", "Since")).rows[0].place == "220104"
    assert read((420100, "high", "2.20"), headers=("adcode", "level", "since")).rows[0].place == "420100"


def test_a_list_without_places_is_rejected() -> None:
    rejected = read_risks("a.xlsx", make_xlsx([("风险等级", "起始时间"), ("高", "2.20")]), NOW)
    assert rejected == RejectedList(ListRejection.MISSING_COLUMN, ("地区",))
