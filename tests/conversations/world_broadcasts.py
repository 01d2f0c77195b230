"""Broadcasts of the province in memory, the plain way: who is in an audience, what became of each broadcast for whom."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from conversations.audience import audience_to_json
from conversations.broadcast import GOT_IT, Broadcast, FailureReason, Outcome, PauseReason, Received, Source, Tally, WaitingEdit
from conversations.broadcast import (
    State as Standing,
)
from conversations.broadcast_changes import changes
from conversations.broadcast_content import first_words
from conversations.broadcast_lists import (
    BROADCASTS_A_PAGE,
    RECIPIENTS_A_PAGE,
    BroadcastLine,
    BroadcastPage,
    OwedLine,
    OwedPage,
    RecipientLine,
    RecipientPage,
)
from conversations.broadcast_night import after_night
from conversations.broadcast_parts import in_language, language_read, messages
from conversations.broadcast_records import (
    ApproveBroadcast,
    AskAgain,
    BroadcastRecord,
    CancelBroadcast,
    ChaseBroadcast,
    ConfirmBroadcast,
    ConfirmEdit,
    CreateBroadcast,
    EditBroadcast,
    HurryEdits,
    PauseBroadcast,
    RearrangeBroadcast,
    ResumeBroadcast,
    RetryFailed,
    ReturnEdit,
    SendBackBroadcast,
    TakeBackEdit,
    WithdrawBroadcast,
)
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.content import Parts
from conversations.enterprise_list import NamedLine, list_of, spellings
from conversations.roles import Account
from conversations.rules.broadcast_moves import may_move, was_sent_back
from tests.conversations import world_facts, world_guidance, world_officer_day
from tests.conversations.world_audience import admins, count, name_of, people, reached
from tests.conversations.world_state import State

RECORDS = BroadcastRecord


def apply(state: State, record: object, account: Account) -> None:
    """Store one record of a chat's turn."""
    held = state.broadcasts.held
    match record:
        case CreateBroadcast(content, audience, must_confirm, start_at, ask, guidance, paid, expected):
            key = len(held) + 1
            standing = Standing.DRAFT if ask else Standing.SCHEDULED
            held[key] = Broadcast(
                key, standing, Source.AUTHOR, account.id, account.name, content, audience, must_confirm, state.now,
                guidance_version_id=guidance, start_at=start_at or state.now, paid=paid, expected=expected,
                asked_at=state.now if ask else None,
            )  # fmt: skip
        case Tried():
            state.broadcasts.tested.append(record)
        case ConfirmBroadcast(key, revision):
            if held[key].revision == revision:
                state.broadcasts.outcomes[key][account.id] = Outcome.CONFIRMED
        case HurryEdits(key):
            state.broadcasts.hurried.append((key, account.chat_id))
        case ApproveBroadcast(key):
            held[key] = replace(held[key], state=_to(held[key], Standing.SCHEDULED), approved_by=account.name)
        case SendBackBroadcast() | AskAgain() | RearrangeBroadcast():
            _back(state, record, account)
        case PauseBroadcast() | ResumeBroadcast() | CancelBroadcast():
            _move(state, record)
        case _:
            _apply_to_sent(state, record, account)


def _back(state: State, record: SendBackBroadcast | AskAgain | RearrangeBroadcast, account: Account) -> None:
    held = state.broadcasts.held
    match record:
        case SendBackBroadcast(key, why):
            held[key] = replace(held[key], asked_at=None, back_by=account.name, back_why=why)
        case AskAgain(key):
            held[key] = replace(held[key], asked_at=state.now, back_by="", back_why=None)
        case RearrangeBroadcast(key, audience, start_at):
            held[key] = replace(
                held[key], audience=audience, start_at=start_at or state.now, expected=reached(state, audience),
                revision=held[key].revision + 1, asked_at=state.now, back_by="", back_why=None, grown_to=0,
            )  # fmt: skip


def _move(state: State, record: PauseBroadcast | ResumeBroadcast | CancelBroadcast) -> None:
    held, key = state.broadcasts.held, record.broadcast_id
    match record:
        case PauseBroadcast(key):
            held[key] = replace(held[key], state=_to(held[key], Standing.PAUSED), pause_reason=PauseReason.BY_HAND)
        case ResumeBroadcast(key):
            held[key] = replace(held[key], state=_to(held[key], Standing.RUNNING), pause_reason=None)
        case CancelBroadcast(key):
            _skip(state, key)
            held[key] = replace(held[key], state=_to(held[key], Standing.CANCELLED))


