"""What officers see of disinfection: an enterprise's day and logs, photos, and who in a division has points open."""

from collections.abc import Sequence

from conversations.about_disinfection import book_of, manages
from conversations.attachment import SentPhoto
from conversations.briefing import Briefing, Enterprise
from conversations.disinfection import DisinfectionLog, OverdueEnterprise, OverduePage, PhotoAnswer, PhotoRequest
from conversations.roles import Membership
from conversations.rules.disinfection import points_today
from conversations.screens.disinfection import off_line, photo_button
from conversations.screens.disinfection_parts import log_line, point_line
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 8
POINTS = 10


def officer_card(enterprise: Enterprise, briefing: Briefing, *said: Line) -> View:
    """An enterprise's disinfection today."""
    book = book_of(enterprise.id, briefing)
    back = (button("enterprise-card", "ent", enterprise.id), *to_today())
    title = Line("disinfect-title", {"name": enterprise.name, "day": briefing.today, "at": briefing.now})
    seen = (button("disinfect-week", "disweek", enterprise.id, 0), button("disinfect-logs", "dislogs", enterprise.id, 0))
    if not book.points:
        return View((*said, title, Line("disinfect-none-there")), (*((seen,) if book.removed else ()), back))
    points = points_today(book, briefing.now, briefing.policy)
    off = off_line(enterprise, book, briefing)
    lines = [*said, title, *((off,) if off is not None else ())]
    lines += [point_line(one, briefing.today) for one in points[:POINTS]]
    lines += [Line("disinfect-more", {"count": len(points) - POINTS})] if len(points) > POINTS else []
    lines += [Line("photo-waiting", {"name": one.point_name, "by": one.asked_by, "at": one.asked_at}) for one in book.requests[:5]]
    rows: Rows = (
        seen,
        (button("photo-ask", "disask", enterprise.id, 0),),
        (button("refresh", "disof", enterprise.id), *back),
    )
    return View(tuple(lines), rows)


