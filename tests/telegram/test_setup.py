"""Setting up: the server may not be there yet, the token may be wrong, a menu is worth no crash."""

import pytest
from structlog.testing import capture_logs

from bot.simulator import Fault, FaultKind, Simulator
from bot.telegram import persist
from bot.telegram.api import Api
from bot.telegram.errors import RefusedError
from bot.telegram.persist import until_done
from bot.telegram.setup import BotTexts, Me, TokenRefused, introduce, meet, serve_by_polling, serve_by_webhook
from bot.telegram.transport import Transport
from tests.telegram.fake_server import refusal, scripted, success

TEXTS = {
    "": BotTexts((("today", "今天要做的"), ("help", "帮助")), "每日健康报告", "报告"),
    "en": BotTexts((("today", "What is due today"), ("help", "Help")), "Daily health reports", "Reports"),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between attempts are a hundredth of a second."""
    monkeypatch.setattr(persist, "backoff", lambda *_, **__: 0.01)


async def test_who_we_are(simulator: Simulator, api: Api) -> None:
    me = await meet(api)
    assert me == Me(simulator.state.bot["id"], simulator.state.bot["username"])


async def test_a_server_that_is_not_up_yet_is_waited_for(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.DROPPED, times=2))
    simulator.faults.add(Fault(FaultKind.ERROR, code=503, times=2))
    with capture_logs() as logs:
        assert (await meet(api)).username
    assert [line["event"] for line in logs] == ["api_away", "api_away", "api_busy", "api_busy"]


async def test_a_wrong_token_is_named(simulator: Simulator, address: str) -> None:
    async with Api("1:WRONG", address, Transport()) as api:
        with pytest.raises(TokenRefused, match="FUGONG_TOKEN"):
            await meet(api)


async def test_another_no_stays_what_it_is() -> None:
    async with scripted(refusal(400, "Bad Request: odd")) as (api, _):
        with pytest.raises(RefusedError, match="odd"):
            await meet(api)


async def test_menus_in_both_languages(simulator: Simulator, api: Api) -> None:
    assert await introduce(api, TEXTS)
    assert [call.params for call in simulator.log.of("setMyCommands")] == [
        {
            "commands": [{"command": "today", "description": "今天要做的"}, {"command": "help", "description": "帮助"}],
            "scope": {"type": "all_private_chats"},
        },
        {
            "commands": [{"command": "today", "description": "What is due today"}, {"command": "help", "description": "Help"}],
            "scope": {"type": "all_private_chats"},
            "language_code": "en",
        },
    ]
    assert simulator.log.of("setMyDescription")[1].params == {"description": "Daily health reports", "language_code": "en"}
    assert simulator.log.of("setMyShortDescription")[0].params == {"short_description": "报告"}
    assert simulator.log.of("setChatMenuButton")[0].params == {"menu_button": {"type": "commands"}}


async def test_a_menu_that_is_refused_stops_nothing(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.FLOOD, method="setMyDescription", times=1, retry_after=4000))
    simulator.faults.add(Fault(FaultKind.DROPPED, method="setMyCommands", times=1))
    with capture_logs() as logs:
        assert not await introduce(api, TEXTS)
    assert [line["call"] for line in logs] == ["setMyCommands", "setMyDescription"]
    assert simulator.log.counts["setChatMenuButton"] == 1


async def test_a_webhook_address_that_is_not_accepted_is_told(simulator: Simulator, api: Api) -> None:
    with pytest.raises(RefusedError, match="HTTPS"):
        await serve_by_webhook(api, "http://example.org/hook", "s")


async def test_going_back_to_polling_keeps_what_waits(simulator: Simulator, api: Api) -> None:
    await simulator.call("setWebhook", url="http://127.0.0.1:9/nobody")
    await simulator.people.type(101, "一")
    await serve_by_polling(api)
    assert len(simulator.updates) == 1


async def test_the_servers_own_pause_is_kept() -> None:
    async with scripted(refusal(429, "Too Many Requests", {"retry_after": 0}), success(True)) as (api, script):
        with capture_logs() as logs:
            assert await until_done("x", lambda: api.call("x", {})) is True
        assert len(script.calls) == 2
    assert logs[0]["code"] == 429