def _apply_to_sent(state: State, record: object, account: Account) -> None:
    held, outcomes = state.broadcasts.held, state.broadcasts.outcomes
    match record:
        case WithdrawBroadcast(key):
            _skip(state, key)
            held[key] = replace(held[key], withdrawn_at=state.now)
        case ChaseBroadcast(key):
            reminded = sum(one in (Outcome.SENT, Outcome.READ) for one in outcomes[key].values())
            held[key] = replace(
                held[key], chases=held[key].chases + 1, last_chased=after_night(state.now, state.policy).date(), reminded=reminded
            )
        case EditBroadcast(key, content, again, ask):
            if ask:
                number = state.broadcasts.edits[key] = state.broadcasts.edits.get(key, 0) + 1
                held[key] = replace(held[key], edit=WaitingEdit(number, account.id, account.name, state.now, content, again))
            else:
                _edit(state, key, content, account.id, again=again)
        case ConfirmEdit(key, number):
            waiting = held[key].edit
            assert waiting is not None, record
            assert (waiting.number, waiting.by_id == account.id) == (number, False), record
            _edit(state, key, waiting.content, waiting.by_id, again=waiting.again)
        case ReturnEdit(key) | TakeBackEdit(key):
            held[key] = replace(held[key], edit=None)
        case RetryFailed(key, unknown):
            failed = state.broadcasts.failures.get(key, {})
            for who in [who for who, why in failed.items() if unknown or why is not FailureReason.UNKNOWN]:
                outcomes[key][who] = Outcome.PENDING
                del failed[who]
            standing = held[key].state
            held[key] = replace(held[key], state=Standing.RUNNING if standing is Standing.FINISHED else standing)


def _edit(state: State, key: int, content: Mapping[str, Parts], by: int, *, again: bool) -> None:
    before, known = state.broadcasts.held[key], state.broadcasts.outcomes.get(key, {})
    revision, name = before.revision + 1, next(one.name for one in state.accounts.values() if one.id == by)
    changed = {one.language for one in changes(before.content, content)}
    state.broadcasts.texts[key] = {**state.broadcasts.texts.get(key, {}), **dict.fromkeys(changed, revision)}
    after = replace(before, content=content, revision=revision, edit=None, rewritten_by_id=by, rewritten_by=name)
    if before.started_at is not None:
        after = replace(after, edited_at=state.now)
    elif before.state is Standing.SCHEDULED and before.approved_by:
        after = replace(after, state=_to(before, Standing.DRAFT), approved_by="", asked_at=state.now)
    state.broadcasts.held[key] = after
    if again:
        state.broadcasts.outcomes[key] = {who: Outcome.SENT if one is Outcome.CONFIRMED else one for who, one in known.items()}


def _to(broadcast: Broadcast, after: Standing) -> Standing:
    assert may_move(broadcast.state, after), (broadcast.state, after)
    return after


def _skip(state: State, key: int) -> None:
    known = state.broadcasts.outcomes.get(key, {})
    state.broadcasts.outcomes[key] = {who: Outcome.SKIPPED if one is Outcome.PENDING else one for who, one in known.items()}


def start(state: State, key: int) -> None:
    """Its time has come: the audience is frozen, unless it is for so many by now that another admin has to look at it."""
    found, gone = people(state, state.broadcasts.held[key].audience), state.unreachable
    total = reached(state, state.broadcasts.held[key].audience)
    if total >= state.policy.broadcast_second_from and not state.broadcasts.held[key].approved_by:
        held = state.broadcasts.held[key]
        state.broadcasts.held[key] = replace(held, state=_to(held, Standing.DRAFT), asked_at=state.now, grown_to=total)
        return
    outcomes = {one.id: Outcome.UNREACHABLE if one.chat_id in gone else Outcome.PENDING for one, _ in found}
    state.broadcasts.outcomes[key] = outcomes
    before = state.broadcasts.held[key]
    if not outcomes:
        state.broadcasts.held[key] = replace(before, state=_to(before, Standing.FINISHED), started_at=state.now, finished_at=state.now)
        return
    state.broadcasts.held[key] = replace(before, state=_to(before, Standing.RUNNING), started_at=state.now)


def happens(state: State, key: int, account: int, outcome: Outcome, why: FailureReason | None = None) -> None:
    """What became of it for one recipient; after the last one it is finished."""
    outcomes = state.broadcasts.outcomes[key]
    outcomes[account] = outcome
    if why is not None:
        state.broadcasts.failures.setdefault(key, {})[account] = why
    before = state.broadcasts.held[key]
    if Outcome.PENDING not in outcomes.values() and before.state is Standing.RUNNING:
        state.broadcasts.held[key] = replace(before, state=Standing.FINISHED, finished_at=state.now)


