"""返岗核查 The manager's list of return checks: who owes one, what waits for confirmation, what was filed; and the link to declare."""

from collections.abc import Sequence
from datetime import date

from conversations.briefing import Briefing, Enterprise, Person
from conversations.codes import BarReason, Verdict
from conversations.engine.people import namesakes, person_label, person_name
from conversations.return_facts import Bar
from conversations.return_scope import OWING
from conversations.returns import Check
from conversations.screens.bars import bar_line
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 8
"""Rows on a page."""
ICONS = {Verdict.FIT: "✅", Verdict.OBSERVED: "🟢", Verdict.INCOMPLETE: "🟡", Verdict.ISOLATE: "🟠", Verdict.NOT_FIT: "🔴"}
"""Beside the words for those who know them; the words stand on the card."""


def unconfirmed(check: Check) -> bool:
    """Whether a manager still has to look at what the person declared."""
    return check.self_declared and not check.confirmed


def owing(enterprise_id: int, briefing: Briefing) -> tuple[Bar, ...]:
    """Who is barred from the post until there is a check."""
    ledger = briefing.ledgers.get(enterprise_id)
    return tuple(bar for bar in (ledger.bars if ledger else ()) if bar.reason in OWING)


def return_list(enterprise: Enterprise, briefing: Briefing, page: int, *said: Line) -> View:
    """Who owes a check and why, what waits for confirmation, then the checks, newest first."""
    people = {person.id: person for person in briefing.rosters[enterprise.id] if not person.departed}
    same = namesakes(briefing.rosters[enterprise.id])
    bars = [bar for bar in owing(enterprise.id, briefing) if bar.staff_id in people]
    checks = [check for check in briefing.checks.get(enterprise.id, ()) if check.staff_id in people]
    owed = {bar.staff_id for bar in bars}
    first = [check for check in checks if unconfirmed(check) and check.staff_id not in owed]
    others = [check for check in checks if not unconfirmed(check) and check.staff_id not in owed]
    isolated = {each.staff_id: each.until for each in briefing.wards.get(enterprise.id, ()) if each.ended is None}
    rows = [
        *(_owed(enterprise.id, people[bar.staff_id], bar, same, briefing) for bar in bars),
        *(_listed("check-waiting", check, people[check.staff_id], same, isolated.get(check.staff_id)) for check in first),
        *(_listed("check-listed", check, people[check.staff_id], same, isolated.get(check.staff_id)) for check in others),
    ]
    pages = max(1, -(-len(rows) // PAGE))
    page = max(0, min(page, pages - 1))
    shown = rows[page * PAGE : (page + 1) * PAGE]
    counts = Line("returns-counts", {"owed": len(bars), "waiting": len(first), "checks": len(checks)})
    lines = [*said, Line("returns-title", {"enterprise": enterprise.name}), counts if rows else _empty(people)]
    lines += [line for line, _ in shown]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    buttons = [made for _, made in shown]
    grid: Rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return View(tuple(lines), (*grid, *_turning(enterprise.id, page, pages), *_ways(enterprise.id, people), to_today()))


def _empty(people: dict[int, Person]) -> Line:
    return Line("returns-none") if people else Line("return-no-staff")


def _ways(enterprise_id: int, people: dict[int, Person]) -> Rows:
    if not people:
        return ((button("add-staff", "add", enterprise_id, style=Style.PRIMARY),),)
    return ((button("return-new", "retnew", enterprise_id, style=Style.PRIMARY),),)


def _owed(enterprise_id: int, person: Person, bar: Bar, same: Sequence[Person], briefing: Briefing) -> tuple[Line, Button]:
    line = Line("return-owed", {"person": person_label(person, same), "why": bar_line(bar, briefing.today)})
    return line, Button(Line("button-check-owed", {"person": person_name(person, same)}), f"retone:{enterprise_id}:{person.id}")


def _listed(key: str, check: Check, person: Person, same: Sequence[Person], isolated: date | None = None) -> tuple[Line, Button]:
    """One check. Where the person is still in isolation, that counts, whatever a later check came to; where it has ended, that."""
    verdict = check.judgement.verdict if isolated is None else Verdict.ISOLATE
    said = Line(f"verdict-name-{verdict}") if verdict is not Verdict.ISOLATE else Line("check-isolation-over")
    facts: dict[str, Fact] = {
        "icon": ICONS[verdict],
        "person": person_label(person, same),
        "verdict": said if isolated is None else Line("check-isolated", {"until": isolated}),
        "day": check.declaration.return_day,
    }
    label = Line(f"button-{key}", {"icon": ICONS[verdict], "person": person_name(person, same)})
    return Line(key, facts), Button(label, f"chk:{check.id}:{check.enterprise_id}")


def _turning(enterprise_id: int, page: int, pages: int) -> Rows:
    turning = [button("previous", "ret", enterprise_id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"ret:{enterprise_id}:{page + 1}"))
    return (tuple(turning),) if turning else ()


def person_without(enterprise: Enterprise, person: Person, people: Sequence[Person], *, owes: bool) -> View:
    """One person who has no check yet: the two ways to one. `owes`: who is not on post before there is one."""
    lines = [Line("check-title", {"person": person_label(person, namesakes(people))}), Line("check-none")]
    lines += [Line("check-owed")] if owes else []
    rows: Rows = (
        (button("check-begin", "retnew", enterprise.id, person.id, style=Style.PRIMARY),),
        (button("check-link", "retlink", enterprise.id, person.id),),
        (button("returns", "ret", enterprise.id, 0), *to_today()),
    )
    return View(tuple(lines), rows)


def link_coming(enterprise: Enterprise, person: Person, people: Sequence[Person], days: int) -> View:
    """The link comes as the next message, so that it can be sent on as it is."""
    facts: dict[str, Fact] = {"person": person_label(person, namesakes(people)), "days": days}
    return View((Line("link-coming", facts),), ((button("returns", "ret", enterprise.id, 0),), to_today()))


LINK = "link"
"""The card with a link for a person: a message of which the text itself is a secret."""


def declare_link(name: str, link: str, days: int) -> View:
    """The message that is sent on to the person: it carries no buttons, and nothing of anybody else."""
    return View((Line("declare-link", {"name": name, "link": link, "days": days}),), card=LINK)


def return_today(enterprise: Enterprise, briefing: Briefing, *, alone: bool = True) -> Rows:
    """The way to the return checks on the today card, with what is to be done there. Where the reader has several enterprises it stands
    there only for those with something to do."""
    ledger = briefing.ledgers.get(enterprise.id)
    bars = ledger.bars if ledger else ()
    owed = sum(bar.reason in OWING for bar in bars)
    waiting = sum(bar.reason is BarReason.UNCONFIRMED for bar in bars)
    if not owed and not waiting:
        return ((button("returns", "ret", enterprise.id, 0),),) if alone else ()
    what = Line("button-returns-to-do", {"owed": owed, "waiting": waiting})
    label = what if alone else Line("button-of-division", {"what": what, "division": enterprise.name})
    return ((Button(label, f"ret:{enterprise.id}:0", Style.PRIMARY),),)
