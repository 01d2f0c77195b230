"""Uploaded files come back whole, or with a reason."""

from pathlib import Path

import pytest

from bot.mailbox.messenger import Fetcher, FetchFailed
from bot.simulator import Fault, FaultKind, Simulator
from bot.telegram.api import Api
from bot.telegram.files import TelegramFetcher
from tests.telegram.fake_server import refusal, scripted, success

ROSTER = "姓名\n张三\n".encode() * 20_000


def fetcher_of(api: Api, most: int = 20 * 1024 * 1024) -> Fetcher:
    return TelegramFetcher(api, most)


async def upload(simulator: Simulator, data: bytes, size: int | None = None) -> str:
    post = await simulator.people.document(101, "名单 1.csv", data, size=size)
    return str(post.message["document"]["file_id"])


async def test_a_file_comes_back_whole(simulator: Simulator, api: Api) -> None:
    assert await fetcher_of(api).fetch(await upload(simulator, ROSTER)) == ROSTER


async def test_beyond_twenty_megabytes_the_server_refuses(simulator: Simulator, api: Api) -> None:
    with pytest.raises(FetchFailed) as caught:
        await fetcher_of(api).fetch(await upload(simulator, b"x", size=30 * 1024 * 1024))
    assert (caught.value.reason, caught.value.again) == ("too_big", False)


async def test_a_file_larger_than_it_says_is_cut_off(simulator: Simulator, api: Api) -> None:
    with pytest.raises(FetchFailed, match="too_big"):
        await fetcher_of(api, most=100_000).fetch(await upload(simulator, ROSTER, size=50))


async def test_a_file_that_nobody_knows(simulator: Simulator, api: Api) -> None:
    with pytest.raises(FetchFailed) as caught:
        await fetcher_of(api).fetch("nonsense")
    assert (caught.value.reason, caught.value.again) == ("unavailable", False)


async def test_a_server_in_trouble_may_be_asked_again(simulator: Simulator, api: Api) -> None:
    file_id = await upload(simulator, ROSTER)
    for kind in (FaultKind.ERROR, FaultKind.FLOOD, FaultKind.LOST):
        simulator.faults.add(Fault(kind, method="getFile", times=1))
        with pytest.raises(FetchFailed) as caught:
            await fetcher_of(api).fetch(file_id)
        assert (caught.value.reason, caught.value.again) == ("unavailable", True)
    assert await fetcher_of(api).fetch(file_id) == ROSTER


@pytest.mark.parametrize(
    ("replies", "again"),
    [
        ([success({"file_path": "a/b.csv"}), refusal(404, "Not Found")], True),
        ([success({"file_id": "x"})], True),
        ([success("odd")], True),
        ([success({"file_path": "/no/such/file"})], False),
        ([refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")], False),
    ],
)
async def test_what_goes_wrong_on_the_way(replies: list[tuple[int, bytes]], again: bool) -> None:
    async with scripted(*replies) as (api, _):
        with pytest.raises(FetchFailed) as caught:
            await fetcher_of(api).fetch("x")
    assert (caught.value.reason, caught.value.again) == ("unavailable", again)


async def test_a_size_over_the_limit_is_not_even_downloaded() -> None:
    async with scripted(success({"file_path": "a/b.csv", "file_size": 21 * 1024 * 1024})) as (api, script):
        with pytest.raises(FetchFailed, match="too_big"):
            await fetcher_of(api).fetch("x")
        assert [method for method, _ in script.calls] == ["getFile"]


async def test_a_server_run_locally_names_a_file_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(ROSTER)
    async with scripted(success({"file_path": str(path)})) as (api, _):
        assert await fetcher_of(api).fetch("x") == ROSTER
        with pytest.raises(FetchFailed, match="too_big"):
            await fetcher_of(api, most=10).fetch("x")
