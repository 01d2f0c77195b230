"""`fugong doctor`: is everything there that the bot leans on?"""

import typer
from rich.table import Table

from bot import log
from bot.assembly.checkup import Finding, Grade, check_up
from bot.cli.console import PROBLEM, out
from bot.cli.context import clock, run, settings
from bot.cli.words import say

_MARKS = {Grade.GOOD: "[green]✓[/]", Grade.WARNING: "[yellow]![/]", Grade.BAD: "[bold red]✗[/]"}
_ABOUT = {
    "settings": "设置",
    "database": "数据库",
    "bot api": "Bot API",
    "clock": "时钟",
    "calendar": "工作日历",
    "disk": "磁盘",
    "font": "字体",
}


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="doctor")(doctor)


def doctor() -> None:
    """Check settings, database, Bot API, clock, calendar, disk and font. Exit code 1 when something is broken."""
    of = settings()
    log.set_up("ERROR")
    findings = run(check_up(of, clock(of)))
    out().print(_table(findings))
    if any(finding.grade is Grade.BAD for finding in findings):
        raise typer.Exit(PROBLEM)


def _table(findings: list[Finding]) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 1))
    for finding in findings:
        table.add_row(_MARKS[finding.grade], say(finding.about, _ABOUT[finding.about]), say(finding.english, finding.chinese))
    return table