def log_list(enterprise: Enterprise, briefing: Briefing, page: int) -> View:
    """The logs of the last days, newest first, eight a page; photos are a tap away."""
    book, whole = book_of(enterprise.id, briefing), manages(enterprise.id, briefing)
    names: dict[int, Fact] = {point.id: point.plan.name for point in (*book.points, *book.removed)}
    logs = sorted(book.logs, key=lambda log: (log.treated.at, log.id), reverse=True)
    pages = max(1, -(-len(logs) // PAGE))
    page = max(0, min(page, pages - 1))
    shown = logs[page * PAGE : (page + 1) * PAGE]
    gone = Line("point-removed")
    lines = [Line("logs-title", {"name": enterprise.name, "count": len(logs)})]
    lines += [log_line(log, names.get(log.treated.point_id, gone), briefing.policy, whole_names=whole) for log in shown]
    lines += [] if logs else [Line("logs-none")]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    photos = [
        _photo_button(enterprise.id, log, names.get(log.treated.point_id, Line("point-removed"))) for log in shown if log.treated.photos
    ]
    turning = [button("previous", "dislogs", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"dislogs:{enterprise.id}:{page + 1}"))
    back = button("disinfect-see", "dis", enterprise.id, 0) if whole else button("disinfect-of", "disof", enterprise.id)
    rows = (*((one,) for one in photos), *((tuple(turning),) if turning else ()), (back, *to_today()))
    return View(tuple(lines), rows)


def _photo_button(enterprise_id: int, log: DisinfectionLog, name: Fact) -> Button:
    facts: dict[str, Fact] = {"name": name, "at": log.treated.at, "count": len(log.treated.photos)}
    return Button(Line("button-log-photos", facts), f"dispic:{enterprise_id}:{log.id}")


def photo_views(enterprise: Enterprise, log: DisinfectionLog, name: Fact, briefing: Briefing) -> tuple[View, ...]:
    """The photos of a log, each a message of its own."""
    whole = manages(enterprise.id, briefing)
    line = log_line(log, name, briefing.policy, whole_names=whole)
    back = button("disinfect-logs", "dislogs", enterprise.id, 0)
    return tuple(
        View((line,), ((back,),), card=f"dispic/{log.id}/{place}", attachment=SentPhoto(photo.file_id, photo.as_file))
        for place, photo in enumerate(log.treated.photos)
    )


def ask_list(enterprise: Enterprise, briefing: Briefing, page: int) -> View:
    """Of which point a fresh photo is wanted."""
    points = book_of(enterprise.id, briefing).points
    pages = max(1, -(-len(points) // POINTS))
    page = max(0, min(page, pages - 1))
    shown = points[page * POINTS : (page + 1) * POINTS]
    buttons = [Button(Line("button-point", {"name": point.plan.name}), f"disaskp:{enterprise.id}:{point.id}") for point in shown]
    turning = [button("previous", "disask", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"disask:{enterprise.id}:{page + 1}"))
    rows = (
        *(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)),
        *((tuple(turning),) if turning else ()),
        (button("back", "disof", enterprise.id),),
    )
    return View((Line("photo-which", {"name": enterprise.name}),), rows)


def overdue_list(page: OverduePage) -> View:
    """The enterprises of a division that have points open, as it stands now."""
    return View(_lines(page, Line("overdue-title", {"division": page.division_name, "day": page.day})), _rows(page))


def overdue_digest(page: OverduePage) -> View | None:
    """The same as an officer's evening digest; None when nobody has anything open."""
    if not page.total:
        return None
    lines = _lines(page, Line("overdue-digest", {"division": page.division_name, "day": page.day}))
    return View(lines, _rows(page), card=f"overdue/{page.division}/{page.day}")


def _lines(page: OverduePage, title: Line) -> tuple[Line, ...]:
    if not page.due:
        return title, Line("overdue-nobody-due")
    counts = Line("overdue-counts", {"due": page.due, "done": page.due - page.total, "total": page.total})
    if not page.total:
        return title, counts, Line("overdue-none")
    shown = tuple(_line(place, one, page.division_name) for place, one in enumerate(page.enterprises, start=page.page * PAGE + 1))
    of = (Line("page-of", {"page": page.page + 1, "pages": page.pages}),) if page.pages > 1 else ()
    return title, counts, *shown, *of


def _line(place: int, one: OverdueEnterprise, division: str) -> Line:
    within = Line("enterprise-in", {"name": one.name, "division": one.division_name})
    facts: dict[str, Fact] = {"place": place, "name": one.name if one.division_name == division else within}
    return Line("overdue-one", {**facts, "points": one.points, "slots": one.slots})


def _rows(page: OverduePage) -> Rows:
    rows: list[tuple[Button, ...]] = [
        (Button(Line("button-laggard", {"place": place, "name": one.name}), f"disof:{one.enterprise_id}"),)
        for place, one in enumerate(page.enterprises, start=page.page * PAGE + 1)
    ]
    turning = [button("previous", "overdue", page.division, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        label = Line("button-next", {"page": page.page + 2, "pages": page.pages})
        turning.append(Button(label, f"overdue:{page.division}:{page.page + 1}"))
    rows += [tuple(turning)] if turning else []
    return (*rows, (button("refresh", "overdue", page.division, page.page), *to_today()))


def overdue_today(membership: Membership, briefing: Briefing, *, alone: bool = True) -> tuple[list[Line], Rows]:
    """What the today card of an officer says of it; nothing where no enterprise has points due."""
    page = briefing.overdue.get(f"{membership.division}:0")
    if page is None or not page.due:
        return [], ()
    what = Line("button-overdue", {"count": page.total})
    label = what if alone else Line("button-of-division", {"what": what, "division": membership.division_name})
    return [Line("today-overdue", {"due": page.due, "total": page.total})], ((Button(label, f"overdue:{page.division}:0"),),)


def photo_asked(enterprise: Enterprise, requests: Sequence[PhotoRequest], request_id: int) -> View | None:
    """To the manager: an officer asks for a fresh photo; None when it has been sent."""
    request = next((one for one in requests if one.id == request_id), None)
    if request is None:
        return None
    facts: dict[str, Fact] = {"enterprise": enterprise.name, "name": request.point_name, "by": request.asked_by, "at": request.asked_at}
    return View((Line("photo-asked", facts),), ((photo_button(request),), to_today()))


def photo_sent(request: PhotoRequest) -> View:
    """To the manager who has sent it."""
    lines = (Line("photo-sent", {"name": request.point_name, "by": request.asked_by}),)
    return View(lines, ((button("disinfect-see", "dis", request.enterprise_id, 0), *to_today()),))


def photo_answered(answer: PhotoAnswer) -> View:
    """To the officer who asked: the photo, with what, where and when."""
    facts: dict[str, Fact] = {"enterprise": answer.enterprise_name, "name": answer.request.point_name, "day": answer.at.date()}
    line = Line("photo-answered", {**facts, "at": answer.at, "asked": answer.request.asked_at})
    rows = ((Button(Line("button-disinfect-of"), f"disof:{answer.request.enterprise_id}", Style.PLAIN), *to_today()),)
    photo = SentPhoto(answer.photo.file_id, answer.photo.as_file)
    return View((line,), rows, card=f"photo/{answer.request.id}", attachment=photo)
