"""Nothing that a log must not hold reaches it."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import log

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def lines(captured: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_a_line_is_json_outside_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    structlog.get_logger("bot").info("batch done", updates=64)
    (line,) = lines(capsys.readouterr().err)
    assert (line["event"], line["updates"], line["level"]) == ("batch done", 64, "info")
    assert str(line["timestamp"]).endswith("Z")


def test_forbidden_keys_are_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    structlog.get_logger("bot").info("turn", name="王秀英", phone="13900000000", text="hello", chat_id=5)
    (line,) = lines(capsys.readouterr().err)
    assert (line["name"], line["phone"], line["text"], line["chat_id"]) == ("[redacted]", "[redacted]", "[redacted]", 5)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"GET https://api.telegram.org/bot{TOKEN}/getMe", "GET https://api.telegram.org/bot[redacted]/getMe"),
        ("postgresql://me:pass@host/db is away", "postgresql://me:[redacted]@host/db is away"),
        ("call 13912345678 now", "call [redacted] now"),
        ("220102199001011234 and 22010219900101123X", "[redacted] and [redacted]"),
        ("chat 52998224725 update 1234567", "chat 52998224725 update 1234567"),
    ],
)
def test_patterns_are_scrubbed(said: str, kept: str) -> None:
    assert log.scrub(said) == kept


def test_errors_are_told_without_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    try:
        raise ValueError(
            "IntegrityError: x\nDETAIL:  Key (name)=(王秀英) exists.\n[SQL: INSERT INTO staff]\n[parameters: ('王秀英', '13912345678')]\n"
            "(Background on this error at: https://sqlalche.me/e/20/gkpj)"
        )
    except ValueError:
        structlog.get_logger("bot").exception("batch failed")
    (line,) = lines(capsys.readouterr().err)
    assert "王秀英" not in str(line)
    assert "ValueError: IntegrityError" in str(line["exception"])
    assert "INSERT INTO staff" in str(line["exception"])


def test_libraries_go_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    logging.getLogger("uvicorn.error").warning("cannot reach bot%s", TOKEN)
    logging.getLogger("apscheduler.scheduler").info("Added job")
    (line,) = lines(capsys.readouterr().err)
    assert line["event"] == "cannot reach bot[redacted]"


def test_in_a_terminal_a_line_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(json=False)
    structlog.get_logger("bot").info("started", listen="127.0.0.1:8080", token=TOKEN)
    said = capsys.readouterr().err
    assert "started" in said
    assert TOKEN not in said
