"""花名册 The roster: who works here, and one person of it."""

from collections.abc import Sequence
from datetime import date

from conversations.briefing import Enterprise, Person
from conversations.engine.people import namesakes, person_label
from conversations.return_facts import Bar
from conversations.screens.bars import bar_line, way_rows
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Rows, Style, View

PAGE = 16


def roster(enterprise: Enterprise, people: Sequence[Person], page: int, *said: Line) -> View:
    """Present staff, two a row; nobody yet: how to begin."""
    present = [person for person in people if not person.departed]
    add = (button("add-staff", "add", enterprise.id, style=Style.PRIMARY),)
    title = Line("roster-title", {"name": enterprise.name, "count": len(present)})
    if not present:
        return View((*said, title, Line("roster-empty")), (add, to_today()))
    pages = -(-len(present) // PAGE)
    page = max(0, min(page, pages - 1))
    shown = present[page * PAGE : (page + 1) * PAGE]
    same = namesakes(present)
    buttons = [Button(person_label(person, same), f"person:{enterprise.id}:{person.id}") for person in shown]
    rows: list[tuple[Button, ...]] = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    turning = [button("previous", "roster", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"roster:{enterprise.id}:{page + 1}"))
    rows += [tuple(turning)] if turning else []
    of = (Line("page-of", {"page": page + 1, "pages": pages}),) if pages > 1 else ()
    return View((*said, title, Line("roster-hint"), *of), (*rows, add, to_today()))


def person_card(
    enterprise: Enterprise, person: Person, people: Sequence[Person], *said: Line, barred: tuple[Bar, date] | None = None
) -> View:
    """One staff member among the `people` of the roster, and what can be done. `barred`: why the person may not be on post on that day."""
    lines = [*said, Line("person-title", {"person": person_label(person, people), "enterprise": enterprise.name})]
    if person.department:
        lines.append(Line("person-department", {"department": person.department}))
    back = (button("to-roster", "roster", enterprise.id, 0),)
    if person.departed:
        lines.append(Line("person-departed"))
        return View(tuple(lines), ((button("undo-depart", "undepart", enterprise.id, person.id),), back))
    if barred is not None:
        lines.append(Line("ledger-not-on-post", {"why": bar_line(*barred)}))
    rows: Rows = (
        *(way_rows(barred[0], enterprise.id) if barred is not None else ((button("returns", "retone", enterprise.id, person.id),),)),
        (button("rename", "rename", enterprise.id, person.id), button("depart", "depart", enterprise.id, person.id)),
        back,
    )
    return View(tuple(lines), rows)


def depart_confirm(enterprise: Enterprise, person: Person, people: Sequence[Person]) -> View:
    """Before somebody is taken off the roster."""
    rows: Rows = (
        (button("depart-yes", "depart", enterprise.id, person.id, "yes", style=Style.DANGER),),
        (button("back", "person", enterprise.id, person.id),),
    )
    return View((Line("depart-confirm", {"person": person_label(person, people)}),), rows)
