"""Every play on SQLite and PostgreSQL, by polling and by webhook, unless a play says otherwise. Polling with SQLite, as most begin, is what
`make test` plays, and the whole day by the webhook with PostgreSQL, too; all other pairs, and plays that last long or start many
processes, are slow tests."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.stage import Stage, stage_for

QUICK, SERVED = ("polling", "sqlite"), ("webhook", "postgres")
WHOLE_DAY = "test_day.py"
LONG = {
    "test_alerts.py",
    "test_broadcast_edits.py",
    "test_broadcast_follow.py",
    "test_couriers.py",
    "test_couriers_bad_input.py",
    "test_couriers_trace.py",
    "test_disinfection.py",
    "test_officers_day.py",
    "test_reminders.py",
    "test_unheard.py",
}


@pytest.fixture(params=["polling", "webhook"])
def way(request: pytest.FixtureRequest) -> str:
    """How updates come."""
    return str(request.param)


@pytest.fixture
async def stage(way: str, empty_database_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """An empty database without tables, a Bot API server without people, no bot yet; 08:00 of a Monday."""
    async with stage_for(way, empty_database_url, tmp_path) as made:
        yield made


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, before anything is chosen by its marks."""
    for item in items:
        parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        pair = parameters.get("way"), parameters.get("database_kind")
        quick = pair == QUICK or (item.path.name == WHOLE_DAY and pair == SERVED)
        if None not in pair and (item.path.name in LONG or not quick):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """A play that fails shows what its bots logged last."""
    report = yield
    stage = getattr(item, "funcargs", {}).get("stage")
    if report.failed and isinstance(stage, Stage):
        for number, bot in enumerate(stage.bots, start=1):
            report.sections.append((f"the log of bot {number}", "\n".join(bot.raw[-40:])))
    return report
