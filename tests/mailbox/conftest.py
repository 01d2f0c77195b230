"""A mailbox on each of the two databases."""

import pytest

from bot.storage.database import Database
from tests.mailbox.rig import Rig, rig_on


@pytest.fixture
async def rig(database: Database) -> Rig:
    """A mailbox on an empty database."""
    return rig_on(database)
