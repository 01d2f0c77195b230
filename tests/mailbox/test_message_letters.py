"""An answer that turns out not to reach its officer goes to whoever takes it over, once."""

from bot.mailbox.message_letters import to_officers
from bot.mailbox.messenger import Unreachable
from tests.mailbox.rig import Rig
from tests.storage.test_taking_over import ADMIN, CITY, COUNTY, OTHER, PROVINCE, admin, answered, leaves, officers
from tests.storage.world import found_county

BLOCKED = Unreachable("Forbidden: bot was blocked by the user")


async def answer(rig: Rig) -> int:
    """An enterprise's answer to the county's officer, handed to the sender; its id."""
    (key,) = await answered(rig.database, 1)
    async with rig.database.begin() as conn:
        drafts = await to_officers(conn, [key], rig.clock.local())
    await rig.send(*drafts)
    return key


def got(rig: Rig) -> list[tuple[int, str]]:
    return [(parcel.chat_id, parcel.screen.text) for parcel in rig.messenger.parcels]


async def test_an_officer_who_turns_out_to_have_blocked_the_bot(rig: Rig) -> None:
    await found_county(rig.database, 1)
    rig.messenger.answers[COUNTY] = [BLOCKED]
    key = await answer(rig)
    await rig.look()
    await rig.look()
    assert got(rig) == [(COUNTY, f"message_back {key}:1"), (CITY, f"message_back {key}:1:away")]
    assert await rig.fates() == ["unreachable", "delivered"]


async def test_everybody_has_until_an_admin_is_there(rig: Rig) -> None:
    await found_county(rig.database, 1)
    await officers(rig.database, OTHER)
    await admin(rig.database)
    for officer in (COUNTY, OTHER, CITY, PROVINCE):
        rig.messenger.answers[officer] = [BLOCKED]
    await answer(rig)
    for _ in range(6):
        await rig.look()
    assert [chat for chat, _ in got(rig)] == [COUNTY, OTHER, CITY, PROVINCE, ADMIN]


async def test_where_one_of_two_has_it_nobody_else_hears(rig: Rig) -> None:
    await found_county(rig.database, 1)
    await officers(rig.database, OTHER, OTHER + 1)
    for officer in (COUNTY, OTHER):
        rig.messenger.answers[officer] = [BLOCKED]
    await answer(rig)
    for _ in range(4):
        await rig.look()
    assert [chat for chat, _ in got(rig)] == [COUNTY, OTHER, OTHER + 1]


async def test_an_officer_who_leaves_before_it_is_sent(rig: Rig) -> None:
    await found_county(rig.database, 1)
    (key,) = await answered(rig.database, 1)
    async with rig.database.begin() as conn:
        drafts = await to_officers(conn, [key], rig.clock.local())
    await leaves(rig.database, COUNTY)
    rig.composer.truth["message_back", f"{key}:1"] = None
    await rig.send(*drafts)
    await rig.look()
    assert got(rig) == [(CITY, f"message_back {key}:1:left")]
    assert await rig.fates() == ["dropped", "delivered"]


async def test_what_is_not_true_for_another_reason_is_not_sent_for_ever(rig: Rig) -> None:
    await found_county(rig.database, 1)
    rig.composer.truth["message_back", "2:1"] = None
    await answer(rig)
    for _ in range(4):
        await rig.look()
    assert (got(rig), await rig.fates()) == ([], ["dropped"])
