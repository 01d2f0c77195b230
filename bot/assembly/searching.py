"""What enterprises are searched by, for those that came before it was kept: filled piece by piece, each in a transaction of its own."""

from bot.storage import enterprise_search
from bot.storage.database import Database
from bot.storage.secrets import Keyring


async def lacking(database: Database) -> bool:
    """Whether there is an enterprise that nothing is written down of."""
    async with database.read() as conn:
        return await enterprise_search.lacking(conn)


async def fill(database: Database, keyring: Keyring) -> int:
    """Write it down for all of them; how many they were. May be stopped and done again."""
    filled = 0
    while True:
        async with database.begin() as conn:
            piece = await enterprise_search.fill(conn, keyring)
        filled += piece
        if piece < enterprise_search.PIECE:
            return filled
