"""A courier wanted to ride on the own phone and may not: for the managers of the enterprise."""

from conversations.return_facts import StaffMember
from conversations.screens.parts import button, to_today
from conversations.view import Line, View


def courier_refused(person: StaffMember) -> View:
    """What happened, who knows of it, what to do."""
    lines = (Line("courier-refused-title", {"name": person.name}), Line("courier-refused-told", {"name": person.name}))
    rows = ((button("to-courier", "ride", person.id, person.enterprise_id),), to_today())
    return View((*lines, Line("courier-refused-do")), rows, card=f"refused/{person.id}")
