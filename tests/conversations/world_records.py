"""What a turn stores about people, rosters, reports and alerts, done to the province in memory."""

from dataclasses import replace

from conversations.briefing import Invite, Report
from conversations.codes import Half, Status
from conversations.records import (
    AddStaff,
    Enrol,
    FileReport,
    ImportRoster,
    MarkDeparted,
    NewPerson,
    ReadRoster,
    RemindLaggards,
    RenameStaff,
    SetLanguage,
)
from conversations.returns import TemperatureReading
from conversations.roles import Account, Membership, Role
from tests.conversations.world_alerts import fine, tell
from tests.conversations.world_bars import is_barred
from tests.conversations.world_return_records import take_reading
from tests.conversations.world_state import DIVISION, DIVISION_NAME, PATH, State


def apply(state: State, record: object, chat: int) -> None:
    """Store one record of a chat's turn."""
    match record:
        case Enrol(invite_id, language):
            code, invite = next((c, i) for c, i in state.invites.items() if i.id == invite_id)
            state.invites[code] = replace(invite, used=True)
            _join(state, chat, invite, language)
        case SetLanguage(language):
            if chat in state.accounts:
                state.accounts[chat] = replace(state.accounts[chat], language=language)
        case FileReport():
            _file(state, record, chat)
        case ReadRoster():
            state.reading.append(record)
        case RemindLaggards():
            state.reminded.append((state.now, record))
        case _:
            _apply_to_staff(state, record)


def _apply_to_staff(state: State, record: object) -> None:
    match record:
        case AddStaff(enterprise_id, people):
            for person in people:
                _add(state, enterprise_id, person)
        case ImportRoster(enterprise_id, file):
            known = {p.name for p in state.staff[enterprise_id] if not p.departed}
            for row in state.files[file].staff:
                if row.name not in known:
                    _add(state, enterprise_id, NewPerson(row.name, "", post=row.post))
        case RenameStaff(staff_id, name, letters):
            state.change_member(staff_id, name=name, initials=letters)
        case MarkDeparted(staff_id, departed):
            (state.leave if departed else state.come_back)(staff_id)


def _add(state: State, enterprise_id: int, person: NewPerson) -> None:
    """A new line of the roster; for the name of somebody who has left and may not be on post, that one comes back instead."""
    gone = (p for p in state.staff[enterprise_id] if p.departed and p.name == person.name and is_barred(state, p.id))
    back = next(gone, None)
    if back is None:
        state.hire(person.name if person.post is None else f"{person.name}|{person.post}", enterprise=enterprise_id)
    else:
        state.come_back(back.id, post=person.post or back.post)


def _join(state: State, chat: int, invite: Invite, language: str) -> None:
    name = "黄春"
    if invite.role is Role.MANAGER:
        membership = Membership(Role.MANAGER, invite.enterprise_id, invite.subject_name)
    elif invite.role is Role.OFFICER:
        membership = Membership(Role.OFFICER, division=DIVISION, division_name=DIVISION_NAME, path=PATH)
    elif invite.role is Role.STAFF:
        assert invite.staff_id is not None
        name = state.member(invite.staff_id).name
        enterprise = state.enterprises[invite.enterprise_id or 0]
        membership = Membership(Role.STAFF, invite.enterprise_id, enterprise, staff_id=invite.staff_id)
    else:
        membership = Membership(Role.ADMIN)
    old = state.accounts.get(chat)
    state.accounts[chat] = Account(chat, chat, language, old.name if old else name, (*(old.memberships if old else ()), membership))


def _file(state: State, filed: FileReport, chat: int) -> None:
    by = state.accounts[chat].name
    state.reports.append(Report(filed.enterprise_id, filed.day, filed.revision, filed.late, filed.totals, filed.entries, by, state.now))
    for entry in filed.entries:
        if entry.status is Status.DEPARTED:
            state.leave(entry.staff_id)
        isolation = state.open_isolation(entry.staff_id)
        if isolation is not None and entry.temperature is not None:
            half = Half.MORNING if state.now.time() < state.policy.evening_from else Half.EVENING
            take_reading(state, isolation.id, TemperatureReading(filed.day, half, entry.temperature, entry.symptoms, state.now, by))
    for draft in filed.alerts:
        tell(state, draft, by)
    alerted = {draft.staff_id for draft in filed.alerts}
    fine(state, filed.enterprise_id, alerted, revised=filed.revision > 1)
