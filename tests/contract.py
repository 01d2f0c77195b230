"""Checks calls, results and updates against the Bot API specification file in tests/data.

`check_request`, `check_result` and `check_update` raise `ContractError` with the path of what is wrong, such as
`sendMessage.reply_markup.inline_keyboard[0][1].text: required`. Unknown fields are errors too: a misspelt parameter is
silently ignored by the real server, and that is the worst kind of error.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.simulator import Call

SPECIFICATION = Path(__file__).parent / "data" / "telegram-bot-api-10.0.json"
_ARRAY = "Array of "


class ContractError(AssertionError):
    """Something does not satisfy the specification; the text begins with its path."""


@lru_cache(maxsize=1)
def specification() -> dict[str, Any]:
    """The whole file: `methods` and `types` by name."""
    loaded: dict[str, Any] = json.loads(SPECIFICATION.read_text(encoding="utf-8"))
    return loaded


def check_request(method: str, params: Mapping[str, Any], files: Iterable[str] = ()) -> None:
    """A call's parameters, as JSON values or as the strings of a form; `files` names the uploaded parts.

    Objects inside are checked as strictly as results. Raises ContractError.
    """
    described = specification()["methods"].get(method)
    if described is None:
        raise ContractError(f"{method}: no such method")
    uploaded = set(files)
    fields = {field["name"]: field for field in described.get("fields", [])}
    for name, value in params.items():
        if name not in fields:
            raise ContractError(f"{method}.{name}: no such parameter")
        _check_one_of(f"{method}.{name}", _decoded(value, fields[name]["types"]), fields[name]["types"])
    for name, field in fields.items():
        if field["required"] and params.get(name) is None and name not in uploaded:
            raise ContractError(f"{method}.{name}: required")
    _check_limits(method, params)


def check_result(method: str, result: Any) -> None:
    """The `result` of a successful answer. Raises ContractError."""
    described = specification()["methods"].get(method)
    if described is None:
        raise ContractError(f"{method}: no such method")
    _check_one_of(f"{method}()", result, described["returns"])


def check_update(update: Any) -> None:
    """One update, as getUpdates or a webhook gives it. Raises ContractError."""
    _check("update", update, "Update")
    if len(update) != 2:
        raise ContractError(f"update: one kind and the update_id expected, not {sorted(update)}")


def check_answer(answer: Mapping[str, Any]) -> None:
    """The envelope of an answer: `ok` with `result`, or `error_code`, `description` and ResponseParameters."""
    if answer.get("ok") is True:
        if "result" not in answer:
            raise ContractError("answer.result: required")
        return
    if answer.get("ok") is not False or not isinstance(answer.get("error_code"), int):
        raise ContractError("answer: neither a result nor an error code")
    if not isinstance(answer.get("description"), str):
        raise ContractError("answer.description: String expected")
    if "parameters" in answer:
        _check("answer.parameters", answer["parameters"], "ResponseParameters")


def check_call(call: Call) -> None:
    """A logged call of the simulator with its answer. A call that the server refuses is the bot's business, not checked here."""
    check_request(call.method, call.params, call.files)
    check_answer(call.answer)
    if call.ok:
        check_result(call.method, call.result)


def _decoded(value: Any, types: list[str]) -> Any:
    """A form's string as the value that it stands for; strings stay strings where one is allowed."""
    if not isinstance(value, str) or "String" in types or "InputFile" in types:
        return value
    if value in ("True", "False"):
        return value == "True"
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _check_limits(method: str, params: Mapping[str, Any]) -> None:
    """Limits that the specification states in prose and that a bot must never break."""
    if method == "answerCallbackQuery" and len(str(params.get("text") or "")) > 200:
        raise ContractError(f"{method}.text: longer than 200")
    markup = params.get("reply_markup")
    markup = json.loads(markup) if isinstance(markup, str) and markup else markup
    rows = markup.get("inline_keyboard", []) if isinstance(markup, Mapping) else []
    if sum(len(row) for row in rows) > 100:
        raise ContractError(f"{method}.reply_markup.inline_keyboard: more than 100 buttons")
    for y, row in enumerate(rows):
        for x, button in enumerate(row):
            where = f"{method}.reply_markup.inline_keyboard[{y}][{x}]"
            if len(row) > 8:
                raise ContractError(f"{where}: more than 8 buttons in a row")
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise ContractError(f"{where}.callback_data: 1-64 bytes")


def _check_one_of(path: str, value: Any, types: list[str]) -> None:
    """The value must satisfy one of the types; the error of the likeliest one is told."""
    if len(types) == 1:
        _check(path, value, types[0])
        return
    if isinstance(value, list) and all(name.startswith(_ARRAY) for name in types):
        # The file writes an array of several types (an album of photos and videos) as several arrays.
        for index, each in enumerate(value):
            _check_one_of(f"{path}[{index}]", each, [name.removeprefix(_ARRAY) for name in types])
        return
    problems = []
    for name in types:
        try:
            _check(path, value, name)
        except ContractError as problem:
            problems.append(problem)
        else:
            return
    raise max(problems, key=lambda problem: str(problem).count(".") + str(problem).count("["))


def _check(path: str, value: Any, name: str) -> None:
    if name.startswith(_ARRAY):
        if not isinstance(value, list):
            raise ContractError(f"{path}: {name} expected, not {type(value).__name__}")
        for index, each in enumerate(value):
            _check(f"{path}[{index}]", each, name.removeprefix(_ARRAY))
        return
    if name in _SIMPLE:
        if not isinstance(value, _SIMPLE[name]) or (isinstance(value, bool) and name != "Boolean"):
            raise ContractError(f"{path}: {name} expected, not {type(value).__name__}")
        return
    if name == "InputFile":
        if not isinstance(value, str):
            raise ContractError(f"{path}: InputFile expected, not {type(value).__name__}")
        return
    described = specification()["types"][name]
    if described.get("subtypes"):
        _check_one_of(path, value, described["subtypes"])
        return
    _check_object(path, value, described)


_SIMPLE: dict[str, type | tuple[type, ...]] = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}


def _check_object(path: str, value: Any, described: Mapping[str, Any]) -> None:
    if not isinstance(value, dict):
        raise ContractError(f"{path}: {described['name']} expected, not {type(value).__name__}")
    fields = {field["name"]: field for field in described.get("fields", [])}
    for name, each in value.items():
        if name not in fields:
            raise ContractError(f"{path}.{name}: no such field of {described['name']}")
        _check_one_of(f"{path}.{name}", each, fields[name]["types"])
        _check_constant(f"{path}.{name}", each, fields[name]["description"])
    for name, field in fields.items():
        if field["required"] and name not in value:
            raise ContractError(f"{path}.{name}: required")


def _check_constant(path: str, value: Any, description: str) -> None:
    """Discriminators: 'Type of the …, always "x"', 'Scope type, must be x'."""
    if not path.endswith((".type", ".status", ".source")):
        return
    for mark in ("always ", "must be "):
        _, found, rest = description.partition(mark)
        wanted = rest.split(" ")[0].strip('"*_.')
        if found and not rest.startswith(("one of", "a ", "an ")) and value != wanted:
            raise ContractError(f"{path}: must be {wanted}, not {value}")


__all__ = ["ContractError", "check_answer", "check_call", "check_request", "check_result", "check_update", "specification"]