def broadcast(state: State, key: int) -> Broadcast | None:
    """One, with its tally."""
    found = state.broadcasts.held.get(key)
    if found is None:
        return None
    outcomes, failed = state.broadcasts.outcomes.get(key, {}), state.broadcasts.failures.get(key, {})
    gone = world_guidance.overtaken(state, found.guidance_version_id)
    owing = sum(one in (Outcome.SENT, Outcome.READ) for one in outcomes.values()) if found.must_confirm and not gone else 0
    found = replace(found, overtaken=gone)
    tally = Tally(Counter(outcomes.values()), Counter(failed.values()), owing)
    if found.state not in (Standing.DRAFT, Standing.SCHEDULED):
        return replace(found, tally=tally, admins=frozenset(admins(state)))
    chosen = found.audience.include.enterprises + found.audience.exclude.enterprises
    names = {str(one): world_facts.enterprise(state, one).name for one in chosen if one in state.enterprises}
    reach = count(state, json.dumps(audience_to_json(found.audience)))
    return replace(found, tally=tally, reach=reach, names=names, admins=frozenset(admins(state)))


def _titles(one: Broadcast) -> dict[str, str]:
    return {language: first_words(parts) for language, parts in one.content.items()}


def page(state: State, number: int) -> BroadcastPage:
    """A page of all."""
    newest = [found for key in sorted(state.broadcasts.held, reverse=True) if (found := broadcast(state, key)) is not None]
    shown = newest[number * BROADCASTS_A_PAGE : (number + 1) * BROADCASTS_A_PAGE]
    lines = tuple(
        BroadcastLine(
            one.id, one.state, _titles(one), one.created_at, one.tally.total,
            one.tally.of(*GOT_IT), one.tally.of(Outcome.CONFIRMED), one.must_confirm, one.withdrawn_at is not None,
            was_sent_back(one), one.overtaken, one.tally.of(Outcome.UNREACHABLE),
        )
        for one in shown
    )  # fmt: skip
    return BroadcastPage(number, max(1, -(-len(newest) // BROADCASTS_A_PAGE)), lines)


def recipients(state: State, key: str) -> RecipientPage:
    """A page of those with one outcome."""
    number, outcome, shown, _ = key.split(":")
    broadcast_id, asked = int(number), int(shown)
    failed = state.broadcasts.failures.get(broadcast_id, {})
    accounts = {account.id: account for account in state.accounts.values()}
    found = [who for who, one in state.broadcasts.outcomes.get(broadcast_id, {}).items() if one.value == outcome]
    lines = tuple(
        RecipientLine(None, name_of(accounts[who].memberships[0]), Outcome(outcome), failed.get(who), state.now - timedelta(minutes=1))
        for who in found[asked * RECIPIENTS_A_PAGE : (asked + 1) * RECIPIENTS_A_PAGE]
    )
    return RecipientPage(broadcast_id, Outcome(outcome), asked, max(1, -(-len(found) // RECIPIENTS_A_PAGE)), len(found), lines)


def owed(state: State, code: str) -> OwedPage | None:
    """What somebody in a division has not confirmed."""
    found = world_officer_day.division(state, code)
    if found is None:
        return None
    known = [one for key in sorted(state.broadcasts.held, reverse=True) if (one := broadcast(state, key)) is not None]
    sent = [one for one in known if one.must_confirm and one.withdrawn_at is None and one.started_at is not None]
    lines = (
        OwedLine(
            one.id, _titles(one), one.started_at or state.now,
            one.tally.of(*GOT_IT), one.tally.of(Outcome.SENT, Outcome.READ),
        )
        for one in sent
    )  # fmt: skip
    return OwedPage(code, found.name, found.path, tuple(line for line in lines if line.owes))


def received(state: State, key: str) -> Received | None:
    """A broadcast as a recipient has it."""
    number, account = (int(part) for part in key.split(":"))
    found, outcome = state.broadcasts.held.get(number), state.broadcasts.outcomes.get(number, {}).get(account)
    if found is None or outcome is None:
        return None
    language = next(one.language for one in state.accounts.values() if one.id == account)
    content = in_language(found.content, language)
    return Received(
        number, content, found.must_confirm, outcome, found.revision,
        state.broadcasts.texts.get(number, {}).get(language_read(found.content, language), 1), found.guidance_version_id,
        edited=found.edited_at is not None, withdrawn=found.withdrawn_at is not None, state=found.state,
        parts=messages(content, buttons=found.must_confirm) if outcome in GOT_IT else 0,
        overtaken=world_guidance.overtaken(state, found.guidance_version_id),
        confirmed=state.library.receipts.get((found.guidance_version_id or 0, account), False),
    )  # fmt: skip


def named(state: State, key: str) -> tuple[NamedLine, ...]:
    """Which enterprises the lines of a list name."""
    return tuple(
        NamedLine(line, tuple((number, name) for number, name in state.enterprises.items() if name in spellings(line)))
        for line in list_of(key)
    )
