"""Whom an audience reaches, compared with a plain calculation on both databases."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from bot.storage import tables as t
from bot.storage.broadcasts.audience import audience_at, people
from bot.storage.broadcasts.counting import audience_key
from bot.storage.database import Database
from bot.storage.schedule import HEALTH_LEDGER
from conversations.audience import SIZES, Audience, Filter, Size
from conversations.codes import RiskLevel, Sector
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Level, Role
from tests.storage.broadcast_world import found_admins
from tests.storage.world import DAY, PATHS, at, days_ago, found_enterprises, found_people, found_places, know

NOW = at(14)
CODES = ("220104", "220105", "220581")
RISKS = {"220104": RiskLevel.HIGH, "220105": RiskLevel.MEDIUM, "220581": RiskLevel.LOW}
SECTORS = (Sector.RETAIL, Sector.CATERING, None)
HEADS = (5, 10, 49, 50, 300)
KEY = (None, Level.PROVINCE, Level.CITY, Level.COUNTY)


@dataclass(frozen=True)
class Shop:
    """An enterprise: everything that a filter may ask for follows from its number."""

    id: int

    @property
    def code(self) -> str:
        return CODES[self.id % 3]

    @property
    def sector(self) -> Sector | None:
        return SECTORS[self.id // 2 % 3]

    @property
    def heads(self) -> int:
        return HEADS[self.id % 5]

    @property
    def key(self) -> Level | None:
        return KEY[self.id % 4]

    @property
    def silent(self) -> int:
        """Work days running that it has owed the ledger and not reported."""
        return self.id % 6

    @property
    def active(self) -> bool:
        return self.id != 24


SHOPS = [Shop(n) for n in range(1, 25)]
OFFICERS = {9001: "220000", 9002: "220100", 9003: "220104", 9004: "220581"}
ADMINS = (9101, 9102)
TWICE = {Shop(1): 21, Shop(7): 31}
"""Enterprises that the manager of another one reports for, too."""


async def found(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        for shop in SHOPS:
            more = {"sector": shop.sector, "headcount": shop.heads, "active": shop.active}
            await found_enterprises(conn, [shop.id], shop.code, **more)
        await found_people(conn, [shop.id * 10 + 1 for shop in SHOPS], "manager", lambda n: {"enterprise_id": n // 10})
        both = [{"account_id": who, "role": "manager", "enterprise_id": shop.id, "since": at(6)} for shop, who in TWICE.items()]
        await conn.execute(insert(t.membership), both)
        await conn.execute(
            insert(t.membership),
            [{"account_id": 11, "role": "manager", "enterprise_id": 5, "since": at(6), "ended_at": at(7)}],
        )
        await found_people(conn, list(OFFICERS), "officer", lambda n: {"division_code": OFFICERS[n], "path": PATHS[OFFICERS[n]]})
        await found_admins(conn, *ADMINS)
        keys = [{"enterprise_id": shop.id, "level": shop.key.value, "since": at(6)} for shop in SHOPS if shop.key is not None]
        await conn.execute(insert(t.key_enterprise), keys)
        said = [
            {"place": code, "path": PATHS[code], "level": level.value, "since": at(6), "said_at": at(6)}
            for code, level in RISKS.items()
            if level is not RiskLevel.LOW
        ]
        await conn.execute(insert(t.risk), said)
        await _silence(conn)


async def _silence(conn: Any) -> None:
    """The last work days (Monday 23, Friday 20, …): owed and not reported on as many as its number says, reported on the one before."""
    days = [DAY, *(days_ago(n) for n in range(3, 8)), days_ago(10)]
    due = [
        {"day": day, "duty": HEALTH_LEDGER, "enterprise_id": shop.id, "path": PATHS[shop.code]}
        for shop in SHOPS
        for day in days[: shop.silent]
    ]
    await conn.execute(insert(t.due), due)
    # Older silence, before the last report, does not count.
    late = [{"day": days_ago(14), "duty": HEALTH_LEDGER, "enterprise_id": shop.id, "path": PATHS[shop.code]} for shop in SHOPS]
    await conn.execute(insert(t.due), late)
    zero = dict.fromkeys(("on_post", "remote", "isolated", "hospital", "leave", "not_returned", "symptomatic"), 0)
    filed = {"revision": 1, "late": False, "headcount": 3, "reported_at": at(9), "reported_by": 11, **zero}
    await conn.execute(insert(t.report), [{"enterprise_id": shop.id, "day": days[shop.silent], **filed} for shop in SHOPS])


def fits(shop: Shop, one: Filter) -> list[bool]:
    """Each field that is asked for."""
    found = []
    if one.divisions:
        found.append(any(PATHS[shop.code].startswith(PATHS[code]) for code in one.divisions))
    if one.sectors:
        found.append(shop.sector in one.sectors)
    if one.risks:
        found.append(RISKS[shop.code] in one.risks)
    if one.key_levels:
        found.append(shop.key in one.key_levels)
    if one.sizes:
        found.append(any(SIZES[size][0] <= shop.heads <= (SIZES[size][1] or shop.heads) for size in one.sizes))
    if one.silent_days:
        found.append(shop.silent >= one.silent_days)
    if one.enterprises:
        found.append(shop.id in one.enterprises)
    return found


def plainly(audience: Audience) -> set[int]:
    """The accounts, one by one."""
    chosen: set[int] = set()
    if Role.MANAGER in audience.roles:
        for shop in SHOPS:
            if shop.active and all(fits(shop, audience.include)) and not any(fits(shop, audience.exclude)):
                chosen |= {shop.id * 10 + 1} | ({TWICE[shop]} if shop in TWICE else set())
    only_divisions = audience.include == Filter(divisions=audience.include.divisions)
    if Role.OFFICER in audience.roles and only_divisions:
        for who, code in OFFICERS.items():
            path, wanted, unwanted = PATHS[code], audience.include.divisions, audience.exclude.divisions
            within = not wanted or any(path.startswith(PATHS[one]) for one in wanted)
            if within and not any(path.startswith(PATHS[one]) for one in unwanted):
                chosen.add(who)
    if Role.ADMIN in audience.roles and audience.include == Filter():
        chosen |= set(ADMINS)
    return chosen


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    divisions=some(list(PATHS)),
    sectors=some([Sector.RETAIL, Sector.CATERING, Sector.BEAUTY]),
    risks=some(list(RiskLevel)),
    key_levels=some(list(Level)),
    sizes=some(list(Size)),
    silent_days=st.sampled_from((0, 0, 1, 2, 4)),
    enterprises=st.lists(st.integers(1, 26), max_size=8, unique=True).map(tuple),
)
FEW = st.one_of(st.just(Filter()), FILTERS, *(st.builds(Filter, **{name: value}) for name, value in {
    "divisions": some(list(PATHS)), "sectors": some([Sector.RETAIL, Sector.CATERING]), "risks": some(list(RiskLevel)),
    "key_levels": some(list(Level)), "sizes": some(list(Size)), "silent_days": st.integers(0, 7),
}.items()))  # fmt: skip
AUDIENCES = st.builds(Audience, roles=st.lists(st.sampled_from(Role), unique=True).map(tuple), include=FEW, exclude=FEW)


async def reached(database: Database, audience: Audience) -> list[int]:
    async with database.read() as conn:
        chosen = people(audience, await audience_at(conn, [audience], NOW, DEFAULT_POLICY))
        return list((await conn.scalars(select(chosen.subquery("found").c.account_id))).all())


async def test_any_audience_as_a_plain_calculation_has_it(database: Database) -> None:
    await found(database)
    tried: list[Audience] = []

    @settings(max_examples=150, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(AUDIENCES)
    def collect(audience: Audience) -> None:
        tried.append(audience)

    collect()
    for audience in tried:
        accounts = await reached(database, audience)
        assert sorted(accounts) == sorted(plainly(audience)), audience


@pytest.mark.parametrize("hour", [11, 13])
async def test_today_is_a_day_of_silence_from_the_cutoff_on(database: Database, hour: int) -> None:
    await found(database)
    audience = Audience(include=Filter(silent_days=5))
    async with database.read() as conn:
        chosen = people(audience, await audience_at(conn, [audience], at(hour), DEFAULT_POLICY))
        accounts = (await conn.execute(chosen)).all()
    assert bool(accounts) == (hour == 13)


async def test_the_count_with_samples(database: Database) -> None:
    await found(database)
    async with database.begin() as conn:
        await conn.execute(t.account.update().where(t.account.c.id.in_([11, 9003])).values(reachable=False))
    county = Filter(divisions=("220104",))
    keys = [audience_key(one) for one in (Audience((Role.MANAGER, Role.OFFICER), county), Audience((Role.ADMIN,)), Audience(()))]
    found_ = (await know(database, *(("audience", key) for key in keys), now=NOW)).audiences
    first, admins, nobody = (found_[key] for key in keys)
    shops = [shop for shop in SHOPS if shop.code == "220104" and shop.active]
    assert (first.total, first.unreachable) == (len(shops) + 1, 1)
    assert first.samples == tuple(f"企业{shop.id:04}（区划220104）" for shop in shops)
    assert "区划220104" not in first.samples, "who cannot be written to is no sample"
    assert (admins.total, admins.samples) == (2, ("人9101", "人9102"))
    assert (nobody.total, nobody.unreachable, nobody.samples) == (0, 0, ())


async def test_an_enterprise_with_several_managers_is_one_sample(database: Database) -> None:
    await found(database)
    async with database.begin() as conn:
        await found_people(conn, [3001, 3002], "manager", lambda n: {"enterprise_id": 4})
    key = audience_key(Audience(include=Filter(enterprises=(4, 10))))
    count = (await know(database, ("audience", key), now=NOW)).audiences[key]
    assert count.total == 4
    assert sorted(count.samples) == ["企业0004（区划220105）", "企业0010（区划220105）"]


def test_the_days_of_this_calendar() -> None:
    """The silent days above are work days."""
    assert [day.weekday() for day in (DAY, days_ago(3), days_ago(7), days_ago(10))] == [0, 4, 0, 4]
    assert timedelta(days=7) == DAY - days_ago(7)
