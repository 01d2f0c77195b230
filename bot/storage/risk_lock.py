"""No check slips between a statement about a place and the pass that judges again.

A turn that reads statements keeps the lock, shared with others, until its checks are committed. The pass takes it alone for a moment,
after the statement was committed: whatever was judged without the statement is committed then and found by the pass; whatever comes
later has read the statement. SQLite has one writer at a time, which comes to the same.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

RISK_LOCK = 5910974
"""Any number, ours: the one before it is the lock of migrations."""


async def share_risks(conn: AsyncConnection) -> None:
    """Before a turn reads statements in order to judge by them. Kept until the transaction ends."""
    if conn.dialect.name == "postgresql":
        await conn.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": RISK_LOCK})


async def wait_for_turns(conn: AsyncConnection) -> None:
    """Wait until whatever was judged without the statements committed so far is committed itself. In a transaction of its own, which ends
    right after it, nobody has to wait for the pass."""
    if conn.dialect.name == "postgresql":
        await conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": RISK_LOCK})
