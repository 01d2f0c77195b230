"""What `fugong doctor` looks at: whether everything that the bot leans on is there. Changes nothing."""

import asyncio
import shutil
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from bot.assembly.schema import is_at_head
from bot.clock import Clock
from bot.jobs.holidays_cn import ChinaCalendar
from bot.settings import Settings, unknown_variables
from bot.storage.database import Database
from bot.telegram.api import Api
from bot.telegram.setup import TokenRefused, meet
from bot.telegram.transport import Transport

API_SECONDS = 10.0
LITTLE_SPACE, NO_SPACE = 2_000_000_000, 200_000_000
"""Free bytes of the data directory below which the operator is warned, and below which it is a failure."""


class Grade(StrEnum):
    """How a check came out."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `about` what, how it is, and in words (English, Chinese)."""

    about: str
    grade: Grade
    english: str
    chinese: str


async def check_up(settings: Settings, clock: Clock) -> list[Finding]:
    """All findings, in the order in which they are best mended."""
    return [
        *_settings(settings),
        *await _database(settings),
        *await _api(settings),
        *_clock(settings, clock),
        *_calendar(clock),
        *_disk(settings.data_dir),
        *_font(),
    ]


def _settings(settings: Settings) -> list[Finding]:
    found = [
        Finding("settings", Grade.WARNING, f"{name}: no setting is called that", f"{name}：没有这个设置") for name in unknown_variables()
    ]
    key_file = settings.data_dir / "secret.key"
    if settings.secret_key is None and not settings.is_embedded:
        found.append(
            Finding("settings", Grade.BAD, "FUGONG_SECRET_KEY: needed with PostgreSQL", "FUGONG_SECRET_KEY：使用 PostgreSQL 时必须设置")
        )
    elif settings.secret_key is None:
        found.append(
            Finding(
                "settings", Grade.GOOD, f"the secret key is kept in {key_file}; keep a copy of it", f"密钥保存在 {key_file}，请另行备份"
            )
        )
    return found or [Finding("settings", Grade.GOOD, "all can be used", "均可使用")]


async def _database(settings: Settings) -> list[Finding]:
    kind = "SQLite" if settings.is_embedded else "PostgreSQL"
    if settings.is_embedded and not _file_of(settings).exists():  # opening it would make it
        return [Finding("database", Grade.BAD, "not there yet: run `fugong migrate`", "尚未建立：请运行 fugong migrate")]
    try:
        database = Database(settings.database_url)
    except (ValueError, OSError) as error:
        return [Finding("database", Grade.BAD, str(error), str(error))]
    try:
        async with asyncio.timeout(API_SECONDS):
            current = await is_at_head(database)
    except Exception as error:  # whatever it is, the database cannot be worked with
        cause = type(error).__name__
        english = f"FUGONG_DATABASE_URL: {kind} cannot be reached ({cause})"
        return [Finding("database", Grade.BAD, english, f"FUGONG_DATABASE_URL：无法连接 {kind}（{cause}）")]
    finally:
        await database.dispose()
    if not current:
        english = f"{kind} answers; its schema is not this version's: run `fugong migrate`"
        return [Finding("database", Grade.BAD, english, f"{kind} 已连接，但表结构不是当前版本：请运行 fugong migrate")]
    return [Finding("database", Grade.GOOD, f"{kind} answers, at this version's schema", f"{kind} 已连接，表结构为当前版本")]


def _file_of(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite:///"))


async def _api(settings: Settings) -> list[Finding]:
    if settings.token is None:
        return [
            Finding(
                "bot api",
                Grade.WARNING,
                "FUGONG_TOKEN is not set: only the simulator can be started",
                "未设置 FUGONG_TOKEN：只能启动模拟器",
            )
        ]
    try:
        async with asyncio.timeout(API_SECONDS), Api(settings.token.get_secret_value(), settings.api_url, Transport()) as api:
            me = await meet(api)
    except TokenRefused as error:
        return [
            Finding(
                "bot api", Grade.BAD, f"FUGONG_TOKEN: {error}", "FUGONG_TOKEN：令牌错误或已被撤销，或 FUGONG_API_URL 不是 Bot API 服务器"
            )
        ]
    except Exception:  # whatever kept the answer away, it did not come
        return [
            Finding(
                "bot api", Grade.BAD, f"FUGONG_API_URL: {settings.api_url} does not answer", f"FUGONG_API_URL：{settings.api_url} 没有响应"
            )
        ]
    way = settings.webhook_url or "long polling"
    return [
        Finding(
            "bot api",
            Grade.GOOD,
            f"@{me.username} at {settings.api_url}, updates by {way}",
            f"@{me.username}，{settings.api_url}，接收方式：{way}",
        )
    ]


def _clock(settings: Settings, clock: Clock) -> list[Finding]:
    told = f"{clock.local():%Y-%m-%d %H:%M:%S} {settings.timezone}"
    if clock.is_test_clock:
        return [Finding("clock", Grade.WARNING, f"a test clock (FUGONG_CLOCK): {told}", f"测试时钟（FUGONG_CLOCK）：{told}")]
    return [Finding("clock", Grade.GOOD, told, told)]


def _calendar(clock: Clock) -> list[Finding]:
    warning = ChinaCalendar().warning(clock.local().date())
    if warning:
        return [Finding("calendar", Grade.WARNING, warning, f"调休安排未知，仅按法定节假日和周末判断工作日：{warning}")]
    return [Finding("calendar", Grade.GOOD, "the make-up work days of this year are known", "今年的调休安排已知")]


def _disk(folder: Path) -> list[Finding]:
    existing = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(existing).free
    grade = Grade.BAD if free < NO_SPACE else Grade.WARNING if free < LITTLE_SPACE else Grade.GOOD
    return [Finding("disk", grade, f"{free / 1e9:.1f} GB free at {existing}", f"{existing} 可用空间 {free / 1e9:.1f} GB")]


def _font() -> list[Finding]:
    fonts = [entry.name for entry in (files("bot") / "fonts").iterdir() if entry.name.endswith((".woff2", ".ttf"))]
    if not fonts:
        return [Finding("font", Grade.BAD, "the package's font for Chinese is missing: install it anew", "程序包缺少中文字体：请重新安装")]
    return [Finding("font", Grade.GOOD, ", ".join(sorted(fonts)), "、".join(sorted(fonts)))]
