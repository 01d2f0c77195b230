"""An officer asks for a photo of a point, a manager sends it: each hears of the other at once."""

import pytest
from sqlalchemy import insert

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.briefing import Briefing
from conversations.disinfection import Photo
from conversations.disinfection_records import AnswerWithPhoto, AskForPhoto
from conversations.engine.session import Session
from conversations.engine.turn import Turn
from tests.desk.rig import DeskRig, Told, desk_on, typed
from tests.jobs.province import LONG_AGO, MARKET, PATHS, set_reachable

OFFICER, MANAGER, OTHER_MANAGER = 9003, 11, 12


@pytest.fixture
async def rig(database: Database, monkeypatch: pytest.MonkeyPatch) -> DeskRig:
    """The market has a point; `ask` and `send ID` are understood."""

    def ask(self: Told, session: Session, text: str, briefing: Briefing) -> Turn:
        return self._record(session, AskForPhoto(MARKET, 1), "asked")

    def send(self: Told, session: Session, text: str, briefing: Briefing) -> Turn:
        return self._record(session, AnswerWithPhoto(MARKET, int(text), Photo("F", "U")), "sent")

    monkeypatch.setattr(Told, "_ask", ask, raising=False)
    monkeypatch.setattr(Told, "_send", send, raising=False)
    small = await desk_on(database)
    usual = {
        "kind": "premises",
        "agent": "uv",
        "name": "店堂",
        "times_a_day": 1,
        "since": LONG_AGO.date(),
        "created_at": LONG_AGO,
        "by": 11,
    }
    async with database.begin() as conn:
        point = {"id": 1, "enterprise_id": MARKET, "path": PATHS["220104"], "position": 1, **usual}
        await conn.execute(insert(t.disinfection_point), [point])
    return small


async def test_managers_hear_of_it_at_once_and_the_officer_of_the_photo(rig: DeskRig) -> None:
    await rig.take(typed(1, OFFICER, "ask"))
    assert rig.messenger.texts(MANAGER) == ["photo_asked 1:1"]
    assert rig.messenger.texts(OTHER_MANAGER) == ["photo_asked 1:1 [en]"]
    await rig.take(typed(2, OFFICER, "ask"))
    assert rig.messenger.texts(MANAGER) == ["photo_asked 1:1"], "nobody is asked twice for one photo"
    await rig.take(typed(3, MANAGER, "send 1"))
    assert rig.messenger.texts(OFFICER) == ["asked", "asked", "photo_answered 1"]
    rows = await rig.rows(t.photo_request.c.answered_by, t.photo_request.c.file_id)
    assert [tuple(row) for row in rows] == [(MANAGER, "F")]


async def test_of_two_managers_who_send_it_in_one_batch_one_does(rig: DeskRig) -> None:
    await rig.take(typed(1, OFFICER, "ask"))
    await rig.take(typed(2, MANAGER, "send 1"), typed(3, OTHER_MANAGER, "send 1"))
    assert rig.messenger.texts(OFFICER)[1:] == ["photo_answered 1"]
    assert len(await rig.causes()) == 1, "this small dialogue does not look whether it is still asked for"


async def test_who_cannot_be_reached_is_not_written_to(rig: DeskRig) -> None:
    await set_reachable(rig.database, MANAGER, False)
    await rig.take(typed(1, OFFICER, "ask"))
    assert rig.messenger.texts(MANAGER) == []
    assert rig.messenger.texts(OTHER_MANAGER) == ["photo_asked 1:1 [en]"]
