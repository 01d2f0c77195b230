"""指派 Who answers for a sector or an enterprise: the divisions where officers may be assigned, the assignments of a place, their end."""

from conversations.briefing import Briefing
from conversations.duty import Assigning, Assignment, Below, BelowPage
from conversations.roles import Action, Subject, may
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

MOST_LISTED = 20
MOST_BUTTONS = 12


def below_card(page: BelowPage, code: str) -> View:
    """A page of divisions. `code`: of the division that they lie in; empty for all."""
    if not page.divisions:
        return View((Line("assign-title"), Line("assign-nowhere")), (to_today(),))
    rows: list[tuple[Button, ...]] = [(Button(_division_label(one), f"asg:d{one.division}"),) for one in page.divisions]
    turning = [button("previous", "assign", code, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        turning.append(Button(Line("button-next", {"page": page.page + 2, "pages": page.pages}), f"assign:{code}:{page.page + 1}"))
    turned: Rows = (tuple(turning),) if turning else ()
    return View((Line("assign-title"), Line("assign-where")), (*rows, *turned, to_today()))


def _division_label(one: Below) -> Line:
    facts: dict[str, Fact] = {"name": one.name, "count": one.assignments}
    return Line("button-assign-division-some" if one.assignments else "button-assign-division", facts)


def assigning_card(place: Assigning, briefing: Briefing, *said: Line) -> View:
    """The assignments of a division or of an enterprise."""
    lines = [*said, Line("assign-place", {"name": place.name})]
    lines += [_assignment_line(one) for one in place.assignments[:MOST_LISTED]]
    if len(place.assignments) > MOST_LISTED:
        lines.append(Line("assign-more", {"count": len(place.assignments) - MOST_LISTED}))
    if not place.assignments:
        lines.append(Line("assign-none-enterprise" if place.enterprise_id is not None else "assign-none"))
    new = button("assign-officer" if place.enterprise_id is not None else "assign-sector", "asgnew", place.key, style=Style.PRIMARY)
    ends = [
        Button(Line("button-assign-end", {"officer": one.officer, "what": what(one)}), f"asgend:{place.key}:{one.id}")
        for one in place.assignments[:MOST_BUTTONS]
    ]
    rota: Rows = ((button("duty-see", "duty", place.key[1:]),),) if place.enterprise_id is None else ()
    return View(tuple(lines), ((new,), *((each,) for each in ends), *rota, (_back(place, briefing), *to_today())))


def what(one: Assignment) -> Fact:
    """The sector or the enterprise."""
    return Line(f"sector-{one.sector}") if one.sector is not None else one.enterprise


def _assignment_line(one: Assignment) -> Line:
    return Line("assign-line" if one.counts else "assign-line-gone", {"officer": one.officer, "what": what(one), "since": one.since})


def _back(place: Assigning, briefing: Briefing) -> Button:
    if place.enterprise_id is not None:
        return button("back", "ent", place.enterprise_id)
    account = briefing.account
    above = [m.division for m in account.divisions() if may(account, Action.ASSIGN, Subject(path=place.path))] if account else []
    return button("back", "assign", *((above[0], 0) if above and account and not account.is_admin() else ()))


def assigned(place: Assigning, officer: str, about: Fact, moved: int) -> View:
    """It is stored."""
    facts: dict[str, Fact] = {"officer": officer, "what": about, "count": moved}
    line = Line("assign-done-moved" if moved else "assign-done", facts)
    return View((line,), ((button("assign-see", "asg", place.key),), to_today()))


def end_confirm(place: Assigning, one: Assignment) -> View:
    """Before it ends; the open alerts go along or not."""
    facts: dict[str, Fact] = {"officer": one.officer, "what": what(one), "count": place.open_of(one.sector)}
    if not facts["count"]:
        ways: Rows = ((Button(Line("button-assign-end-yes"), f"asgend:{place.key}:{one.id}:keep", Style.DANGER),),)
        lines: tuple[Line, ...] = (Line("assign-end", facts),)
    else:
        ways = (
            (Button(Line("button-assign-end-move"), f"asgend:{place.key}:{one.id}:move", Style.DANGER),),
            (Button(Line("button-assign-end-keep"), f"asgend:{place.key}:{one.id}:keep", Style.DANGER),),
        )
        lines = (Line("assign-end", facts), Line("assign-end-open", facts))
    return View(lines, (*ways, (button("back", "asg", place.key),)))


def ended(place: Assigning, one: Assignment, *, moved: bool) -> View:
    """It has ended."""
    facts: dict[str, Fact] = {"officer": one.officer, "what": what(one), "count": place.open_of(one.sector)}
    line = Line("assign-ended-moved" if moved and facts["count"] else "assign-ended", facts)
    return View((line,), ((button("assign-see", "asg", place.key),), to_today()))
