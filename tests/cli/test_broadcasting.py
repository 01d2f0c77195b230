"""Broadcasts from the command line: whom they reach, what is refused, and that they are only written down there."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.assembly.terminal_broadcasts import TerminalBroadcasts
from bot.cli.context import clock
from bot.settings import Settings
from bot.storage import lease
from bot.storage import tables as t
from bot.storage.broadcasts.starting import start
from bot.storage.database import Database
from bot.storage.policies import save_policy
from conversations.policy import DEFAULT_POLICY
from tests.cli.conftest import Fugong
from tests.storage.world import at, found_enterprises, found_people

TEXT = "**今日**请全面消毒。\n---\n谢谢配合。"


def on_database(work: Callable[[Database], Awaitable[Any]]) -> Any:
    async def once() -> Any:
        database = Database(Settings().database_url)
        try:
            return await work(database)
        finally:
            await database.dispose()

    return asyncio.run(once())


async def _town(database: Database) -> None:
    """Three enterprises in two districts, a manager each, and an admin."""
    async with database.begin() as conn:
        await found_enterprises(conn, [1, 2])
        await found_enterprises(conn, [3], "220105")
        await found_people(conn, [11, 21, 31], "manager", lambda n: {"enterprise_id": n // 10})
        await found_people(conn, [9101], "admin", lambda _: {})
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))


def rows() -> Sequence[Any]:
    async def read(database: Database) -> Sequence[Any]:
        async with database.read() as conn:
            return (await conn.execute(select(t.broadcast).order_by(t.broadcast.c.id))).all()

    found: Sequence[Any] = on_database(read)
    return found


@pytest.fixture
def town(migrated: Fugong, alone: Path) -> Fugong:
    on_database(_town)
    (alone / "notice.txt").write_text(TEXT, encoding="utf-8")
    return migrated


def test_it_is_written_down_for_whoever_serves(town: Fugong) -> None:
    done = town("broadcast", "notice.txt", "--audience", "division=220104", "--confirm", "--yes")
    assert (done.code, "1 people (1 more cannot be written to), 2 messages each" in done.out) == (0, True)
    assert "nobody is serving at this moment" in done.err
    (row,) = rows()
    assert (row.source, row.author_id, row.state, row.must_confirm) == ("terminal", 9101, "scheduled", True)
    assert row.content["zh-CN"][0] == {"text": "今日请全面消毒。", "entities": [["bold", 0, 2, ""]]}
    assert row.audience == {"roles": ["manager"], "include": {"divisions": ["220104"]}}


def test_a_dry_run_writes_nothing(town: Fugong) -> None:
    done = town("broadcast", "notice.txt", "--exclude", "division=220104", "--dry-run")
    assert (done.code, rows()) == (0, [])
    assert "1 people (0 more" in done.out
    assert "企业0003（" in done.out, "by name"


def test_a_list_of_enterprises(town: Fugong, alone: Path) -> None:
    async def names(database: Database) -> list[str]:
        async with database.read() as conn:
            return list((await conn.scalars(select(t.enterprise.c.name).order_by(t.enterprise.c.id))).all())

    first, *_ = on_database(names)
    (alone / "list.txt").write_text(f"1. {first}\n", encoding="utf-8")
    assert town("broadcast", "notice.txt", "--audience", "list=list.txt", "--yes").code == 0
    assert rows()[0].audience["include"] == {"enterprises": [1]}
    (alone / "list.txt").write_text(f"{first}\n没有这一家\n", encoding="utf-8")
    refused = town("broadcast", "notice.txt", "--audience", "list=list.txt", "--yes")
    assert (refused.code, "没有这一家: no enterprises of this name" in refused.err) == (2, True)


def test_both_languages_at_a_time(town: Fugong, alone: Path) -> None:
    (alone / "english.json").write_text(json.dumps([{"text": "Please disinfect."}]), encoding="utf-8")
    later = (on_clock() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    done = town("broadcast", "notice.txt", "--english", "english.json", "--at", later, "--yes")
    assert (done.code, f"starts at {later}" in done.out) == (0, True)
    assert set(rows()[0].content) == {"zh-CN", "en"}


def on_clock() -> datetime:
    return clock(Settings()).local()


WRONG = (
    (("--audience", "role=boss"), "role=boss: one of: manager, officer, admin"),
    (("--audience", "sector=retail,mining"), "sector=mining: one of: retail, catering"),
    (("--audience", "division=999999"), "no division or unit has this code"),
    (("--audience", "colour=red"), "FIELD=VALUE"),
    (("--audience", "size="), "FIELD=VALUE"),
    (("--audience", "silent=x"), "a number of days"),
    (("--audience", "list=none.txt"), "list=none.txt"),
    (("--exclude", "role=admin"), "name the roles with --audience"),
    (("--at", "tomorrow"), "no moment such as"),
    (("--at", "2020-01-01 09:00"), "within 60 days from now"),
    (("--paid",), "FUGONG_PAID_RATE is not set"),
    (("--author", "nobody"), "in whose name?"),
    (("--english", "none.txt"), "none.txt"),
    ((), "--yes is needed where nobody can be asked"),
)


def test_wrong_use_is_told(town: Fugong) -> None:
    for options, said in WRONG:
        refused = town("broadcast", "notice.txt", *options)
        assert (refused.code, said in refused.err) == (2, True), refused.err
    assert not rows()


def test_what_telegram_would_not_take_is_refused(town: Fugong, alone: Path) -> None:
    (alone / "long.txt").write_text("x" * 5000)
    refused = town("broadcast", "long.txt", "--yes")
    assert (refused.code, "message 1: Too long" in refused.err) == (2, True), refused.err
    (alone / "bad.json").write_text("{")
    assert "JSON list of messages" in town("broadcast", "bad.json", "--yes").err
    refused = town("broadcast", "notice.txt", "--audience", "role=officer", "--yes")
    assert (refused.code, "nobody can be reached" in refused.err) == (1, True)


def test_two_admins_have_to_be_told_apart(town: Fugong) -> None:
    async def another(database: Database) -> None:
        async with database.begin() as conn:
            await found_people(conn, [9102], "admin", lambda _: {})

    on_database(another)
    assert town("broadcast", "notice.txt", "--yes").code == 2
    assert town("broadcast", "notice.txt", "--yes", "--author", "9102").code == 0
    assert rows()[0].author_id == 9102


@pytest.mark.parametrize(("outcome", "code"), [("sent", 0), ("failed", 1)])
def test_it_is_followed_to_its_end(town: Fugong, monkeypatch: pytest.MonkeyPatch, outcome: str, code: int) -> None:
    """Somebody serves: between two looks the broadcast starts, and then ends."""
    on_database(_lead)
    database_url = Settings().database_url
    looks: list[int] = []

    async def meanwhile(_: TerminalBroadcasts) -> None:
        looks.append(len(looks))
        database = Database(database_url)
        async with database.begin() as conn:
            if len(looks) == 1:
                await start(conn, 1, on_clock(), DEFAULT_POLICY)
            else:
                await conn.execute(update(t.broadcast_recipient).values(outcome=outcome))
                await conn.execute(update(t.broadcast).values(state="finished"))
        await database.dispose()

    monkeypatch.setattr(TerminalBroadcasts, "pause", meanwhile)
    done = town("broadcast", "notice.txt", "--audience", "division=220105", "--yes")
    assert (done.code, len(looks)) == (code, 2)
    assert f"broadcast 1: {1 - code} of 1 have it, {code} failed" in done.out


def test_stopping_to_look_stops_nothing(town: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    on_database(_lead)

    async def stopped(_: TerminalBroadcasts) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(TerminalBroadcasts, "pause", stopped)
    done = town("broadcast", "notice.txt", "--yes")
    assert (done.code, "broadcast 1 goes on" in done.err) == (130, True)
    assert rows()[0].state == "scheduled"


async def _lead(database: Database) -> None:
    async with database.begin() as conn:
        now = await lease.database_time(conn)
        await lease.claim(conn, "leader", "somebody", now=now, until=now + timedelta(hours=1))


def test_many_need_another_admin(town: Fugong) -> None:
    async def strict(database: Database) -> None:
        async with database.begin() as conn:
            await save_policy(conn, replace(DEFAULT_POLICY, broadcast_second_from=1), at(9), 9101)

    on_database(strict)
    done = town("broadcast", "notice.txt", "--yes")
    assert (done.code, "waits until another admin approves it" in done.out) == (0, True)
    assert rows()[0].state == "draft"
    assert "1 people or more: another admin has to approve it" in done.out
    assert "there is no other admin yet" in done.err


def test_they_are_counted_who_can_be_written_to(town: Fugong) -> None:
    """Of two one has stopped the bot: that is one, here and where it is written down."""

    async def strict(database: Database) -> None:
        async with database.begin() as conn:
            await save_policy(conn, replace(DEFAULT_POLICY, broadcast_second_from=2), at(9), 9101)

    on_database(strict)
    done = town("broadcast", "notice.txt", "--audience", "division=220104", "--yes")
    assert (done.code, "another admin" in done.out) == (0, False)
    assert (rows()[0].state, rows()[0].expected) == ("scheduled", 1)


def test_the_paid_rate_names_its_price(town: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_PAID_RATE", "800")
    done = town("broadcast", "notice.txt", "--paid", "--dry-run")
    assert "2 people (1 more cannot be written to), 2 messages each: about 1 min at 800/s" in done.out
    assert "at most 1 Stars of the bot" in done.out


def test_a_text_is_filed_in_the_language_it_is_in(town: Fugong, alone: Path) -> None:
    (alone / "english.txt").write_text("Please disinfect the shops of 朝阳区 today.", encoding="utf-8")
    (alone / "short.txt").write_text("Notice 通知 08:30 Chaoyang", encoding="utf-8")
    assert "en  Please disinfect" in town("broadcast", "english.txt", "--yes").out
    town("broadcast", "short.txt", "--language", "zh-CN", "--yes")
    assert [list(row.content) for row in rows()] == [["en"], ["zh-CN"]]


@pytest.mark.parametrize("given", [("english.txt", "--english", "english.txt"), ("notice.txt", "--english", "notice.txt")])
def test_the_same_language_twice_is_refused_but_where_it_is_meant(town: Fugong, alone: Path, given: Sequence[str]) -> None:
    (alone / "english.txt").write_text("Please disinfect.", encoding="utf-8")
    done = town("broadcast", *given, "--yes")
    assert (done.code, "--language zh-CN" in done.err, rows()) == (2, True, [])
    assert town("broadcast", *given, "--language", "zh-CN", "--yes").code == 0
    assert town("broadcast", *given, "--language", "fr", "--yes").code == 2
    assert [set(row.content) for row in rows()] == [{"zh-CN", "en"}]
