"""`fugong serve` and `fugong simulate` as processes: on both databases, by polling and by webhook, until they are told to stop."""

import asyncio
import json
import signal
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.assembly import imports
from bot.assembly.invitations import Invitations
from bot.assembly.schema import migrate
from bot.clock import Clock
from bot.simulator import Phone, Simulator, running
from bot.storage.database import Database
from bot.storage.invites import Invited
from bot.storage.secrets import Keyring
from conversations.roles import Role
from tests.cli.conftest import KEY
from tests.cli.process import PATIENCE, fetched, free_port, started, until_fetched

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ENTERPRISES = (
    "企业名称,统一社会信用代码,行政区划代码,行业,职工人数,地址,联系人,联系电话,周末营业\n"
    "南关祥瑞摄影店,91220102MAJ1XG612X,220102,摄影,47,,,,是\n"
)
DIVISIONS = "adcode,name,level,parent\n220000,吉林省,province,\n220100,长春市,city,220000\n220102,南关区,county,220100\n"


async def code_for_a_manager(url: str) -> str:
    database, keyring = Database(url), Keyring(KEY)
    await migrate(database)
    await imports.import_divisions(database, imports.Source("d.csv", DIVISIONS.encode()))
    await imports.import_enterprises(database, keyring, imports.Source("e.csv", ENTERPRISES.encode()))
    invitations = Invitations(database, keyring, Clock(ZoneInfo("Asia/Shanghai")))
    (enterprise,) = await invitations.enterprises("南关祥瑞摄影店")
    code = (await invitations.make(Invited(Role.MANAGER, enterprise_id=enterprise.id))).code
    await database.dispose()
    return code


def a_simulator() -> Simulator:
    return Simulator(lambda: datetime.now(UTC), token=TOKEN, phones=(Phone(101, "秀英", "王"),))  # noqa: TID251 - the real server's time


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_a_person_is_answered_and_a_told_process_stops(empty_database_url: str, tmp_path: Path, way: str) -> None:
    code = await code_for_a_manager(empty_database_url)
    simulator, port = a_simulator(), free_port()
    webhook = {"FUGONG_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram/here"} if way == "webhook" else {}
    async with (
        running(simulator) as api,
        started(
            "serve",
            tmp_path,
            FUGONG_TOKEN=TOKEN,
            FUGONG_API_URL=api,
            FUGONG_DATABASE_URL=empty_database_url,
            FUGONG_SECRET_KEY=KEY,
            FUGONG_LISTEN=f"127.0.0.1:{port}",
            **webhook,
        ) as process,
    ):
        method = "setMyCommands"  # what is done once updates are taken
        await simulator.wait_for_call(lambda call: call.method == method, within=PATIENCE)
        await simulator.people.start(101, code)
        assert await simulator.wait_for(101, lambda chat: chat.find("南关祥瑞摄影店"), within=PATIENCE)
        assert json.loads(await fetched(f"http://127.0.0.1:{port}/ready")) == {"database": True}
        delivered = 'fugong_deliveries_total{outcome="delivered"} 1.0'
        metrics = await until_fetched(f"http://127.0.0.1:{port}/metrics", lambda body: delivered in body)
        assert "fugong_updates_total 1.0" in metrics
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        logged = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
        assert [line["event"] for line in logged if line["event"] in ("serving", "stopped")] == ["serving", "stopped"]
        assert all(line["level"] == "info" for line in logged), logged
        assert len(simulator.updates) == 0


async def serve_alone(folder: Path, **environment: str) -> tuple[int, str]:
    """Exit code and log of a `serve` that ends by itself."""
    async with started("serve", folder, **environment) as process:
        code = await asyncio.wait_for(process.wait(), PATIENCE)
    return code, (folder / "log").read_text()


async def test_without_a_token_there_is_nothing_to_serve(tmp_path: Path) -> None:
    assert await serve_alone(tmp_path) == (1, "✗ FUGONG_TOKEN: needed to serve; without it there is `fugong simulate`\n")


async def test_wrong_settings_end_it_before_anything_begins(tmp_path: Path) -> None:
    code, said = await serve_alone(tmp_path, FUGONG_TOKEN="x", FUGONG_LOCALE="fr")
    assert code == 2
    assert said.splitlines() == [
        "✗ FUGONG_TOKEN: a bot's token looks like 123456789:AAH…; it comes from @BotFather",
        "✗ FUGONG_LOCALE: zh-CN or en is needed",
    ]


async def test_a_database_of_another_version_is_not_touched(tmp_path: Path) -> None:
    code, said = await serve_alone(tmp_path, FUGONG_TOKEN=TOKEN, FUGONG_API_URL="http://127.0.0.1:9", FUGONG_SECRET_KEY=KEY)
    assert code == 1
    assert "run `fugong migrate` first" in said


async def test_a_token_that_the_server_does_not_know_ends_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    await code_for_a_manager(url)
    async with running(a_simulator()) as api:
        code, said = await serve_alone(
            tmp_path, FUGONG_TOKEN="1:X", FUGONG_API_URL=api, FUGONG_DATABASE_URL=url, FUGONG_SECRET_KEY=KEY, FUGONG_LISTEN="127.0.0.1:0"
        )
    assert code == 1
    assert "FUGONG_TOKEN" in said.splitlines()[-1]


async def test_a_server_that_is_away_is_waited_for_and_a_told_process_stops(tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path / 'x.db'}", free_port()
    await code_for_a_manager(url)
    settings = {"FUGONG_TOKEN": TOKEN, "FUGONG_API_URL": "http://127.0.0.1:9", "FUGONG_DATABASE_URL": url, "FUGONG_SECRET_KEY": KEY}
    async with started("serve", tmp_path, FUGONG_LISTEN=f"127.0.0.1:{port}", **settings) as process:
        assert await until_fetched(f"http://127.0.0.1:{port}/health") == "ok\n"
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_the_simulator_shows_three_phones(tmp_path: Path) -> None:
    port = free_port()
    async with started("run", tmp_path, FUGONG_LISTEN=f"127.0.0.1:{port}", FUGONG_CLOCK="2026-11-23T08:25:00+08:00") as process:
        state = json.loads(await until_fetched(f"http://127.0.0.1:{port}/phones", lambda body: '"commands":[{' in body))
        assert [phone["caption"]["zh"].split(" ")[0] for phone in state["phones"]] == ["企业填报人", "联络员", "管理员"]
        assert all(phone["start_payload"] for phone in state["phones"])
        assert [stop["key"] for stop in state["clock"]["stops"]] == [
            "reminder",
            "readings",
            "disinfect",
            "cutoff",
            "digest",
            "overdue",
            "tomorrow",
        ]
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    assert f"Open http://127.0.0.1:{port} in a browser." in (tmp_path / "log").read_text()
    assert not (tmp_path / "var").exists()
