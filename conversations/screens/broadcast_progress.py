"""The card of a broadcast: where it stands, in figures that are those of its recipients, and what can be done about it."""

from datetime import datetime, timedelta

from conversations.audience_screens import audience_lines, count_lines
from conversations.broadcast import GOT_IT, Broadcast, FailureReason, Outcome, PauseReason, State
from conversations.broadcast_content import first_words
from conversations.broadcast_estimate import remaining
from conversations.broadcast_night import after_night
from conversations.broadcast_parts import in_language
from conversations.broadcast_records import MOST_CHASES
from conversations.broadcast_takes import Pace, duration, each_gets, takes
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.rules.broadcast_moves import (
    has_lapsed,
    may_approve,
    may_ask_again,
    may_chase,
    may_edit,
    may_move,
    may_retry,
    may_withdraw,
    others,
    reached_nobody,
    waiting_edit,
    was_sent_back,
)
from conversations.screens.broadcast_edits import rewritten_lines, waiting_lines
from conversations.screens.broadcast_state import state_word
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View
from conversations.wording import DEFAULT_LANGUAGE

MINUTE = timedelta(minutes=1)
BLOCKS = 12
"""Signs of the bar."""


def card_of_progress(broadcast_id: int) -> str:
    """The name of the author's living card."""
    return f"broadcast/{broadcast_id}"


def progress(
    broadcast: Broadcast,
    now: datetime,
    viewer: int | None = None,
    pace: Pace = Pace(),  # noqa: B008
    language: str = DEFAULT_LANGUAGE,
    policy: Policy = DEFAULT_POLICY,
) -> View:
    """The card, with the title in the words of the reader's `language`. `viewer`: who looks at it, where that is known: whoever may be the
    second pair of eyes gets the button for it. `pace`: of broadcasts here, for what it will take. `policy`: for what waits until the night
    is over."""
    lines = [_title(broadcast, language), *state_lines(broadcast, now, viewer), *waiting_lines(broadcast, now)]
    lines += [*_figures(broadcast), *_reminded(broadcast, now, policy)]
    waits = broadcast.state is State.DRAFT and not was_sent_back(broadcast) and not broadcast.overtaken
    if waits and not _approves(broadcast, viewer):
        lines.append(others_line(broadcast))
    if broadcast.state in (State.DRAFT, State.SCHEDULED):
        lines += ahead(broadcast, now, pace)
    return View(tuple(lines), _rows(broadcast, now, viewer), card_of_progress(broadcast.id))


def state_line(broadcast: Broadcast) -> Line:
    """Its state in one word; what was withdrawn, or sent back, or has lapsed unsent, or went to nobody, is that."""
    withdrawn, back, nobody = broadcast.withdrawn_at is not None, was_sent_back(broadcast), reached_nobody(broadcast)
    return state_word(broadcast.state, withdrawn=withdrawn, back=back, overtaken=broadcast.overtaken, nobody=nobody)


def title_of(broadcast: Broadcast, language: str = DEFAULT_LANGUAGE) -> Fact:
    """Its first words, as a reader of this language has them."""
    return first_words(in_language(broadcast.content, language)) or Line("broadcast-no-words")


def _title(broadcast: Broadcast, language: str) -> Line:
    return Line("broadcast-title", {"number": broadcast.id, "state": state_line(broadcast), "words": title_of(broadcast, language)})


def state_lines(broadcast: Broadcast, now: datetime, viewer: int | None) -> tuple[Line, ...]:
    """What it waits for, or when what happened; and how to go on, for the `viewer` who can."""
    if broadcast.withdrawn_at is not None:
        return (Line("broadcast-withdrawn-at", {"at": moment(broadcast.withdrawn_at, now)}), *_why_ended(broadcast))
    if has_lapsed(broadcast.state, overtaken=broadcast.overtaken):
        return _why_ended(broadcast)
    match broadcast.state:
        case State.DRAFT:
            return _draft(broadcast, now, viewer)
        case State.SCHEDULED:
            return (Line("broadcast-waits-time", {"at": moment(broadcast.start_at or now, now)}), *_approved(broadcast))
        case State.RUNNING:
            return _running(broadcast, now)
        case State.PAUSED:
            return Line(f"broadcast-paused-{broadcast.pause_reason or PauseReason.BY_HAND}"), _bar(broadcast), *_why_ended(broadcast)
        case State.FINISHED:
            return _finished(broadcast, now)
        case State.CANCELLED:
            return (_cancelled(broadcast), *_why_ended(broadcast))


def _finished(broadcast: Broadcast, now: datetime) -> tuple[Line, ...]:
    at = moment(broadcast.finished_at or now, now)
    if reached_nobody(broadcast):
        return (Line("broadcast-nobody-reachable" if broadcast.tally.total else "broadcast-nobody-left", {"at": at}),)
    return (Line("broadcast-finished-at", {"at": at}), *_edits(broadcast), *_why_ended(broadcast))


def _cancelled(broadcast: Broadcast) -> Line:
    count = broadcast.tally.of(Outcome.SKIPPED)
    if not broadcast.tally.total:
        return Line("broadcast-cancelled-new")
    return Line("broadcast-cancelled" if count else "broadcast-cancelled-late", {"count": count})


