"""A card whose attachment could not be made or was not accepted: its text alone, and a plain line that says so."""

from dataclasses import replace

from conversations.attachment import SentPhoto, Workbook
from conversations.view import Line, View


def unattached(view: View) -> View:
    """The card without what was attached; the last line says what is missing and what to do."""
    return replace(view, lines=(*view.lines, _missing(view)), attachment=None)


def _missing(view: View) -> Line:
    if isinstance(view.attachment, SentPhoto):
        return Line("photo-not-sent")
    if isinstance(view.attachment, Workbook):
        return Line("workbook-not-sent")
    return Line("picture-not-sent")
