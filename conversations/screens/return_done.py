"""Right after return checks were filed: the verdict of each, what follows, and where to go on."""

from collections.abc import Mapping, Sequence

from conversations.briefing import Briefing, Enterprise, Ledger
from conversations.codes import MAY_RETURN, Status
from conversations.return_filing import Filed
from conversations.screens.parts import button, to_today
from conversations.screens.verdict import verdict_lines
from conversations.view import Button, Line, Style, View

MOST_BUTTONS = 6
"""People who get a button of their own below the verdicts; the others stand on the list."""
MOST_REASONS = 8
"""Different verdicts up to which each stands with its reason; of more no card could show them."""


def is_on_post(staff_id: int, ledger: Ledger | None) -> bool:
    """Whether today's report has somebody on post: told so, or not told of at all."""
    if ledger is None or ledger.today is None:
        return False
    entry = next((each for each in ledger.today.entries if each.staff_id == staff_id), None)
    return entry is None or entry.status is Status.ON_POST


def checked(enterprise: Enterprise, done: Sequence[Filed], names: Mapping[int, Line], briefing: Briefing) -> View:
    """The verdict of everybody, whoever may not come first."""
    ledger = briefing.ledgers.get(enterprise.id)
    ordered = sorted(done, key=_may_return)
    lines = [Line("return-done", {"enterprise": enterprise.name})]
    told = _told_alike(ordered, names, briefing)
    for people, said in told:
        lines.append(Line("return-done-person", {"person": people}))
        lines += said if len(told) <= MOST_REASONS else said[:1]
    barred = [one.declaration.staff_id for one in ordered if not _may_return(one) and not one.is_over]
    on_post = [key for key in barred if is_on_post(key, ledger)]
    lines += on_post_lines(tuple(names[key] for key in on_post))
    rows: list[tuple[Button, ...]] = [_person(enterprise.id, key, names[key]) for key in barred[:MOST_BUTTONS]]
    rows += [amend_row(enterprise.id, briefing)] if on_post else []
    return View(tuple(lines), (*rows, (button("returns", "ret", enterprise.id, 0),), to_today()))


def _told_alike(ordered: Sequence[Filed], names: Mapping[int, Line], briefing: Briefing) -> list[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """What is said of whom: people of one journey mostly come to the same, which is said once."""
    found: list[tuple[tuple[Line, ...], tuple[Line, ...]]] = []
    for one in ordered:
        ahead = _may_return(one) and one.declaration.return_day > briefing.today
        begins = (Line("return-from", {"day": one.declaration.return_day}),) if ahead else ()
        said = (*goes_on_lines(one), *verdict_lines(one.judgement, is_over=one.is_over), *begins)
        place = next((place for place, (_, lines) in enumerate(found) if lines == said), len(found))
        people = (*(found[place][0] if place < len(found) else ()), names[one.declaration.staff_id])
        found[place : place + 1] = [(people, said)]
    return found


def _may_return(one: Filed) -> bool:
    return one.judgement.verdict in MAY_RETURN and not one.goes_on


def goes_on_lines(one: Filed) -> tuple[Line, ...]:
    """That a milder verdict does not end an isolation."""
    if not one.goes_on or one.before.isolation is None:
        return ()
    return (Line("isolation-goes-on", {"until": one.before.isolation.until}),)


def on_post_lines(names: tuple[Line, ...]) -> tuple[Line, ...]:
    """That today's report says otherwise."""
    return (Line("return-on-post", {"names": names}),) if names else ()


def amend_row(enterprise_id: int, briefing: Briefing) -> tuple[Button, ...]:
    """The way to correct today's report."""
    return (button("amend", "amend", enterprise_id, briefing.today, style=Style.PRIMARY),)


def _person(enterprise_id: int, staff_id: int, name: Line) -> tuple[Button, ...]:
    return (Button(Line("button-check-of", {"person": name}), f"retone:{enterprise_id}:{staff_id}"),)
