"""An admin's buttons about broadcasts. What has moved meanwhile is answered with the card as it truly is, and changes nothing."""

from collections.abc import Callable
from dataclasses import replace

from conversations.about_broadcasts import broadcast_of, outcome_at, page_at, recipients_key
from conversations.about_guidance import version_of
from conversations.broadcast import BackReason, Broadcast, Outcome, PauseReason, State
from conversations.broadcast_guidance import may_send, proposed
from conversations.broadcast_lists import BroadcastPage
from conversations.broadcast_night import after_night
from conversations.broadcast_records import (
    ApproveBroadcast,
    AskAgain,
    CancelBroadcast,
    ChaseBroadcast,
    PauseBroadcast,
    ResumeBroadcast,
    RetryFailed,
    SendBackBroadcast,
    WithdrawBroadcast,
)
from conversations.broadcast_takes import pace_of
from conversations.engine.advance import card
from conversations.engine.content import parts_of
from conversations.engine.turn import Turn
from conversations.flows import broadcast as writing
from conversations.flows import broadcast_again, broadcast_edit
from conversations.guidance_language import reads
from conversations.records import Record
from conversations.request import Request
from conversations.rules.broadcast_moves import may_approve, may_ask_again, may_chase, may_edit, may_move, may_retry, may_withdraw
from conversations.screens.broadcast_asked import back_asks
from conversations.screens.broadcast_letter import all_messages, rows_for
from conversations.screens.broadcast_progress import progress
from conversations.screens.broadcasts import (
    YES,
    broadcast_list,
    cancel_sure,
    chase_sure,
    draft_there,
    no_broadcast,
    retry_sure,
    withdraw_sure,
)
from conversations.screens.guidance import version_card
from conversations.screens.moment import moment
from conversations.screens.recipients import outcomes, recipients
from conversations.view import Line, View

ALL, NEW = "all", "new"


def _known(act: Callable[[Request, Broadcast], Turn]) -> Callable[[Request], Turn]:
    """Only for a broadcast that is there; else the list."""

    def checked(request: Request) -> Turn:
        found = broadcast_of(request.args, request.briefing)
        if found is None:
            return Turn(request.session, (no_broadcast(),), toast=Line("nothing-there"))
        return act(request, found)

    return checked


def _viewer(request: Request) -> int:
    return request.briefing.account.id if request.briefing.account is not None else 0


def _card(request: Request, broadcast: Broadcast) -> View:
    briefing = request.briefing
    return progress(broadcast, briefing.now, _viewer(request), pace_of(briefing), reads(briefing), briefing.policy)


def _shown(request: Request, broadcast: Broadcast, toast: Line | None = None, *records: Record) -> Turn:
    view = _card(request, broadcast)
    return Turn(request.session, (view,), records, toast)


def _moved(request: Request, broadcast: Broadcast) -> Turn:
    """Somebody or the clock was faster."""
    return _shown(request, broadcast, Line("toast-broadcast-moved"))


def _asks(request: Request, view: View) -> Turn:
    """Below the card, which goes on showing the progress."""
    return Turn(request.session, (view,), below=True)


def write(request: Request) -> Turn:
    """A new one. Where one was begun the way back to it is offered first; `new` drops it."""
    run = request.session.draft(writing.NAME)
    if run is not None and request.text(0) != NEW:
        return Turn(request.session.resume(run), (draft_there(parts_of(run.answers.get("content") or run.answers.get("content~"))),))
    session = request.session.begin(writing.NAME)
    return Turn(session, (card(writing.FLOW, session, request.briefing),))


def send_document(request: Request) -> Turn:
    """One of a guidance document, below its card; what was begun about the same version begins anew."""
    version = version_of(request.args, request.briefing)
    assert version is not None, "the access check comes first"  # noqa: S101
    if not may_send(version, request.briefing):
        return Turn(request.session, (version_card(version, request.briefing),), toast=Line("broadcast-guide-gone"))
    session = request.session.begin(writing.NAME, str(version.id), answers=proposed(version))
    return Turn(session, (card(writing.FLOW, session, request.briefing),), below=True)


