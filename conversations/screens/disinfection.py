"""消毒 Today's disinfection of an enterprise: each point with its times, one tap for each that is to be done, one for all of them."""

from collections.abc import Sequence
from datetime import datetime, time

from conversations.about_disinfection import book_of
from conversations.briefing import Briefing, Enterprise
from conversations.disinfection import DisinfectionBook, DisinfectionLog, PhotoRequest, PointKind, Treated
from conversations.rules.disinfection import OPEN, PointToday, points_today, slot_at
from conversations.screens.disinfection_parts import point_line
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 10
"""Points on a page."""
HOUR = "%H%M"
LATEST_MS = 30_000
"""How long before the moment of its briefing a turn may have been stored, in milliseconds."""


def guard(one: PointToday) -> str:
    """What a one-tap button is for: the time of the plan, where there is one, and how many logs there were that day. Whoever taps it
    again changes nothing."""
    return f"{one.current.slot:{HOUR}}.{len(one.logs)}" if one.current is not None else f".{len(one.logs)}"


def guard_of_all(book: DisinfectionBook, briefing: Briefing) -> str:
    """The same of the button that logs all: the time of the policy, and how many logs there are today."""
    slot = _slot_now(briefing)
    logs = sum(log.treated.at.date() == briefing.today for log in book.logs)
    return f"{slot:{HOUR}}.{logs}" if slot is not None else f".{logs}"


def all_today(enterprise_id: int, briefing: Briefing) -> tuple[PointToday, ...]:
    """Every point as it stands now; what is to be done first."""
    found = points_today(book_of(enterprise_id, briefing), briefing.now, briefing.policy)
    return tuple(sorted(found, key=lambda one: (not one.due, not one.to_do)))


def whose_time_it_is(enterprise_id: int, briefing: Briefing) -> tuple[PointToday, ...]:
    """The points by the clock that `guard_of_all` is about, done or not: not those for which a log now would count for an earlier time."""
    slot = _slot_now(briefing)
    return tuple(one for one in all_today(enterprise_id, briefing) if one.current is not None and one.current.slot == slot)


def _slot_now(briefing: Briefing) -> time | None:
    return slot_at(briefing.now.time(), sorted(set(briefing.policy.disinfection_times)))


def undo_key(treated: Sequence[Treated], moment: datetime) -> str:
    """What the undo button names a turn by: its moment (of the briefing, in milliseconds), how many logs, and the first point. When the
    logs are stored a moment of their own is taken, which is a little earlier."""
    return f"{int(moment.timestamp() * 1000) + 1}.{len(treated)}.{min(one.point_id for one in treated)}"


def logs_behind(key: str, logs: Sequence[DisinfectionLog], by: str) -> tuple[int, ...]:
    """The ids of the logs that an `undo_key` of this person names, as far as they stand."""
    parts = key.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 18 for part in parts):
        return ()
    latest, count, first = map(int, parts)
    turns: dict[datetime, list[DisinfectionLog]] = {}
    for log in logs:
        if log.by == by and log.id and 0 <= latest - log.logged_at.timestamp() * 1000 <= LATEST_MS:
            turns.setdefault(log.logged_at, []).append(log)
    fitting = (t for t in turns if len(turns[t]) == count and min(log.treated.point_id for log in turns[t]) == first)
    found = max(fitting, default=None)
    return tuple(log.id for log in turns[found]) if found is not None else ()


