"""`fugong assign`: which officer answers for which divisions, sectors and enterprises, as `/assign` in the chat and beyond it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from bot import log
from bot.assembly.assigning import Done, Hindrance, NotAssigned, Wanted, assign
from bot.assembly.invitations import Invitations
from bot.assembly.keys import secret_key
from bot.cli.choosing import the_division, the_enterprise
from bot.cli.console import WRONG_USE, OperatorError, out
from bot.cli.context import at_head, clock, run, settings
from bot.cli.words import say
from bot.files.registry_enterprises import SECTORS
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.members import OfficerAccount, officers_called
from bot.storage.secrets import Keyring
from conversations.codes import Sector


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("assign")(assign_officer)


def assign_officer(
    officer: Annotated[str, typer.Argument(metavar="OFFICER", help="The name, or the number that `fugong members` shows.")],
    division: Annotated[list[str] | None, typer.Option(metavar="CODE", help="A division or unit, and all below it. Repeatable.")] = None,
    sector: Annotated[
        list[str] | None, typer.Option(metavar="SECTOR", help="Of each --division this sector alone, as in catering. Repeatable.")
    ] = None,
    enterprise: Annotated[list[str] | None, typer.Option(metavar="NAME-OR-USCC", help="A single enterprise. Repeatable.")] = None,
    move: Annotated[bool | None, typer.Option("--move/--keep", help="Open alerts go along, or stay as they are.")] = None,
) -> None:
    """Let an officer answer for divisions, for sectors in them, or for single enterprises: all that is named, or nothing. In the chat
    /assign shows assignments and ends them; `fugong dismiss` ends the office of a division."""
    if (not division and not enterprise) or (sector and not division):
        raise OperatorError(
            say(
                "--division or --enterprise is needed; --sector goes with --division",
                "请指明 --division 或 --enterprise；--sector 须与 --division 同用",
            ),
            WRONG_USE,
        )
    sectors = tuple(dict.fromkeys(_sector(text) for text in sector or ()))
    run(_assign(settings(), officer.strip(), division or [], sectors, enterprise or [], move))


def _sector(text: str) -> Sector:
    found = SECTORS.get(text.strip().lower())
    if found is None:
        known = ", ".join(each.value for each in Sector)
        raise OperatorError(say(f"--sector: there is no sector {text}: {known}", f"--sector：没有行业“{text}”：{known}"), WRONG_USE)
    return found


async def _assign(
    of: Settings, name: str, divisions: Sequence[str], sectors: Sequence[Sector], enterprises: Sequence[str], move: bool | None
) -> None:
    log.set_up("ERROR")
    async with at_head(of) as database:
        keyring, found_in = Keyring(secret_key(of)), Invitations(database, Keyring(secret_key(of)), clock(of))
        officer = await _the_officer(database, name)
        wanted = []
        for code in divisions:
            key = f"d{(await the_division(found_in, code)).code}"
            wanted += [Wanted(f"--division {code} --sector {one}", key, one) for one in sectors] or [Wanted(f"--division {code}", key)]
        for text in enterprises:
            wanted.append(Wanted(f"--enterprise {text}", f"e{(await the_enterprise(found_in, text)).id}"))
        try:
            done = await assign(database, keyring, clock(of), officer, wanted, move)
        except NotAssigned as error:
            raise OperatorError(_why_not(officer, error), WRONG_USE) from None
    for one in done:
        _show(officer, one)


async def _the_officer(database: Database, name: str) -> OfficerAccount:
    async with database.read() as conn:
        found = await officers_called(conn, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise OperatorError(
            say(
                f"OFFICER: no officer has the name or number {name}: see fugong members",
                f"OFFICER：没有姓名或编号为“{name}”的联络员：见 fugong members",
            ),
            WRONG_USE,
        )
    listed = "\n".join(f"  {one.members[0]}  {one.name}  {say(', ', '、').join(one.places)}" for one in found)
    heading = say(f"OFFICER: several are called {name}; use the number:", f"OFFICER：有多位“{name}”，请改用编号：")
    raise OperatorError(f"{heading}\n{listed}", WRONG_USE)


def _why_not(officer: OfficerAccount, error: NotAssigned) -> str:
    said, count = error.wanted.said, error.open_alerts
    told = {
        Hindrance.ALREADY: (f"{officer.name} answers for it already", f"{officer.name}已经负责这一项"),
        Hindrance.NO_OFFICER_THERE: (
            f"{officer.name} is no officer there or above; there are: {', '.join(error.officers) or 'nobody'}",
            f"{officer.name}不是本区划或上级的联络员；可以指派：{'、'.join(error.officers) or '无'}",
        ),
        Hindrance.MOVE_OR_KEEP: (
            f"open alerts there: {count}; say --move or --keep",
            f"这里还有 {count} 件待办预警，请注明 --move 或 --keep",
        ),
    }
    english, chinese = told[error.hindrance]
    return say(f"{said}: {english}; nothing was stored", f"{said}：{chinese}；未作任何更改")


def _show(officer: OfficerAccount, done: Done) -> None:
    what = done.place if done.wanted.sector is None else f"{done.place} · {done.wanted.sector.value}"
    told = say(f"{officer.name} answers for {what} now", f"{officer.name}现在负责：{what}")
    if done.open_alerts:
        told += (
            say(f"; open alerts moved along: {done.open_alerts}", f"；{done.open_alerts} 件待办预警一并转过去")
            if done.moved
            else say(f"; open alerts left as they are: {done.open_alerts}", f"；{done.open_alerts} 件待办预警仍按原来的安排处理")
        )
    out().print(told, markup=False)
