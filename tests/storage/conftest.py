"""What is asked of the databases is looked at in towns of thousands: filling them takes a good part of the time of all tests here, so the
questions about plans (`*_plans.py`) are slow tests."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, before anything is chosen by its marks."""
    for item in items:
        if item.path.parent.name == "storage" and item.path.name.endswith("plans.py"):
            item.add_marker(pytest.mark.slow)
