"""The golden transcripts: what people read, in both languages. `python -m tests.conversations.test_transcripts [NAME]` writes them anew."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversations import (
    alert_scenes,
    broadcast_scenes,
    courier_hard_scenes,
    courier_scenes,
    disinfection_scenes,
    duty_scenes,
    guidance_scenes,
    isolation_scenes,
    ledger_bar_scenes,
    officer_day_scenes,
    reminder_scenes,
    return_scenes,
    risk_scenes,
    scenes,
    second_look_scenes,
)
from tests.conversations.dialogue import Talk
from tests.conversations.world import World

FOLDER = Path(__file__).parents[2] / "docs" / "transcripts"
SCENES: dict[str, Callable[[Talk], None]] = {
    **scenes.SCENES,
    **alert_scenes.SCENES,
    **ledger_bar_scenes.SCENES,
    **isolation_scenes.SCENES,
    **risk_scenes.SCENES,
    **return_scenes.SCENES,
    **courier_scenes.SCENES,
    **courier_hard_scenes.SCENES,
    **disinfection_scenes.SCENES,
    **duty_scenes.SCENES,
    **reminder_scenes.SCENES,
    **officer_day_scenes.SCENES,
    **broadcast_scenes.SCENES,
    **guidance_scenes.SCENES,
    **second_look_scenes.SCENES,
}


def play(name: str, language: str) -> str:
    """A scene's transcript."""
    talk = Talk(World(language))
    SCENES[name](talk)
    return talk.text()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("scene", SCENES)
def test_transcript(scene: str, language: str) -> None:
    assert play(scene, language) == (FOLDER / f"{scene}.{language}.txt").read_text("utf-8")


def write(*names: str) -> None:
    """Write these transcripts, or every one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in names or SCENES:
        for language in ("zh-CN", "en"):
            (FOLDER / f"{scene}.{language}.txt").write_text(play(scene, language), "utf-8")


if __name__ == "__main__":
    write(*sys.argv[1:])
