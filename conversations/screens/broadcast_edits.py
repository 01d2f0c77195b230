"""An edit of a broadcast that waits for another admin: what would change, who may say so, and what its writer hears of it."""

from datetime import datetime

from conversations.broadcast import GOT_IT, Broadcast, Outcome, WaitingEdit
from conversations.broadcast_changes import changes
from conversations.broadcast_content import first_words, part_kind
from conversations.content import Part
from conversations.rules.broadcast_moves import nobody_confirms, waiting_edit
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View
from conversations.wording import LANGUAGES

MOST_OLD, MOST_NEW = 600, 1500
"""Letters of all texts together, as they were and as they would be; each gets its share of that, and no less than `LEAST`."""
LEAST = 30


def card_of_edit(broadcast_id: int) -> str:
    """The name of the card with the edit that waits."""
    return f"broadcast-edit/{broadcast_id}"


def edit_card(broadcast: Broadcast, now: datetime, viewer: int) -> View:
    """What waits, for `viewer` (an account): its writer can take it back, everybody else confirm it or send it back. Where none waits (any
    more) it says so."""
    waiting = waiting_edit(broadcast)
    if waiting is None:
        return View((Line("broadcast-edit-over", {"number": broadcast.id}),), (_see(broadcast), to_today()), card_of_edit(broadcast.id))
    own = waiting.by_id == viewer
    facts: dict[str, Fact] = {"number": broadcast.id, "by": waiting.by, "at": moment(waiting.at, now)}
    lines = [Line("broadcast-edit-own" if own else "broadcast-edit-asked", facts), *_differences(broadcast, waiting)]
    if broadcast.must_confirm:
        lines.append(Line(f"broadcast-again-{'yes' if waiting.again else 'no'}"))
    tally = broadcast.tally
    lines.append(Line("broadcast-edit-total", {"got": tally.of(*GOT_IT), "pending": tally.of(Outcome.PENDING)}))
    lines += [] if own else [Line("broadcast-edit-how")]
    lines += nobody_lines(broadcast, waiting.by_id)
    key, number = broadcast.id, waiting.number
    back = button("broadcast-edit-take-back", "bceback", key, number, style=Style.DANGER)
    yes = button("broadcast-edit-confirm", "bceyes", key, number, style=Style.SUCCESS)
    no = button("broadcast-edit-return", "bceno", key, number, style=Style.DANGER)
    ways: Rows = ((back,),) if own else ((yes,), (no,))
    return View(tuple(lines), (*ways, (button("broadcast-edit-whole", "bce", key),), _see(broadcast), to_today()), card_of_edit(key))


def _see(broadcast: Broadcast) -> tuple[Button, ...]:
    return (button("broadcast-see", "bc", broadcast.id),)


def _differences(broadcast: Broadcast, waiting: WaitingEdit) -> list[Line]:
    """Message by message, as it is and as it would be."""
    changed = {(one.language, one.place) for one in changes(broadcast.content, waiting.content)}
    found = sorted(changed, key=lambda one: (LANGUAGES.index(one[0]), one[1]))
    lines: list[Line] = []
    for language, place in found:
        old, new = broadcast.content[language][place], waiting.content[language][place]
        lines.append(Line("broadcast-edit-message", {"language": Line(f"language-{language}"), "number": place + 1}))
        if old.text != new.text:
            lines.append(Line("broadcast-edit-old", {"words": _words(old, MOST_OLD // len(found))}))
            lines.append(Line("broadcast-edit-new", {"words": _words(new, MOST_NEW // len(found))}))
        elif old.entities != new.entities:
            lines.append(Line("broadcast-edit-form", {"words": _words(new, MOST_NEW // len(found))}))
        if old.files != new.files:
            facts: dict[str, Fact] = {"count": len(new.files), "name": new.files[0].name}
            lines.append(Line("broadcast-edit-file", {"what": Line(f"content-part-{part_kind(new)}", facts)}))
    return lines


def _words(part: Part, most: int) -> Fact:
    return first_words((part,), max(LEAST, most)) or Line("broadcast-no-words")


def waiting_lines(broadcast: Broadcast, now: datetime) -> tuple[Line, ...]:
    """In the card of the broadcast: an edit waits, and until then it reads as it did."""
    waiting = waiting_edit(broadcast)
    if waiting is None:
        return ()
    line = Line("broadcast-edit-waits", {"by": waiting.by, "at": moment(waiting.at, now)})
    return line, *nobody_lines(broadcast, waiting.by_id)


def rewritten_lines(broadcast: Broadcast) -> tuple[Line, ...]:
    """In the card of one that waits to be approved: who wrote it as it is now, where that is not the author, and may not approve it."""
    if broadcast.writer_id == broadcast.author_id or broadcast.asked_at is None:
        return ()
    return (Line("broadcast-rewritten", {"by": broadcast.rewritten_by}),)


def nobody_lines(broadcast: Broadcast, *wrote: int) -> tuple[Line, ...]:
    """There is nobody who could confirm what these accounts wrote, and what can be done about that."""
    return (Line("broadcast-edit-nobody"),) if nobody_confirms(broadcast, *wrote) else ()


def edit_handed_in(broadcast: Broadcast, writer: int) -> View:
    """To whoever has written an edit: it waits."""
    lines = (Line("broadcast-edit-handed", {"number": broadcast.id}), *nobody_lines(broadcast, writer))
    return View(lines, (_see(broadcast), to_today()))


def edit_decided(broadcast_id: int, by: str, *, confirmed: bool) -> View:
    """To whoever wrote an edit: another admin (`by` by name) has confirmed it, or sent it back."""
    line = Line("broadcast-edit-confirmed-by" if confirmed else "broadcast-edit-returned-by", {"number": broadcast_id, "by": by})
    return View((line,), ((button("broadcast-see", "bc", broadcast_id),), to_today()), f"broadcast-edit-decided/{broadcast_id}")
