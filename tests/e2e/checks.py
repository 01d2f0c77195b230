"""What must hold after every test, whatever it was about: the Bot API's specification, and logs that tell nothing of people."""

from collections.abc import Collection, Iterable
from typing import Any

from bot.simulator import Simulator
from tests.contract import check_call, check_update

TROUBLE = frozenset({"warning", "error", "critical", "unstructured"})


def check_against_specification(simulator: Simulator, garbage: Collection[int] = ()) -> int:
    """Every request of the bot, every answer to it and every update it was given (but for `garbage`). How many calls those were."""
    for call in simulator.log.calls:
        if call.source == "direct":
            continue
        if garbage and call.method == "getUpdates" and any(update.get("update_id") in garbage for update in call.result or ()):
            continue
        if call.status:
            check_call(call)
    for update in simulator.updates.log:
        if update["update_id"] not in garbage:
            check_update(update)
    return len(simulator.log.calls)


def check_trouble(lines: Iterable[dict[str, Any]], expected: Collection[str]) -> None:
    """No warning and no error but the expected events."""
    trouble = [line for line in lines if line.get("level") in TROUBLE and line["event"] not in expected]
    assert not trouble, "\n".join(map(str, trouble[:10]))


def check_discretion(raw: Iterable[str], secrets: Iterable[str]) -> None:
    """Nothing of `secrets` (names, numbers, texts, tokens, codes) stands in the log. Chinese in a log is a text of somebody's, too."""
    told = "\n".join(raw)
    for secret in secrets:
        assert secret not in told, f"the log tells {secret!r}: " + next(line for line in told.split("\n") if secret in line)[:600]
