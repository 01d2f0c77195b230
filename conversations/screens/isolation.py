"""隔离观察 Those in isolation: a manager's list, the lines of the today card, and the reminder of the temperatures that are owed."""

from collections.abc import Sequence

from conversations.about_isolation import ALL, MISSED
from conversations.briefing import Briefing, Enterprise
from conversations.returns import Isolation
from conversations.roles import Membership
from conversations.screens.isolation_parts import day_of, half_now, over, owes_now, recent_marks, ward
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 8
"""People on a page."""
NAMED = 12
"""People named in a reminder; of more, how many."""
ASKED = 3
"""Buttons on the today card for those whose last day has come."""


def wards_of(enterprise_id: int, briefing: Briefing) -> tuple[Isolation, ...]:
    """The present staff in isolation."""
    return tuple(each for each in briefing.wards.get(enterprise_id, ()) if each.present and each.ended is None)


def _reading_button(enterprise_id: int, owing: Sequence[Isolation], briefing: Briefing) -> tuple[Button, ...]:
    half = half_now(briefing)
    label = Line("button-readings", {"half": Line(f"half-{half}"), "count": len(owing)})
    return (Button(label, f"read:{enterprise_id}:{briefing.today}:{half}", Style.PRIMARY),)


def ward_list(enterprise: Enterprise, briefing: Briefing, page: int, *said: Line) -> View:
    """A manager's list: day n of 14, the last day, today's two readings."""
    wards = wards_of(enterprise.id, briefing)
    title = Line("wards-title", {"enterprise": enterprise.name, "count": len(wards)})
    if not wards:
        return View((*said, title, Line("wards-none")), (to_today(),))
    owing = [each for each in wards if owes_now(each, briefing)]
    pages = -(-len(wards) // PAGE)
    page = max(0, min(page, pages - 1))
    shown = wards[page * PAGE : (page + 1) * PAGE]
    lines = [*said, title, *(ward_line(each, briefing) for each in shown)]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    rows: list[tuple[Button, ...]] = [_reading_button(enterprise.id, owing, briefing)] if owing else []
    rows += [(Button(Line("button-ward", {"person": ward(each)}), f"iso:{each.id}"), *_over_button(each, briefing)) for each in shown]
    turning = [button("previous", "ward", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"ward:{enterprise.id}:{page + 1}"))
    rows += [tuple(turning)] if turning else []
    return View(tuple(lines), (*rows, (button("refresh", "ward", enterprise.id, page), *to_today())))


def _over_button(isolation: Isolation, briefing: Briefing) -> tuple[Button, ...]:
    return (button("isolation-over", "isowell", isolation.id),) if over(isolation, briefing) else ()


def ward_line(isolation: Isolation, briefing: Briefing) -> Line:
    """One person of a manager's list."""
    facts: dict[str, Fact] = {
        "person": ward(isolation),
        "kind": Line(f"isolation-{isolation.kind}"),
        "day": day_of(isolation, briefing.today),
        "until": isolation.until,
        "marks": recent_marks(isolation, briefing),
    }
    return Line("ward", facts)


def isolation_today(enterprise: Enterprise, briefing: Briefing, *, alone: bool = True) -> tuple[list[Line], Rows]:
    """What the today card says of an enterprise's people in isolation: the temperatures owed now, and whose last day has come. Where the
    reader has several enterprises (not `alone`), one button leads to the list."""
    wards = wards_of(enterprise.id, briefing)
    if not wards:
        return [], ()
    owing, ended = [each for each in wards if owes_now(each, briefing)], [each for each in wards if over(each, briefing)]
    half = Line(f"half-{half_now(briefing)}")
    lines = [Line("today-wards", {"count": len(wards)})]
    lines += [Line("today-readings", {"half": half, "count": len(owing)})] if owing else [Line("today-readings-done", {"half": half})]
    lines += [Line("today-isolation-over", {"people": tuple(map(ward, ended)), "count": len(ended)})] if ended else []
    if not alone:
        label = Line("button-wards-of", {"enterprise": enterprise.name, "count": len(owing)})
        return lines, ((Button(label, f"ward:{enterprise.id}:0"),),)
    asked = tuple((Button(Line("button-over", {"person": ward(each)}), f"isowell:{each.id}"),) for each in ended[:ASKED])
    reading = (_reading_button(enterprise.id, owing, briefing),) if owing else ()
    return lines, (*reading, *asked, (button("wards", "ward", enterprise.id, 0),))


def isolation_officer_today(membership: Membership, briefing: Briefing, *, alone: bool = True) -> tuple[list[Line], Rows]:
    """What the today card says of those in isolation in a division; nothing where nobody is."""
    page = briefing.isolation_pages.get(f"{membership.division}:{ALL}:0")
    if page is None or not page.open:
        return [], ()
    what = Line("button-isolated", {"count": page.open})
    label = what if alone else Line("button-of-division", {"what": what, "division": membership.division_name})
    chosen = MISSED if page.missed else ALL
    return [Line("today-isolated", {"open": page.open, "missed": page.missed})], ((Button(label, f"isolist:{page.division}:{chosen}:0"),),)


def readings_reminder(enterprise: Enterprise, briefing: Briefing) -> View | None:
    """Who still owes this half day's temperature, and whose last day has come; None when nothing is owed any more."""
    wards = wards_of(enterprise.id, briefing)
    owing = [each for each in wards if owes_now(each, briefing)]
    if not owing:
        return None
    names = tuple(ward(each) for each in owing[:NAMED])
    lines = [
        Line("readings-reminder", {"enterprise": enterprise.name, "half": Line(f"half-{half_now(briefing)}"), "count": len(owing)}),
        Line("readings-of", {"names": names, "more": len(owing) - len(names)}),
    ]
    ended = [each for each in wards if over(each, briefing)]
    lines += [Line("today-isolation-over", {"people": tuple(map(ward, ended[:NAMED])), "count": len(ended)})] if ended else []
    return View(tuple(lines), (_reading_button(enterprise.id, owing, briefing), to_today()))
