"""The delivery list that the manager of the simulator has at hand: a CSV file as a shop system writes it."""

from importlib.resources import files

NAME = "示例配送单.csv"


def sample_deliveries() -> tuple[str, bytes]:
    """File name and contents: `bot/data/deliveries.csv`, 180 orders of four couriers."""
    return NAME, (files("bot") / "data" / "deliveries.csv").read_bytes()
