"""`docs/flows.md` shows the flows as they are. `python -m tests.conversations.test_diagrams` writes it anew."""

from pathlib import Path

from conversations.catalog import FLOWS
from conversations.engine.diagram import diagrams

PAGE = Path(__file__).parents[2] / "docs" / "flows.md"


def test_the_page_shows_the_flows() -> None:
    assert PAGE.read_text("utf-8") == diagrams(FLOWS)


if __name__ == "__main__":
    PAGE.write_text(diagrams(FLOWS), "utf-8")
