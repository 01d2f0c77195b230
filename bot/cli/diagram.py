"""`fugong diagram`: the state diagrams of the flows, drawn from the code (Mermaid)."""

from typing import Annotated

import typer

from bot.cli.console import WRONG_USE, OperatorError
from bot.cli.words import say
from conversations.catalog import FLOWS
from conversations.engine.diagram import diagrams, flow_diagram


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="diagram")(diagram)


def diagram(flow: Annotated[str | None, typer.Argument(help=f"One of {', '.join(FLOWS)}; without it all, as Markdown.")] = None) -> None:
    """Print the state diagrams of the flows (Mermaid)."""
    if flow is None:
        typer.echo(diagrams(FLOWS), nl=False)
        return
    if flow not in FLOWS:
        raise OperatorError(say(f"no flow is called {flow}: {', '.join(FLOWS)}", f"没有名为 {flow} 的流程：{'、'.join(FLOWS)}"), WRONG_USE)
    typer.echo(flow_diagram(FLOWS[flow]))
