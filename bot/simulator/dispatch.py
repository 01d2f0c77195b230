"""Carries out one call: finds the method, applies limits and faults, logs what happened."""

import inspect
from dataclasses import dataclass
from typing import Any

from bot.simulator import methods_edit, methods_media, methods_profile, methods_send, methods_updates
from bot.simulator.faults import Fault, FaultKind
from bot.simulator.log import Call
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import RefusedError, unknown_method
from bot.simulator.registry import Described, Method
from bot.simulator.world import World

METHODS: dict[str, Method] = {
    **methods_send.METHODS.methods,
    **methods_media.METHODS.methods,
    **methods_edit.METHODS.methods,
    **methods_updates.METHODS.methods,
    **methods_profile.METHODS.methods,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status and body, or nothing at all when `reached` is false (the connection is cut)."""

    status: int
    body: JsonDict
    reached: bool = True


async def dispatch(world: World, name: str, params: Params, source: str = "http") -> Answer:
    """Carry out the method `name`, written in any case, and log the call."""
    method = METHODS.get(name.lower())
    at, seconds = world.clock(), world.timer.seconds()
    if method is None:
        refused = unknown_method()
        answer = Answer(refused.code, refused.answer())
    else:
        name = method.name
        answer = await _with_faults(world, method, params)
    world.log.add(Call(name, dict(params.raw), tuple(params.files), at, seconds, answer.status, answer.body, answer.reached, source))
    world.feed.changed()
    return answer


async def _with_faults(world: World, method: Method, params: Params) -> Answer:
    refusal = world.limits.shut_out(method.name.lower())
    if refusal is not None:
        return Answer(refusal.code, refusal.answer())
    fault = world.faults.pick(method.name)
    if fault is None:
        return await _carry_out(world, method, params)
    if fault.kind is FaultKind.FLOOD and fault.firm:
        world.limits.shut(fault.retry_after)
    if fault.kind in (FaultKind.FLOOD, FaultKind.ERROR):
        return _instead(fault)
    if fault.kind is FaultKind.DROPPED:
        return Answer(0, {"ok": False, "error_code": 0, "description": "connection closed"}, reached=False)
    if fault.kind is FaultKind.DELAY:
        answer = await _carry_out(world, method, params)
        await world.timer.sleep(fault.seconds)
        return answer
    answer = await _carry_out(world, method, params)
    return Answer(answer.status, answer.body, reached=False) if fault.kind is FaultKind.LOST else _instead(fault)


def _instead(fault: Fault) -> Answer:
    refusal = fault.refusal() or unknown_method()
    return Answer(refusal.code, refusal.answer())


def _messages(method: str, params: Params) -> int:
    """As how many a call counts: every picture of an album is a message."""
    if method == "sendMediaGroup":
        return len(params.objects("media"))
    if method == "copyMessages":
        message_ids = params.json("message_ids")
        return len(message_ids) if isinstance(message_ids, list) else 1
    return 1


async def _carry_out(world: World, method: Method, params: Params) -> Answer:
    try:
        count = _messages(method.name, params)
        chat_id = params.text("chat_id")
        world.limits.check(method.name.lower(), chat_id, paid=params.boolean("allow_paid_broadcast"), count=count)
        result: Any = method.handler(world, params)
        if inspect.isawaitable(result):
            result = await result
    except RefusedError as refusal:
        return Answer(refusal.code, refusal.answer())
    if isinstance(result, Described):
        return Answer(200, {"ok": True, "result": result.result, "description": result.description})
    return Answer(200, {"ok": True, "result": result})
