"""What is asked of checks, isolations and places uses indexes, and takes as many statements for sixty-four as for one."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.rejudging import checks_touched, finish_risks, pending_risks
from bot.storage.reminding import At, Reminding, queue_reminders
from bot.storage.schedule import SlotRow
from bot.storage.writers import Deed, apply
from conversations.codes import IsolationStep, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.records import ChangeIsolation, ConfirmCheck, FileCheck, InviteToDeclare, Record
from conversations.reminding import Duty
from conversations.returns_json import declaration_to_json, judgement_to_json
from tests.storage.plans import Work, plans, scanned, sent_by, settle
from tests.storage.return_world import check_alert, declaration, filed, isolating, judgement, reading, risk, stay
from tests.storage.test_plans import ENTERPRISES, SMALL, facts, fill
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, entry, found_staff, ledger, staff

FRONT_LINE = replace(DEFAULT_POLICY, front_line_check=True)
FEW = {"risk", "pg_locks"}
"""Statements about places: some thousand after months."""


async def fill_returns(database: Database) -> None:
    """Beside `fill`: somebody in each enterprise has a check, every thirtieth is in isolation, some of them in the way."""
    await fill(database)
    ids = range(1, ENTERPRISES + 1)
    fit, isolate = (judgement(verdict) for verdict in (Verdict.FIT, Verdict.ISOLATE))
    async with database.begin() as conn:
        for n in ids[64:]:
            await found_staff(conn, n, ["张三"])
        people = {n: staff(n, 1) for n in ids}
        head = {"revision": 1, "return_day": DAY, "declared_on": DAY, "confirmed_by": 11, "confirmed_at": at(8)}
        told = {n: isolate if n % 30 == 0 else fit for n in ids}
        verdicts_of = {n: {"verdict": told[n].verdict.value, "clear": told[n] is fit} for n in ids}
        heads = [{"enterprise_id": n, "staff_id": people[n], **verdicts_of[n], **head} for n in ids]
        await conn.execute(insert(t.return_check), heads)
        declared = {"revision": 1, "self_declared": False, "declared_by": 11, "declared_at": at(8)}
        revisions = [{"check_id": n, "declaration": declaration_to_json(declaration(people[n])), **declared} for n in ids]
        await conn.execute(insert(t.check_revision), revisions)
        where = [("220104", PATHS["220104"]), ("JP", "/JP/"), ("220105", PATHS["220105"])]
        stays = [{"check_id": n, "position": 0, "place": p, "path": path} for n in ids for p, path in [where[n % 3 if n % 50 == 0 else 1]]]
        await conn.execute(insert(t.stay), [{**row, "first": days_ago(14), "last": days_ago(1)} for row in stays])
        judged = {"revision": 1, "rule": "clear", "policy_version": 1, "judged_at": at(8), "because": "declared"}
        verdicts = [
            {"check_id": n, "enterprise_id": n, "verdict": told[n].verdict.value, "judgement": judgement_to_json(told[n]), **judged}
            for n in ids
        ]
        await conn.execute(insert(t.verdict), verdicts)
        open_ones = {"path": PATHS["220104"], "kind": "home", "first": DAY, "until": DAY, "rule": "high_risk", "opened_at": at(8)}
        ended = {"ended_at": at(9), "ended_step": "released"}
        isolations = [{"enterprise_id": n, "staff_id": people[n], **open_ones, **(ended if n % 30 else dict.fromkeys(ended))} for n in ids]
        await conn.execute(insert(t.isolation), isolations)
        begun = {"step": "opened", "at": at(8), "until": DAY, "kind": "home"}
        await conn.execute(insert(t.isolation_change), [{"isolation_id": n, **begun} for n in ids])
        taken = {"day": DAY, "half": "morning", "temperature_centi": 3650, "taken_at": at(9), "by": 11}
        await conn.execute(insert(t.reading), [{"isolation_id": n, **taken} for n in ids])
    await settle(database)


@pytest.fixture
async def filled(database: Database) -> Database:
    """A database of a county with many return checks."""
    await fill_returns(database)
    return database


async def _touched(conn: AsyncConnection) -> None:
    await apply(conn, [Deed(risk("220104"), 9, 9, "")], at(9), KEYRING)
    statements = await pending_risks(conn, at(9))
    async for _ in checks_touched(conn, statements, days_ago(14)):
        pass
    await finish_risks(conn, [one.id for one in statements], at(9))


def _deeds(*records: Record) -> Work:
    async def work(conn: AsyncConnection) -> None:
        await apply(conn, [Deed(record, 11, 11, "") for record in records], at(9), KEYRING)

    return work


async def test_what_is_asked_of_returns_uses_indexes(filled: Database) -> None:
    some = range(1, 65)
    works: dict[str, Work] = {
        "bars": lambda conn: facts(conn, *(("ledger", n) for n in some)),
        "bars of the front line": lambda conn: facts(conn, *(("ledger", n) for n in some), policy=FRONT_LINE),
        "checks": lambda conn: facts(conn, *(("checks", n) for n in some), *(("recent_places", n) for n in some)),
        "check": lambda conn: facts(conn, ("check", 7), ("own_check", staff(8, 1)), ("staff", staff(8, 1))),
        "wards": lambda conn: facts(conn, *(("wards", n) for n in some), ("isolation", 30)),
        "isolated": lambda conn: facts(conn, ("isolated", "220581:all:0"), ("isolated", "220581:missed:0")),
        "risk": lambda conn: facts(conn, ("risk", "220104"), ("risk_place", "220104"), ("risk_place", "220105")),
        "rejudged": lambda conn: facts(conn, ("rejudged", "1:7"), ("rejudged_in", "1:220104")),
        "touched": _touched,
        "filed": _deeds(filed(7, declaration(staff(7, 1)), replaces=7), filed(8, declaration(staff(8, 1)), revision=2, replaces=8)),
        "isolation": _deeds(isolating(7, staff(7, 1)), reading(30, 30, staff(30, 1), temperature="38.0")),
        "link": _deeds(InviteToDeclare(7, staff(7, 1))),
    }
    for name, work in works.items():
        for plan in await plans(filled, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL | FEW, f"{name}:\n{plan}"


async def test_a_statement_is_answered_by_the_index_of_stays_and_a_ledger_by_those_of_the_enterprise(filled: Database) -> None:
    by_stay = [plan for plan in await plans(filled, _touched, prefer_indexes=True) if "stay" in plan]
    assert by_stay
    assert all("ix_stay_path_last_check_id" in plan for plan in by_stay)
    by_enterprise = "\n".join(await plans(filled, lambda conn: facts(conn, ("ledger", 30)), prefer_indexes=True))
    people = ("uq_return_check_staff_id", "uq_isolation_staff_id", "ix_off_roster_")
    for index in ("ix_return_check_unclear", "ix_isolation_enterprise_id", *people):
        assert index in by_enterprise
    by_path = "\n".join(await plans(filled, lambda conn: facts(conn, ("isolated", "220581:all:0")), prefer_indexes=True))
    assert "ix_isolation_path" in by_path


async def test_reminders_of_readings_look_at_open_isolations_alone(filled: Database) -> None:
    slot = Reminding(SlotRow("readings", "readings", DAY, at(9), at(14)), Duty.READINGS, time(9))
    reminders = partial(queue_reminders, remindings=[slot], at=At(at(9), at(23), DEFAULT_POLICY, is_work_day=True))
    (plan,) = await plans(filled, reminders, prefer_indexes=True)
    assert "ix_isolation_" in plan
    assert scanned(plan) <= SMALL | {"isolation", "lacking"}


KINDS = ("ledger", "checks", "wards", "recent_places", "enterprise", "roster")


async def test_as_many_statements_for_one_return_as_for_sixty_four(filled: Database) -> None:
    def batch(numbers: range) -> Work:
        async def work(conn: AsyncConnection) -> None:
            places = ("220104", "110105", "JP")[: len(numbers)]
            await facts(conn, *((kind, n) for kind in KINDS for n in numbers), *(("risk", place) for place in places))
            checks: list[FileCheck] = []
            for n in numbers:
                alert = check_alert(n, staff(n, 1))
                checks.append(filed(n, declaration(staff(n, 1), stay("JP")), Verdict.ISOLATE, replaces=n, alert=alert))
                checks.append(filed(n, declaration(staff(n, 2)), alone=True))
            entries = {n: entry(staff(n, 2), temperature="36.5") for n in numbers}
            first: list[Record] = [
                *checks,
                *(isolating(n, staff(n, 1)) for n in numbers),
                *(InviteToDeclare(n, staff(n, 3)) for n in numbers),
            ]
            deeds: list[Record] = [*first, *(ledger(n, entries[n]) for n in numbers), *(risk("220104") for _ in numbers)]
            await apply(conn, [Deed(record, 11, 11, "") for record in deeds], at(9), KEYRING)
            declared = (await conn.execute(t.return_check.select().where(t.return_check.c.confirmed_at.is_(None)))).all()
            opened = (await conn.execute(t.isolation.select().where(t.isolated, t.isolation.c.opened_at == at(9)))).all()
            longer = [ChangeIsolation(row.id, IsolationStep.EXTENDED, DAY + timedelta(days=20), isolating(1, 1).kind) for row in opened]
            readings = [reading(row.id, row.enterprise_id, row.staff_id, temperature="38.0") for row in opened]
            then: list[Record] = [*(ConfirmCheck(row.id) for row in declared), *longer, *readings]
            await apply(conn, [Deed(record, 11, 11, "") for record in then], at(10), KEYRING)

        return work

    one, many = [len(await sent_by(filled, batch(numbers))) for numbers in (range(1, 2), range(1, 30))]
    assert one == many