def disinfection_card(enterprise: Enterprise, briefing: Briefing, page: int = 0, *said: Line, undo: str = "", again: str = "") -> View:
    """The whole day. `undo`: the turn (its `undo_key`) that can be taken back here; `again`: what somebody else has logged, and may have
    been done once more."""
    book, points = book_of(enterprise.id, briefing), all_today(enterprise.id, briefing)
    if not points:
        return _nothing_set_up(enterprise, book, *said)
    pages = -(-len(points) // PAGE)
    page = max(0, min(page, pages - 1))
    shown = points[page * PAGE : (page + 1) * PAGE]
    lines = [*said, Line("disinfect-title", {"name": enterprise.name, "day": briefing.today, "at": briefing.now})]
    lines.append(off_line(enterprise, book, briefing) or _state(points))
    lines += [point_line(one, briefing.today) for one in shown]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    rows = (
        *_undo(enterprise.id, undo),
        *_again(enterprise.id, again),
        *_asked(book.requests),
        *one_tap_rows(enterprise.id, shown, points, briefing),
        *_turning(enterprise.id, page, pages),
        (button("disinfect-other", "dislog", enterprise.id),),
        (button("disinfect-week", "disweek", enterprise.id, 0), button("disinfect-points", "dispts", enterprise.id, 0)),
        (button("refresh", "dis", enterprise.id, page), *to_today()),
    )
    return View(tuple(lines), rows)


def _nothing_set_up(enterprise: Enterprise, book: DisinfectionBook, *said: Line) -> View:
    week: Rows = ((button("disinfect-week", "disweek", enterprise.id, 0),),) if book.removed else ()
    rows: Rows = (
        (button("points-setup", "disset", enterprise.id, style=Style.PRIMARY),),
        (button("point-new", "disedit", enterprise.id, "new"), button("points-file", "disfile", enterprise.id)),
        *week,
        to_today(),
    )
    return View((*said, Line("disinfect-none", {"name": enterprise.name})), rows)


def off_line(enterprise: Enterprise, book: DisinfectionBook, briefing: Briefing) -> Line | None:
    """That nothing is due today: the enterprise is closed, or it is a day of rest; None on any other day."""
    if briefing.today in book.worked:
        return None
    return Line("disinfect-day-off" if enterprise.closed_until is None else "disinfect-day-closed")


def _state(points: Sequence[PointToday]) -> Line:
    due, missed = sum(one.due for one in points), sum(m.state in OPEN and not m.current for one in points for m in one.marks)
    planned, done = sum(one.count.planned for one in points), sum(one.count.done for one in points)
    return Line("disinfect-state", {"due": due, "missed": missed, "planned": planned, "done": done})


def one_tap_rows(enterprise_id: int, shown: Sequence[PointToday], points: Sequence[PointToday], briefing: Briefing) -> Rows:
    """A button for each point that is to be done, also a little before its time, and one for all whose time has come."""
    due = [one for one in points if one.due]
    found = [_one_tap(enterprise_id, one, briefing) for one in shown if one.to_do or one.point.plan.kind is PointKind.GOODS]
    rows: list[tuple[Button, ...]] = []
    if len(due) > 1:
        book = book_of(enterprise_id, briefing)
        label = Line("button-disinfect-all", {"count": len(due)})
        data = f"disall:{enterprise_id}:{briefing.today}:{guard_of_all(book, briefing)}"
        rows.append((Button(label, data, Style.SUCCESS),))
    return (*rows, *(tuple(found[start : start + 2]) for start in range(0, len(found), 2)))


def _one_tap(enterprise_id: int, one: PointToday, briefing: Briefing) -> Button:
    plan = one.point.plan
    if plan.kind is PointKind.GOODS:
        return Button(Line("button-goods-came", {"name": plan.name}), f"dislog:{enterprise_id}:{one.point.id}")
    data = f"disok:{enterprise_id}:{briefing.today}:{one.point.id}:{guard(one)}"
    return Button(Line("button-disinfected", {"name": plan.name}), data, Style.SUCCESS if one.due else Style.PLAIN)


def _undo(enterprise_id: int, undo: str) -> Rows:
    return ((button("disinfect-undo", "disundo", enterprise_id, undo),),) if undo else ()


def _again(enterprise_id: int, again: str) -> Rows:
    return ((button("done-again", "dismore", enterprise_id, again),),) if again else ()


def _asked(requests: Sequence[PhotoRequest]) -> Rows:
    return tuple((photo_button(one),) for one in requests[:5])


def photo_button(request: PhotoRequest) -> Button:
    """The way to answer an officer's request for a photo."""
    label = Line("button-photo-answer", {"name": request.point_name})
    return Button(label, f"disans:{request.enterprise_id}:{request.id}", Style.PRIMARY)


def _turning(enterprise_id: int, page: int, pages: int) -> Rows:
    turning = [button("previous", "dis", enterprise_id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"dis:{enterprise_id}:{page + 1}"))
    return (tuple(turning),) if turning else ()


def disinfection_today(enterprise: Enterprise, briefing: Briefing, *, alone: bool = True) -> tuple[list[Line], Rows]:
    """What the today card says of it: one line and one button, nothing where no point is set up."""
    points = all_today(enterprise.id, briefing)
    if not points:
        return [], ()
    off = briefing.today not in book_of(enterprise.id, briefing).worked
    due, planned = sum(one.due for one in points), sum(one.count.planned for one in points)
    done, open_ = sum(one.count.done for one in points), sum(one.open for one in points)
    what = Line("button-disinfect-due", {"count": due}) if due else Line("button-disinfect")
    label = what if alone else Line("button-of-division", {"what": what, "division": enterprise.name})
    line = Line("today-disinfection", {"done": done, "planned": planned, "open": open_})
    if off:
        line = Line("today-disinfection-off" if enterprise.closed_until is None else "today-disinfection-closed")
    return [line], ((Button(label, f"dis:{enterprise.id}:0", Style.PRIMARY if due else Style.PLAIN),),)


def disinfection_reminder(enterprise: Enterprise, briefing: Briefing) -> View | None:
    """All points that are due now in one message; None when nothing is due, or on a day off."""
    points = [one for one in all_today(enterprise.id, briefing) if one.due]
    if not points:
        return None
    shown = points[:PAGE]
    lines = [Line("disinfect-reminder", {"enterprise": enterprise.name, "count": len(points)})]
    lines += [point_line(one, briefing.today) for one in shown]
    lines += [Line("disinfect-more", {"count": len(points) - PAGE})] if len(points) > PAGE else []
    rows = (*one_tap_rows(enterprise.id, shown, points, briefing), (button("disinfect-see", "dis", enterprise.id, 0), *to_today()))
    return View(tuple(lines), rows)


def disinfection_overdue(enterprise: Enterprise, briefing: Briefing) -> View | None:
    """What is still open in the evening; None when all is done."""
    points = [one for one in all_today(enterprise.id, briefing) if one.open]
    if not points:
        return None
    shown = points[:PAGE]
    facts: dict[str, Fact] = {"enterprise": enterprise.name, "count": sum(one.open for one in points), "points": len(points)}
    lines = [Line("disinfect-overdue", facts), *(point_line(one, briefing.today) for one in shown)]
    lines += [Line("disinfect-more", {"count": len(points) - PAGE})] if len(points) > PAGE else []
    lines.append(Line("disinfect-overdue-how"))
    rows = (
        *one_tap_rows(enterprise.id, shown, points, briefing),
        (button("disinfect-other", "dislog", enterprise.id),),
        (button("disinfect-see", "dis", enterprise.id, 0), *to_today()),
    )
    return View(tuple(lines), rows)
