"""Guidance in the small world of the storage tests: enterprises of several trades in three counties, an admin who publishes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.audience import Audience, audience_from_json
from conversations.codes import RiskLevel, Sector
from conversations.content import Part
from conversations.guidance_records import PublishGuidance
from tests.storage.world import PATHS, do, found_enterprises, found_people, found_places, utc

SUPERMARKET, CATERER, OTHER_COUNTY, ELSEWHERE, NOBODY = 1, 2, 3, 4, 5
"""A supermarket and a caterer in 220104, a supermarket in 220105, one in 220581, one in 220104 without a manager."""
ADMIN = 9100
MANAGERS = {11: SUPERMARKET, 12: SUPERMARKET, 21: CATERER, 31: OTHER_COUNTY, 41: ELSEWHERE}


async def found(database: Database) -> None:
    """Fill an empty database."""
    where = {SUPERMARKET: "220104", CATERER: "220104", OTHER_COUNTY: "220105", ELSEWHERE: "220581", NOBODY: "220104"}
    async with database.begin() as conn:
        await found_places(conn)
        for number, code in where.items():
            await found_enterprises(conn, [number], code, sector="catering" if number == CATERER else "supermarket")
        await found_people(conn, list(MANAGERS), "manager", lambda n: {"enterprise_id": MANAGERS[n], "path": PATHS[where[MANAGERS[n]]]})
        await found_people(conn, [9003], "officer", lambda _: {"division_code": "220104", "path": PATHS["220104"]})
        await found_people(conn, [ADMIN], "admin", lambda _: {})


def document(name: str = "口罩", **more: Any) -> PublishGuidance:
    """Guidance for everybody, if not told otherwise."""
    told: dict[str, Any] = {
        "title": {"zh-CN": name, "en": f"{name} in English"},
        "summary": {"zh-CN": f"{name}要求", "en": "What is asked"},
        "body": {"zh-CN": (Part("第一条"), Part("第二条"))},
        "sectors": (),
        "risks": (),
        "must_confirm": False,
        "valid_from": date(2026, 11, 20),
    }
    return PublishGuidance(**{**told, **more})


async def publish(database: Database, *documents: PublishGuidance, now: datetime | None = None) -> None:
    """One after the other, each in a transaction of its own."""
    for one in documents:
        await do(database, one, by=ADMIN, now=now)


async def broadcasts(database: Database) -> list[Any]:
    """All that was written down to be sent."""
    async with database.read() as conn:
        return list((await conn.execute(select(t.broadcast).order_by(t.broadcast.c.id))).all())


def audience(row: Any) -> Audience:
    """Whom a broadcast is for."""
    return audience_from_json(row.audience)


SHOPS = (Sector.SUPERMARKET, Sector.RETAIL)
RISKY = (RiskLevel.MEDIUM, RiskLevel.HIGH)
__all__ = ["ADMIN", "RISKY", "SHOPS", "audience", "broadcasts", "document", "found", "publish", "utc"]
