"""The columns of a delivery list, by the words that shop systems put into the header."""

from collections.abc import Mapping, Sequence

HEADERS: Mapping[str, frozenset[str]] = {
    "order": frozenset(
        (
            *(
                "订单号",
                "单号",
                "运单号",
                "订单编号",
                "运单编号",
                "订单号码",
                "快递单号",
                "配送单号",
                "外卖单号",
                "物流单号",
                "订单",
                "运单",
            ),
            *(
                "orderno",
                "orderno.",
                "ordernumber",
                "orderid",
                "order",
                "order#",
                "waybill",
                "waybillno",
                "waybillno.",
                "trackingno",
                "trackingnumber",
            ),
        )
    ),
    "area": frozenset(
        (
            *(
                "地址",
                "小区",
                "区域",
                "收货地址",
                "配送地址",
                "送货地址",
                "收件地址",
                "收货人地址",
                "收件人地址",
                "详细地址",
                "配送区域",
                "片区",
            ),
            *("小区名称", "送达地址", "area", "address", "compound", "deliveryaddress", "shippingaddress"),
        )
    ),
    "time": frozenset(
        (
            *("送达时间", "完成时间", "交接时间", "实际送达时间", "签收时间", "妥投时间", "订单完成时间", "配送完成时间", "时间"),
            *("time", "handovertime", "deliverytime", "deliveredat", "completedat"),
        )
    ),
    "day": frozenset({"日期", "送达日期", "配送日期", "完成日期", "date", "deliverydate"}),
    "contactless": frozenset({"无接触", "是否无接触", "无接触配送", "是否无接触配送", "contactless", "contact-less", "nocontact"}),
    "method": frozenset({"配送方式", "交接方式", "送达方式", "签收方式", "交付方式", "method", "deliverymethod", "handover"}),
    "exception": frozenset(
        {"异常", "异常情况", "异常原因", "异常说明", "异常备注", "异常/备注", "问题", "exception", "exceptions", "problem", "issue"}
    ),
    "remark": frozenset(
        {"备注", "说明", "配送备注", "骑手备注", "订单状态", "配送状态", "状态", "remark", "remarks", "note", "notes", "status"}
    ),
    "phone": frozenset(
        (
            *(
                "手机",
                "电话",
                "手机号",
                "手机号码",
                "联系电话",
                "收件人电话",
                "收件人手机",
                "收货人电话",
                "收货人手机",
                "顾客电话",
                "客户电话",
            ),
            *("收件电话", "联系方式", "phone", "mobile", "tel", "telephone", "phonenumber"),
        )
    ),
}
"""The headers of each field, in lower case without white space."""


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """The leftmost column of each field when the cells are a header (order numbers and something else), else nothing."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        header = "".join(cell.split()).lower()
        for field, headers in HEADERS.items():
            if header in headers:
                found.setdefault(field, column)
    return found if "order" in found and len(found) > 1 else {}
