"""What a turn stores about return checks, isolation, risk and policy, done to the province in memory."""

from dataclasses import replace
from datetime import datetime

from conversations.briefing import Invite
from conversations.codes import Half, IsolationStep, RiskLevel
from conversations.policy_values import policy_with
from conversations.records import (
    ChangeIsolation,
    ConfirmCheck,
    FileCheck,
    InviteToDeclare,
    OpenIsolation,
    SetPolicy,
    SetRisk,
    TakeReading,
)
from conversations.return_facts import PolicyVersion
from conversations.returns import Check, Isolation, IsolationChange, RiskStatement, TemperatureReading
from conversations.roles import Role
from tests.conversations.world_alerts import tell
from tests.conversations.world_state import DIVISION_NAME, PATH, State

CODES = "SE1FDEC1{:04d}"
"""Invitation codes by which staff members declare, in the order in which they were asked for."""
ENDS = (IsolationStep.RELEASED, IsolationStep.COMPLETED)


def apply(state: State, record: object, by: str) -> None:
    """Store one record; `by` is the name of the person who acted, "" for a verdict."""
    match record:
        case FileCheck():
            _file(state, record, by)
        case ConfirmCheck(check_id):
            state.checks[check_id] = replace(state.checks[check_id], confirmed=True, confirmed_by=by, confirmed_at=state.now)
        case InviteToDeclare(enterprise_id, staff_id, courier):
            _invite(state, enterprise_id, staff_id, courier=courier)
        case OpenIsolation():
            open_isolation(state, record)
        case ChangeIsolation():
            change_isolation(state, record, by)
        case TakeReading():
            reading = TemperatureReading(record.day, record.half, record.temperature, record.symptoms, state.now, by)
            take_reading(state, record.isolation_id, reading)
            if record.alert is not None:
                tell(state, record.alert, by)
        case SetRisk(place, level, since, note):
            say_risk(state, place, level, since, by, note)
        case SetPolicy(base, values):
            assert base == state.policy.version, "another version meanwhile"
            state.policy = replace(policy_with(state.policy, values), version=base + 1)
            state.policy_version = PolicyVersion(base + 1, state.now, by)


def _file(state: State, filed: FileCheck, by: str) -> None:
    staff_id = filed.declaration.staff_id
    current = state.check_of(staff_id)
    assert filed.replaces == (current.id if current else None), "another check meanwhile"
    person = state.member(staff_id)
    amended = current if filed.revision > 1 else None
    assert filed.revision == (amended.revision + 1 if amended else 1), "a revision was left out"
    key = amended.id if amended else len(state.checks) + 501
    state.checks[key] = Check(
        id=key,
        enterprise_id=filed.enterprise_id,
        staff_id=staff_id,
        staff_name=person.name,
        staff_post=person.post,
        revision=filed.revision,
        declaration=filed.declaration,
        judgement=filed.judgement,
        self_declared=filed.self_declared,
        confirmed=not filed.self_declared,
        declared_by=by,
        declared_at=state.now,
        judged_at=state.now,
        judged_because="amended" if amended else "declared",
        before=amended.judgement.verdict if amended else None,
        confirmed_by="" if filed.self_declared else by,
        confirmed_at=None if filed.self_declared else state.now,
    )
    state.current[staff_id] = key
    if filed.alert is not None:
        tell(state, filed.alert, by)


def _invite(state: State, enterprise_id: int, staff_id: int, *, courier: bool) -> None:
    for code, invite in state.invites.items():
        if invite.staff_id == staff_id and not invite.used:
            state.invites[code] = replace(invite, expired=True)
    code = CODES.format(len(state.invites) + 1)
    name = state.enterprises[enterprise_id]
    state.invites[code] = Invite(
        len(state.invites) + 900,
        Role.STAFF,
        name,
        used=False,
        expired=False,
        enterprise_id=enterprise_id,
        staff_id=staff_id,
        courier=courier,
    )
    state.links[staff_id] = code


def open_isolation(state: State, opened: OpenIsolation) -> None:
    """An isolation begins by a verdict; a person is in one at most."""
    assert state.open_isolation(opened.staff_id) is None, "already in isolation"
    person, key = state.member(opened.staff_id), len(state.isolations) + 701
    begun = IsolationChange(IsolationStep.OPENED, state.now, opened.until)
    state.isolations[key] = Isolation(
        key, opened.enterprise_id, state.enterprises[opened.enterprise_id], DIVISION_NAME, PATH, person.id, person.name, person.post,
        opened.kind, opened.first, opened.until, opened.rule, changes=(begun,),
    )  # fmt: skip


def change_isolation(state: State, record: ChangeIsolation, by: str) -> None:
    """A step of an isolation: by a verdict where it is longer without a reason."""
    by = "" if record.step is IsolationStep.EXTENDED and not record.note else by
    known = state.isolations[record.isolation_id]
    assert known.ended is None, "has ended"
    step = IsolationChange(record.step, state.now, record.until, by, record.note)
    ended = record.step if record.step in ENDS else None
    state.isolations[known.id] = replace(known, until=record.until, kind=record.kind, ended=ended, changes=(*known.changes, step))


def take_reading(state: State, key: int, reading: TemperatureReading) -> None:
    """One of the two readings of a day; one of the same half day again corrects it."""
    known = state.isolations[key]
    others = [r for r in known.readings if (r.day, r.half) != (reading.day, reading.half)]
    ordered = sorted((*others, reading), key=lambda r: (r.day, tuple(Half).index(r.half)))
    state.isolations[key] = replace(known, readings=tuple(ordered))


def say_risk(state: State, place: str, level: RiskLevel, since: datetime, by: str = "", note: str = "") -> int:
    """A statement about a place; whom it touches is judged again by `rejudge`."""
    number = len(state.risks) + 1
    state.risks.append(RiskStatement(number, place, level, since, state.now, by, note))
    return number
