"""升级 What happens to an alert's chain: steps in time, and what officers and enterprises do to it. Pure: a chase in, a change out.

Three things always hold, whatever comes in which order (`broken` names what does not): at most one person holds an alert, and only an
acknowledged one is held; an alert that is not resolved has a moment at which something happens next; a resolved one is silent.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from conversations.chain import Chain, Change, Chase, Due, Event, Happening, Notice, NoticeKind, Step, StepKind, Who
from conversations.codes import AlertState

LATE = timedelta(minutes=1)
"""What is done later than this counts its waiting from when it was done: whoever is told late has as long as everybody."""
NOBODY_THERE = timedelta(minutes=5)
"""After so long it is tried again to find anybody at all."""
LAST_RESORT = Step(StepKind.ADMINS, 60)
"""What follows when nobody of a chain can be told, or when it has been gone through as often as it should."""
LONGEST_SILENCE = timedelta(hours=24)


def opened(chain: Chain, now: datetime) -> Change:
    """An alert that opens. Its first step is due at once."""
    return Change(Chase(chain, next_at=now), (Event(Happening.OPENED),))


def due(chase: Chase, now: datetime, who: Who) -> Change:
    """Do what is due by `now`: nothing, a step (those without anybody are skipped at once), asking the holder, taking it back."""
    events: list[Event] = []
    notices: list[Notice] = []
    while chase.next_at is not None and chase.next_at <= now:
        change = _DUE[chase.due](chase, now, who)
        events += change.events
        notices += change.notices
        chase = change.chase
    return Change(chase, tuple(events), tuple(notices))


def _from(chase: Chase, now: datetime) -> datetime:
    assert chase.next_at is not None, "what is due has a moment"  # noqa: S101
    return chase.next_at if now - chase.next_at < LATE else now


def _step(chase: Chase, now: datetime, who: Who) -> Change:
    begun = _from(chase, now)
    events: list[Event] = []
    steps = chase.chain.steps
    tried: set[int] = set()
    while True:
        index, number = _where(chase)
        if index is None or index in tried:
            break  # a whole round at most: whoever is there is found in it
        tried.add(index)
        step, people = steps[index], who.admins if steps[index].kind is StepKind.ADMINS else who.steps[index]
        chase = replace(chase, step=index + 1, round=number)
        if people:
            events.append(Event(Happening.TOLD, people=people, step=step.kind))
            ahead = replace(chase, next_at=begun + timedelta(minutes=max(1, step.wait)))
            return Change(ahead, tuple(events), (Notice(NoticeKind.STEP, people, number, index),))
        events.append(Event(Happening.SKIPPED, step=step.kind))
    if who.admins:
        events.append(Event(Happening.TOLD, people=who.admins, step=StepKind.ADMINS))
        told = Notice(NoticeKind.STEP, who.admins, chase.round, len(steps))
        ahead = replace(chase, step=0, round=chase.round + 1, next_at=begun + timedelta(minutes=LAST_RESORT.wait))
        return Change(ahead, tuple(events), (told,))
    events.append(Event(Happening.NOBODY))
    return Change(replace(chase, step=0, round=chase.round + 1, next_at=now + NOBODY_THERE), tuple(events))


def _where(chase: Chase) -> tuple[int | None, int]:
    """The step to be run and its round; no step once the chain has been gone through as often as it should."""
    chain = chase.chain
    if chain.rounds is not None and (chase.round > chain.rounds or (chase.round == chain.rounds and chase.step >= len(chain.steps))):
        return None, chase.round
    if chase.step < len(chain.steps):
        return chase.step, chase.round
    return (min(chain.again_from, len(chain.steps) - 1), chase.round + 1) if chain.steps else (None, chase.round)


def next_step(chase: Chase) -> int:
    """The index of the step that is run next; behind the last one when the chain has been gone through as often as it should."""
    index, _ = _where(chase)
    return len(chase.chain.steps) if index is None else index


def coming(chase: Chase) -> Step:
    """The step that is run next while nobody takes the alert, as far as is known before it is looked who is there: one that names nobody
    is skipped."""
    index, _ = _where(chase)
    ahead = () if index is None else chase.chain.steps[index:]
    return next((step for step in ahead if step.people or step.kind is StepKind.ADMINS), LAST_RESORT)


def _ask(chase: Chase, now: datetime, who: Who) -> Change:
    if chase.holder not in who.reachable:
        return _back(chase, now, who)
    assert chase.holder is not None, "only who holds it is asked"  # noqa: S101
    asked = replace(chase, due=Due.BACK, silent_until=None, next_at=_from(chase, now) + timedelta(minutes=chase.chain.back))
    notice = Notice(NoticeKind.ASK, (chase.holder,), chase.round, chase.step)
    return Change(asked, (Event(Happening.ASKED, people=(chase.holder,)),), (notice,))


def _back(chase: Chase, now: datetime, who: Who) -> Change:
    assert chase.holder is not None, "it is taken back from who holds it"  # noqa: S101
    people = (chase.holder,)
    notices = (Notice(NoticeKind.BACK, people, chase.round, chase.step),) if chase.holder in who.reachable else ()
    return Change(_loose(chase, now), (Event(Happening.TAKEN_BACK, people=people),), notices)


_DUE = {Due.STEP: _step, Due.ASK: _ask, Due.BACK: _back}


def _loose(chase: Chase, now: datetime) -> Chase:
    """In nobody's hands: the chain goes on at once."""
    return replace(chase, state=AlertState.OPEN, holder=None, silent_until=None, confirmed=True, due=Due.STEP, next_at=now)


