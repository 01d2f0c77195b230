"""Rules for every test: nothing beyond loopback is reached, and what cannot run here is left out aloud, never in silence."""

import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import (
    database,
    database_kind,
    database_source,
    database_url,
    empty_database_url,
    postgres_server,
    sqlite_template,
)

__all__ = ["database", "database_kind", "database_source", "database_url", "empty_database_url", "postgres_server", "sqlite_template"]

LEFT_OUT = pytest.StashKey[list[str]]()
LOOPBACK = ("127.", "localhost", "::1", "0.0.0.0")  # noqa: S104 - recognised, not bound
WHY = "they are marked `browser` and no chromium is installed (Debian: apt-get install chromium)"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--leave-none-out", action="store_true", help="fail where a test cannot run on this machine")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = []
    # No test asserts a time, neither of an example nor of making one.
    settings.register_profile("no_deadline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("no_deadline")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser its tests are not run; `--leave-none-out` makes that an error."""
    if shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out and config.getoption("--leave-none-out"):
        raise pytest.UsageError(f"{len(left_out)} tests cannot run here: {WHY}")
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT].extend(item.nodeid for item in left_out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist tells the first process what it left out."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """In the first process: every worker collects the same tests, so one list is enough."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", node.config.stash[LEFT_OUT])


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    left_out = config.stash[LEFT_OUT]
    if left_out:
        terminalreporter.section("left out")
        terminalreporter.line(f"{len(left_out)} tests were left out: {WHY}")
        for name in left_out:
            terminalreporter.line(f"  {name}")


def _only_loopback(address: object) -> None:
    if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
        pytest.fail(f"a test reached for {address[0]}, beyond loopback")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Connecting to, or looking up, anything but this machine fails the test that does it."""
    patch = pytest.MonkeyPatch()
    look_up = socket.getaddrinfo

    class Guarded(socket.socket):
        def connect(self, address: Any) -> None:
            _only_loopback(address)
            super().connect(address)

        def connect_ex(self, address: Any) -> int:
            _only_loopback(address)
            return super().connect_ex(address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host:
            _only_loopback((host.decode() if isinstance(host, bytes) else host,))
        return look_up(host, *args, **kwargs)

    patch.setattr(socket, "socket", Guarded)
    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()
