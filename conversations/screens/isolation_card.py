"""隔离观察 One isolation: how long, where and why, the readings of the last days, its history. The manager and the officer see the same
card; the officer sees surname and post until the name is opened."""

from datetime import date, timedelta

from conversations.about_isolation import ALL
from conversations.briefing import Briefing
from conversations.codes import Half, IsolationKind, IsolationStep
from conversations.returns import Isolation, IsolationChange
from conversations.roles import Action, Subject, may
from conversations.screens.isolation_parts import day_marks, day_of, half_now, masked_ward, over, owes_now, reading_at, ward
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

DAYS = 5
"""Days of readings on the card."""
HISTORY = 6
"""Changes on the card, the newest ones."""
BY_OFFICER = frozenset(set(IsolationStep) - {IsolationStep.OPENED, IsolationStep.COMPLETED})
"""Steps that an officer may have made: what the managers are told of. An officer's have a reason, a verdict's have none."""


def mine(isolation: Isolation, briefing: Briefing) -> bool:
    """Whether the reader reports for this person."""
    return may(briefing.account, Action.TAKE_READING, Subject(isolation.enterprise_id, isolation.path))


def isolation_card(isolation: Isolation, briefing: Briefing, *said: Line) -> View:
    """The card as it stands now, for whoever looks at it."""
    own = mine(isolation, briefing)
    lines = [*said, Line("isolation-title", {"person": ward(isolation) if own else masked_ward(isolation)})]
    lines.append(Line("alert-where", {"enterprise": isolation.enterprise_name, "division": isolation.division_name}))
    lines += _state(isolation, briefing)
    lines += readings_table(isolation, briefing)
    lines += history(isolation)
    manager = _manager_rows(isolation, briefing) if own else ()
    officer = _officer_rows(isolation, briefing)
    last = (button("wards", "ward", isolation.enterprise_id, 0), *to_today()) if own else to_today()
    return View(tuple(lines), (*manager, *officer, last))


def _state(isolation: Isolation, briefing: Briefing) -> list[Line]:
    if isolation.ended is not None:
        return [Line(f"isolation-ended-{isolation.ended}"), _because(isolation)]
    kind = Line(f"isolation-{isolation.kind}")
    facts: dict[str, Fact] = {"kind": kind, "until": isolation.until, "day": day_of(isolation, briefing.today)}
    left = [] if isolation.present else [Line("isolation-departed")]
    return [Line("isolation-state", facts), _because(isolation), *left]


def _because(isolation: Isolation) -> Line:
    return Line(f"isolation-because-{isolation.rule}", {"first": isolation.first})


def readings_table(isolation: Isolation, briefing: Briefing) -> list[Line]:
    """The last days, the newest first: a line a day."""
    lines: list[Line] = []
    for back in range(DAYS):
        day = briefing.today - timedelta(days=back)
        marks = day_marks(isolation, day, briefing)
        symptoms = tuple(Line(f"symptom-{code}") for code in _symptoms(isolation, day))
        if marks:
            told = Line("isolation-readings-of", {"day": day, "marks": marks})
            lines.append(Line("isolation-readings-unwell", {"readings": told, "symptoms": symptoms}) if symptoms else told)
    return [Line("isolation-readings"), *lines] if lines else []


def _symptoms(isolation: Isolation, day: date) -> tuple[str, ...]:
    told = [code.value for half in Half if (taken := reading_at(isolation, day, half)) is not None for code in taken.symptoms]
    return tuple(dict.fromkeys(told))


def history(isolation: Isolation) -> list[Line]:
    """The newest changes, oldest first."""
    if not isolation.changes:
        return []
    return [
        Line("isolation-history"),
        *(Line("isolation-history-line", {"change": change_line(each)}) for each in isolation.changes[-HISTORY:]),
    ]


def change_line(change: IsolationChange) -> Line:
    """One change: when, what, by whom and why."""
    facts: dict[str, Fact] = {"day": change.at.date(), "at": change.at, "what": step_line(change)}
    if change.by and change.note:
        return Line("isolation-change-noted", {**facts, "by": change.by, "note": reason(change.note)})
    return Line("isolation-change-by", {**facts, "by": change.by}) if change.by else Line("isolation-change", facts)


def step_line(change: IsolationChange) -> Line:
    """What a step did, in words."""
    return Line(f"isolation-step-{change.step}", {"until": change.until})


def reason(note: str) -> str | Line:
    """A usual reason is stored by its name (`=central_room`) and worded in the reader's language; a typed note stands as it is."""
    return Line(f"isolation-reason-{note[1:]}") if note.startswith("=") else note


def _manager_rows(isolation: Isolation, briefing: Briefing) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if over(isolation, briefing):
        rows.append((button("isolation-over", "isowell", isolation.id, style=Style.PRIMARY),))
    if isolation.ended is None and isolation.present:
        half = half_now(briefing)
        taken = reading_at(isolation, briefing.today, half) is not None
        data = f"read:{isolation.enterprise_id}:{briefing.today}:{half}:{isolation.staff_id}"
        if taken or owes_now(isolation, briefing):
            key = "button-reading-again" if taken else "button-reading"
            rows.append((Button(Line(key, {"half": Line(f"half-{half}")}), data, Style.PLAIN if taken else Style.PRIMARY),))
    return tuple(rows)


def steps_now(isolation: Isolation, briefing: Briefing) -> tuple[IsolationStep, ...]:
    """What an officer can do now: nothing of an isolation that has ended; nothing is shortened whose last day has come."""
    if isolation.ended is not None:
        return ()
    moved = IsolationStep.TO_CENTRAL if isolation.kind is IsolationKind.HOME else IsolationStep.TO_HOME
    shorten = (IsolationStep.SHORTENED,) if isolation.until > briefing.today else ()
    return (IsolationStep.EXTENDED, *shorten, moved, IsolationStep.RELEASED)


def _officer_rows(isolation: Isolation, briefing: Briefing) -> Rows:
    where = Subject(path=isolation.path)
    if not may(briefing.account, Action.CHANGE_ISOLATION, where):
        return ()
    buttons = [
        Button(
            Line(f"button-isolation-{step}"),
            f"isostep:{isolation.id}:{step}",
            Style.DANGER if step is IsolationStep.RELEASED else Style.PLAIN,
        )
        for step in steps_now(isolation, briefing)
    ]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    see = (button("detail", "isoname", isolation.id), button("enterprise-card", "ent", isolation.enterprise_id))
    held = briefing.account.divisions() if briefing.account else ()
    division = next((m.division for m in held if isolation.path.startswith(m.path)), None)
    return (*rows, see, *(((button("isolated-list", "isolist", division, ALL, 0),),) if division is not None else ()))


def isolated(isolation: Isolation, briefing: Briefing) -> View | None:
    """For the managers, after an officer's step; None for anybody else, and when no officer has made one."""
    change = next((each for each in reversed(isolation.changes) if each.note and each.step in BY_OFFICER), None)
    if change is None or not mine(isolation, briefing):
        return None
    facts: dict[str, Fact] = {"person": ward(isolation), "enterprise": isolation.enterprise_name, "change": change_line(change)}
    way_on = Line(f"isolated-{'ended' if isolation.ended is not None else 'goes-on'}")
    rows: Rows = ((button("open-isolation", "iso", isolation.id),), to_today())
    return View((Line("isolated-title", facts), way_on), rows, card=f"isolated/{isolation.id}/{len(isolation.changes)}")
