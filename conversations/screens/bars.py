"""Why somebody may not be on post, in words, and the buttons that lead out of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from conversations.codes import BarReason
from conversations.return_facts import Bar
from conversations.screens.parts import button
from conversations.view import Line, Rows, Style


def bar_line(bar: Bar, today: date) -> Line:
    """The reason, short enough to stand behind a name."""
    if bar.reason is BarReason.ISOLATION and bar.until is not None:
        return Line("bar-isolation-due" if bar.until < today else "bar-isolation", {"until": bar.until})
    if bar.reason is BarReason.NOT_YET and bar.until is not None:
        return Line("bar-not_yet", {"day": bar.until + timedelta(days=1)})
    if bar.reason is BarReason.UNCHECKED and bar.check_id is not None and bar.away is not None:
        return Line("bar-unchecked-since", {"day": bar.away})
    return Line(f"bar-{bar.reason}")


def way_line(bar: Bar) -> Line:
    """What has to happen first, as a sentence."""
    return Line(f"way-{bar.reason}")


def way_rows(bar: Bar, enterprise_id: int) -> Rows:
    """The card behind the reason: the isolation, the check, or a new check."""
    if bar.reason is BarReason.ISOLATION:
        return ((button("way-isolation", "iso", bar.isolation_id, style=Style.PRIMARY),),) if bar.isolation_id is not None else ()
    new = button("way-new-check", "retnew", enterprise_id, bar.staff_id, style=Style.PRIMARY)
    if bar.check_id is None or bar.reason is BarReason.UNCHECKED:
        return ((new,),)
    seen = button("way-check", "chk", bar.check_id, enterprise_id, style=Style.PRIMARY)
    return ((seen,), (button("way-new-check", "retnew", enterprise_id, bar.staff_id),)) if bar.reason is BarReason.NOT_FIT else ((seen,),)


def bar_counts(bars: Iterable[Bar]) -> tuple[Line, ...]:
    """How many for which reason, in the order in which reasons hold."""
    by = Counter(bar.reason for bar in bars)
    return tuple(Line(f"barred-{reason}", {"count": by[reason]}) for reason in BarReason if by[reason])
