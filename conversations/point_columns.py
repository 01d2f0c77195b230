"""The columns of a workbook of disinfection points: the words by which they are read are those that a template is written with."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.disinfection import Agent, PointKind


@dataclass(frozen=True, slots=True)
class PointColumn:
    """A column: how it is headed in Chinese and in English, and what else is understood (without blanks, small letters, half width)."""

    chinese: str
    english: str
    others: tuple[str, ...] = ()

    def header(self, language: str) -> str:
        """What stands over the column in a template."""
        return self.chinese if language.startswith("zh") else self.english


COLUMNS: Mapping[str, PointColumn] = {
    "name": PointColumn("名称", "Name", ("消毒点", "消毒点名称", "点位", "点位名称", "部位", "point")),
    "kind": PointColumn("类别", "Kind", ("类型", "种类", "消毒点类型", "type")),
    "times": PointColumn("每天次数", "Times a day", ("次数", "每日次数", "每日消毒次数", "频次", "times", "timesperday")),
    "agent": PointColumn("消毒剂", "Agent", ("药剂", "消毒药品", "消毒剂名称", "disinfectant")),
    "chlorine": PointColumn("有效氯（mg/L）", "Chlorine (mg/L)", ("有效氯", "有效氯浓度", "有效氯浓度(mg/l)", "chlorine")),
    "ethanol": PointColumn("酒精（%）", "Ethanol (%)", ("酒精浓度", "酒精浓度(%)", "酒精", "ethanol")),
    "contact": PointColumn("作用（分钟）", "Contact (min)", ("作用时间", "作用时间(分钟)", "contacttime", "contacttime(minutes)")),
    "ventilation": PointColumn("通风（分钟）", "Airing (min)", ("通风时间", "通风时间(分钟)", "通风", "ventilation")),
    "plate": PointColumn("车牌", "Plate", ("车牌号", "车牌号码", "plateno", "plateno.", "platenumber")),
}
"""By field, in the order in which a template has them."""
STRENGTH = ("浓度", "浓度(mg/l)", "浓度(%)", "浓度(mg/l或%)", "strength", "concentration")
"""One column for the strength of whatever is used, where somebody keeps it so."""

KINDS: Mapping[PointKind, tuple[str, ...]] = {
    PointKind.PREMISES: ("场所", "Premises", "工作场所", "经营场所", "区域", "place"),
    PointKind.EQUIPMENT: ("设备", "Equipment", "设施", "设备设施", "用具"),
    PointKind.GOODS: ("货物", "Goods", "入库商品", "商品", "入库货物"),
    PointKind.VEHICLE: ("车辆", "Vehicle", "交通工具", "配送车", "车", "car", "van"),
}
"""Words for each kind: first the Chinese and the English one of a template, then what else is understood."""

AGENTS: Mapping[Agent, tuple[str, ...]] = {
    Agent.CHLORINE: (
        *(
            "含氯消毒剂",
            "Chlorine",
            "含氯",
            "含氯消毒液",
            "84",
            "84消毒液",
            "84消毒剂",
            "次氯酸钠",
            "次氯酸",
            "漂白粉",
            "漂白水",
            "二氧化氯",
        ),
        *("三氯异氰尿酸", "bleach", "sodiumhypochlorite", "hypochlorite"),
    ),
    Agent.ETHANOL: ("酒精", "Ethanol", "乙醇", "75%酒精", "75酒精", "医用酒精", "消毒酒精", "alcohol"),
    Agent.QUAT: ("季铵盐", "Quaternary ammonium", "季铵盐类", "季铵盐消毒剂", "季铵盐类消毒剂", "quat", "quats"),
    Agent.PEROXIDE: ("过氧化物", "Peroxide", "过氧化氢", "双氧水", "过氧乙酸", "过氧化物消毒剂", "hydrogenperoxide"),
    Agent.UV: ("紫外线", "UV light", "紫外线灯", "紫外灯", "uv", "uvlamp", "ultraviolet"),
}
"""Words for each agent in the same order. Anything else is an agent of that name, also told as `其他：名称`."""
OTHER = ("其他", "其它", "other", "something else")
