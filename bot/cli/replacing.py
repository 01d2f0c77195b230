"""`fugong import key-enterprises --replace`: the list as a whole. It tells first who goes, and asks."""

import typer
from rich.markup import escape

from bot.assembly import imports
from bot.assembly.imports import ListRejected, Source
from bot.cli.console import WRONG_USE, OperatorError, err, out
from bot.cli.context import at_head
from bot.cli.words import say
from bot.clock import Clock
from bot.files.registry import explain_bad_row, explain_rejection
from bot.settings import Settings, terminal_language
from bot.storage.registry import OnList
from conversations.roles import Level

_CHINESE = {Level.PROVINCE: "省级", Level.CITY: "市级", Level.COUNTY: "县级"}


async def replace_key_enterprises(of: Settings, now: Clock, source: Source, *, dry_run: bool, yes: bool) -> None:
    """Put those in the list on it, and take the others off. Nothing is changed where a row cannot be read: whoever it is about would go.
    Raises OperatorError."""
    async with at_head(of) as database:
        try:
            gone, bad_rows = await imports.left_out_key_enterprises(database, source)
            for bad in bad_rows:
                err().print(f"[yellow]![/] {escape(explain_bad_row(bad, terminal_language()))}")
            if bad_rows:
                raise OperatorError(say("nothing was changed: mend these rows first", "没有改动：请先改好以上各行"))
            for one in gone:
                out().print(f"  - {escape(_words(one))}")
            out().print(say(f"{len(gone)} would be taken off", f"将移出 {len(gone)} 家次"))
            if dry_run:
                return
            if gone:
                _agreed(len(gone), yes=yes)
            imported = await imports.import_key_enterprises(database, now, source)
            removed = await imports.take_off_key_enterprises(database, now, source)
        except ListRejected as error:
            raise OperatorError(explain_rejection(error.rejected, terminal_language())) from None
    counts = imported.counts
    out().print(
        say(
            f"key enterprises: {counts.added} added, {removed} taken off, {counts.unchanged} unchanged",
            f"重点企业：新增 {counts.added}，移出 {removed}，未变 {counts.unchanged}",
        )
    )


def _words(one: OnList) -> str:
    return say(f"{one.name} ({one.credit_code}, {one.level.value})", f"{one.name}（{one.credit_code}，{_CHINESE[one.level]}）")


def _agreed(count: int, *, yes: bool) -> None:
    if yes:
        return
    if not err().is_terminal:
        raise OperatorError(say("--yes is needed where nobody can be asked", "无法询问，请加 --yes"), WRONG_USE)
    typer.confirm(say(f"Take {count} off?", f"移出 {count} 家次？"), abort=True, err=True)
