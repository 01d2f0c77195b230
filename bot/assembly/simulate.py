"""`fugong simulate`: a Bot API server with three phones in the browser, and the real bot against it over HTTP.

Everything is made up and made anew: the database lives in a temporary directory and goes with the process. Neither the operator's
database nor a real token is touched.
"""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.assembly.crew import unless
from bot.assembly.failures import CannotStart
from bot.assembly.newcomer import newcomers_guide
from bot.assembly.process import Process
from bot.assembly.sample_day import first_moment, stops_of
from bot.assembly.sample_deliveries import sample_deliveries
from bot.assembly.sample_neighbours import NEIGHBOURS
from bot.assembly.sample_roster import sample_roster
from bot.assembly.sample_town import fill
from bot.assembly.serve import stop_on_signals
from bot.clock import Clock, ClockStart
from bot.jobs.holidays_cn import ChinaCalendar
from bot.settings import Settings
from bot.simulator import Phone, Simulator, running
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from conversations.roles import Role

MANAGER, OFFICER, ADMIN = 101, 102, 103
"""The Telegram ids of the three persons, from left to right."""


async def simulate(settings: Settings, on_ready: Callable[[str], None]) -> None:
    """Simulate until SIGTERM or SIGINT. `on_ready` gets the address of the page. Raises CannotStart."""
    stop = stop_on_signals()
    clock = Clock(settings.zone, settings.clock_start or _start(settings))
    with TemporaryDirectory(prefix="fugong-") as folder:
        inner = _inner(settings, Path(folder))
        codes = await unless(stop, _sample(inner, clock))
        if codes is None:
            return
        simulator = Simulator(
            clock.local,
            token=_secret(inner.token),
            phones=_phones(codes),
            stops=lambda: stops_of(clock),
            jump=clock.jump,
        )
        simulator.name_bot("复工", "fugong_bot")
        for each in NEIGHBOURS:
            simulator.people.add(Phone(each.chat_id, each.given, each.surname, started=True))
        simulator.guide = newcomers_guide(simulator, MANAGER, OFFICER, ADMIN)
        try:
            async with running(simulator, *settings.address) as address:
                await Process(inner.model_copy(update={"api_url": address}), clock).run(stop, lambda _: on_ready(address))
        except OSError as error:
            raise CannotStart(f"FUGONG_LISTEN: {settings.listen}: {error.strerror}") from None


def _start(settings: Settings) -> ClockStart:
    today = Clock(settings.zone).local().date()
    return ClockStart(first_moment(today, settings.zone, ChinaCalendar()))


def _inner(settings: Settings, folder: Path) -> Settings:
    """What the bot inside is given: nothing of the operator's but language, zone and rate."""
    return settings.model_copy(
        update={
            "token": SecretStr(f"{100_000_000 + secrets.randbelow(900_000_000)}:{secrets.token_urlsafe(26)}"),
            "secret_key": SecretStr(secrets.token_urlsafe(32)),
            "database_url": f"sqlite:///{folder / 'simulator.db'}",
            "data_dir": folder,
            "webhook_url": None,
            "webhook_secret": None,
            "listen": "127.0.0.1:0",
        }
    )


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


async def _sample(settings: Settings, clock: Clock) -> Mapping[Role, str]:
    """Fill the database of the process; the code of an invitation for each phone."""
    database, keyring = Database(settings.database_url), Keyring(_secret(settings.secret_key))
    try:
        return await fill(database, keyring, clock)
    finally:
        await database.dispose()


def _phones(codes: Mapping[Role, str]) -> tuple[Phone, ...]:
    return (
        Phone(
            MANAGER,
            "英敏",
            "胡",
            caption={"zh": "企业填报人 · 绿园隆德超市", "en": "Manager · 绿园隆德超市"},
            start_payload=codes[Role.MANAGER],
            samples=(sample_roster(), sample_deliveries()),
        ),
        Phone(
            OFFICER,
            "娜梅",
            "罗",
            caption={"zh": "联络员 · 长春市绿园区", "en": "Officer · 长春市绿园区"},
            start_payload=codes[Role.OFFICER],
        ),
        Phone(ADMIN, "海敏", "赵", caption={"zh": "管理员", "en": "Admin"}, start_payload=codes[Role.ADMIN]),
    )
