"""People who may not be on post, each for a reason of its own, made by real checks and reports; and the ledger that meets them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from conversations.codes import RiskLevel, Status, Symptom, Transport
from conversations.engine.signals import Tapped
from conversations.records import AlertDraft, FileCheck, FileReport, HealthEntry
from conversations.returns import Declaration, Judgement, Stay
from conversations.rules.fitness import totals_of
from conversations.rules.isolation import isolation_after
from conversations.rules.verdict import judge
from tests.conversations import world_risk
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels
from tests.conversations.world import World
from tests.conversations.world_state import DIVISION, ZONE

WUHAN = "420100"


def declaration(world: World, staff_id: int) -> Declaration:
    """Somebody who was at home all the time, is well, and returns today."""
    today = world.today
    at_home = Stay(DIVISION, today - timedelta(days=20), today)
    return Declaration(staff_id, today, (at_home,), Transport.NONE, "", "", (), None, Decimal("36.5"), ())


def judged(world: World, declared: Declaration) -> Judgement:
    """What it comes to today."""
    risks = {stay.place: world_risk.statements(world, stay.place) for stay in declared.stays}
    return judge(declared, risks, world.policy, home=DIVISION, today=world.today, zone=ZONE, now=world.now)


def check(world: World, declared: Declaration, *, by: int = 1, self_declared: bool = False, alert: AlertDraft | None = None) -> Judgement:
    """A new check in place of the current one, with the isolation that its verdict opens."""
    judgement = judged(world, declared)
    enterprise, current = world.enterprise_of(declared.staff_id), world.check_of(declared.staff_id)
    world.apply(FileCheck(enterprise, declared, judgement, 1, current.id if current else None, self_declared, alert), by)
    isolation = isolation_after(
        enterprise, declared.staff_id, judgement, world.open_isolation(declared.staff_id), current.judgement if current else None
    )
    if isolation is not None:
        world.apply(isolation, by)
    return judgement


def fit(world: World, staff_id: int) -> None:
    """A check with which somebody may return today."""
    check(world, declaration(world, staff_id))


def isolated(world: World, staff_id: int, left: int = 4) -> None:
    """Left a high-risk place `left` days ago."""
    if not world.risks:
        world.say_risk(WUHAN, RiskLevel.HIGH, world.now - timedelta(days=60))
    day = world.today - timedelta(days=left)
    home = declaration(world, staff_id).stays[0]
    check(world, replace(declaration(world, staff_id), stays=(home, Stay(WUHAN, day - timedelta(days=3), day)), transport=Transport.RAIL))


def not_fit(world: World, staff_id: int) -> None:
    """Coughs at the check."""
    check(world, replace(declaration(world, staff_id), symptoms=(Symptom.COUGH,)))


def incomplete(world: World, staff_id: int) -> None:
    """Three days are not accounted for."""
    today = world.today
    gaps = (Stay(DIVISION, today - timedelta(days=10), today), Stay(DIVISION, today - timedelta(days=14), today - timedelta(days=14)))
    check(world, replace(declaration(world, staff_id), stays=gaps))


def unconfirmed(world: World, staff_id: int) -> None:
    """Declared by the person, not confirmed by a manager."""
    world.person(4, staff_id)
    check(world, declaration(world, staff_id), by=4, self_declared=True)


def not_returned(world: World, *staff_ids: int, enterprise: int = 17) -> None:
    """Yesterday's report told that they had not returned."""
    world.now -= timedelta(days=1)
    known = world.newest_report(enterprise, world.today)
    entries = (*(known.entries if known else ()), *(HealthEntry(key, None, (), Status.NOT_RETURNED) for key in staff_ids))
    totals = totals_of(sum(not person.departed for person in world.staff[enterprise]), entries, world.policy)
    world.apply(FileReport(enterprise, world.today, known.revision + 1 if known else 1, False, totals, entries, ()), 1)
    world.now += timedelta(days=1)


def not_yet(world: World, staff_id: int) -> None:
    """Had not returned yesterday, is fit, and returns tomorrow."""
    not_returned(world, staff_id)
    check(world, replace(declaration(world, staff_id), return_day=world.today + timedelta(days=1)))


def unchecked(world: World, staff_id: int) -> None:
    """At the front line, where the policy asks for a check."""
    world.policy = replace(world.policy, front_line_check=True)
    world.change_member(staff_id, post="收银员")


def told(talk: Talk, name: str) -> None:
    """The questionnaire as far as the status of somebody who is asked about anyway, or is chosen by name."""
    talk.type(1, "/today")
    talk.send(1, Tapped(f"bad:17:{talk.world.today}"), "> tap")
    if any(name in label for label in labels(talk)):
        talk.tap(1, name)
        talk.tap(1, "选好了")
    else:
        talk.tap(1, "其余都正常")
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")


def filed(talk: Talk) -> dict[int, Status]:
    """Who is told of in the newest report, and how."""
    return {entry.staff_id: entry.status for entry in talk.world.reports[-1].entries}
