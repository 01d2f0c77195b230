"""Of whom a ledger has to tell, and who is told of by itself: the one place that says so for questionnaire, one tap and typed message."""

from collections.abc import Collection

from conversations.briefing import Ledger
from conversations.codes import BarReason, Status
from conversations.policy import Policy
from conversations.records import HealthEntry
from conversations.return_facts import Bar
from conversations.rules.fitness import is_unfit

ALERTING = frozenset({BarReason.ISOLATION, BarReason.NOT_FIT})
"""Bars against which an attempt to put somebody on post is alerted, like putting somebody ill on post (D3)."""


def bar_of(ledger: Ledger, staff_id: int) -> Bar | None:
    """Why somebody may not be on post; None for everybody who may."""
    return next((bar for bar in ledger.bars if bar.staff_id == staff_id), None)


def not_returned(staff_id: int) -> HealthEntry:
    """未返岗, and nothing else is told."""
    return HealthEntry(staff_id, None, (), Status.NOT_RETURNED)


def filed_again(ledger: Ledger, policy: Policy) -> tuple[HealthEntry, ...]:
    """未返岗照旧: entries that a report holds without being told. Nobody took a temperature, so none is repeated; who was unwell when last
    told of is asked about instead."""
    return tuple(not_returned(entry.staff_id) for entry in ledger.standing if not is_unfit(entry.temperature, entry.symptoms, policy))


def barred(ledger: Ledger, policy: Policy) -> tuple[Bar, ...]:
    """Bars of those who have to be told of, because nothing is filed for them by itself."""
    standing = {entry.staff_id for entry in filed_again(ledger, policy)}
    return tuple(bar for bar in ledger.bars if bar.staff_id not in standing)


def may_wait(ledger: Ledger, policy: Policy) -> tuple[Bar, ...]:
    """Those of the barred who may be filed as not returned all together, without a question about each: nobody in isolation, nobody ill,
    nobody of whom the last report told something unwell."""
    asked = {entry.staff_id for entry in (*ledger.carried, *ledger.standing)}
    return tuple(bar for bar in barred(ledger, policy) if bar.reason not in ALERTING and bar.staff_id not in asked)


def to_be_told(ledger: Ledger, policy: Policy) -> tuple[int, ...]:
    """Ids of those a report has to tell of: those in isolation or hospital in the last report first, then the others who may not be on
    post."""
    carried = [entry.staff_id for entry in ledger.carried]
    return tuple(dict.fromkeys((*carried, *(bar.staff_id for bar in barred(ledger, policy)))))


def completed(told: tuple[HealthEntry, ...], ledger: Ledger, policy: Policy) -> tuple[HealthEntry, ...]:
    """What was told, and those who stand as not returned and were not told of."""
    known = {entry.staff_id for entry in told}
    return (*told, *(entry for entry in filed_again(ledger, policy) if entry.staff_id not in known))


def wrongly_on_post(entries: Collection[HealthEntry], ledger: Ledger) -> tuple[Bar, ...]:
    """Bars of those whom a report with these entries puts on post."""
    away = {entry.staff_id for entry in entries if entry.status is not Status.ON_POST}
    return tuple(bar for bar in ledger.bars if bar.staff_id not in away)


def beyond(entries: tuple[HealthEntry, ...], ledger: Ledger, policy: Policy) -> tuple[HealthEntry, ...]:
    """Entries of a filed report without those that would be filed again by themselves."""
    again = filed_again(ledger, policy)
    return tuple(entry for entry in entries if entry not in again)
