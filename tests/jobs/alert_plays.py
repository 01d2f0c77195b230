"""A play of alerts over the real storage: what may happen, in which order chance wills, and what holds after each move."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select

from bot.desk import post
from bot.duties.quiet import not_before
from bot.jobs.watching import Watching
from bot.mailbox import outbox
from bot.mailbox.finishing import write_down
from bot.mailbox.letters import Fate, Finished
from bot.storage import tables as t
from bot.storage import watch
from bot.storage.chases import chase_of
from bot.storage.database import Database
from bot.storage.members import end_membership
from bot.storage.unreachable_alerts import note_reachable
from bot.storage.writers import Deed, apply
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert, SilenceAlert
from conversations.codes import AlertState, Status
from conversations.duty_records import AssignOfficer
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from conversations.rules.escalation import broken
from tests.jobs.chases import ADMIN, CITY, COUNTY, PROVINCE, Runner, silence
from tests.jobs.test_killed import Killed, watched
from tests.storage.world import KEYRING, PATHS, SHANGHAI, at, entry, ledger, staff

OFFICERS = (PROVINCE, CITY, COUNTY, ADMIN)
AHEAD = (0, 1, 3, 10, 15, 16, 30, 45, 60, 240, 700)
BACK = (1, 20, 60)
"""Minutes."""
ENTERPRISES = (1, 2, 3)


def quiet(moment: datetime) -> datetime:
    return not_before(moment.astimezone(SHANGHAI), DEFAULT_POLICY)


@contextmanager
def first_alone(database: Database) -> Iterator[None]:
    """Where somebody else was first nothing is done."""
    try:
        yield
    except Exception as error:
        if not database.is_conflict(error):
            raise


class Play:
    """One play. `now`: what the right clocks show."""

    def __init__(self, runners: list[Runner], chance: Random) -> None:
        self.runners, self.chance = runners, chance
        self.database = runners[0].database
        self.now = at(9)
        self.revisions: Counter[tuple[int, Any]] = Counter()
        self.log: list[str] = []

    async def move(self) -> None:
        """Something of chance, and then a look at everything."""
        moves: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (6, self.look),
            (3, self.both_look),
            (2, self.look_and_die),
            (4, self.pass_time),
            (2, self.go_back),
            (6, self.act),
            (3, self.act_while_it_looks),
            (1, self.assign),
            (1, self.leave_or_return),
            (2, self.tell),
            (3, self.send),
            (1, self.come_or_go),
            (1, self.watch),
        ]
        weights, choices = zip(*moves, strict=True)
        (chosen,) = self.chance.choices(choices, weights)
        self.log.append(f"{self.now:%d %H:%M} {chosen.__name__}")
        await chosen()
        await self.check()

    async def look(self) -> None:
        await self.chance.choice(self.runners).tick(self.now)

    async def both_look(self) -> None:
        """At once, by clocks that differ."""
        skews = [timedelta(seconds=self.chance.choice((0, 1, 20, 90))) for _ in self.runners]
        await asyncio.gather(*(runner.tick(self.now + skew) for runner, skew in zip(self.runners, skews, strict=True)))

    async def look_and_die(self) -> None:
        runner = self.chance.choice(self.runners)
        with watched(runner.database) as statements:
            statements.kill_at = self.chance.randint(1, 16)
            with suppress(Killed):
                await runner.tick(self.now)
        runner.restart()

    async def pass_time(self) -> None:
        self.now += timedelta(minutes=self.chance.choice(AHEAD))

    async def go_back(self) -> None:
        self.now -= timedelta(minutes=self.chance.choice(BACK))

    async def act(self) -> None:
        """An officer's button."""
        async with self.database.read() as conn:
            alerts = list(await conn.scalars(select(t.alert.c.id)))
        if not alerts:
            return
        number, to = self.chance.choice(alerts), self.chance.choice(OFFICERS)
        records: list[Record] = [
            AcknowledgeAlert(number),
            SilenceAlert(number, self.now + timedelta(minutes=self.chance.choice((60, 240, 2_000)))),
            HandOverAlert(number, to),
            ResolveAlert(number, "=hospital"),
            ReopenAlert(number),
        ]
        await self.desk(self.chance.choice(records), self.chance.choice(OFFICERS))

    async def act_while_it_looks(self) -> None:
        """At once, by another process."""
        await asyncio.gather(self.act(), self.tell(), self.runners[1].tick(self.now))

    async def assign(self) -> None:
        """An enterprise is given to an officer, whose open alerts go along or not."""
        given = AssignOfficer(
            self.chance.choice(OFFICERS[:3]),
            PATHS["220104"],
            enterprise_id=self.chance.choice(ENTERPRISES),
            move=self.chance.random() < 0.5,
        )
        await self.desk(given, ADMIN)

    async def leave_or_return(self) -> None:
        """Somebody is no officer any more, or is one again."""
        officer = self.chance.choice((CITY, COUNTY))
        async with self.database.begin() as conn:
            held = await conn.scalar(select(t.membership.c.id).where(t.membership.c.account_id == officer, t.held))
            if held is not None:
                await end_membership(conn, held, self.now)
                return
            code = {CITY: "220100", COUNTY: "220104"}[officer]
            seat = {"account_id": officer, "role": "officer", "division_code": code, "path": PATHS[code], "since": self.now}
            await conn.execute(insert(t.membership).values(seat))

    async def tell(self) -> None:
        """A ledger: of a fever, of something less, of nothing; or an enterprise is silent."""
        enterprise = self.chance.choice(ENTERPRISES)
        if self.chance.random() < 0.3:
            async with self.database.read() as conn:
                known = (await conn.execute(select(t.alert.c.id).where(t.alert.c.key == f"silent:{enterprise}", t.unresolved))).first()
            if known is None:
                with first_alone(self.database):
                    await silence(self.database, self.now, enterprise)
            return
        ill = [(), (entry(staff(enterprise, 1), Status.HOSPITAL, "38.5"),), (entry(staff(enterprise, 1), Status.ON_POST, "37.5"),)]
        day = self.now.date()
        self.revisions[enterprise, day] += 1
        told = ledger(enterprise, *self.chance.choice(ill), day=day, revision=self.revisions[enterprise, day])
        await self.desk(told, enterprise * 10 + 1)

    async def desk(self, record: Record, by: int) -> None:
        """What the desk does of a turn."""
        with first_alone(self.database):
            async with self.database.begin() as conn:
                done = await apply(conn, [Deed(record, by, by, "某人")], self.now, KEYRING)
                drafts = await post.alerts(conn, done, (), self.now, DEFAULT_POLICY, quiet)
                await outbox.queue(conn, drafts, self.now, self.now, {draft.chat_id for draft in drafts})

    async def send(self, *, all_arrive: bool = False) -> None:
        """Some of what is waiting leaves; now and then somebody has blocked the bot."""
        c = t.outbox.c
        async with self.database.begin() as conn:
            rows = (await conn.execute(select(t.outbox).where(c.outcome.is_(None), c.not_before <= self.now).order_by(c.id))).all()
            results = []
            for row in rows:
                fate = Fate.DELIVERED if all_arrive or self.chance.random() < 0.8 else self.chance.choice([Fate.UNREACHABLE, Fate.DROPPED])
                letter = outbox.letter_of(row, self.now)
                results.append(Finished(letter, fate, row.id if fate is Fate.DELIVERED else None))
            await write_down(conn, results, self.now)

    async def come_or_go(self) -> None:
        async with self.database.begin() as conn:
            await note_reachable(conn, [self.chance.choice(OFFICERS)], self.chance.random() < 0.7, self.now)

    async def watch(self) -> None:
        runner = self.chance.choice(self.runners)
        runner.clock.moment = self.now
        await Watching(runner.database, runner.clock, again_after=0).run()

    async def check(self) -> None:
        """What always holds."""
        async with self.database.read() as conn:
            alerts = (await conn.execute(select(t.alert))).all()
            notices = (await conn.execute(select(t.alert_notice).order_by(t.alert_notice.c.id))).all()
            events = (await conn.execute(select(t.alert_event).order_by(t.alert_event.c.id))).all()
            letters = {row.dedupe_key: row.outcome for row in await conn.execute(select(t.outbox.c.dedupe_key, t.outbox.c.outcome))}
        for alert in alerts:
            assert broken(chase_of(alert)) == (), self.log
        steps = [(n.alert_id, n.round, n.step, n.account_id) for n in notices if n.kind == "step"]
        assert len(set(steps)) == len(steps), self.log
        for alert in alerts:
            mine = [(n.round, n.step) for n in notices if n.kind == "step" and n.alert_id == alert.id]
            assert mine == sorted(mine), self.log
            kinds = [event.kind for event in events if event.alert_id == alert.id]
            assert kinds.count("told") == len(set(mine)), self.log
            assert _silent_while_resolved(kinds), (self.log, kinds)
        for one in notices:
            if one.bundle is not None:
                key = f"bundle:{one.account_id}:{int(one.bundle.timestamp())}"
            else:
                again = "" if one.kind == "step" else f":{one.id}"
                key = f"alert:{one.alert_id}:{one.kind}:{one.round}:{one.step}{again}:chat-{one.account_id}"
            assert key in letters, (self.log, key)
            waiting = [name for name, outcome in letters.items() if outcome is None and f"{name}:".startswith(f"{key}:")]
            assert waiting or one.outcome is not None, (self.log, key)

    async def settle(self) -> None:
        """Everybody is there again, all clocks are right, all letters arrive: nothing is late, and nothing is left undone."""
        async with self.database.begin() as conn:
            await note_reachable(conn, list(OFFICERS), True, self.now)
        for _ in range(3):
            await self.look()
            await self.send(all_arrive=True)
        await self.check()
        async with self.database.read() as conn:
            found = await watch.look(conn, self.now, timedelta(0))
            ahead = list(await conn.scalars(select(t.alert.c.next_at).where(t.unresolved)))
            lost = (await conn.execute(select(t.alert_notice).where(t.on_its_way, t.alert_notice.c.bundle <= self.now))).all()
        assert (found.counts, lost) == ({}, []), self.log
        assert all(moment > self.now for moment in ahead), self.log


def _silent_while_resolved(kinds: list[str]) -> bool:
    """Nothing happens between an end and a new beginning."""
    state = AlertState.OPEN
    for kind in kinds:
        if state is AlertState.RESOLVED and kind != "reopened":
            return False
        state = AlertState.RESOLVED if kind == "resolved" else AlertState.OPEN
    return True