def _held(chase: Chase, by: int, now: datetime) -> Chase:
    asked_at = now + timedelta(minutes=chase.chain.held)
    return replace(chase, state=AlertState.ACKNOWLEDGED, holder=by, silent_until=None, confirmed=True, due=Due.ASK, next_at=asked_at)


def may_take(chase: Chase, by: int) -> bool:
    """Whether `by` may take it, or go on with it: nobody else holds it."""
    return chase.state is AlertState.OPEN or (chase.state is AlertState.ACKNOWLEDGED and chase.holder == by)


def acknowledged(chase: Chase, by: int, now: datetime) -> Change:
    """接单: `by` takes it, says that it is still theirs, or takes what was handed to them. Nothing if somebody else holds it."""
    if not may_take(chase, by):
        return Change(chase)
    return Change(_held(chase, by, now), (Event(Happening.ACKNOWLEDGED, by),))


def silenced(chase: Chase, by: int, now: datetime, until: datetime) -> Change:
    """`by` takes it and wants to hear nothing of it until `until`, a day at most; then they are asked whether it is still theirs."""
    if not may_take(chase, by) or until <= now:
        return Change(chase)
    until = min(until, now + LONGEST_SILENCE)
    return Change(replace(_held(chase, by, now), silent_until=until, next_at=until), (Event(Happening.SILENCED, by, until=until),))


def handed_over(chase: Chase, by: int, to: int, now: datetime) -> Change:
    """转交: whoever holds it, or anybody while nobody does, gives it to `to`, who has some minutes to take it."""
    if not may_take(chase, by) or to == by:
        return Change(chase)
    given = replace(_held(chase, to, now), due=Due.BACK, confirmed=False, next_at=now + timedelta(minutes=chase.chain.handed))
    notice = Notice(NoticeKind.HANDED, (to,), chase.round, chase.step)
    return Change(given, (Event(Happening.HANDED_OVER, by, (to,)),), (notice,))


def resolved(chase: Chase, by: int | None, now: datetime, note: str = "") -> Change:
    """办结: `by` says how it ended (None: it ended by itself). Nothing if it is resolved, or somebody else holds it."""
    del now
    if chase.state is AlertState.RESOLVED or (by is not None and not may_take(chase, by)):
        return Change(chase)
    holder = by if chase.holder is None else chase.holder
    ended = replace(chase, state=AlertState.RESOLVED, holder=holder, silent_until=None, confirmed=True, due=Due.STEP, next_at=None)
    return Change(ended, (Event(Happening.RESOLVED, by, note=note),))


