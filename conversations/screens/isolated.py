"""隔离名单 Those in isolation in a division, as its officers see them: eight a page, all of them or those who lack a temperature."""

from conversations.about_isolation import ALL, MISSED
from conversations.briefing import Briefing
from conversations.return_facts import IsolationPage
from conversations.returns import Isolation
from conversations.screens.isolation_parts import day_of, masked_ward, recent_marks
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 8


def isolation_list(page: IsolationPage, briefing: Briefing) -> View:
    """The list as it stands now."""
    title = Line("isolated-list-title", {"division": page.division_name})
    if not page.open:
        return View((title, Line("isolated-none")), ((button("refresh", "isolist", page.division, ALL, 0), *to_today()),))
    counts = Line("isolated-counts", {"open": page.open, "missed": page.missed})
    if not page.isolations:
        return View((title, counts, Line("isolated-none-missed")), _ways(page))
    first = page.page * PAGE
    shown = tuple(_line(first + place, each, briefing) for place, each in enumerate(page.isolations, 1))
    turning = (Line("page-of", {"page": page.page + 1, "pages": page.pages}),) if page.pages > 1 else ()
    buttons = [_button(first + place, each) for place, each in enumerate(page.isolations, 1)]
    people = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return View((title, counts, *shown, *turning), (*people, *_turning(page), *_ways(page)))


def _line(place: int, isolation: Isolation, briefing: Briefing) -> Line:
    facts: dict[str, Fact] = {
        "place": place,
        "person": masked_ward(isolation),
        "enterprise": isolation.enterprise_name,
        "kind": Line(f"isolation-{isolation.kind}"),
        "until": isolation.until,
        "day": day_of(isolation, briefing.today),
        "marks": recent_marks(isolation, briefing),
    }
    return Line("isolated-line" if isolation.present else "isolated-line-departed", facts)


def _button(place: int, isolation: Isolation) -> Button:
    return Button(Line("button-isolated-one", {"place": place, "person": masked_ward(isolation)}), f"iso:{isolation.id}")


def _turning(page: IsolationPage) -> Rows:
    turning = [button("previous", "isolist", page.division, page.filter, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        label = Line("button-next", {"page": page.page + 2, "pages": page.pages})
        turning.append(Button(label, f"isolist:{page.division}:{page.filter}:{page.page + 1}"))
    return (tuple(turning),) if turning else ()


def _ways(page: IsolationPage) -> Rows:
    """The other filter, the same list anew, and back."""
    count = page.open if page.filter == MISSED else page.missed
    other = ALL if page.filter == MISSED else MISSED
    label = Line(f"button-isolated-{other}", {"count": count})
    switch = (Button(label, f"isolist:{page.division}:{other}:0", Style.PRIMARY if other == MISSED and count else Style.PLAIN),)
    return (switch, (button("refresh", "isolist", page.division, page.filter, page.page), *to_today()))
