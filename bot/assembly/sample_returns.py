"""Return checks in the made-up town: places at risk, somebody on the ninth day of an isolation with temperatures, and somebody who is back
from a district that may yet become a place of risk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from bot.assembly.sample_neighbours import BACK, ISOLATED, ISOLATION_DAY, Neighbour
from bot.clock import Clock
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.rejudging import risk_history
from bot.storage.risks import say
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from bot.storage.writers import Deed, apply
from conversations.codes import Half, RiskLevel, Transport
from conversations.places import path_of
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileCheck, Record, SetRisk, TakeReading
from conversations.returns import Declaration, Stay
from conversations.rules.isolation import isolation_after
from conversations.rules.verdict import judge
from conversations.want import Want

WUHAN, PEKING_CHAOYANG, CHAOYANG, HOME = "420100", "110105", "220104", "220106"
_SAID_DAYS_AGO = 30
_WELL = (Decimal("36.5"), Decimal("36.7"), Decimal("36.4"), Decimal("36.6"), Decimal("36.8"))
_MORNING, _EVENING = time(8, 21), time(17, 12)
_FORGOTTEN = 1
"""On the evening so many days ago nobody took the temperature."""


@dataclass(frozen=True, slots=True)
class Shop:
    """An enterprise of the town: its manager with the account's id, and the ids of its staff by name."""

    of: Neighbour
    enterprise_id: int
    account_id: int
    staff: Mapping[str, int]

    def did(self, record: Record) -> Deed:
        """Something that its manager did."""
        return Deed(record, self.account_id, self.of.chat_id, self.of.name)


async def say_risks(database: Database, clock: Clock) -> None:
    """What the operator imported a month ago. Of the two 朝阳区 the one in Beijing is a place of risk."""
    since = moment(clock, _SAID_DAYS_AGO, time(8, 0))
    rows = [SetRisk(WUHAN, RiskLevel.HIGH, since), SetRisk(PEKING_CHAOYANG, RiskLevel.MEDIUM, since)]
    async with database.begin() as conn:
        await say(conn, rows, since, None)


def moment(clock: Clock, days_ago: int, wall: time) -> datetime:
    """So many days ago at this local time."""
    return datetime.combine(clock.local().date() - timedelta(days=days_ago), wall, tzinfo=clock.zone)


async def check_and_isolate(database: Database, keyring: Keyring, clock: Clock, shops: Sequence[Shop]) -> None:
    """The checks of those two, what follows from them, and the temperatures up to now."""
    today = clock.local().date()
    isolated = next(shop for shop in shops if ISOLATED in shop.staff)
    back = next(shop for shop in shops if BACK in shop.staff)
    async with database.begin() as conn:
        arrived = today - timedelta(days=ISOLATION_DAY)
        far = (Stay(WUHAN, arrived - timedelta(days=20), arrived),)
        await _check(conn, keyring, isolated, ISOLATED, far, moment(clock, ISOLATION_DAY, time(18, 5)))
        await _take_readings(conn, keyring, clock, isolated)
        went, left, checked = (today - timedelta(days=each) for each in (8, 5, 2))
        near = (Stay(HOME, left, checked), Stay(CHAOYANG, went, left), Stay(HOME, went - timedelta(days=20), went))
        await _check(conn, keyring, back, BACK, near, moment(clock, 2, time(8, 40)))


async def _check(conn: Connection, keyring: Keyring, shop: Shop, name: str, stays: tuple[Stay, ...], at: datetime) -> None:
    """A check for the day after, judged by the rules as any other."""
    history = await risk_history(conn)
    risks = {stay.place: history.about(path_of(stay.place)) for stay in stays}
    day, zone = at.date(), at.tzinfo
    assert zone is not None, "a moment by the clock has its zone"  # noqa: S101
    declared = Declaration(
        shop.staff[name], day + timedelta(days=1), stays, Transport.CAR, "", "", (), None, Decimal("36.5"), ()
    )  # fmt: skip
    judgement = judge(declared, risks, DEFAULT_POLICY, home=HOME, today=day, zone=zone, now=at)
    records: list[Record] = [FileCheck(shop.enterprise_id, declared, judgement, 1, None, self_declared=False)]
    step = isolation_after(shop.enterprise_id, declared.staff_id, judgement, None)
    await apply(conn, [shop.did(record) for record in (*records, *((step,) if step else ()))], at, keyring)


async def _take_readings(conn: Connection, keyring: Keyring, clock: Clock, shop: Shop) -> None:
    wants = (Want("wards", shop.enterprise_id),)
    facts = await load_facts(
        conn, wants, now_local=clock.local(), code_hasher=keyring.code_hashes, is_work_day=lambda _: True, locking=False
    )
    (isolation,) = facts.wards[shop.enterprise_id]
    for days_ago in range(ISOLATION_DAY - 1, -1, -1):
        for half, wall in ((Half.MORNING, _MORNING), (Half.EVENING, _EVENING)):
            at = moment(clock, days_ago, wall)
            if at > clock.local() or (days_ago, half) == (_FORGOTTEN, Half.EVENING):
                continue
            value = _WELL[(2 * days_ago + (half is Half.EVENING)) % len(_WELL)]
            reading = TakeReading(isolation.id, shop.enterprise_id, isolation.staff_id, at.date(), half, value, ())
            await apply(conn, [shop.did(reading)], at, keyring)
