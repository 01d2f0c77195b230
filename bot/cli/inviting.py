"""`fugong invite`: codes with which people enrol."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot import log
from bot.assembly.bot_name import bot_name
from bot.assembly.invitations import Invitation, Invitations, Province
from bot.assembly.keys import secret_key
from bot.cli.choosing import the_division, the_enterprise, the_officer
from bot.cli.console import WRONG_USE, OperatorError, err, out
from bot.cli.context import at_head, clock, run, settings
from bot.cli.words import say
from bot.desk.links import deep_link
from bot.files.codes import CodeRow, qr_terminal, write_codes
from bot.settings import Settings
from bot.storage.invites import Invited
from bot.storage.secrets import Keyring
from conversations.roles import Role

app = typer.Typer(help="Make invitation codes: single use, expiring, stored hashed.", no_args_is_help=True)

Division = Annotated[str | None, typer.Option(metavar="CODE", help="A division's or unit's code, as in 220102.")]


@app.command()
def admin() -> None:
    """For an admin, who sees everything."""
    of = settings()
    run(_one(of, Invited(Role.ADMIN), say("admin", "管理员")))


@app.command()
def officer(
    division: Annotated[str, typer.Option(metavar="CODE", help="The division or unit answered for, as in 220102.")],
    name: Annotated[str | None, typer.Option(help="Which of the imported officers of the division it is for.")] = None,
) -> None:
    """For the officer of a division or unit."""
    run(_officer(settings(), division, name))


@app.command()
def manager(
    enterprise: Annotated[str | None, typer.Option(metavar="NAME-OR-USCC", help="The enterprise reported for.")] = None,
    all_enterprises: Annotated[bool, typer.Option("--all-enterprises", help="One code for every enterprise.")] = False,
    division: Division = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE.xlsx", help="Where --all-enterprises writes the codes.")] = None,
) -> None:
    """For the manager of an enterprise, or for those of all at once (with --division of all below it)."""
    of = settings()
    if all_enterprises:
        if enterprise is not None or to is None:
            raise OperatorError(
                say(
                    "--all-enterprises goes with --out FILE.xlsx, and without --enterprise",
                    "--all-enterprises 须与 --out FILE.xlsx 同用，且不能与 --enterprise 同用",
                ),
                WRONG_USE,
            )
        run(_all(of, division, to))
        return
    if enterprise is None or division is not None or to is not None:
        raise OperatorError(
            say("--enterprise is needed, alone; or --all-enterprises", "请单独使用 --enterprise，或使用 --all-enterprises"), WRONG_USE
        )
    run(_manager(of, enterprise))


@asynccontextmanager
async def _ready(of: Settings) -> AsyncIterator[Invitations]:
    log.set_up("ERROR")
    async with at_head(of) as database:
        yield Invitations(database, Keyring(secret_key(of)), clock(of))


async def _one(of: Settings, invited: Invited, for_whom: str) -> None:
    async with _ready(of) as invitations:
        made = await invitations.make(invited)
    await _print(of, made, for_whom)


async def _officer(of: Settings, division: str, name: str | None) -> None:
    async with _ready(of) as invitations:
        place = await the_division(invitations, division)
        listed = await the_officer(invitations, place, name)
        made = await invitations.make(Invited(Role.OFFICER, division_code=place.code, officer_id=listed.id if listed else None))
    await _print(of, made, f"{say('officer', '联络员')} · {place.name}{f' · {listed.name}' if listed else ''}")


async def _manager(of: Settings, enterprise: str) -> None:
    async with _ready(of) as invitations:
        found = await the_enterprise(invitations, enterprise)
        made = await invitations.make(Invited(Role.MANAGER, enterprise_id=found.id))
    await _print(of, made, f"{say('manager', '企业填报人')} · {found.name} · {found.division_name}")


async def _all(of: Settings, division: str | None, to: Path) -> None:
    username = await _username(of)
    _must_be_writable(to)
    async with _ready(of) as invitations:
        place = await the_division(invitations, division) if division else None
        made = await invitations.make_for_all(place.path if place else "/")
    if not made.codes:
        raise OperatorError(
            say("no enterprise is there yet: fugong import enterprises FILE", "还没有企业：请先运行 fugong import enterprises FILE")
        )
    with to.open("wb") as stream:
        count = write_codes(_rows(of, made, username), stream)
    out().print(
        say(
            f"{count} codes in {to}, good until {_local(of, made.expires_at)}. They stand nowhere else: keep the file safe.",
            f"已生成 {count} 个邀请码，写入 {to}，有效期至 {_local(of, made.expires_at)}。邀请码不另行保存，请妥善保管该文件。",
        )
    )


def _must_be_writable(to: Path) -> None:
    """Found out before codes are made that could not be handed over."""
    if to.suffix.lower() != ".xlsx":
        raise OperatorError(say(f"--out: {to} must end in .xlsx", f"--out：{to} 应以 .xlsx 结尾"), WRONG_USE)
    try:
        with to.open("ab"):
            pass
    except OSError as error:
        raise OperatorError(f"--out: {to}: {error.strerror}", WRONG_USE) from None


def _rows(of: Settings, made: Province, username: str | None) -> list[CodeRow]:
    expires = _local(of, made.expires_at)
    return [
        CodeRow(one.name, one.uscc, one.division_name, one.code, deep_link(username, one.code) if username else "", expires)
        for one in made.codes
    ]


async def _print(of: Settings, made: Invitation, for_whom: str) -> None:
    username = await _username(of)
    console = out()
    console.print(f"[bold]{escape(for_whom)}[/]")
    console.print(f"{say('code', '邀请码')}  [bold]{made.code}[/]")
    if username:
        link = deep_link(username, made.code)
        console.print(f"{say('link', '链接')}  {link}")
        console.print(qr_terminal(link), markup=False)
    console.print(say(f"single use, until {_local(of, made.expires_at)}", f"仅可使用一次，有效期至 {_local(of, made.expires_at)}"))


async def _username(of: Settings) -> str | None:
    """The bot's name for links; None, with a word about it, where it cannot be asked for."""
    if of.token is None:
        err().print(
            say("[yellow]![/] FUGONG_TOKEN is not set: codes only, no links", "[yellow]![/] 未设置 FUGONG_TOKEN：只有邀请码，没有链接")
        )
        return None
    name = await bot_name(of)
    if name is None:
        err().print(
            say(
                f"[yellow]![/] FUGONG_API_URL: {of.api_url} gave no usable answer: codes only, no links",
                f"[yellow]![/] FUGONG_API_URL：{of.api_url} 没有可用的响应：只有邀请码，没有链接",
            )
        )
    return name


def _local(of: Settings, moment: datetime) -> str:
    return f"{moment.astimezone(of.zone):%Y-%m-%d %H:%M}"
