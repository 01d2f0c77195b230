"""Workbooks of disinfection points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.points import read_points_file
from bot.files.workbook import workbook
from conversations.disinfection import BY_THE_CLOCK, Agent, PointKind, PointPlan, Treatment
from conversations.point_columns import AGENTS, COLUMNS, KINDS
from conversations.point_file import MOST_POINTS, PointDoubt, PointProblem, PointsRead
from conversations.roster_file import Rejected, Rejection
from tests.files.workbook import Cell, make_xlsx

HEADER = ("名称", "类型", "每日次数", "消毒剂", "浓度", "作用时间（分钟）", "车牌号")
CHLORINE = Treatment(Agent.CHLORINE, 500, None, 30)


def sheet(*rows: tuple[Cell, ...]) -> PointsRead:
    outcome = read_points_file("points.xlsx", make_xlsx(rows))
    assert isinstance(outcome, PointsRead), outcome
    return outcome


def test_the_four_kinds() -> None:
    read = sheet(
        ("幸福超市消毒点",),
        HEADER,
        ("收银台", "设备", 3, "酒精", "75%", 5, None),
        ("营业大厅", "场所", "3次", "84消毒液", "500mg/L", "30分钟", None),
        ("入库商品", "货物", 3, "含氯", 500, 30, None),
        ("配送车", "车辆", None, "含氯消毒剂", "500", 30, "吉A·12345"),
        ("冷库", "场所", 1, "其他：二氧化氯泡腾片", None, None, None),
        ("试衣间", "场所", 2, "紫外线", None, "半小时", None),
    )
    assert read == PointsRead(
        (
            PointPlan("收银台", PointKind.EQUIPMENT, Treatment(Agent.ETHANOL, None, 75, 5), 3),
            PointPlan("营业大厅", PointKind.PREMISES, CHLORINE, 3),
            PointPlan("入库商品", PointKind.GOODS, CHLORINE, 0),
            PointPlan("配送车", PointKind.VEHICLE, CHLORINE, 0, "吉A12345"),
            PointPlan("冷库", PointKind.PREMISES, Treatment(Agent.OTHER, other_agent="二氧化氯泡腾片"), 1),
            PointPlan("试衣间", PointKind.PREMISES, Treatment(Agent.UV, contact_minutes=30), 2),
        )
    )


@pytest.mark.parametrize(
    ("row", "problem", "text"),
    [
        ((None, "场所", 3, "84", 500, 30, None), PointProblem.NO_NAME, ""),
        (("=A1", "场所", 3, "84", 500, 30, None), PointProblem.NO_NAME, "=A1"),
        (("大" * 31, "场所", 3, "84", 500, 30, None), PointProblem.NO_NAME, "大" * 20),
        (("大厅", "地方", 3, "84", 500, 30, None), PointProblem.KIND, "地方"),
        (("大厅", None, 3, "84", 500, 30, None), PointProblem.KIND, ""),
        (("大厅", "场所", 0, "84", 500, 30, None), PointProblem.NUMBER, "0"),
        (("大厅", "场所", None, "84", 500, 30, None), PointProblem.NUMBER, ""),
        (("大厅", "场所", 2.5, "84", 500, 30, None), PointProblem.NUMBER, "2.5"),
        (("大厅", "场所", 3, None, 500, 30, None), PointProblem.AGENT, ""),
        (("大厅", "场所", 3, "其他", None, 30, None), PointProblem.AGENT, "其他"),
        (("大厅", "场所", 3, "84", "1:100", 30, None), PointProblem.NUMBER, "1:100"),
        (("大厅", "场所", 3, "84", "很浓", 30, None), PointProblem.NUMBER, "很浓"),
        (("大厅", "场所", 3, "酒精", "500", 30, None), PointProblem.NUMBER, "500"),
        (("大厅", "场所", 3, "84", 500, "一会儿", None), PointProblem.NUMBER, "一会儿"),
        (("货车", "车辆", None, "84", 500, 30, None), PointProblem.PLATE, ""),
        (("货车", "车辆", None, "84", 500, 30, "那辆白的"), PointProblem.PLATE, "那辆白的"),
    ],
)
def test_a_row_that_is_no_point_is_left_out_and_said(row: tuple[Cell, ...], problem: PointProblem, text: str) -> None:
    read = sheet(HEADER, row, ("通道", "场所", 3, "84", 500, 30, None))
    assert read == PointsRead((PointPlan("通道", PointKind.PREMISES, CHLORINE, 3),), (PointDoubt(2, problem, text),))


def test_the_same_name_further_down_is_left_out() -> None:
    read = sheet(HEADER, ("大厅", "场所", 3, "84", 500, 30, None), ("大厅", "场所", 2, "84", 500, 30, None))
    assert ([plan.times_a_day for plan in read.plans], read.doubts) == ([3], (PointDoubt(3, PointProblem.TWICE, "大厅"),))


def test_a_strength_in_percent_is_a_number_below_one() -> None:
    """A spreadsheet keeps `75%` as 0.75."""
    read = sheet(HEADER, ("收银台", "设备", 3, "酒精", 0.75, None, None), ("大厅", "场所", 3, "84", 0.0005, None, None))
    assert [(plan.treatment.ethanol_percent, plan.treatment.chlorine_mg_l) for plan in read.plans] == [(75, None), (None, 500)]


def test_strengths_in_columns_of_their_own_fit_the_agent() -> None:
    header = ("名称", "类别", "每天次数", "消毒剂", "有效氯（mg/L）", "酒精(%)", "作用（分钟）", "车牌")
    read = sheet(
        header,
        ("大厅", "场所", 3, "含氯消毒剂", 500, None, 30, None),
        ("把手", "设备", 3, "酒精", None, 75, None, None),
        ("地面", "场所", 3, "酒精", 500, None, None, None),
        ("墙面", "场所", 3, "来苏水", 500, None, None, None),
        ("门厅", "场所", 3, "来苏水", None, None, None, None),
    )
    assert [plan.name for plan in read.plans] == ["大厅", "把手", "门厅"]
    assert [(doubt.problem, doubt.text) for doubt in read.doubts] == [(PointProblem.NUMBER, "500"), (PointProblem.AGENT, "来苏水")]


PLANS = st.builds(
    PointPlan,
    st.text("大厅收银台冷库门把手ABC123", min_size=1, max_size=30),
    st.sampled_from(PointKind),
    st.one_of(
        st.builds(Treatment, st.just(Agent.CHLORINE), st.none() | st.integers(50, 10_000), st.none(), st.none() | st.integers(1, 720)),
        st.builds(
            Treatment, st.just(Agent.ETHANOL), st.none(), st.none() | st.integers(30, 99), ventilation_minutes=st.none() | st.just(30)
        ),
        st.builds(Treatment, st.sampled_from((Agent.QUAT, Agent.PEROXIDE, Agent.UV))),
        st.builds(Treatment, st.just(Agent.OTHER), other_agent=st.sampled_from(("来苏水", "Lysol"))),
    ),
    st.integers(1, 24),
)


@given(st.lists(PLANS, max_size=5, unique_by=lambda plan: plan.name), st.sampled_from(("zh-CN", "en")))
def test_a_workbook_with_the_headers_of_a_template_is_read_as_it_was_written(plans: list[PointPlan], language: str) -> None:
    """What is written with the shared words comes back, in both languages."""
    word = 0 if language == "zh-CN" else 1
    rows, expected = [tuple(column.header(language) for column in COLUMNS.values())], []
    for plan in plans:
        used, clock = plan.treatment, plan.kind in BY_THE_CLOCK
        plate = "吉A12345" if plan.kind is PointKind.VEHICLE else ""
        agent = used.other_agent or AGENTS[used.agent][word]
        amounts = (used.chlorine_mg_l, used.ethanol_percent, used.contact_minutes, used.ventilation_minutes)
        told = (str(amount or "") for amount in amounts)
        rows.append((plan.name, KINDS[plan.kind][word], str(plan.times_a_day) if clock else "", agent, *told, plate))
        expected.append(PointPlan(plan.name, plan.kind, used, plan.times_a_day if clock else 0, plate))
    assert read_points_file("points.xlsx", workbook("a", rows)) == PointsRead(tuple(expected))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_csv_file(encoding: str) -> None:
    text = "Name,Kind,Times a day,Agent,Strength\nHall,Premises,3,Chlorine,500 ppm\nDoor,Equipment,3,75%酒精,\n"
    read = read_points_file("points.csv", text.encode(encoding))
    assert isinstance(read, PointsRead)
    assert [(plan.name, plan.treatment.agent, plan.treatment.chlorine_mg_l) for plan in read.plans] == [
        ("Hall", Agent.CHLORINE, 500),
        ("Door", Agent.ETHANOL, None),
    ]


def test_more_points_than_an_enterprise_can_have_are_rejected() -> None:
    rows: list[tuple[Cell, ...]] = [HEADER, *((f"点{number}", "场所", 3, "84", 500, 30, None) for number in range(MOST_POINTS + 1))]
    assert read_points_file("a.xlsx", make_xlsx(rows)) == Rejected(Rejection.TOO_MANY_ROWS)
    assert len(sheet(*rows[:-1]).plans) == MOST_POINTS


def test_no_points() -> None:
    assert read_points_file("a.xlsx", make_xlsx([("姓名",), ("张三",)])) == Rejected(Rejection.NO_NAME_COLUMN)
    assert sheet(HEADER) == PointsRead(())
