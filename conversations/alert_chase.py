"""An alert's fact as a chase, and the fact as it is after a change: what the card shows right after a tap."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from conversations.alert import ON_ITS_WAY, Alert, TimelineEntry
from conversations.chain import Change, Chase, Event, Happening, Notice, NoticeKind
from conversations.codes import AlertOutcome, AlertState

TELLING = {
    NoticeKind.STEP: Happening.TOLD,
    NoticeKind.AGAIN: Happening.AGAIN,
    NoticeKind.ASK: Happening.ASKED,
    NoticeKind.HANDED: Happening.HANDED_OVER,
    NoticeKind.BACK: Happening.TAKEN_BACK,
}
"""Of which happening a notice tells."""


def chase_of(alert: Alert) -> Chase:
    """Where the alert stands in its chain."""
    return Chase(
        alert.chain,
        alert.state,
        alert.step,
        alert.round,
        alert.due,
        alert.next_at,
        alert.holder_id,
        alert.silent_until,
        alert.confirmed,
    )


def after(alert: Alert, change: Change, now: datetime, names: Mapping[int, str], outcome: AlertOutcome | None = None) -> Alert:
    """The alert as it is once `change` is stored. `names`: of the accounts that it names; `outcome`: how it ended, if it did."""
    chase = change.chase
    entries = tuple(_entry(event, change.notices, now, names) for event in change.events)
    taken = chase.holder is not None and (chase.holder != alert.holder_id or chase.confirmed != alert.confirmed)
    moved = replace(
        alert,
        state=chase.state,
        chain=chase.chain,
        step=chase.step,
        round=chase.round,
        due=chase.due,
        next_at=chase.next_at,
        holder_id=chase.holder,
        holder="" if chase.holder is None else names.get(chase.holder, alert.holder),
        silent_until=chase.silent_until,
        confirmed=chase.confirmed,
        acknowledged_at=None if chase.holder is None else now if taken else alert.acknowledged_at,
        timeline=(*alert.timeline, *entries),
    )
    if chase.state is alert.state:
        return moved
    if chase.state is AlertState.RESOLVED:
        ended = change.events[-1]
        by = "" if ended.by is None else names.get(ended.by, "")
        return replace(moved, resolved_at=now, resolved_by=by, note=ended.note, outcome=outcome)
    return replace(moved, resolved_at=None, resolved_by="", note="", outcome=None)


def _entry(event: Event, notices: tuple[Notice, ...], now: datetime, names: Mapping[int, str]) -> TimelineEntry:
    told = {one for notice in notices if TELLING[notice.kind] is event.kind for one in notice.people}
    people = tuple((names[one], ON_ITS_WAY if one in told else "") for one in event.people if one in names)
    by = "" if event.by is None else names.get(event.by, "")
    return TimelineEntry(now, event.kind, by, people, event.step, event.until, event.note)
