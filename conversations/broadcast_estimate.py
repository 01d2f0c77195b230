"""How long a broadcast takes."""

USUAL_RATE = 25.0
"""Messages a second that Telegram lets a bot send to different chats without charge, with some room."""


def seconds_for(recipients: int, rate: float) -> float:
    """Seconds until so many messages have left at `rate` a second; 0 for none, infinite at a rate of nothing."""
    if recipients <= 0:
        return 0.0
    return recipients / rate if rate > 0 else float("inf")
