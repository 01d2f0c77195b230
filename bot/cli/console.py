"""The terminal: results on stdout, progress and errors on stderr, so that output can be piped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

PROBLEM = 1
"""Exit code of a command that could not do its work, or not all of it."""
WRONG_USE = 2
"""Exit code of wrong arguments or settings."""


class OperatorError(Exception):
    """Something that the operator can mend. Its text is shown as it is, without a traceback."""

    def __init__(self, text: str, code: int = PROBLEM) -> None:
        super().__init__(text)
        self.text = text
        self.code = code


def out() -> Console:
    """Where results go. Made anew each time: tests and pipes change stdout."""
    return Console(soft_wrap=True, highlight=False)


def err() -> Console:
    """Where progress and errors go."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def show(error: OperatorError) -> None:
    """Print an error of the operator's."""
    for line in error.text.splitlines():
        err().print(f"[bold red]✗[/] {escape(line)}")


@contextmanager
def progress_bar(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr that is told (done, in all); nothing where stderr is no terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = err()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
