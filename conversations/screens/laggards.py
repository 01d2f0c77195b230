"""未报企业 The laggards of a division: the digest after the cutoff and the same list at any time, eight a page."""

from conversations.briefing import Laggard, Laggards
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View


def laggard_list(page: Laggards) -> View:
    """The list as it stands now."""
    if not page.owed:
        return View((Line("laggards-nothing-owed", {"division": page.division_name}), *_closed(page)), (to_today(),))
    return View(_lines(page, Line("laggards-title", {"division": page.division_name, "day": page.day})), _rows(page))


def digest(page: Laggards) -> View | None:
    """截报汇总: sent once after the cutoff; nothing when no enterprise owed a report."""
    if not page.owed:
        return None
    lines = _lines(page, Line("digest-title", {"division": page.division_name, "day": page.day}))
    return View(lines, _rows(page), card=f"digest/{page.division}/{page.day}")


def _lines(page: Laggards, title: Line) -> tuple[Line, ...]:
    counts = Line("laggards-counts", {"owed": page.owed, "reported": page.owed - page.total, "total": page.total})
    if not page.total:
        return (title, counts, *_closed(page), Line("laggards-none"))
    first = page.page * 8
    shown = tuple(_line(first + place, laggard, page.division_name) for place, laggard in enumerate(page.laggards, start=1))
    silent = page.total - page.reachable
    unreachable = (Line("laggards-unreachable", {"count": silent}),) if silent else ()
    turning = (Line("page-of", {"page": page.page + 1, "pages": page.pages}),) if page.pages > 1 else ()
    return (title, counts, *_closed(page), *shown, *unreachable, *turning)


def _closed(page: Laggards) -> tuple[Line, ...]:
    return (Line("laggards-closed", {"count": page.closed}),) if page.closed else ()


def _line(place: int, laggard: Laggard, division: str) -> Line:
    """The division is named where it is not the one that the list is of."""
    within = Line("enterprise-in", {"name": laggard.name, "division": laggard.division_name})
    facts: dict[str, Fact] = {"place": place, "name": laggard.name if laggard.division_name == division else within}
    if not laggard.managers:
        return Line("laggard-unenrolled", facts)
    if not laggard.reachable:
        return Line("laggard-unreachable", facts)
    if laggard.reminded_at is not None:
        return Line("laggard-reminded", {**facts, "at": laggard.reminded_at})
    return Line("laggard", facts)


def _rows(page: Laggards) -> Rows:
    rows: list[tuple[Button, ...]] = []
    first = page.page * 8
    for place, laggard in enumerate(page.laggards, start=first + 1):
        see = Button(Line("button-laggard", {"place": place, "name": laggard.name}), f"ent:{laggard.enterprise_id}")
        remind = Button(Line("button-remind-one", {"place": place}), f"rem:{page.division}:{laggard.enterprise_id}:{page.page}")
        rows.append((see, remind) if laggard.reachable else (see,))
    turning = [button("previous", "lag", page.division, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        label = Line("button-next", {"page": page.page + 2, "pages": page.pages})
        turning.append(Button(label, f"lag:{page.division}:{page.page + 1}"))
    if turning:
        rows.append(tuple(turning))
    if page.remindable:
        label = Line("button-remind-all", {"count": page.remindable})
        rows.append((Button(label, f"remall:{page.division}", Style.PRIMARY),))
    if page.reachable:
        rows.append((button("message-laggards", "msglag", page.division),))
    return (*rows, (button("refresh", "lag", page.division, page.page), *to_today()))


def remind_all(page: Laggards) -> View:
    """Before all are reminded: how many will get a message."""
    facts = {"count": page.remindable, "silent": page.total - page.reachable, "recent": page.reachable - page.remindable}
    rows = (
        (Button(Line("button-remind-all", {"count": page.remindable}), f"remall:{page.division}:yes", Style.PRIMARY),),
        (button("back", "lag", page.division, 0),),
    )
    return View((Line("remind-all-confirm", facts),), rows)
