"""The golden transcripts: what people read, in both languages. `python -m tests.conversations.test_transcripts` writes them anew."""

from pathlib import Path

import pytest

from tests.conversations.scenes import SCENES, play

FOLDER = Path(__file__).parents[2] / "docs" / "transcripts"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("scene", SCENES)
def test_transcript(scene: str, language: str) -> None:
    assert play(scene, language) == (FOLDER / f"{scene}.{language}.txt").read_text("utf-8")


def write() -> None:
    """Write every transcript."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        for language in ("zh-CN", "en"):
            (FOLDER / f"{scene}.{language}.txt").write_text(play(scene, language), "utf-8")


if __name__ == "__main__":
    write()
