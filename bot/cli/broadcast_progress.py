"""A broadcast on its way, as a bar in the terminal: the figures are those of its recipients."""

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bot.assembly.terminal_broadcasts import TerminalBroadcasts
from bot.cli.console import PROBLEM, OperatorError, err, out
from bot.cli.words import say
from conversations.broadcast import GOT_IT, Broadcast, Outcome, State

_UNDER_WAY = (State.SCHEDULED, State.RUNNING)


async def follow(terminal: TerminalBroadcasts, broadcast_id: int) -> None:
    """Show it until it is over. Raises OperatorError where it was paused or cancelled, or failed for somebody, or where nobody sends it any
    more."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = err()
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(say(f"broadcast {broadcast_id}", f"通告 {broadcast_id}"), total=None)
        found = await terminal.look(broadcast_id)
        while found.state in _UNDER_WAY:
            if not await terminal.is_served():
                raise OperatorError(
                    say(
                        f"nobody is serving any more: broadcast {broadcast_id} goes on as soon as `fugong serve` runs",
                        f"服务已停止：通告 {broadcast_id} 在 fugong serve 启动后继续",
                    )
                )
            await terminal.pause()
            found = await terminal.look(broadcast_id)
            total = found.tally.total
            progress.update(task, total=total or None, completed=total - found.tally.of(Outcome.PENDING))
    _tell(found)


def _tell(found: Broadcast) -> None:
    tally = found.tally
    got, failed, unreachable = tally.of(*GOT_IT), tally.of(Outcome.FAILED), tally.of(Outcome.UNREACHABLE)
    out().print(
        say(
            f"broadcast {found.id}: {got} of {tally.total} have it, {failed} failed, {unreachable} cannot be written to",
            f"通告 {found.id}：共 {tally.total} 人，送达 {got}，失败 {failed}，收不到 {unreachable}",
        )
    )
    if found.state is State.PAUSED:
        raise OperatorError(say("it is paused: go on in the chat, /broadcasts", "已暂停：请在聊天里用 /broadcasts 继续"), PROBLEM)
    if found.state is State.CANCELLED:
        raise OperatorError(say("it was cancelled", "已取消"), PROBLEM)
    if failed:
        raise OperatorError(say("send it to the failed again in the chat: /broadcasts", "失败的可在聊天里用 /broadcasts 重发"), PROBLEM)
