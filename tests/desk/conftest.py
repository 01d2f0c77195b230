"""A desk on each of the two databases."""

import pytest

from bot.storage.database import Database
from tests.desk.rig import DeskRig, desk_on


@pytest.fixture
async def rig(database: Database) -> DeskRig:
    """A process on a database with a small province."""
    return await desk_on(database)