def show_list(request: Request) -> Turn:
    """A page of all broadcasts."""
    page = request.briefing.broadcast_pages.get(page_at(request.args, 0), BroadcastPage(0, 1, ()))
    return Turn(request.session, (broadcast_list(page, reads(request.briefing)),))


@_known
def show(request: Request, broadcast: Broadcast) -> Turn:
    """Its card; with `show` what was written, as it arrives."""
    if request.text(1) != "show":
        return _shown(request, broadcast)
    rows = rows_for(0, must_confirm=broadcast.must_confirm, version_id=broadcast.guidance_version_id)
    views = [
        view for language, parts in broadcast.content.items() for view in all_messages(parts, rows, f"preview/{language}/{broadcast.id}")
    ]
    return Turn(request.session, (*views, _card(request, broadcast)), below=True)


@_known
def pause(request: Request, broadcast: Broadcast) -> Turn:
    """At once; nothing is lost by it."""
    if not may_move(broadcast.state, State.PAUSED):
        return _moved(request, broadcast)
    after = replace(broadcast, state=State.PAUSED, pause_reason=PauseReason.BY_HAND)
    return _shown(request, after, Line("toast-broadcast-paused"), PauseBroadcast(broadcast.id))


@_known
def resume(request: Request, broadcast: Broadcast) -> Turn:
    """It goes on where it stopped."""
    if broadcast.state is not State.PAUSED:
        return _moved(request, broadcast)
    after = replace(broadcast, state=State.RUNNING, pause_reason=None, rate=0.0)
    return _shown(request, after, Line("toast-broadcast-resumed"), ResumeBroadcast(broadcast.id))


@_known
def cancel(request: Request, broadcast: Broadcast) -> Turn:
    """After a question: whose turn has not come does not get it any more."""
    if not may_move(broadcast.state, State.CANCELLED):
        return _moved(request, broadcast)
    if request.text(1) != YES:
        return _asks(request, cancel_sure(broadcast))
    after = replace(_skipping(broadcast), state=State.CANCELLED)
    return _shown(request, after, Line("toast-broadcast-cancelled"), CancelBroadcast(broadcast.id))


def _skipping(broadcast: Broadcast) -> Broadcast:
    """With nobody left who waits for it."""
    counts = dict(broadcast.tally.by_outcome)
    waiting = counts.pop(Outcome.PENDING, 0)
    counts[Outcome.SKIPPED] = counts.get(Outcome.SKIPPED, 0) + waiting
    return replace(broadcast, tally=replace(broadcast.tally, by_outcome=counts))


@_known
def retry(request: Request, broadcast: Broadcast) -> Turn:
    """After a question: those for whom it failed get it once more; `all`: also those of whom nobody knows."""
    chosen = request.text(1)
    if not may_retry(broadcast, unknown=chosen != YES):
        return _moved(request, broadcast)
    if chosen not in (YES, ALL):
        return _asks(request, retry_sure(broadcast))
    tally = broadcast.tally
    kept = {} if chosen == ALL else {reason: count for reason, count in tally.failed.items() if reason == "unknown"}
    counts = dict(tally.by_outcome)
    again = sum(tally.failed.values()) - sum(kept.values())
    counts[Outcome.FAILED] = counts.get(Outcome.FAILED, 0) - again
    counts[Outcome.PENDING] = counts.get(Outcome.PENDING, 0) + again
    state = State.RUNNING if broadcast.state is State.FINISHED else broadcast.state
    after = replace(broadcast, state=state, rate=0.0, tally=replace(tally, by_outcome=counts, failed=kept))
    return _shown(request, after, Line("toast-broadcast-retried"), RetryFailed(broadcast.id, chosen == ALL))


@_known
def edit(request: Request, broadcast: Broadcast) -> Turn:
    """New content, asked for in a questionnaire."""
    if not may_edit(broadcast):
        return _moved(request, broadcast)
    key = str(broadcast.id)
    run = request.session.draft(broadcast_edit.NAME, key)
    session = request.session.resume(run) if run is not None else request.session.begin(broadcast_edit.NAME, key)
    return Turn(session, (card(broadcast_edit.FLOW, session, request.briefing),), below=True)


