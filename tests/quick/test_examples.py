"""Every example message is read exactly."""

from typing import Any

import pytest

from tests.quick.score import examples, read


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example['id']}-{example['category']}")
def test_example_is_read_exactly(example: dict[str, Any]) -> None:
    """What the reader makes of it is what the example says, to the last code."""
    assert read(example) == example["expect"]
