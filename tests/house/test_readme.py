"""What the READMEs promise is there: settings, commands, files, in both languages."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.app import app
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")


def rows(readme: str, column: str) -> dict[str, list[str]]:
    """The rows of the tables whose first cell is `column…` in code letters, by that cell."""
    found = {}
    for line in (ROOT / readme).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith(f"| `{column}"):
            found[cells[0].strip("`")] = cells[1:]
    return found


def commands(group: object, before: str = "fugong") -> Iterator[str]:
    """Every command with its full name."""
    for name, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_told_with_its_default(readme: str) -> None:
    told = rows(readme, PREFIX)
    assert set(told) == {PREFIX + name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default = f"{field.default:g}" if isinstance(field.default, float) else str(field.default or "")
        assert default in told[PREFIX + name.upper()][0], name


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_told(readme: str) -> None:
    assert set(rows(readme, "fugong ")) == set(commands(get_command(app)))


@pytest.mark.parametrize("document", [*READMES, "docs/map.md"])
def test_what_is_linked_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / document).parent.joinpath(target).exists(), target
    for path in re.findall(r"`((?:bot|conversations|tests|docs|migrations)/[a-z_/.-]*)`", text):
        assert (ROOT / path).exists(), path


def test_both_readmes_have_the_same_parts() -> None:
    one, other = ([len(mark) for mark in re.findall(r"^(#+) ", (ROOT / each).read_text("utf-8"), re.MULTILINE)] for each in READMES)
    assert one == other


@pytest.mark.parametrize("name", ["three-phones", "return-check", "disinfection", "courier"])
def test_pictures_are_one_each_and_small(name: str) -> None:
    picture = (ROOT / f"docs/screenshots/{name}.png").read_bytes()
    assert len(picture) < 400_000
    assert struct.unpack(">II", picture[16:24]) == (1400, 900)
