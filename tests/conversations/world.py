"""A province in memory: enough of a shell for conversations to be held without one. Sessions go through JSON between turns."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from conversations.briefing import Briefing
from conversations.codes import RiskLevel
from conversations.courier_records import CourierRecord
from conversations.dialogue import compose, composed_wants, respond, wants
from conversations.duty_records import DutyRecord
from conversations.engine.session import Session, session_from_json, session_to_json
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
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
from conversations.reminder_records import ReminderRecord
from conversations.roles import Account
from conversations.rules.codes import normal_code
from conversations.view import View
from conversations.want import Want
from tests.conversations import (
    world_alerts,
    world_audience,
    world_broadcasts,
    world_couriers,
    world_disinfection,
    world_duty,
    world_facts,
    world_guidance,
    world_isolation,
    world_records,
    world_reminders,
    world_return_records,
    world_returns,
    world_risk,
)
from tests.conversations import world_officer_day as day
from tests.conversations.world_bars import ledger
from tests.conversations.world_state import DIVISION, PATH, ZONE, State

__all__ = ["DIVISION", "PATH", "ZONE", "World"]

_RETURNS = (FileCheck, ConfirmCheck, InviteToDeclare, OpenIsolation, ChangeIsolation, TakeReading, SetRisk, SetPolicy)

Key = TypeVar("Key")
Fact = TypeVar("Fact")


def found(facts: Mapping[Key, Fact | None]) -> dict[Key, Fact]:
    """The facts without those that do not exist."""
    return {key: fact for key, fact in facts.items() if fact is not None}


@dataclass
class World(State):
    """A state with people who speak to it."""

    def say(self, chat: int, signal: Signal) -> Turn:
        """One turn of a chat, its records applied."""
        account = self.accounts.get(chat)
        session = session_from_json(json.loads(self.sessions[chat])) if chat in self.sessions else Session()
        briefing = self.briefing(wants(session, signal, account), account)
        turn = respond(session, signal, briefing)
        self.sessions[chat] = json.dumps(session_to_json(turn.session), ensure_ascii=False)
        for record in turn.records:
            self.apply(record, chat)
        return turn

    def apply(self, record: object, chat: int) -> None:
        """Store one record of a chat's turn."""
        self.records.append(record)
        if isinstance(record, CourierRecord):
            world_couriers.apply(self, record, self.accounts[chat].name)
        elif isinstance(record, _RETURNS):
            world_return_records.apply(self, record, self.accounts[chat].name)
        elif isinstance(record, world_alerts.RECORDS):
            world_alerts.apply(self, record, self.accounts[chat])
        elif isinstance(record, DutyRecord):
            world_duty.apply(self, record, self.accounts[chat].id)
        elif isinstance(record, world_disinfection.RECORDS):
            world_disinfection.apply(self, record, self.accounts[chat].name)
        elif isinstance(record, ReminderRecord):
            world_reminders.apply(self, record, self.accounts[chat].id)
        elif isinstance(record, world_broadcasts.RECORDS):
            world_broadcasts.apply(self, record, self.accounts[chat])
        elif isinstance(record, world_guidance.RECORDS):
            world_guidance.apply(self, record, self.accounts[chat])
        elif isinstance(record, day.RECORDS):
            day.apply(self, record, chat)
        else:
            world_records.apply(self, record, chat)

    def say_risk(self, place: str, level: RiskLevel, since: datetime | None = None) -> int:
        """Somebody states the risk of a place, from now on if not told otherwise; the id of the statement."""
        return world_return_records.say_risk(self, place, level, since or self.now)

    def tick(self) -> None:
        """Do what is due of the alerts."""
        world_alerts.tick(self)

    def rejudge(self) -> None:
        """The pass that the leader makes after statements about risk."""
        world_risk.rejudge(self)

    def composed(self, chat: int, screen: str, subject: str) -> View | None:
        """A screen that leaves by itself."""
        account = self.accounts.get(chat)
        return compose(screen, subject, self.briefing(composed_wants(screen, subject, account), account))

    def briefing(self, wanted: tuple[Want, ...], account: Account | None) -> Briefing:
        """The facts for a turn."""
        keys: dict[str, list[int | str]] = {}
        for want in wanted:
            keys.setdefault(want.kind, []).append(want.key)

        def numbers(kind: str) -> list[int]:
            return [int(key) for key in keys.get(kind, ())]

        def texts(kind: str) -> list[str]:
            return [str(key) for key in keys.get(kind, ())]

        return Briefing(
            now=self.now,
            account=account,
            policy=self.policy,
            paid_rate=self.paid_rate,
            admins=len(world_audience.admins(self)) if "admins" in keys else 0,
            chat_language=self.language,
            enterprises={i: world_facts.enterprise(self, i) for i in numbers("enterprise") if i in self.enterprises},
            rosters={i: tuple(self.staff[i]) for i in numbers("roster") if i in self.staff},
            ledgers={i: ledger(self, i) for i in numbers("ledger") if i in self.enterprises},
            histories={i: world_facts.history(self, i) for i in numbers("history")},
            invites={code: self.invites[normal_code(code)] for code in texts("invite") if normal_code(code) in self.invites},
            alerts={i: world_alerts.alert(self, i) for i in numbers("alert") if i in self.alerts},
            alert_pages=found({key: world_alerts.page(self, key) for key in texts("alerts")}),
            alert_counts=found({key: world_alerts.counts(self, key) for key in texts("alert_counts")}),
            enterprise_alerts={i: world_alerts.of_enterprise(self, i) for i in numbers("enterprise_alerts")},
            laggards={key: world_facts.laggards(self, int(key.split(":")[1])) for key in texts("laggards")},
            checks={i: world_returns.checks(self, i) for i in numbers("checks")},
            check_cards={i: self.check(i) for i in numbers("check") if i in self.checks},
            own_checks=found({i: self.check_of(i) for i in numbers("own_check")}),
            staff=found({i: world_returns.staff_member(self, i) for i in numbers("staff")}),
            wards={i: world_returns.wards(self, i) for i in numbers("wards")},
            isolations={i: self.isolation(i) for i in numbers("isolation") if i in self.isolations},
            isolation_pages=found({key: world_isolation.page(self, key) for key in texts("isolated")}),
            risks={place: world_risk.statements(self, place) for place in texts("risk")},
            risk_board=world_risk.board(self) if "risk_board" in keys else (),
            risk_places={place: len(world_risk.touched(self, place)) for place in texts("risk_place")},
            rejudged=found({key: world_risk.rejudged(self, key) for key in texts("rejudged")}),
            rejudged_in=found({key: world_risk.rejudged_in(self, key) for key in texts("rejudged_in")}),
            policy_version=self.policy_version,
            couriers={i: world_couriers.book(self, i) for i in numbers("couriers") if i in self.enterprises},
            own_runs=found({i: world_couriers.own_book(self, i) for i in numbers("own_runs")}),
            runs=found({i: world_couriers.card(self, i) for i in numbers("run")}),
            run_days=found({key: world_couriers.day(self, key) for key in texts("run_day")}),
            traces={key: world_couriers.trace(self, key) for key in texts("trace")},
            disinfection={i: world_disinfection.book(self, i) for i in numbers("disinfection") if i in self.enterprises},
            overdue=found({key: world_disinfection.overdue(self, key) for key in texts("overdue")}),
            photo_answers={i: self.disinfections.answers[i] for i in numbers("photo_answer") if i in self.disinfections.answers},
            rotas=found({code: world_duty.rota(self, code) for code in texts("rota")}),
            stand_ins=found({i: world_duty.stand_in(self, i) for i in numbers("stand_in")}),
            uncovered=found({key: world_duty.uncovered_for(self, key) for key in texts("uncovered")}),
            assignings=found({key: world_duty.assigning(self, key) for key in texts("assigning")}),
            below=found({key: world_duty.below(self, key) for key in texts("below")}),
            wishes={i: world_reminders.wishes(self, i) for i in numbers("wishes")},
            closings={i: world_reminders.closings(self, i) for i in numbers("closings") if i in self.enterprises},
            enterprise_cards={i: day.enterprise_card(self, i) for i in numbers("enterprise_card") if i in self.enterprises},
            searches={key: day.search(self, key) for key in texts("search")},
            note_pages={key: day.notes(self, key) for key in texts("notes")},
            messages=found({i: day.message(self, i) for i in numbers("message")}),
            thread_pages={key: day.thread(self, key) for key in texts("thread")},
            thread_lists={key: day.threads(self, key) for key in texts("threads")},
            division_days=found({code: day.division(self, code) for code in texts("division")}),
            open_days={key: day.open_day(self, key) for key in texts("open_day")},
            digest_times={i: dict(self.desk.digests.get(i, {})) for i in numbers("digest_times")},
            audiences={key: world_audience.count(self, key) for key in texts("audience")},
            named_enterprises={key: world_broadcasts.named(self, key) for key in texts("named_enterprises")},
            broadcasts=found({i: world_broadcasts.broadcast(self, i) for i in numbers("broadcast")}),
            broadcast_pages={i: world_broadcasts.page(self, i) for i in numbers("broadcast_list")},
            recipient_pages={key: world_broadcasts.recipients(self, key) for key in texts("recipients")},
            owed_pages=found({code: world_broadcasts.owed(self, code) for code in texts("owed")}),
            received=found({key: world_broadcasts.received(self, key) for key in texts("received")}),
            guidance_pages={key: world_guidance.page(self, key) for key in texts("guidance_list")},
            guidance=found({key: world_guidance.version(self, key) for key in texts("guidance")}),
            guidance_versions={i: some for i in numbers("guidance_versions") if (some := world_guidance.versions(self, i))},
            guidance_waiting={key: world_guidance.waiting(self, key) for key in texts("guidance_waiting")},
            guidance_receipts=found({key: world_guidance.receipts(self, key) for key in texts("guidance_receipts")}),
            recent_places={i: world_returns.recent_places(self, i) for i in numbers("recent_places")},
        )
