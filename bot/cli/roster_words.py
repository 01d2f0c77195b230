"""Sentences for the operator about rows and files of a staff roster that were not taken; they name the row, never its values."""

from bot.cli.words import say
from conversations.roster_file import Rejected, Rejection, RosterField, RowError, RowErrorCode

_FIELDS = {RosterField.NAME: ("name", "姓名"), RosterField.PHONE: ("phone", "手机"), RosterField.ID_NUMBER: ("ID number", "身份证号")}
_ERRORS = {
    RowErrorCode.MISSING_NAME: ("must not be empty; the row was left out", "不能为空，该行未导入"),
    RowErrorCode.BAD_NAME: ("is no name; the row was left out", "不是有效姓名，该行未导入"),
    RowErrorCode.BAD_PHONE: ("is no mobile number; the person was taken without it", "不是有效手机号，已导入该员工但不含手机号"),
    RowErrorCode.BAD_ID_NUMBER: ("is no ID number; the person was taken without it", "校验不通过，已导入该员工但不含证件号"),
}
_REJECTIONS = {
    Rejection.UNREADABLE: (
        "the file cannot be opened: it is damaged, or not what its extension (.xlsx, .xls, .csv) says",
        "文件无法打开：可能已损坏，或内容与扩展名（.xlsx、.xls、.csv）不符",
    ),
    Rejection.NO_NAME_COLUMN: ("no column is headed 姓名", "没有“姓名”列"),
    Rejection.TOO_MANY_ROWS: ("the file has more than 20,000 rows", "行数超过 20,000"),
    Rejection.TOO_LARGE: ("the file is too large", "文件过大"),
}


def explain_roster_error(error: RowError) -> str:
    """`row 7, phone: …`."""
    field, what = _FIELDS[error.field], _ERRORS[error.code]
    return say(f"row {error.row}, {field[0]}: {what[0]}", f"第{error.row}行“{field[1]}”：{what[1]}")


def explain_roster_rejection(rejected: Rejected) -> str:
    """Why nothing of a roster was taken."""
    english, chinese = _REJECTIONS[rejected.code]
    return say(f"{english}; nothing was imported", f"{chinese}。未导入任何数据。")
