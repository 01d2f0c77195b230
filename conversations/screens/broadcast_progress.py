"""The card of a broadcast: where it stands, in figures that are those of its recipients, and what can be done about it."""

from datetime import datetime, timedelta

from conversations.audience_screens import audience_lines
from conversations.broadcast import GOT_IT, Broadcast, FailureReason, Outcome, PauseReason, State
from conversations.broadcast_content import first_words
from conversations.broadcast_estimate import minutes_for, remaining
from conversations.broadcast_parts import in_language
from conversations.broadcast_review import duration, each_gets
from conversations.rules.broadcast_moves import may_approve, may_chase, may_edit, may_move, may_retry, may_withdraw, waiting_edit
from conversations.screens.broadcast_edits import rewritten_lines, waiting_lines
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

MINUTE = timedelta(minutes=1)
RATE = 25.0
"""Messages a second, for an estimate before it starts."""
BLOCKS = 12
"""Signs of the bar."""


def card_of_progress(broadcast_id: int) -> str:
    """The name of the author's living card."""
    return f"broadcast/{broadcast_id}"


def progress(broadcast: Broadcast, now: datetime, viewer: int | None = None, said: tuple[Line, ...] = ()) -> View:
    """The card. `viewer`: who looks at it, where that is known: whoever may be the second pair of eyes gets the button for it."""
    lines = [*said, _title(broadcast), *_state(broadcast, now), *waiting_lines(broadcast, now), *_figures(broadcast)]
    if broadcast.state in (State.DRAFT, State.SCHEDULED):
        lines += [*audience_lines(broadcast.audience, {}), *_expected(broadcast)]
    return View(tuple(lines), _rows(broadcast, now, viewer), card_of_progress(broadcast.id))


def state_line(broadcast: Broadcast) -> Line:
    """Its state in one word; what was withdrawn is that."""
    return Line("broadcast-state-withdrawn" if broadcast.withdrawn_at is not None else f"broadcast-state-{broadcast.state}")


def title_of(broadcast: Broadcast) -> Fact:
    """Its first words."""
    return first_words(in_language(broadcast.content, "zh-CN")) or Line("broadcast-no-words")


def _title(broadcast: Broadcast) -> Line:
    return Line("broadcast-title", {"number": broadcast.id, "state": state_line(broadcast), "words": title_of(broadcast)})


def _state(broadcast: Broadcast, now: datetime) -> tuple[Line, ...]:
    """What it waits for, or when what happened."""
    if broadcast.withdrawn_at is not None:
        return (Line("broadcast-withdrawn-at", {"at": moment(broadcast.withdrawn_at, now)}),)
    match broadcast.state:
        case State.DRAFT:
            key = "broadcast-waits-second" if broadcast.asked_at is not None else "broadcast-is-draft"
            return (Line(key, {"by": broadcast.by, "at": moment(broadcast.start_at or now, now)}), *rewritten_lines(broadcast))
        case State.SCHEDULED:
            return (Line("broadcast-waits-time", {"at": moment(broadcast.start_at or now, now)}), *_approved(broadcast))
        case State.RUNNING:
            return _running(broadcast, now)
        case State.PAUSED:
            return Line(f"broadcast-paused-{broadcast.pause_reason or PauseReason.BY_HAND}"), _bar(broadcast)
        case State.FINISHED:
            at = broadcast.finished_at or now
            return (Line("broadcast-finished-at", {"at": moment(at, now)}), *_edits(broadcast))
        case State.CANCELLED:
            return (Line("broadcast-cancelled", {"count": broadcast.tally.of(Outcome.SKIPPED)}),)


def _approved(broadcast: Broadcast) -> tuple[Line, ...]:
    return (Line("broadcast-approved", {"by": broadcast.approved_by}),) if broadcast.approved_by else ()


def _running(broadcast: Broadcast, now: datetime) -> tuple[Line, ...]:
    left, each = broadcast.tally.of(Outcome.PENDING), each_gets(broadcast.content, buttons=broadcast.must_confirm)
    still = remaining(left, each, broadcast.rate)
    if still is None:
        return (_bar(broadcast), Line("broadcast-starting"), *_edits(broadcast))
    facts: dict[str, Fact] = {"count": left, "time": duration(max(1, round(still / MINUTE))), "done": moment(now + still, now)}
    return (_bar(broadcast), Line("broadcast-rate", {"rate": f"{broadcast.rate:.1f}"}), Line("broadcast-left", facts), *_edits(broadcast))


def _edits(broadcast: Broadcast) -> tuple[Line, ...]:
    waiting = broadcast.tally.edits_waiting
    return (Line("broadcast-edits-waiting", {"count": waiting}),) if waiting else ()


def _bar(broadcast: Broadcast) -> Line:
    total, left = broadcast.tally.total, broadcast.tally.of(Outcome.PENDING)
    done = total - left
    full = BLOCKS * done // total if total else 0
    percent = 100 * done // total if total else 0
    return Line("broadcast-bar", {"bar": "▓" * full + "░" * (BLOCKS - full), "percent": percent})


