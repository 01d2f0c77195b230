"""Guidance of the province in memory, the plain way: every document is looked at."""

from dataclasses import replace

from conversations.broadcast import Broadcast, EndReason, Outcome
from conversations.broadcast import State as Standing
from conversations.codes import RiskLevel, Sector
from conversations.guidance import GUIDANCE_A_PAGE, GuidanceLine, GuidancePage, GuidanceVersion, ReceiptLine, ReceiptPage, Waiting
from conversations.guidance_keys import WAITING, asked_of
from conversations.guidance_records import ConfirmGuidance, PublishGuidance, ReadGuidance, WithdrawGuidance
from conversations.places import path_of
from conversations.roles import Account, Role
from conversations.rules.broadcast_moves import may_move
from conversations.rules.guidance import fits, holds, is_found, is_over, level_at, newly_reached
from tests.conversations.world_state import DIVISION, DIVISION_NAME, PATH, State

RECORDS = (PublishGuidance, WithdrawGuidance, ReadGuidance, ConfirmGuidance)


def apply(state: State, record: object, account: Account) -> None:
    """Store one record of an account's turn."""
    library = state.library
    match record:
        case PublishGuidance():
            _publish(state, record, account)
        case WithdrawGuidance(guidance_id, withdrawn):
            (library.withdrawn.add if withdrawn else library.withdrawn.discard)(guidance_id)
            if withdrawn:
                _end(state, guidance_id, EndReason.GUIDANCE_WITHDRAWN)
        case ReadGuidance(version_id):
            library.receipts.setdefault((version_id, account.id), False)
        case ConfirmGuidance(version_id):
            library.receipts[version_id, account.id] = True


def _publish(state: State, record: PublishGuidance, account: Account) -> None:
    library = state.library
    number = len({one.guidance_id for one in library.versions.values()}) + 1 if record.guidance_id is None else record.guidance_id
    mine = [one for one in library.versions.values() if one.guidance_id == number]
    for old in mine:
        library.versions[old.id] = replace(old, current=False)
    fresh = GuidanceVersion(
        id=len(library.versions) + 1,
        guidance_id=number,
        number=len(mine) + 1,
        title=record.title,
        summary=record.summary,
        body=record.body,
        sectors=record.sectors,
        risks=record.risks,
        must_confirm=record.must_confirm,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        published_at=state.now,
        by=account.name,
        changes=record.changes,
    )
    _end(state, number, EndReason.NEWER_VERSION)
    library.versions[fresh.id] = fresh
    library.withdrawn.discard(number)
    if record.send:
        library.sent.append((fresh.id, ()))


def _end(state: State, guidance_id: int, reason: EndReason) -> None:
    """What is being sent of a guidance is not sent any more; of a withdrawn one, what was sent is taken back."""
    for key, one in state.broadcasts.held.items():
        version = state.library.versions.get(one.guidance_version_id or 0)
        if version is not None and version.guidance_id == guidance_id:
            state.broadcasts.held[key] = _ended(state, one, reason)


def _ended(state: State, one: Broadcast, reason: EndReason) -> Broadcast:
    if reason is EndReason.GUIDANCE_WITHDRAWN and one.started_at is not None:
        one = replace(one, withdrawn_at=state.now, end_reason=reason)
    if not may_move(one.state, Standing.CANCELLED):
        return one
    known = state.broadcasts.outcomes.get(one.id, {})
    state.broadcasts.outcomes[one.id] = {who: Outcome.SKIPPED if each is Outcome.PENDING else each for who, each in known.items()}
    return replace(one, state=Standing.CANCELLED, end_reason=reason)


def overtaken(state: State, version_id: int | None) -> bool:
    """Whether a version was followed by another, or its guidance withdrawn, or is over."""
    version = state.library.versions.get(version_id or 0)
    if version is None:
        return False
    return not version.current or version.guidance_id in state.library.withdrawn or is_over(version.valid_until, state.today)


def _stated(state: State) -> dict[str, RiskLevel]:
    said = sorted((one for one in state.risks if one.since <= state.now), key=lambda one: (one.since, one.id))
    return {path_of(one.place): one.level for one in said}


def risk(state: State) -> RiskLevel:
    """Of the only district."""
    return level_at(path_of(DIVISION), _stated(state))


def rejudge(state: State, before: dict[str, RiskLevel], changed: set[str]) -> None:
    """What newly applies after statements about the places `changed` (paths), with what was stated `before`."""
    for one in _current(state):
        if not is_over(one.valid_until, state.today):
            reaches = newly_reached(one.risks, before, _stated(state), changed)
            state.library.sent += [(one.id, reach.places) for reach in reaches]


def _current(state: State) -> list[GuidanceVersion]:
    found = [one for one in state.library.versions.values() if one.current and one.guidance_id not in state.library.withdrawn]
    return sorted(found, key=lambda one: (one.published_at, one.id), reverse=True)


def _sector(state: State, enterprise: int) -> Sector:
    return state.disinfections.sectors.get(enterprise, Sector.PHOTOGRAPHY)


