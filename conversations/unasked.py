"""What is said to a message that nothing here was waiting for: a photo, a place, a voice message."""

from conversations.engine.signals import Located, Pictured, Signal
from conversations.view import Line


def unasked(signal: Signal) -> Line:
    """Outside a questionnaire: what happened to it, and where such a thing is wanted."""
    if isinstance(signal, Pictured):
        return Line("photo-unasked")
    if isinstance(signal, Located) and signal.live_seconds:
        return Line("live-location-unasked")
    if isinstance(signal, Located):
        return Line("location-unasked")
    return Line("unreadable-kind")
