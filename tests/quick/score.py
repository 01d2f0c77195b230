"""Accuracy by category over the example messages: `python -m tests.quick.score [-v]`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from conversations.quick_report import Reading, read_quick_report

EXAMPLES = Path(__file__).parent.parent / "data" / "quick_reports.jsonl"


def examples() -> list[dict[str, Any]]:
    """The example messages with their exact readings."""
    return [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_expected(reading: Reading) -> dict[str, Any]:
    """A reading in the shape of the examples."""
    return {
        "entries": [
            {"name": e.name, "temperature": e.temperature, "symptoms": [s.value for s in e.symptoms], "status": e.status and e.status.value}
            for e in reading.entries
        ],
        "rest": reading.rest,
        "unknown": list(reading.unknown),
        "ambiguous": [{"token": a.token, "candidates": list(a.candidates)} for a in reading.ambiguous],
        "implausible": [{"name": i.name, "value": i.value} for i in reading.implausible],
    }


def read(example: dict[str, Any]) -> dict[str, Any]:
    """What the reader makes of an example."""
    return as_expected(read_quick_report(example["text"], example["roster"], date.fromisoformat(example["date"])))


def wrong() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The examples that are not read exactly, each with what was read instead."""
    for example in examples():
        found = read(example)
        if found != example["expect"]:
            yield example, found


def main(*, verbose: bool) -> None:
    """Print the accuracy."""
    missed = list(wrong())
    bad = Counter(example["category"] for example, _ in missed)
    write = sys.stdout.write
    for category, count in Counter(example["category"] for example in examples()).items():
        write(f"{category:12} {count - bad[category]:3}/{count}\n")
    write(f"{'all':12} {len(examples()) - len(missed):3}/{len(examples())}\n")
    for example, found in missed if verbose else ():
        write(f"\n{example['id']} {example['category']}\n{example['text']}\n")
        for part, value in example["expect"].items():
            if found[part] != value:
                write(f"  {part}\n    expected {value}\n    found    {found[part]}\n")


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
