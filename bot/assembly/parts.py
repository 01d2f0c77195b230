"""The parts of one process, made and joined; nothing runs yet."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.assembly.heartbeat import heartbeat
from bot.assembly.menu import bot_texts
from bot.assembly.observed import CountedMessenger, counted
from bot.assembly.schema import is_at_head
from bot.clock import Clock
from bot.desk.front import FrontDesk
from bot.desk.links import BotName
from bot.desk.office import Office
from bot.duties.quiet import not_before
from bot.files.apart import read_apart
from bot.files.made import make_apart
from bot.health import Health, Metrics, Troubles
from bot.jobs.broadcasting import Broadcasting
from bot.jobs.daily import Daily
from bot.jobs.escalating import Escalating
from bot.jobs.holidays_cn import ChinaCalendar
from bot.jobs.lease import Lease
from bot.jobs.own_digests import OwnDigests
from bot.jobs.purging import Purging
from bot.jobs.rejudging import Rejudging
from bot.jobs.ticker import Chore, Ticker
from bot.jobs.watching import EVERY, Watching
from bot.mailbox.bulk import Rates
from bot.mailbox.depths import unsent
from bot.mailbox.facts import FactSource
from bot.mailbox.mailbox import Mailbox
from bot.settings import Settings
from bot.storage import watch
from bot.storage.database import Database
from bot.storage.maintenance import purge
from bot.storage.policies import current_policy
from bot.storage.secrets import Keyring
from bot.telegram.api import Api
from bot.telegram.files import TelegramFetcher
from bot.telegram.outbound import TelegramMessenger
from bot.telegram.setup import BotTexts
from conversations import dialogue
from conversations.policy import Policy
from conversations.wording import Wording

PURGE_SECONDS = 3_600.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What a process consists of. `bot` is told who the bot is before updates are taken."""

    mailbox: Mailbox
    front: FrontDesk
    lease: Lease
    ticker: Ticker
    health: Health
    texts: dict[str, BotTexts]
    bot: BotName


def make_daily(database: Database, clock: Clock, policy: Policy) -> Daily:
    """The day's work; for imports too, which let an enterprise that came late owe today's ledger. What it queues is found by the paced
    lanes and the sweep, which look by themselves."""
    return Daily(database, clock, ChinaCalendar().is_work_day, policy=policy)


def make_parts(settings: Settings, clock: Clock, database: Database, key: str, api: Api, policy: Policy) -> Parts:
    """Everything of one process around its database and its Bot API. `policy` as it stands when the process starts."""
    metrics = Metrics()
    wording = Wording()
    keyring = Keyring(key)
    facts = FactSource(clock, keyring.code_hashes, ChinaCalendar().is_work_day, policy, settings.rate, settings.paid_rate, keyring)
    mailbox = Mailbox(
        database,
        clock,
        CountedMessenger(TelegramMessenger(api, make_apart), metrics),
        facts=facts,
        composer=dialogue,
        wording=wording,
        rate=Rates(settings.rate, settings.paid_rate),
    )

    def reminders_from(moment: datetime) -> datetime | None:
        later = not_before(moment.astimezone(clock.zone), facts.policy).astimezone(UTC)
        return later if later > moment else None

    bot = BotName()
    office = Office(database, clock, keyring, facts, dialogue, wording, settings.locale, reminders_from, bot)
    front = FrontDesk(office, mailbox, TelegramFetcher(api), read_apart, around=lambda take: counted(take, metrics, clock))
    lease = Lease(database)
    metrics.leader.set_function(lambda: float(lease.held))

    async def throw_away() -> None:
        async with database.begin() as conn:
            await purge(conn, clock.now())

    daily, rejudging = make_daily(database, clock, policy), Rejudging(database, clock)
    purging, escalating = Purging(database, clock), Escalating(database, clock, mailbox.sweep.wake)
    digests, broadcasting = OwnDigests(database, clock, policy=policy), Broadcasting(database, clock)

    async def look() -> None:
        async with database.read() as conn:
            daily.policy = digests.policy = await current_policy(conn)
        await escalating.run()
        await broadcasting.run()
        await daily.run()
        await digests.run()
        await rejudging.run()
        await purging.run()

    watching = Watching(database, clock, on_found=metrics.found, beat=heartbeat(settings.heartbeat_url))
    chores = (Chore("purge", PURGE_SECONDS, throw_away), Chore("watch", EVERY, watching.run))
    ticker = Ticker(clock, lease, look, on_lead=_nothing, chores=chores, is_away=database.is_away)
    return Parts(mailbox, front, lease, ticker, _health(database, metrics), bot_texts(wording, settings.locale), bot)


def _health(database: Database, metrics: Metrics) -> Health:
    async def schema() -> None:
        if not await is_at_head(database):
            raise LookupError("another schema")

    async def depths() -> dict[str, int]:
        async with database.read() as conn:
            return await unsent(conn)

    return Health(metrics, {"database": schema}, depths, _troubles(database))


def _troubles(database: Database) -> Troubles:
    """What is wrong with the alerts. Whoever has only just begun waits for the first look."""
    begun: list[float] = []

    async def troubles() -> Sequence[str]:
        stopwatch = asyncio.get_running_loop().time
        begun.extend([] if begun else [stopwatch()])
        async with database.read() as conn:
            found = await watch.troubles(conn)
        patient = stopwatch() - begun[0] < watch.SILENT_AFTER.total_seconds()
        return [name for name in found if not (patient and name == watch.NOT_WATCHED)]

    return troubles


def _nothing() -> None:
    return
