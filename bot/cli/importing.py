"""`fugong import`: the operator's lists. Every row that was not taken is named with its reason; the others are kept."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot import log
from bot.assembly import imports
from bot.assembly.imports import Advance, Imported, ListRejected, Source
from bot.assembly.invitations import Invitations
from bot.assembly.keys import secret_key
from bot.assembly.parts import make_daily
from bot.assembly.staff import RosterRejected, StaffImported, import_staff
from bot.cli.choosing import the_enterprise
from bot.cli.console import PROBLEM, WRONG_USE, OperatorError, err, out, progress_bar
from bot.cli.context import at_head, clock, run, settings
from bot.cli.replacing import replace_key_enterprises
from bot.cli.roster_words import explain_roster_error, explain_roster_rejection
from bot.cli.words import say
from bot.files.registry import explain_bad_row, explain_rejection
from bot.settings import Settings, terminal_language
from bot.storage.database import Database
from bot.storage.policies import current_policy
from bot.storage.secrets import Keyring

app = typer.Typer(help="Import lists (.xlsx, .xls or .csv). Doing it twice changes nothing.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help=".xlsx, .xls or .csv")]
Import = Callable[[Database, Advance], Awaitable[Imported]]


@app.command()
def divisions(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Without it China's divisions and Jilin's reporting units.")] = None,
    units: Annotated[Path | None, typer.Option(metavar="FILE", help="The units that report to the province.")] = None,
) -> None:
    """Divisions, and the units that report to the province."""
    of = settings()
    log.set_up("ERROR")
    whole = file is None and units is None
    steps: list[tuple[str, Import]] = []
    if file is not None or whole:
        places = _source(file) if file is not None else imports.packaged("divisions.csv", "conversations")
        steps.append((say("divisions", "行政区划"), lambda database, advance: imports.import_divisions(database, places, advance)))
    if units is not None or whole:
        listed = _source(units) if units is not None else imports.packaged("jilin_units.csv", "conversations")
        steps.append((say("reporting units", "上报单位"), lambda database, advance: imports.import_units(database, listed, advance)))
    run(_import(of, steps))


@app.command()
def enterprises(file: File) -> None:
    """Enterprises of imported divisions."""
    of, source = settings(), _source(file)
    log.set_up("ERROR")
    keyring = Keyring(secret_key(of))
    work: Import = lambda database, advance: imports.import_enterprises(database, keyring, source, advance)  # noqa: E731 - typed
    run(_import(of, [(say("enterprises", "企业"), work)], owe_today=True))


@app.command()
def officers(file: File) -> None:
    """Officers of imported divisions."""
    of, source = settings(), _source(file)
    log.set_up("ERROR")
    keyring = Keyring(secret_key(of))
    work: Import = lambda database, advance: imports.import_officers(database, keyring, source, advance)  # noqa: E731 - typed
    run(_import(of, [(say("officers", "联络员"), work)]))


@app.command()
def risks(file: File) -> None:
    """Risk of places, each from a moment on; what was said before is kept."""
    of, source = settings(), _source(file)
    log.set_up("ERROR")
    now = clock(of)
    work: Import = lambda database, advance: imports.import_risks(database, now, source, advance)  # noqa: E731 - typed
    run(_import(of, [(say("statements about risk", "风险等级"), work)]))


@app.command(name="key-enterprises")
def key_enterprises(
    file: File,
    replace: Annotated[
        bool, typer.Option("--replace", help="FILE is the whole list of each level in it: who is not in it is taken off.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --replace: show who would go, and change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --replace: do not ask.")] = False,
) -> None:
    """Which imported enterprises are key ones, of the province, the city or the county. Without --replace nobody is taken off a list."""
    of, source = settings(), _source(file)
    log.set_up("ERROR")
    now = clock(of)
    if (dry_run or yes) and not replace:
        raise OperatorError(say("--dry-run and --yes go with --replace", "--dry-run、--yes 须与 --replace 同用"), WRONG_USE)
    if replace:
        run(replace_key_enterprises(of, now, source, dry_run=dry_run, yes=yes))
        return
    work: Import = lambda database, advance: imports.import_key_enterprises(database, now, source, advance)  # noqa: E731 - typed
    run(_import(of, [(say("key enterprises", "重点企业"), work)]))


@app.command()
def staff(
    file: File,
    enterprise: Annotated[str, typer.Option(metavar="NAME-OR-USCC", help="Whose roster it is.")],
) -> None:
    """A staff roster of one enterprise; nobody is removed by it."""
    of, source = settings(), _source(file)
    log.set_up("ERROR")
    run(_staff(of, source, enterprise))


def _source(file: Path) -> Source:
    try:
        return imports.from_file(file)
    except OSError as error:
        raise OperatorError(f"{file}: {error.strerror}", WRONG_USE) from None


async def _import(of: Settings, steps: Sequence[tuple[str, Import]], *, owe_today: bool = False) -> None:
    left_out = 0
    async with at_head(of) as database:
        for what, work in steps:
            left_out += _tell(what, await _with_bar(database, what, work))
        if owe_today:
            await _owe_today(of, database)
    if left_out:
        raise typer.Exit(PROBLEM)


async def _with_bar(database: Database, what: str, work: Import) -> Imported:
    try:
        with progress_bar(what) as advance:
            return await work(database, advance)
    except ListRejected as error:
        raise OperatorError(f"{what}: {explain_rejection(error.rejected, terminal_language())}") from None
    except ValueError as error:  # a place that would stand below itself
        raise OperatorError(f"{what}: {error}") from None


def _tell(what: str, imported: Imported) -> int:
    """Print what came of it; how many rows were left out."""
    for bad in imported.bad_rows:
        err().print(f"[yellow]![/] {escape(explain_bad_row(bad, terminal_language()))}")
    counts, rows = imported.counts, len({bad.row for bad in imported.bad_rows})
    out().print(
        say(
            f"{what}: {counts.added} added, {counts.changed} changed, {counts.unchanged} unchanged, {rows} rows left out",
            f"{what}：新增 {counts.added}，更新 {counts.changed}，未变 {counts.unchanged}，未导入 {rows} 行",
        )
    )
    return rows


async def _owe_today(of: Settings, database: Database) -> None:
    """Enterprises that come after the day was opened owe today's ledger like the others."""
    async with database.read() as conn:
        policy = await current_policy(conn)
    owing = await make_daily(database, clock(of), policy).open_again()
    if owing:
        out().print(say(f"{owing} of them owe today's ledger", f"其中 {owing} 家今日应报"))


async def _staff(of: Settings, source: Source, enterprise: str) -> None:
    async with at_head(of) as database:
        keyring, now = Keyring(secret_key(of)), clock(of)
        found = await the_enterprise(Invitations(database, keyring, now), enterprise)
        try:
            imported = await import_staff(database, keyring, now, found.id, source)
        except RosterRejected as error:
            raise OperatorError(f"{source.name}: {explain_roster_rejection(error.rejected)}") from None
    _tell_staff(found.name, imported)
    if imported.row_errors:
        raise typer.Exit(PROBLEM)


def _tell_staff(enterprise: str, imported: StaffImported) -> None:
    for bad in imported.row_errors:
        err().print(f"[yellow]![/] {escape(explain_roster_error(bad))}")
    for twice in imported.duplicates:
        err().print(
            say(f"[yellow]![/] row {twice.row} repeats row {twice.of_row}", f"[yellow]![/] 第{twice.row}行与第{twice.of_row}行重复")
        )
    out().print(
        escape(
            say(
                f"{enterprise}: {imported.read} people read, {imported.added} added; {imported.roster} on the roster now",
                f"{enterprise}：读取 {imported.read} 人，新增 {imported.added} 人，花名册现有 {imported.roster} 人",
            )
        )
    )
