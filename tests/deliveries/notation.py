"""A short notation for what is read of a delivery list, so that a table of cases reads like the rules.

`1023 | 幸福小区3栋 | 10:25 | yes | | 13812345678 ! time 10.25`: order, area, time of 5 March (`03-04 20:10` of another day), contactless,
exception, phone; behind a `!` a problem and its text. Parts at the end may be missing; several deliveries are parted by ` ; `."""

from conversations.courier import NewDelivery
from conversations.delivery_file import DeliveriesRead

_CONTACT = {True: "yes", False: "no", None: ""}


def written(read: DeliveriesRead) -> str:
    """What was read, in the notation."""
    doubts = "".join(f" ! {doubt.problem.value} {doubt.text}".rstrip() for doubt in read.doubts)
    return (" ; ".join(_delivery(one) for one in read.deliveries) + doubts).strip()


def _delivery(one: NewDelivery) -> str:
    at = one.handed_over_at
    time = "" if at is None else f"{at:%H:%M}" if (at.month, at.day) == (3, 5) else f"{at:%m-%d %H:%M}"
    parts = [one.order_no, one.area, time, _CONTACT[one.contactless], one.exception, one.phone]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)
