"""One session for everything; python-telegram-bot's Bot works over it; nothing that leaves it quotes the token."""

import asyncio
import logging
import socket

import aiohttp
import pytest
from telegram import InputFile
from telegram.error import NetworkError, TelegramError
from yarl import URL

from bot.simulator import Simulator
from bot.telegram.api import Api
from bot.telegram.errors import NoAnswerError, RefusedError
from bot.telegram.transport import Transport
from tests.telegram.fake_server import TOKEN, refusal, scripted, success


def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


async def test_the_bot_uploads_files(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    message = await api.bot.send_document(101, InputFile("姓名\n张三\n".encode(), "名单.csv"), caption="<b>名单</b>", parse_mode="HTML")
    assert message.document is not None
    assert message.document.file_name == "名单.csv"
    call = simulator.log.of("sendDocument")[0]
    assert call.files == ("document",)


async def test_the_bot_raises_our_errors() -> None:
    async with scripted(refusal(400, "Bad Request: chat not found")) as (api, _):
        with pytest.raises(RefusedError) as caught:
            await api.bot.send_message(1, "x")
    assert (caught.value.code, caught.value.description) == (400, "chat not found")


@pytest.mark.parametrize("reply", [(200, b"<html>"), (200, b"{}"), (200, b"7")])
async def test_the_bot_says_when_the_answer_is_no_answer(reply: tuple[int, bytes]) -> None:
    async with scripted(reply) as (api, _):
        with pytest.raises(NoAnswerError, match="the answer is not"):
            await api.bot.send_message(1, "x")


async def test_a_slow_answer_is_a_time_out() -> None:
    async with scripted(success(True)) as (api, script):
        script.let.clear()
        with pytest.raises(NoAnswerError, match="time-out") as caught:
            await api.call("getMe", {}, seconds=0.05)
        assert not caught.value.never_left
        with pytest.raises(NoAnswerError, match="time-out"):
            await api.bot.get_me(read_timeout=0.05)


async def test_no_error_quotes_the_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    errors: list[BaseException] = []
    async with Api(TOKEN, f"http://127.0.0.1:{closed_port()}", Transport()) as api:
        for work in (api.call("getMe", {}), api.bot.get_me(), api.call("bad method\n", {}), api.bot.do_api_request("no_such")):
            with pytest.raises(TelegramError) as caught:
                await work
            errors.append(caught.value)
        with pytest.raises(NoAnswerError):
            async with api.transport.download(api.file_url("a/b.csv"), 1.0):
                pass
    async with Api(TOKEN, "nonsense://host", Transport()) as api:
        with pytest.raises(NoAnswerError) as odd:
            await api.call("getMe", {})
        errors.append(odd.value)
    for error in errors:
        assert isinstance(error, NetworkError)
        assert error.__suppress_context__
        assert "SECRET" not in f"{error!r} {error} {error.__cause__!r}"
    assert "SECRET" not in caplog.text


@pytest.mark.parametrize("proxied", [False, True])
async def test_without_a_connection_the_call_has_never_left(proxied: bool) -> None:
    nowhere = f"http://127.0.0.1:{closed_port()}"
    async with Api(TOKEN, nowhere, Transport(proxy=nowhere if proxied else None)) as api:
        with pytest.raises(NoAnswerError) as caught:
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})
    assert caught.value.never_left


async def test_a_connection_that_breaks_may_have_carried_the_call() -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Api(TOKEN, f"http://127.0.0.1:{port}", Transport()) as api:
            with pytest.raises(NoAnswerError) as caught:
                await api.call("sendMessage", {"chat_id": 1, "text": "x"})
    assert not caught.value.never_left


@pytest.mark.parametrize(
    ("error", "never"),
    [
        (aiohttp.ConnectionTimeoutError(), True),
        (aiohttp.SocketTimeoutError(), False),
        (aiohttp.ServerDisconnectedError(), False),
        (TimeoutError(), False),
    ],
)
async def test_which_errors_say_that_it_never_left(monkeypatch: pytest.MonkeyPatch, error: Exception, never: bool) -> None:
    def failing(*_args: object, **_more: object) -> None:
        raise error

    async with Api(TOKEN, "http://127.0.0.1:1", Transport()) as api:
        monkeypatch.setattr(aiohttp.ClientSession, "request", failing)
        with pytest.raises(NoAnswerError) as caught:
            await api.call("getMe", {})
    assert caught.value.never_left is never


async def test_a_closed_transport_says_so_and_can_be_opened_again() -> None:
    async with scripted(success(True)) as (api, _):
        await api.transport.shutdown()
        await api.transport.shutdown()
        with pytest.raises(NoAnswerError, match="closed"):
            await api.call("getMe", {})
        await api.transport.initialize()
        await api.transport.initialize()
        assert await api.call("getMe", {}) is True
    assert api.transport.read_timeout == 5.0


async def test_many_calls_at_once() -> None:
    async with scripted(success({"message_id": 1})) as (api, script):
        await asyncio.gather(*(api.call("sendMessage", {"chat_id": n, "text": "x"}) for n in range(300)))
        assert sorted(parameters["chat_id"] for _, parameters in script.calls) == list(range(300))


async def test_addresses_with_a_prefix_and_odd_file_paths() -> None:
    api = Api("1:A", "http://host:81/prefix/", Transport())
    assert api.file_url("documents/../名单 1.csv") == URL("http://host:81/prefix/file/bot1:A/documents/名单 1.csv")
    assert api.bot.base_url == "http://host:81/prefix/bot1:A"