@_known
def withdraw(request: Request, broadcast: Broadcast) -> Turn:
    """After a question: it is taken back everywhere."""
    if not may_withdraw(broadcast):
        return _moved(request, broadcast)
    if request.text(1) != YES:
        return _asks(request, withdraw_sure(broadcast))
    state = State.CANCELLED if may_move(broadcast.state, State.CANCELLED) else broadcast.state
    after = replace(_skipping(broadcast), state=state, withdrawn_at=request.briefing.now)
    return _shown(request, after, Line("toast-broadcast-withdrawn"), WithdrawBroadcast(broadcast.id))


@_known
def chase(request: Request, broadcast: Broadcast) -> Turn:
    """After a question: whoever owes the confirmation is reminded."""
    if not may_chase(broadcast, request.briefing.today):
        return _moved(request, broadcast)
    if request.text(1) != YES:
        return _asks(request, chase_sure(broadcast, request.briefing))
    tally = replace(broadcast.tally, chaseable=0)
    now = request.briefing.now
    leaves, reminded = after_night(now, request.briefing.policy), broadcast.tally.chaseable
    after = replace(broadcast, tally=tally, chases=broadcast.chases + 1, last_chased=leaves.date(), reminded=reminded)
    toast = Line("toast-broadcast-chasing", {"at": moment(leaves, now)}) if leaves > now else Line("toast-broadcast-chased")
    return _shown(request, after, toast, ChaseBroadcast(broadcast.id))


@_known
def approve(request: Request, broadcast: Broadcast) -> Turn:
    """The second pair of eyes, never the author's own nor of whoever wrote it as it is; on what they have seen, not on what was changed
    meanwhile."""
    if request.number(1) != broadcast.revision:
        return _moved(request, broadcast)
    if not may_approve(broadcast, _viewer(request)):
        own = broadcast.state is State.DRAFT and not broadcast.overtaken and _viewer(request) in (broadcast.author_id, broadcast.writer_id)
        return _shown(request, broadcast, Line("toast-broadcast-own")) if own else _moved(request, broadcast)
    name = request.briefing.account.name if request.briefing.account is not None else ""
    after = replace(broadcast, state=State.SCHEDULED, approved_by=name)
    return _shown(request, after, Line("toast-broadcast-approved"), ApproveBroadcast(broadcast.id))


@_known
def send_back(request: Request, broadcast: Broadcast) -> Turn:
    """After a question why: its author hears that, and it does not leave until it is handed in again."""
    if not may_approve(broadcast, _viewer(request)):
        return _moved(request, broadcast)
    why = next((one for one in BackReason if one.value == request.text(1)), None)
    if why is None:
        return _asks(request, back_asks(broadcast))
    name = request.briefing.account.name if request.briefing.account is not None else ""
    after = replace(broadcast, asked_at=None, back_by=name, back_why=why)
    return _shown(request, after, Line("toast-broadcast-back"), SendBackBroadcast(broadcast.id, why))


@_known
def ask_again(request: Request, broadcast: Broadcast) -> Turn:
    """Its author hands it in anew."""
    if not may_ask_again(broadcast, _viewer(request)):
        return _moved(request, broadcast)
    after = replace(broadcast, asked_at=request.briefing.now, back_by="", back_why=None)
    return _shown(request, after, Line("toast-broadcast-asked"), AskAgain(broadcast.id))


@_known
def rearrange(request: Request, broadcast: Broadcast) -> Turn:
    """Its author changes whom it is for, and when it leaves, of what was sent back: goes on with what was begun, else from how it is by
    now."""
    if not may_ask_again(broadcast, _viewer(request)):
        return _moved(request, broadcast)
    name, key = broadcast_again.NAME, str(broadcast.id)
    run = request.session.draft(name, key)
    now = broadcast_again.as_it_stands(broadcast, request.briefing)
    session = request.session.resume(run) if run is not None else request.session.begin(name, key, answers=now)
    return Turn(session, (card(broadcast_again.FLOW, session, request.briefing),), below=True)


@_known
def who(request: Request, broadcast: Broadcast) -> Turn:
    """The recipients by outcome, or a page of those with one."""
    page = request.briefing.recipient_pages.get(recipients_key(request.args)) if outcome_at(request.args, 1) is not None else None
    view = outcomes(broadcast) if page is None else recipients(broadcast, page, request.briefing.now)
    return Turn(request.session, (view,))
