"""How long it takes to find a typed place, of each text the median, of each way to type one the slowest."""

import time
from statistics import median

from conversations.places import places
from tests.bench.figures import Figure, Scale

MOST = 2000
"""Microseconds that a look-up may take."""
TYPED = {
    "a whole name": ("长春", "吉林省长春市朝阳区", "西安", "日本"),
    "pinyin": ("changchun chaoyang", "xian", "japan"),
    "initials": ("cc", "cyq", "cc cyq"),
    "a part": ("郭尔罗斯", "阳", "江", "ch", "c"),
    "a name cut short": ("喀左", "呼市"),
    "an address": ("长春市朝阳区红旗街100号", "吉林市朝阳区"),
    "what is no place": ("辽宁长春", "没有这样一个地方啊", "abcdefghijklmnopqrstuvwxyz"),
}


async def measure(scale: Scale) -> list[Figure]:
    """Microseconds a look-up: of the slowest way to type a place, and of a whole name."""
    known = places()
    spent = {way: max(median(_micros(text) for _ in range(scale.rounds * 20)) for text in texts) for way, texts in TYPED.items()}
    slowest = max(spent, key=lambda way: spent[way])
    what = f"look-up of a typed place among {len(known):,}: a whole name; the slowest, {slowest}"
    return [
        Figure(
            what, "–", f"{spent['a whole name']:.0f} µs; {spent[slowest]:.0f} µs", goal=f"≤ {MOST // 1000} ms", met=spent[slowest] <= MOST
        )
    ]


def _micros(text: str) -> float:
    began = time.perf_counter()
    places().find(text, "220106")
    return (time.perf_counter() - began) * 1e6