def _draft(broadcast: Broadcast, now: datetime, viewer: int | None) -> tuple[Line, ...]:
    """Whom it waits for, and why."""
    leaves = broadcast.start_at
    at = Line("broadcast-start-once") if leaves is None or leaves <= now else moment(leaves, now)
    facts: dict[str, Fact] = {"by": broadcast.by, "at": at}
    if was_sent_back(broadcast):
        back = Line("broadcast-is-draft", facts)
        if broadcast.back_why is None:
            return (back,)
        why = Line(f"broadcast-back-{broadcast.back_why}")
        how = (how_to_go_on(broadcast),) if viewer is not None and may_ask_again(broadcast, viewer) else ()
        return back, Line("broadcast-sent-back", {"by": broadcast.back_by, "why": why}), *how
    return Line("broadcast-waits-second", facts), *grown_line(broadcast), *rewritten_lines(broadcast)


def how_to_go_on(broadcast: Broadcast) -> Line:
    """What the author of what was sent back can do. What is about guidance says what its version says."""
    return Line("broadcast-back-how" if broadcast.guidance_version_id is None else "broadcast-back-guidance")


def others_line(broadcast: Broadcast) -> Line:
    """Whether there is anybody else who could look at it, and what can be done where there is not."""
    count = others(broadcast)
    return Line("broadcast-others", {"count": count}) if count else Line("broadcast-no-others-now")


def grown_line(broadcast: Broadcast) -> tuple[Line, ...]:
    """Why it asks although it was written for fewer."""
    if not broadcast.grown_to or broadcast.state is not State.DRAFT:
        return ()
    return (Line("broadcast-grown", {"count": broadcast.grown_to, "before": broadcast.expected}),)


def _why_ended(broadcast: Broadcast) -> tuple[Line, ...]:
    """Why it ended by itself, or why nobody gets or confirms it any more."""
    if broadcast.end_reason is not None:
        return (Line(f"broadcast-ended-{broadcast.end_reason}"),)
    return (Line("broadcast-overtaken"),) if broadcast.overtaken else ()


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


def _reminded(broadcast: Broadcast, now: datetime, policy: Policy) -> tuple[Line, ...]:
    """How many were reminded to confirm it, and when that can be done again."""
    on = broadcast.last_chased
    if on is None or not broadcast.must_confirm or not broadcast.chases or broadcast.withdrawn_at is not None:
        return ()
    leaves = after_night(now, policy)
    # What was wished in the night leaves at its end, be that tomorrow or later today.
    waits = on > now.date() or (leaves > now and on == leaves.date())
    key = "broadcast-chasing" if waits else "broadcast-chased"
    lines = [Line(key, {"day": on, "count": broadcast.reminded, "times": broadcast.chases, "most": MOST_CHASES})]
    if broadcast.chases >= MOST_CHASES:
        lines.append(Line("broadcast-chased-enough"))
    elif on >= now.date():
        lines.append(Line("broadcast-chase-again", {"day": on + timedelta(days=1)}))
    return tuple(lines)


def _approves(broadcast: Broadcast, viewer: int | None) -> bool:
    """Whether whoever looks at it is the one to look at it."""
    return viewer is not None and may_approve(broadcast, viewer)


def _rows(broadcast: Broadcast, now: datetime, viewer: int | None) -> Rows:
    key = broadcast.id
    rows: list[tuple[Button, ...]] = []
    first: list[Button] = []
    if _approves(broadcast, viewer):
        rows.append((button("broadcast-approve", "bcyes", key, broadcast.revision, style=Style.SUCCESS),))
        rows.append((button("broadcast-send-back", "bcback", key),))
    if broadcast.withdrawn_at is None:
        if may_move(broadcast.state, State.PAUSED):
            first.append(button("broadcast-pause", "bcpause", key, style=Style.PRIMARY))
        if broadcast.state is State.PAUSED:
            first.append(button("broadcast-resume", "bcgo", key, style=Style.PRIMARY))
        if may_move(broadcast.state, State.CANCELLED):
            first.append(button("broadcast-cancel", "bccancel", key, style=Style.DANGER))
    if viewer is not None and may_ask_again(broadcast, viewer):
        rows.append((button("broadcast-ask", "bcask", key, style=Style.PRIMARY),))
        rows.append((button("broadcast-rearrange", "bcset", key),))
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


def ahead(broadcast: Broadcast, now: datetime, pace: Pace) -> tuple[Line, ...]:
    """For whom it is, how many that are now, how long it will take, what it costs."""
    told = audience_lines(broadcast.audience, broadcast.names)
    if broadcast.reach is None:
        return told
    count, begins = to_send(broadcast), broadcast.start_at or now
    return (*told, *count_lines(broadcast.reach), *((takes(count, pace, begins, now, paid=broadcast.paid),) if count else ()))


def to_send(broadcast: Broadcast) -> int:
    """How many messages it would be now, before it has started."""
    buttons = broadcast.must_confirm or broadcast.guidance_version_id is not None
    return (broadcast.reach.reached if broadcast.reach is not None else 0) * each_gets(broadcast.content, buttons=buttons)


def start_line(broadcast: Broadcast, now: datetime) -> Line:
    """When it leaves."""
    at = broadcast.start_at
    return Line("broadcast-at-once") if at is None or at <= now else Line("broadcast-at", {"at": moment(at, now)})
