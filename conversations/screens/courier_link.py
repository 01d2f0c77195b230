"""The message with a courier's link: sent on to the courier as it is, without buttons, with nobody's name but the courier's own."""

from conversations.screens.returns import LINK
from conversations.view import Line, View


def courier_link(name: str, link: str, days: int) -> View:
    """The message that is sent on to the courier."""
    return View((Line("courier-link", {"name": name, "link": link, "days": days}),), card=LINK)
