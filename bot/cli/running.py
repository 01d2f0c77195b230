"""`fugong run`, `serve`, `simulate`, `migrate`: what keeps running, and what comes before it."""

from collections.abc import Callable

import typer

from bot import log
from bot.assembly import schema, searching
from bot.assembly.failures import CannotStart
from bot.assembly.keys import secret_key
from bot.cli.console import OperatorError, err, out
from bot.cli.context import connected, run, settings
from bot.cli.words import say
from bot.settings import Settings, unknown_variables
from bot.storage.secrets import Keyring


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (run_command, serve, simulate, migrate):
        app.command(name=command.__name__.removesuffix("_command"))(command)


def run_command() -> None:
    """What `make run` does: without FUGONG_TOKEN the simulator, with it migrate and serve."""
    of = settings()
    if of.token is None:
        _simulate(of)
        return
    run(_migrate(of))
    _serve(of)


def serve() -> None:
    """Serve Telegram: by webhook when FUGONG_WEBHOOK_URL is set, else by polling. Run as many as wanted on one PostgreSQL."""
    _serve(settings())


def simulate() -> None:
    """Try it without Telegram: a simulated server with three phones in the browser and sample data made anew."""
    _simulate(settings())


def migrate() -> None:
    """Bring the database to the schema of this version."""
    run(_migrate(settings()))


def _serve(of: Settings) -> None:
    log.set_up(of.log_level)
    _warn_of_slips()
    from bot.assembly.serve import serve  # only who serves loads what serving needs

    _stay(lambda: run(serve(of)))


def _simulate(of: Settings) -> None:
    log.set_up("WARNING" if of.log_level == "INFO" else of.log_level)
    _warn_of_slips()
    from bot.assembly.simulate import simulate  # the same for the simulator

    _stay(lambda: run(simulate(of, _welcome)))


def _stay(work: Callable[[], None]) -> None:
    try:
        work()
    except CannotStart as error:
        raise OperatorError(str(error)) from None


async def _migrate(of: Settings) -> None:
    async with connected(of) as database:
        reached = await schema.migrate(database)
        if await searching.lacking(database):
            await searching.fill(database, Keyring(secret_key(of)))
    if reached:
        out().print(say(f"the database is at {reached} now", f"数据库已升级到 {reached}"))
    else:
        out().print(say("the database is up to date", "数据库已是最新版本"))


def _welcome(address: str) -> None:
    """Told when everything listens."""
    console = out()
    console.print()
    console.print(say(f"Open [bold]{address}[/] in a browser.", f"请在浏览器中打开 [bold]{address}[/]"))
    console.print(
        say(
            "Three phones: a manager, an officer and an admin. Enrol, send the sample roster, report a fever, and see the officer's\n"
            "phone ring; then jump to the cutoff. A guide at the top of the page leads through it in five minutes.\n"
            "Everything there is made up and forgotten when you stop it (Ctrl+C). A real bot: set FUGONG_TOKEN, see README.",
            "页面上有三部手机：企业填报人、联络员、管理员。登记，发送示例花名册，上报一名发热员工，看联络员的手机收到预警，\n"
            "再把时钟拨到截报时间。页面上方有五步向导，五分钟走完一天。\n"
            "数据均为虚构，停止（Ctrl+C）后即清除。要运行真正的机器人，请设置 FUGONG_TOKEN，见 README.zh-CN.md。",
        )
    )
    console.print()


def _warn_of_slips() -> None:
    for name in unknown_variables():
        err().print(say(f"[yellow]![/] {name}: no setting is called that", f"[yellow]![/] {name}：没有这个设置"))
