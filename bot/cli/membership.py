"""`fugong members` and `fugong dismiss`: who holds which role, and taking one away."""

from typing import Annotated

import typer
from rich.table import Table

from bot import log
from bot.assembly.invitations import Invitations
from bot.assembly.keys import secret_key
from bot.cli.choosing import the_division, the_enterprise
from bot.cli.console import OperatorError, out
from bot.cli.context import at_head, clock, run, settings
from bot.cli.words import say
from bot.settings import Settings
from bot.storage.members import MOST, end_membership, members
from bot.storage.secrets import Keyring
from conversations.roles import Role

_ROLES = {
    Role.MANAGER: ("manager", "企业填报人"),
    Role.OFFICER: ("officer", "联络员"),
    Role.ADMIN: ("admin", "管理员"),
    Role.STAFF: ("staff member", "本人填报"),
}


def add_to(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("members")(show_members)
    app.command()(dismiss)


def show_members(
    enterprise: Annotated[str | None, typer.Option(metavar="NAME-OR-USCC", help="Of one enterprise only.")] = None,
    division: Annotated[str | None, typer.Option(metavar="CODE", help="Of a division or unit and all below it only.")] = None,
) -> None:
    """List who holds which role, newest first. Staff members who declare for themselves are listed with --enterprise only."""
    run(_list(settings(), enterprise, division))


def dismiss(
    member: Annotated[int, typer.Argument(metavar="ID", help="The number that `fugong members` shows.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take a role away. What the person reported stays; a new code makes good a mistake."""
    if not yes:
        typer.confirm(say(f"Take role {member} away?", f"确认取消第 {member} 号身份？"), abort=True)
    run(_dismiss(settings(), member))


async def _list(of: Settings, enterprise: str | None, division: str | None) -> None:
    log.set_up("ERROR")
    async with at_head(of) as database:
        found_in = Invitations(database, Keyring(secret_key(of)), clock(of))
        chosen = (await the_enterprise(found_in, enterprise)).id if enterprise else None
        path = (await the_division(found_in, division)).path if division else None
        async with database.read() as conn:
            found = await members(conn, enterprise_id=chosen, path=path)
    if not found:
        out().print(say("nobody yet: fugong invite manager|officer|admin makes codes", "还没有人登记：用 fugong invite 生成邀请码"))
        return
    table = Table(say("id", "编号"), say("role", "身份"), say("name", "姓名"), say("for", "单位"), say("since", "自"), say("state", "状态"))
    for one in found:
        state = "" if one.reachable else say("cannot be written to", "收不到消息")
        since = f"{one.since.astimezone(of.zone):%Y-%m-%d %H:%M}"
        table.add_row(str(one.id), say(*_ROLES[Role(one.role)]), one.name, one.subject, since, state)
    out().print(table)
    if len(found) == MOST:
        out().print(
            say(f"the newest {MOST}; narrow with --division or --enterprise", f"仅列最新 {MOST} 条，请用 --division 或 --enterprise")
        )


async def _dismiss(of: Settings, member: int) -> None:
    log.set_up("ERROR")
    async with at_head(of) as database, database.begin() as conn:
        ended = await end_membership(conn, member, clock(of).now())
    if not ended:
        raise OperatorError(
            say(f"nobody holds a role with the number {member}: see fugong members", f"没有第 {member} 号身份：见 fugong members")
        )
    out().print(say(f"role {member} has ended", f"第 {member} 号身份已取消"))
