"""What all walks in the browser share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def album_folder(tmp_path: Path) -> Path:
    """Where screenshots are kept: FUGONG_SCREENSHOTS, or a directory of pytest's."""
    return Path(os.environ.get("FUGONG_SCREENSHOTS") or tmp_path / "screenshots")  # noqa: TID251 - for whoever wants to look at them