def _figures(broadcast: Broadcast) -> tuple[Line, ...]:
    """How many have it, for how many it failed and why, who cannot be written to, who has confirmed."""
    tally = broadcast.tally
    if not tally.total:
        return ()
    lines = [Line("broadcast-sent", {"count": tally.of(*GOT_IT), "total": tally.total})]
    failed = tally.of(Outcome.FAILED)
    if failed:
        reasons = tuple(
            Line(f"broadcast-failed-{reason}", {"count": tally.failed[reason]}) for reason in FailureReason if tally.failed.get(reason)
        )
        lines.append(Line("broadcast-failed", {"count": failed, "reasons": reasons}))
    if tally.of(Outcome.UNREACHABLE):
        lines.append(Line("broadcast-unreachable", {"count": tally.of(Outcome.UNREACHABLE)}))
    if tally.of(Outcome.SKIPPED) and broadcast.state is not State.CANCELLED:
        lines.append(Line("broadcast-skipped", {"count": tally.of(Outcome.SKIPPED)}))
    if broadcast.must_confirm:
        lines.append(Line("broadcast-confirmed", {"count": tally.of(Outcome.CONFIRMED), "got": tally.of(*GOT_IT)}))
    elif tally.of(Outcome.READ, Outcome.CONFIRMED):
        lines.append(Line("broadcast-read", {"count": tally.of(Outcome.READ, Outcome.CONFIRMED)}))
    return tuple(lines)


def _rows(broadcast: Broadcast, now: datetime, viewer: int | None) -> Rows:
    key = broadcast.id
    rows: list[tuple[Button, ...]] = []
    first: list[Button] = []
    if viewer is not None and may_approve(broadcast, viewer):
        rows.append((button("broadcast-approve", "bcyes", key, broadcast.revision, style=Style.SUCCESS),))
    if broadcast.withdrawn_at is None:
        if may_move(broadcast.state, State.PAUSED):
            first.append(button("broadcast-pause", "bcpause", key, style=Style.PRIMARY))
        if broadcast.state is State.PAUSED:
            first.append(button("broadcast-resume", "bcgo", key, style=Style.PRIMARY))
        if may_move(broadcast.state, State.CANCELLED):
            first.append(button("broadcast-cancel", "bccancel", key, style=Style.DANGER))
    rows += [tuple(first)] if first else []
    if may_retry(broadcast, unknown=True):
        rows.append((button("broadcast-retry", "bcretry", key),))
    if may_chase(broadcast, now.date()):
        rows.append((Button(Line("button-broadcast-chase", {"count": broadcast.tally.chaseable}), f"bcchase:{key}"),))
    changes = [button("broadcast-edit", "bcedit", key)] if may_edit(broadcast) else []
    changes += [button("broadcast-withdraw", "bctake", key, style=Style.DANGER)] if may_withdraw(broadcast) else []
    rows += [(button("broadcast-edit-see", "bce", key),)] if waiting_edit(broadcast) is not None else []
    rows += [tuple(changes)] if changes else []
    who = [button("broadcast-who", "bcwho", key)] if broadcast.tally.total else []
    rows.append((button("broadcast-show", "bc", key, "show"), *who))
    rows.append((button("refresh", "bc", key), button("broadcasts", "bcs", 0), *to_today()))
    return tuple(rows)


def asked_card(broadcast: Broadcast, now: datetime) -> View:
    """To another admin: what waits for the second pair of eyes, and how much it is."""
    facts: dict[str, Fact] = {"number": broadcast.id, "by": broadcast.by, "words": title_of(broadcast)}
    when = Line("broadcast-at-once") if broadcast.start_at is None or broadcast.start_at <= now else _at(broadcast.start_at, now)
    lines = (
        Line("broadcast-asked", facts),
        *audience_lines(broadcast.audience, {}),
        *_expected(broadcast),
        when,
        Line(f"broadcast-confirm-{'yes' if broadcast.must_confirm else 'no'}"),
        Line("broadcast-asked-how"),
    )
    rows: Rows = (
        (button("broadcast-approve", "bcyes", broadcast.id, broadcast.revision, style=Style.SUCCESS),),
        (button("broadcast-show", "bc", broadcast.id, "show"), button("broadcast-cancel", "bccancel", broadcast.id, style=Style.DANGER)),
        to_today(),
    )
    return View(lines, rows, f"broadcast-asked/{broadcast.id}")


def _expected(broadcast: Broadcast) -> tuple[Line, ...]:
    """How many it is for, and how long that takes."""
    if not broadcast.expected:
        return ()
    count = broadcast.expected * each_gets(broadcast.content, buttons=broadcast.must_confirm)
    return (Line("broadcast-expected", {"count": broadcast.expected, "time": duration(minutes_for(count, RATE))}),)


def _at(at: datetime, now: datetime) -> Line:
    return Line("broadcast-at", {"at": moment(at, now)})
