"""The made-up town of the simulator: the packaged lists, a district whose other shops have been reporting for two weeks, return checks and
an isolation, a week of disinfection, couriers with their runs, a guidance library, and three invitations that nobody has used yet.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.assembly import imports
from bot.assembly.invitations import Invitations
from bot.assembly.sample_couriers import ride
from bot.assembly.sample_disinfection import disinfect
from bot.assembly.sample_guidance import publish_library
from bot.assembly.sample_neighbours import ENTERPRISE, FORMER, NEIGHBOURS, Neighbour
from bot.assembly.sample_returns import Shop, check_and_isolate, say_risks
from bot.assembly.schema import migrate
from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.storage.briefings import load_seats
from bot.storage.database import Database
from bot.storage.facts.enterprises import load_rosters
from bot.storage.invites import Invited, open_invites
from bot.storage.members import end_membership, members
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.codes import Status
from conversations.pinyin import initials
from conversations.records import AddStaff, Enrol, FileReport, HealthEntry, NewPerson, Record, Totals
from conversations.roles import Role

DISTRICT = "220106"
"""绿园区 of 长春市: the officer's, and where all enterprises of this town are."""
DAYS_BEFORE = 14
"""How far back the neighbours' reports go."""


async def fill(database: Database, keyring: Keyring, clock: Clock) -> Mapping[Role, str]:
    """Make the tables and the town; the code of an invitation for each of the three phones."""
    await migrate(database)
    await imports.import_divisions(database, imports.packaged("divisions.csv", "conversations"))
    await imports.import_units(database, imports.packaged("jilin_units.csv", "conversations"))
    await imports.import_enterprises(database, keyring, imports.packaged("enterprises.csv"))
    await imports.import_officers(database, keyring, imports.packaged("officers.csv"))
    await say_risks(database, clock)
    invitations = Invitations(database, keyring, clock)
    shops = await _settle(database, keyring, clock, invitations)
    await check_and_isolate(database, keyring, clock, shops)
    await disinfect(database, keyring, clock, shops)
    await ride(database, keyring, clock, shops)
    await publish_library(database, keyring, clock, invitations, shops)
    (enterprise,) = await invitations.enterprises(ENTERPRISE)
    officer = (await invitations.officers(DISTRICT))[0]
    invited = (
        Invited(Role.MANAGER, enterprise_id=enterprise.id),
        Invited(Role.OFFICER, division_code=DISTRICT, officer_id=officer.id),
        Invited(Role.ADMIN),
    )
    return {each.role: (await invitations.make(each)).code for each in invited}


async def _settle(database: Database, keyring: Keyring, clock: Clock, invitations: Invitations) -> Sequence[Shop]:
    """Enrol the neighbours, give them staff, and store what they have reported. Who had the manager's place before has left it."""
    everybody, now = (*NEIGHBOURS, FORMER), clock.now()
    found = {each.chat_id: (await invitations.enterprises(each.enterprise))[0] for each in everybody}
    for each in everybody:
        await invitations.make(Invited(Role.MANAGER, enterprise_id=found[each.chat_id].id))
    async with database.begin() as conn:
        invites = {each.subject: each.id for each in await open_invites(conn, now)}
        enrolments = [Deed(Enrol(invites[found[each.chat_id].name], "zh-CN"), None, each.chat_id, each.name) for each in everybody]
        await apply(conn, enrolments, now, keyring)
        seats = await load_seats(conn, [each.chat_id for each in everybody])
        accounts = {chat_id: seat.account.id for chat_id, seat in seats.items() if seat.account is not None}
        rosters = [AddStaff(found[each.chat_id].id, tuple(NewPerson(n, initials(n)) for n in each.staff)) for each in everybody]
        await apply(conn, _by(everybody, rosters, accounts), now, keyring)
        staff = await load_rosters(conn, [enterprise.id for enterprise in found.values()])
        shops = [
            Shop(each, found[each.chat_id].id, accounts[each.chat_id], {p.name: p.id for p in staff[found[each.chat_id].id]})
            for each in everybody
        ]
        for shop, day, moment in _reports(clock, shops):
            await apply(conn, [shop.did(_report(shop, day, clock.local().date()))], moment, keyring)
        for member in await members(conn, enterprise_id=found[FORMER.chat_id].id):
            await end_membership(conn, member.id, now)
    return shops


def _reports(clock: Clock, shops: Sequence[Shop]) -> list[tuple[Shop, date, datetime]]:
    """Who has reported for which day, and when, in order of time; nothing that would lie ahead of the clock."""
    calendar, today = ChinaCalendar(), clock.local().date()
    days = [day for back in range(DAYS_BEFORE, -1, -1) if calendar.is_work_day(day := today - timedelta(days=back))]
    reports = [
        (shop, day, datetime.combine(day, shop.of.reports_at, tzinfo=clock.zone))
        for day in days
        for shop in shops
        if (today - day).days >= shop.of.silent_since
    ]
    return [report for report in reports if report[2] <= clock.local()]


def _report(shop: Shop, day: date, today: date) -> FileReport:
    """All normal, but for those who are away or isolated on that day."""
    status = {told.name: told.status for told in shop.of.told if (today - day).days <= told.days_ago}
    entries = tuple(HealthEntry(shop.staff[name], None, (), each) for name, each in status.items())
    heads, isolated = len(shop.staff), list(status.values()).count(Status.HOME_ISOLATION)
    totals = Totals(heads, heads - len(entries), 0, isolated, 0, 0, len(entries) - isolated, 0)
    return FileReport(shop.enterprise_id, day, 1, shop.of.reports_at.hour >= 12, totals, entries, ())


def _by(who: Sequence[Neighbour], records: Sequence[Record], accounts: Mapping[int, int]) -> list[Deed]:
    return [Deed(record, accounts[each.chat_id], each.chat_id, each.name) for each, record in zip(who, records, strict=True)]
