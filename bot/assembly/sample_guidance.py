"""The guidance library of the made-up town: who published it is no admin any more, and some neighbours have read it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

from bot.assembly.invitations import Invitations
from bot.assembly.sample_documents import CATERING, COURIERS, HAIRDRESSERS, RISKY, SUPERMARKETS, SUPERMARKETS_NEXT, Document
from bot.assembly.sample_neighbours import CATERER, DELIVERER
from bot.assembly.sample_returns import Shop, moment
from bot.clock import Clock
from bot.storage.briefings import load_seats
from bot.storage.database import Database
from bot.storage.invites import Invited, open_invites
from bot.storage.members import end_membership, members
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.guidance_records import ConfirmGuidance, PublishGuidance, ReadGuidance
from conversations.records import Enrol
from conversations.roles import Role

AUTHOR, AUTHOR_NAME = 207, "钱立"
"""The chat and the name of whoever published it, whose phone the page does not show."""
PUBLISHED: tuple[tuple[int, Document], ...] = (
    (21, SUPERMARKETS),
    (18, HAIRDRESSERS),
    (12, CATERING),
    (9, COURIERS),
    (5, RISKY),
    (3, SUPERMARKETS_NEXT),
)
"""How many days ago each was published; the last one is the second version of the first."""
_AT = time(10, 20)


async def publish_library(database: Database, keyring: Keyring, clock: Clock, invitations: Invitations, shops: Sequence[Shop]) -> None:
    """Publish it, in order of time, without sending: what was sent weeks ago is no news. Then let the caterer confirm, and the deliverer
    read, what is for their trades."""
    author = await _author(database, keyring, clock, invitations)
    today = clock.local().date()
    async with database.begin() as conn:
        for days_ago, document in PUBLISHED:
            record = replace(document.record(today - timedelta(days=days_ago)), send=False)
            await apply(conn, [Deed(_following(record, document), author, AUTHOR, AUTHOR_NAME)], moment(clock, days_ago, _AT), keyring)
        by = {shop.of: shop for shop in shops}
        read = [by[CATERER].did(ConfirmGuidance(_number(CATERING))), by[DELIVERER].did(ReadGuidance(_number(COURIERS)))]
        await apply(conn, read, moment(clock, 2, _AT), keyring)


def _number(document: Document) -> int:
    """The id that its version gets: they are the first ones in the database."""
    return [one for _, one in PUBLISHED].index(document) + 1


def _following(record: PublishGuidance, document: Document) -> PublishGuidance:
    return record if document.follows is None else replace(record, guidance_id=_number(document.follows), after=1)


async def _author(database: Database, keyring: Keyring, clock: Clock, invitations: Invitations) -> int:
    """The account of an admin whose time is over."""
    await invitations.make(Invited(Role.ADMIN))
    now = clock.now()
    async with database.begin() as conn:
        invite = next(one for one in await open_invites(conn, now) if one.role == Role.ADMIN)
        await apply(conn, [Deed(Enrol(invite.id, "zh-CN"), None, AUTHOR, AUTHOR_NAME)], now, keyring)
        (held,) = [one for one in await members(conn) if one.role == Role.ADMIN]
        await end_membership(conn, held.id, now)
        account = (await load_seats(conn, [AUTHOR]))[AUTHOR].account
    assert account is not None, "just enrolled"  # noqa: S101
    return account.id