def reopened(chase: Chase, by: int | None, now: datetime) -> Change:
    """重新打开: from the first step on, in a new round, so that everybody hears of it again (`by` None: it came back by itself)."""
    if chase.state is not AlertState.RESOLVED:
        return Change(chase)
    anew = replace(_loose(chase, now), step=0, round=chase.round + 1, chain=_more_rounds(chase))
    return Change(anew, (Event(Happening.REOPENED, by),))


def _more_rounds(chase: Chase) -> Chain:
    rounds = chase.chain.rounds
    return chase.chain if rounds is None else replace(chase.chain, rounds=rounds + chase.round + 1)


def told_again(chase: Chase, told: tuple[int, ...], who: Who, now: datetime) -> Change:
    """It got worse, or another day tells of it: a nudge to whom it was told already (`told`) while nobody holds it, else to its holder,
    whose silence ends with it."""
    if chase.state is AlertState.RESOLVED:
        return Change(chase)
    if chase.holder is not None:
        people = tuple(one for one in (chase.holder,) if one in who.reachable)
        asked_at = now + timedelta(minutes=chase.chain.held)
        heard = replace(chase, silent_until=None, next_at=asked_at) if chase.silent_until is not None else chase
    else:
        people, heard = tuple(one for one in told if one in who.reachable), chase
    notices = (Notice(NoticeKind.AGAIN, people, heard.round, heard.step),) if people else ()
    return Change(heard, (Event(Happening.AGAIN, people=people),), notices)


def raised(chase: Chase, now: datetime) -> Change:
    """Go up to the next level of the chain at once, if nobody holds it: the third day of silence does not wait for its turn."""
    if chase.state is not AlertState.OPEN:
        return Change(chase)
    ahead = [index for index, step in enumerate(chase.chain.steps) if step.kind is StepKind.LEVEL and index >= chase.step]
    if not ahead:
        return Change(chase)
    return Change(replace(chase, step=ahead[0], due=Due.STEP, next_at=now), (Event(Happening.RAISED),))


def corrected(chase: Chase, now: datetime) -> Change:
    """更正: the enterprise takes back what it told. What nobody holds is closed; a holder decides, with that before their eyes."""
    if chase.state is AlertState.RESOLVED:
        return Change(chase)
    told = Event(Happening.CORRECTED)
    if chase.state is AlertState.ACKNOWLEDGED:
        return Change(chase, (told,))
    closed = resolved(chase, None, now, note=CORRECTED_NOTE)
    return Change(closed.chase, (told, *closed.events))


CORRECTED_NOTE = "=corrected"
"""A usual reason, by its name."""


def reassigned(chase: Chase, chain: Chain, now: datetime) -> Change:
    """Other officers answer for it by now, and it moves with the enterprise: the chain is theirs, from the first step on. Who holds it
    keeps it."""
    if chase.state is AlertState.RESOLVED:
        return Change(chase)
    moved = replace(chase, chain=chain, step=0, round=chase.round + 1)
    moved = replace(moved, chain=_more_rounds(moved))
    return Change(_loose(moved, now) if chase.state is AlertState.OPEN else moved, (Event(Happening.MOVED),))


def broken(chase: Chase) -> tuple[str, ...]:
    """The names of the invariants that do not hold; nothing, ever, unless something else than this module has changed an alert."""
    held, is_resolved = chase.state is AlertState.ACKNOWLEDGED, chase.state is AlertState.RESOLVED
    rules = (
        ("held_without_holder", not held or chase.holder is not None),
        ("open_with_holder", chase.state is not AlertState.OPEN or chase.holder is None),
        ("nothing_next", is_resolved or chase.next_at is not None),
        ("resolved_not_silent", not is_resolved or chase.next_at is None),
        ("wrong_next", is_resolved or (chase.due is Due.STEP) == (not held)),
        ("silent_without_holder", chase.silent_until is None or held),
    )
    return tuple(name for name, holds in rules if not holds)