def _standing(state: State) -> list[GuidanceVersion]:
    """Of each guidance the newest version that has begun, if it is not over."""
    begun: dict[int, GuidanceVersion] = {}
    for one in state.library.versions.values():
        if one.guidance_id not in state.library.withdrawn and one.valid_from <= state.today:
            begun[one.guidance_id] = one
    found = [one for one in begun.values() if not is_over(one.valid_until, state.today)]
    return sorted(found, key=lambda one: (one.published_at, one.id), reverse=True)


def _applying(state: State, enterprise: int) -> list[GuidanceVersion]:
    """To an enterprise; to the district, where it is 0."""
    found = _standing(state)
    level = risk(state)
    if enterprise:
        return [one for one in found if fits(one.sectors, one.risks, _sector(state, enterprise), level)]
    return [one for one in found if fits((), one.risks, None, level)]


def _line(state: State, one: GuidanceVersion, reader: int) -> GuidanceLine:
    receipt = state.library.receipts.get((one.id, reader))
    return GuidanceLine(
        one.id, one.guidance_id, one.number, one.title, one.must_confirm, one.published_at, receipt is not None, bool(receipt),
        holds(one.valid_from, one.valid_until, state.today), one.guidance_id in state.library.withdrawn,
    )  # fmt: skip


def _urgency(one: GuidanceLine) -> int:
    if one.must_confirm:
        return 2 if one.confirmed else 0
    return 2 if one.read else 1


def page(state: State, key: str) -> GuidancePage:
    """A page of a list."""
    asked = asked_of(key)
    everything = not asked.enterprise_id and not asked.division
    newest = sorted(
        (one for one in state.library.versions.values() if one.current), key=lambda one: (one.published_at, one.id), reverse=True
    )
    mine = newest if everything else _applying(state, asked.enterprise_id)
    wanted = "" if asked.text == WAITING else asked.text
    found = [one for one in mine if is_found(wanted, (*one.title.values(), *one.summary.values()))]
    lines = [_line(state, one, asked.reader) for one in found]
    if asked.text == WAITING:
        lines = [one for one in lines if not everything and _urgency(one) < 2]
    pages = max(1, -(-len(lines) // GUIDANCE_A_PAGE))
    number = min(asked.page, pages - 1)
    shown = tuple(lines[number * GUIDANCE_A_PAGE : (number + 1) * GUIDANCE_A_PAGE])
    waiting = 0 if everything else sum(_urgency(one) < 2 for one in lines)
    return GuidancePage(number, pages, len(lines), shown, asked.text, asked.enterprise_id or None, risk(state), asked.division, waiting)


def waiting(state: State, key: str) -> Waiting:
    """How much waits for a manager."""
    asked = asked_of(key)
    lines = [_line(state, one, asked.reader) for one in _applying(state, asked.enterprise_id)]
    states = [_urgency(one) for one in lines]
    return Waiting(states.count(1), states.count(0))


def version(state: State, key: str) -> GuidanceVersion | None:
    """One version as somebody has read it."""
    which, reader = (int(part) for part in key.split(":"))
    found = state.library.versions.get(which)
    if found is None:
        return None
    receipt = state.library.receipts.get((which, reader))
    mine = [confirmed for (one, _), confirmed in state.library.receipts.items() if one == which]
    later = [one for one in state.library.versions.values() if one.guidance_id == found.guidance_id and one.number > found.number]
    following = min((one.valid_from for one in later), default=None)
    return replace(
        found,
        read=receipt is not None,
        confirmed=bool(receipt),
        withdrawn=found.guidance_id in state.library.withdrawn,
        readers=len(mine),
        confirmers=sum(mine),
        followed_from=following if following is not None and following > state.today else None,
    )


def versions(state: State, guidance_id: int) -> tuple[GuidanceVersion, ...]:
    """All of one guidance, the newest first."""
    ids = sorted((one.id for one in state.library.versions.values() if one.guidance_id == guidance_id), reverse=True)
    return tuple(found for each in ids if (found := version(state, f"{each}:0")) is not None)


def receipts(state: State, key: str) -> ReceiptPage | None:
    """Who has read a version."""
    which, division, page_number = key.split(":")
    found = state.library.versions.get(int(which))
    if found is None or division not in ("", DIVISION):
        return None
    mine = [e for e in state.enterprises if fits(found.sectors, found.risks, _sector(state, e), risk(state))]
    managers = {
        e: [a.id for a in state.accounts.values() if any(m.role is Role.MANAGER and m.enterprise_id == e for m in a.memberships)]
        for e in mine
    }
    states = {e: [state.library.receipts.get((found.id, a)) for a in some] for e, some in managers.items() if some}
    read = {e for e, some in states.items() if any(one is not None for one in some)}
    confirmed = {e for e, some in states.items() if any(some)}
    owing = sorted((state.enterprises[e], e) for e in set(states) - (confirmed if found.must_confirm else read))
    pages = max(1, -(-len(owing) // GUIDANCE_A_PAGE))
    number = min(int(page_number), pages - 1)
    shown = owing[number * GUIDANCE_A_PAGE : (number + 1) * GUIDANCE_A_PAGE]
    lines = tuple(ReceiptLine(e, name, e in read) for name, e in shown)
    name, path = (DIVISION_NAME, PATH) if division else ("", "/")
    counts = len(mine), len(mine) - len(states), len(read), len(confirmed), len(owing)
    return ReceiptPage(found.id, division, name, path, *counts, number, pages, lines)
