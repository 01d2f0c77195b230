"""A town to play in: its enterprises and officers on the operator's lists, and their invitations."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy import insert, select, text

from bot.files.registry_enterprises import EnterpriseRow
from bot.files.registry_places import DivisionRow
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.invites import Invited, create_invite
from bot.storage.migrate import upgrade
from bot.storage.registry import upsert_divisions, upsert_enterprises
from bot.storage.secrets import Keyring
from conversations.codes import Sector
from conversations.pinyin import initials
from conversations.roles import Level, Role

PROVINCE, CITY, DISTRICT = "220000", "220100", "220102"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LONG_AGO, _EVER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


def credit_code(number: int) -> str:
    """A 统一社会信用代码 that nobody has, with the check character of GB 32100."""
    body = f"91{DISTRICT}{number:09d}"
    rest = sum(_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body)) % 31
    return body + _ALPHABET[(31 - rest) % 31]


def enterprises_csv(names: Sequence[str]) -> bytes:
    """A list of enterprises of the district as an operator gets it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["企业名称", "统一社会信用代码", "行政区划代码", "行业", "职工人数", "地址", "联系人", "联系电话", "周末营业"])
    for number, name in enumerate(names, start=1):
        writer.writerow([name, credit_code(number), DISTRICT, "零售", 20, "人民大街1号", "李敏", f"1990000{number:04d}", "否"])
    return text.getvalue().encode("utf-8-sig")


@dataclass(frozen=True)
class Place:
    """A division of the town, with the path where it is."""

    path: str
    level: Level


PLACES = {
    PROVINCE: Place(f"/{PROVINCE}/", Level.PROVINCE),
    CITY: Place(f"/{PROVINCE}/{CITY}/", Level.CITY),
    DISTRICT: Place(f"/{PROVINCE}/{CITY}/{DISTRICT}/", Level.COUNTY),
}


@dataclass(frozen=True)
class Town:
    """What is in the database: the district's enterprises by id, in the order of their numbers, and their rosters."""

    database: Database
    keyring: Keyring
    enterprises: tuple[int, ...]

    async def code(self, role: Role, enterprise_id: int | None = None) -> str:
        """An invitation: for the manager of the enterprise, an officer of the district, an admin."""
        division = DISTRICT if role is Role.OFFICER else None
        async with self.database.begin() as conn:
            return await create_invite(conn, Invited(role, enterprise_id, division), self.keyring, _LONG_AGO, _EVER)

    async def enrol(
        self,
        managers: Mapping[int, int],
        officers: Sequence[int] = (),
        admins: Sequence[int] = (),
        above: Mapping[int, str] = MappingProxyType({}),
        names: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Make accounts: managers by chat id for these enterprises, officers of the district, admins, officers `above` by chat id for other
        divisions. As if they had enrolled long ago. `names` of some of them, by chat id."""
        posts = dict.fromkeys(officers, DISTRICT) | dict(above)
        async with self.database.begin() as conn:
            for place, chat in enumerate((*managers, *officers, *admins, *above), start=1):
                name = names.get(chat, f"填报人{place}")
                row = {"id": place, "chat_id": chat, "language": "zh-CN", "name": name, "enrolled_at": _LONG_AGO}
                await conn.execute(insert(t.account), [row])
                held = {"account_id": place, "since": _LONG_AGO}
                if chat in managers:
                    held |= {"role": Role.MANAGER.value, "enterprise_id": managers[chat], "path": PLACES[DISTRICT].path}
                elif chat in admins:
                    held |= {"role": Role.ADMIN.value}
                else:
                    division = PLACES[posts[chat]]
                    held |= {"role": Role.OFFICER.value, "division_code": posts[chat], "path": division.path, "level": division.level.value}
                await conn.execute(insert(t.membership), [held])
            if not self.database.is_sqlite:
                await conn.execute(text("SELECT setval(pg_get_serial_sequence('account', 'id'), (SELECT max(id) FROM account))"))

    async def staff(self, enterprise_id: int) -> dict[str, int]:
        """Ids of the roster by name."""
        async with self.database.read() as conn:
            rows = await conn.execute(select(t.staff.c.name, t.staff.c.id).where(t.staff.c.enterprise_id == enterprise_id))
            return {row.name: row.id for row in rows}


async def found(
    database: Database,
    keyring: Keyring,
    enterprises: int,
    staff: Sequence[str] = (),
    *,
    sector: Sector = Sector.RETAIL,
    phones: bool = False,
) -> Town:
    """Make the tables, the province with its city and district, enterprises `第1商店`… of this trade and the same roster in each. `phones`:
    somebody can be called there, at a number that ends like 0001…"""
    await upgrade(database)
    places = [
        DivisionRow(PROVINCE, "吉林省", Level.PROVINCE, None),
        DivisionRow(CITY, "长春市", Level.CITY, PROVINCE),
        DivisionRow(DISTRICT, "南关区", Level.COUNTY, CITY),
    ]
    rows = [
        EnterpriseRow(f"第{n}商店", credit_code(n), DISTRICT, sector, 20, "人民大街", "李敏", f"1990000{n:04d}" if phones else None, False)
        for n in range(1, enterprises + 1)
    ]
    async with database.begin() as conn:
        await upsert_divisions(conn, places)
        await upsert_enterprises(conn, rows, keyring)
        ids = tuple((await conn.execute(select(t.enterprise.c.id).order_by(t.enterprise.c.id))).scalars())
        people = [
            {"enterprise_id": owner, "position": place, "name": name, "initials": initials(name)}
            for owner in ids
            for place, name in enumerate(staff)
        ]
        if people:
            await conn.execute(insert(t.staff), people)
    return Town(database, keyring, ids)
