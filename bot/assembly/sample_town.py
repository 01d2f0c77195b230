"""The made-up town of the simulator: the packaged lists, a district whose other shops have been reporting for two weeks, and three
invitations that nobody has used yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.assembly import imports
from bot.assembly.invitations import Invitations
from bot.assembly.schema import migrate
from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.storage.briefings import load_seats
from bot.storage.database import Database
from bot.storage.invites import Invited, open_invites
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.pinyin import initials
from conversations.records import AddStaff, Enrol, FileReport, NewPerson, Totals
from conversations.roles import Role

DISTRICT = "220106"
"""绿园区 of 长春市: the officer's, and where all enterprises of this town are."""
ENTERPRISE = "91220106MAAUFYNDQD"
"""绿园隆德超市商行: the manager's, with nobody enrolled yet."""
DAYS_BEFORE = 14
"""How far back the neighbours' reports go."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A manager in the district, whose phone the page does not show. `reports_at` is when the ledger usually comes (local time; after
    the cutoff it is late), `silent_since` on how many days before today it came for the last time (0: today's is there already)."""

    chat_id: int
    surname: str
    given: str
    enterprise: str
    staff: tuple[str, ...]
    reports_at: time
    silent_since: int


NEIGHBOURS = (
    Neighbour(201, "罗", "志", "91220106MA9NCWMB0J", ("罗志", "马兰", "宋杰", "唐丽", "韩冰", "曹敏"), time(8, 4), 0),
    Neighbour(202, "徐", "超燕", "91220106MAY3XXCT0T", ("徐超燕", "许亮", "邓佳", "沈洁", "彭飞"), time(8, 17), 0),
    Neighbour(203, "金", "燕英", "91220106MAUELC9RFG", ("金燕英", "苏红", "吕军", "丁梅"), time(7, 41), 0),
    Neighbour(204, "崔", "杰梅", "91220106MAXQE5W385", ("崔杰梅", "任涛", "卢霞", "姚磊"), time(12, 36), 1),
    Neighbour(205, "杨", "燕", "91220106MALYPG3ET7", ("杨燕", "傅强", "钟慧"), time(9, 20), 3),
)
"""Two more enterprises of the district have nobody enrolled: they can only be telephoned."""


async def fill(database: Database, keyring: Keyring, clock: Clock) -> Mapping[Role, str]:
    """Make the tables and the town; the code of an invitation for each of the three phones."""
    await migrate(database)
    await imports.import_divisions(database, imports.packaged("divisions.csv", "conversations"))
    await imports.import_units(database, imports.packaged("jilin_units.csv", "conversations"))
    await imports.import_enterprises(database, keyring, imports.packaged("enterprises.csv"))
    await imports.import_officers(database, keyring, imports.packaged("officers.csv"))
    invitations = Invitations(database, keyring, clock)
    await _settle(database, keyring, clock, invitations)
    (enterprise,) = await invitations.enterprises(ENTERPRISE)
    officer = (await invitations.officers(DISTRICT))[0]
    invited = (
        Invited(Role.MANAGER, enterprise_id=enterprise.id),
        Invited(Role.OFFICER, division_code=DISTRICT, officer_id=officer.id),
        Invited(Role.ADMIN),
    )
    return {each.role: (await invitations.make(each)).code for each in invited}


async def _settle(database: Database, keyring: Keyring, clock: Clock, invitations: Invitations) -> None:
    """Enrol the neighbours, give them staff, and store what they have reported."""
    found = {each.enterprise: (await invitations.enterprises(each.enterprise))[0] for each in NEIGHBOURS}
    for each in NEIGHBOURS:
        await invitations.make(Invited(Role.MANAGER, enterprise_id=found[each.enterprise].id))
    enterprise_ids = {uscc: enterprise.id for uscc, enterprise in found.items()}
    now = clock.now()
    async with database.begin() as conn:
        invites = {each.subject: each.id for each in await open_invites(conn, now)}
        enrolments = [
            Deed(Enrol(invites[found[each.enterprise].name], "zh-CN"), None, each.chat_id, each.surname + each.given) for each in NEIGHBOURS
        ]
        await apply(conn, enrolments, now, keyring)
        seats = await load_seats(conn, [each.chat_id for each in NEIGHBOURS])
        accounts = {chat_id: seat.account.id for chat_id, seat in seats.items() if seat.account is not None}
        rosters = [AddStaff(enterprise_ids[each.enterprise], tuple(NewPerson(n, initials(n)) for n in each.staff)) for each in NEIGHBOURS]
        await apply(conn, _by(NEIGHBOURS, rosters, accounts), now, keyring)
        for neighbour, day, moment in _reports(clock):
            report = _all_normal(enterprise_ids[neighbour.enterprise], day, len(neighbour.staff), late=neighbour.reports_at.hour >= 12)
            await apply(conn, _by((neighbour,), (report,), accounts), moment, keyring)


def _reports(clock: Clock) -> list[tuple[Neighbour, date, datetime]]:
    """Who has reported for which day, and when, in order of time; nothing that would lie ahead of the clock."""
    calendar, today = ChinaCalendar(), clock.local().date()
    days = [day for back in range(DAYS_BEFORE, -1, -1) if calendar.is_work_day(day := today - timedelta(days=back))]
    reports = [
        (each, day, datetime.combine(day, each.reports_at, tzinfo=clock.zone))
        for day in days
        for each in NEIGHBOURS
        if (today - day).days >= each.silent_since
    ]
    return [report for report in reports if report[2] <= clock.local()]


def _all_normal(enterprise_id: int, day: date, heads: int, *, late: bool) -> FileReport:
    return FileReport(enterprise_id, day, 1, late, Totals(heads, heads, 0, 0, 0, 0, 0, 0), (), ())


def _by(who: Sequence[Neighbour], records: Sequence[AddStaff | FileReport], accounts: Mapping[int, int]) -> list[Deed]:
    return [
        Deed(record, accounts[each.chat_id], each.chat_id, each.surname + each.given) for each, record in zip(who, records, strict=True)
    ]
