"""What most commands need first: the settings, the database at the right schema, and a loop to run in."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import uvloop

from bot.assembly.schema import is_at_head
from bot.cli.console import WRONG_USE, OperatorError
from bot.cli.words import say
from bot.clock import Clock
from bot.settings import Settings, WrongSettingsError, load_settings
from bot.storage.database import Database

Result = TypeVar("Result")


def settings() -> Settings:
    """The settings. Raises OperatorError with a line for each that cannot be used."""
    try:
        return load_settings()
    except WrongSettingsError as error:
        raise OperatorError(str(error), WRONG_USE) from None


def clock(of: Settings) -> Clock:
    """The clock that the settings ask for."""
    return Clock(of.zone, of.clock_start)


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work` to its end on the fast loop. Wrong settings that show only now are the operator's too."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(work)
    except WrongSettingsError as error:
        raise OperatorError(str(error), WRONG_USE) from None


@asynccontextmanager
async def connected(of: Settings) -> AsyncIterator[Database]:
    """The database, whatever its schema. Raises OperatorError when it cannot be reached."""
    try:
        database = Database(of.database_url)
    except (ValueError, OSError) as error:
        raise OperatorError(f"FUGONG_DATABASE_URL: {error}", WRONG_USE) from None
    try:
        yield database
    except OperatorError:
        raise
    except Exception as error:
        if not database.is_away(error):
            raise
        raise OperatorError(
            say(
                f"FUGONG_DATABASE_URL: the database cannot be reached ({type(error).__name__}); nothing was changed after it went away",
                f"FUGONG_DATABASE_URL：无法连接数据库（{type(error).__name__}）；断开之后未作任何更改",
            )
        ) from None
    finally:
        await database.dispose()


@asynccontextmanager
async def at_head(of: Settings) -> AsyncIterator[Database]:
    """The database at the schema of this version. Raises OperatorError when it is not, or cannot be reached."""
    async with connected(of) as database:
        if not await is_at_head(database):
            raise OperatorError(
                say(
                    "FUGONG_DATABASE_URL: the database is not at the schema of this version: run `fugong migrate` first",
                    "FUGONG_DATABASE_URL：数据库的表结构不是当前版本：请先运行 fugong migrate",
                )
            )
        yield database
