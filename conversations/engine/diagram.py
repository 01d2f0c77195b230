"""The state diagram of a flow, drawn from the flow itself (Mermaid): `fugong diagram`, and `docs/flows.md`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from conversations.engine.flow import Ask, Each, Flow, always, no_objection
from conversations.engine.review import Review


def _about(function: Callable[..., Any]) -> str:
    """The first sentence of a function's docstring, as a label: Mermaid takes no colon or semicolon in one."""
    text = " ".join((function.__doc__ or function.__name__).split()).split(". ")[0]
    return (text[:1].lower() + text[1:]).rstrip(".").replace(":", ",").replace(";", ",")


def _question(ask: Ask, indent: str) -> list[str]:
    kind = type(ask.kind).__name__
    lines = [f"{indent}{ask.name}: {ask.name} ({kind}{', may be skipped' if ask.optional else ''})"]
    if ask.check is not no_objection:
        lines.append(f"{indent}{ask.name} --> {ask.name}: refused: {_about(ask.check)}")
    if isinstance(ask.kind, Review):
        lines.append(f"{indent}{ask.name} --> {ask.name}: a line is changed")
    return lines


def _chain(asks: Iterable[Ask], indent: str) -> list[str]:
    lines: list[str] = []
    before = "[*]"
    skipped: list[tuple[str, str]] = []
    for ask in asks:
        lines += _question(ask, indent)
        lines.append(f"{indent}{before} --> {ask.name}")
        lines += [f"{indent}{origin} --> {ask.name}: {why}" for origin, why in skipped]
        skipped = [(before, f"unless {_about(ask.when)}")] if ask.when is not always else []
        before = ask.name
    return [*lines, f"{indent}{before} --> [*]"]


def _loop(each: Each, indent: str) -> list[str]:
    inner = _chain(each.asks, indent + "    ")
    return [
        f"{indent}state {each.name} {{",
        *inner,
        f"{indent}}}",
        f"{indent}{each.name} --> {each.name}: for each: {_about(each.over)}",
    ]


def flow_diagram(flow: Flow) -> str:
    """One flow as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    before = "[*]"
    for ask in flow.asks:
        lines += _question(ask, "    ") if isinstance(ask, Ask) else _loop(ask, "    ")
        lines.append(f"    {before} --> {ask.name}")
        before = ask.name
    return "\n".join([*lines, f"    {before} --> [*]: recorded"])


def diagrams(flows: Mapping[str, Flow]) -> str:
    """All flows as one Markdown page."""
    parts = [
        "# Flows",
        "",
        "Printed from the code by `fugong diagram`. In every question *back* forgets the latest answer and *leave* drops the run after a",
        "question; the next question is always the first that applies and has no valid answer.",
    ]
    for name, flow in flows.items():
        parts += ["", f"## {name}", "", "```mermaid", flow_diagram(flow), "```"]
    return "\n".join(parts) + "\n"
