"""歇业 An enterprise's own days off, as a condition: whoever is closed owes neither the ledger nor disinfection that day."""

from datetime import date

from sqlalchemy import ColumnElement, exists

from bot.storage import tables as t


def closed_on(day: date) -> ColumnElement[bool]:
    """The enterprise is closed on `day`: for a select from `enterprise`."""
    of_it = t.closing.c.enterprise_id == t.enterprise.c.id
    return exists().where(of_it, t.closed, t.closing.c.last >= day, t.closing.c.first <= day).correlate(t.enterprise)


def works_on(day: date, is_work_day: bool) -> ColumnElement[bool]:
    """The enterprise is active and works on `day`: on a day of rest those alone that work every day, and nobody who is closed."""
    works = t.enterprise.c.active if is_work_day else t.enterprise.c.active & t.enterprise.c.works_every_day
    return works & ~closed_on(day)
