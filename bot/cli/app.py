"""The list of commands, and what happens around every one: settings read, errors of the operator's told without a traceback."""

import sys
from typing import Annotated

import typer

from bot import __version__
from bot.cli import assigning, broadcasting, diagram, doctor, importing, inviting, membership, purging, running
from bot.cli.console import PROBLEM, OperatorError, err, out, show
from bot.cli.words import say

app = typer.Typer(
    name="fugong",
    help="A Telegram bot through which enterprises report to a commerce department during an epidemic.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
running.add_to(app)
app.add_typer(importing.app, name="import")
app.add_typer(inviting.app, name="invite")
membership.add_to(app)
assigning.add_to(app)
broadcasting.add_to(app)
purging.add_to(app)
doctor.add_to(app)
diagram.add_to(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        out().print(f"fugong {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """The command `fugong`."""
    try:
        app()
    except OperatorError as error:
        show(error)
        sys.exit(error.code)
    except KeyboardInterrupt:
        err().print(say("stopped", "已停止"))
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(PROBLEM)
