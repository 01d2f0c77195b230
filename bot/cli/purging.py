"""`fugong purge`: what retention would delete now, and deleting it at once."""

from typing import Annotated

import typer

from bot import log
from bot.cli.console import out
from bot.cli.context import at_head, clock, run, settings
from bot.cli.words import say
from bot.jobs.purging import purge_now
from bot.settings import Settings
from bot.storage.policies import current_policy
from bot.storage.purging import Before, Old, count_old, retention


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(purge)


def purge(yes: Annotated[bool, typer.Option("--yes", help="Delete it now.")] = False) -> None:
    """Show which courier tracks, delivery lists, notes and messages are older than the policy lets them be; with --yes delete them. Without
    this command that happens on Sundays, after a warning to the admins."""
    run(_purge(settings(), yes=yes))


async def _purge(of: Settings, *, yes: bool) -> None:
    log.set_up("ERROR")
    async with at_head(of) as database:
        async with database.read() as conn:
            before = retention(clock(of).local().date(), await current_policy(conn), of.zone)
            old = await count_old(conn, before)
        _show(old, before)
        if not old:
            return
        if not yes:
            out().print(say("nothing was deleted; `fugong purge --yes` deletes it", "未作删除；删除请用 fugong purge --yes"))
            return
        gone = await purge_now(database, clock(of), before)
    out().print(
        say(
            f"deleted: tracks of {gone.points} points, {gone.lists} lists with {gone.deliveries} deliveries (the runs stay), "
            f"{gone.notes} notes, {gone.messages} messages",
            f"已删除：轨迹点 {gone.points} 个，清单 {gone.lists} 份共 {gone.deliveries} 单（班次记录保留），"
            f"备注 {gone.notes} 条，往来消息 {gone.messages} 条",
        )
    )


def _show(old: Old, before: Before) -> None:
    out().print(say(f"tracks of runs before {before.tracks}: {old.tracks}", f"{before.tracks} 之前班次的轨迹：{old.tracks}"))
    out().print(say(f"delivery lists of runs before {before.lists}: {old.lists}", f"{before.lists} 之前班次的配送清单：{old.lists}"))
    if before.records is not None:
        day = before.records.date()
        out().print(say(f"notes on enterprises before {day}: {old.notes}", f"{day} 之前的企业备注：{old.notes}"))
        out().print(say(f"messages before {day}: {old.messages}", f"{day} 之前的往来消息：{old.messages}"))
