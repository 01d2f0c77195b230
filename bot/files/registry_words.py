"""Sentences for the operator about rows and files that an import did not take; they name the row, never its values."""

from bot.files.registry_table import BadRow, ListRejection, Reason, RejectedList

_REASONS = {
    Reason.MISSING: ("不能为空", "must not be empty"),
    Reason.BAD_NAME: ("不是有效名称，不能以“=”开头，不能含“<”", "is no name: it begins with = or contains <"),
    Reason.BAD_CODE: ("不是有效代码", "is no code of a division or unit"),
    Reason.BAD_CREDIT_CODE: (
        "校验不通过，应为18位代码，单元格须为文本格式",
        "is no credit code: 18 characters in a text cell, the last one a check character",
    ),
    Reason.UNKNOWN_ENTERPRISE: ("没有已导入的这家企业", "is the code of no imported enterprise"),
    Reason.UNKNOWN_DIVISION: ("不在已导入的行政区划或上报单位之中", "is not among the imported divisions and units"),
    Reason.UNKNOWN_SECTOR: ("不是已有的行业名称或代码", "is neither the name nor the code of a sector"),
    Reason.UNKNOWN_LEVEL: ("应为省、市或县", "must be province, city or county"),
    Reason.LEVEL_DOES_NOT_FIT: ("与负责单位的级别不符", "does not fit the division"),
    Reason.BAD_HEADCOUNT: ("应为不小于0的整数", "must be a whole number, 0 or more"),
    Reason.BAD_YES_NO: ("应填“是”或“否”", "must be 是 or 否"),
    Reason.BAD_PHONE: ("不是有效的电话号码", "is no phone number"),
    Reason.UNKNOWN_PLACE: ("没有这个地区", "is no place that is known"),
    Reason.AMBIGUOUS_PLACE: (
        "有多个同名地区，请写明省市或填区划代码",
        "is the name of several places: add the province or city, or the code",
    ),
    Reason.CODE_DOES_NOT_FIT: ("与地区名称不符", "is not the code of the place that is named"),
    Reason.UNKNOWN_RISK: ("应为高、中或低", "must be high, medium or low"),
    Reason.BAD_MOMENT: ("不是有效的日期或时间，应如 2020-02-20 08:00", "is no day or moment such as 2020-02-20 08:00"),
    Reason.FAR_MOMENT: ("时间太远，限两年之内、两个月之后以内", "is too far away: at most two years back and two months ahead"),
    Reason.DUPLICATE: ("与第{of_row}行重复", "repeats row {of_row}"),
}
_REJECTIONS = {
    ListRejection.UNREADABLE: (
        "文件无法打开：可能已损坏，或内容与扩展名（.xlsx、.xls、.csv）不符",
        "the file cannot be opened: it is damaged, or not what its extension (.xlsx, .xls, .csv) says",
    ),
    ListRejection.TOO_LARGE: ("文件过大", "the file is too large"),
    ListRejection.TOO_MANY_ROWS: ("行数过多", "the file has too many rows"),
    ListRejection.MISSING_COLUMN: ("缺少列：{columns}", "columns are missing: {columns}"),
}


def explain_bad_row(bad: BadRow, language: str = "zh-CN") -> str:
    """`第7行“行业”：不是已有的行业名称或代码。` In English for every language but zh-CN."""
    chinese, english = _REASONS[bad.reason]
    if language == "zh-CN":
        return f"第{bad.row}行“{bad.column}”：{chinese.format(of_row=bad.of_row)}。"
    return f"row {bad.row}, {bad.column}: {english.format(of_row=bad.of_row)}"


def explain_rejection(rejected: RejectedList, language: str = "zh-CN") -> str:
    """Why nothing of a list was taken."""
    chinese, english = _REJECTIONS[rejected.reason]
    if language == "zh-CN":
        return chinese.format(columns="、".join(rejected.missing)) + "。未导入任何数据。"
    return english.format(columns=", ".join(rejected.missing)) + "; nothing was imported"
