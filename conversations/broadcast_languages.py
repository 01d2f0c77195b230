"""Which of a broadcast's texts is taken for which language: by its letters, until the author says otherwise."""

from conversations.briefing import Briefing
from conversations.broadcast_content import language_of, other_language
from conversations.content import Parts
from conversations.content_asks import tapped_here
from conversations.engine.content import parts_of
from conversations.engine.flow import Flow, Objection
from conversations.engine.kinds import Choosable
from conversations.engine.scope import Scope
from conversations.engine.session import Session, Value
from conversations.engine.signals import Signal, Tapped
from conversations.view import Line

LANGUAGE, INSISTS = "language", "same_language"
"""Notes beside the answers: what the author says that the first text is; that the second is in the other language all the same."""
SWAP = "swap"
"""Token of the button by which the author says so."""


def first_language(scope: Scope) -> str:
    """Of the first text: what the author said of it, once it was written; else as its letters tell, else the author's own."""
    order = list(scope.notes)
    said = scope.notes.get(LANGUAGE)
    if isinstance(said, str) and "content" in order and order.index(LANGUAGE) > order.index("content"):
        return said
    usual = scope.briefing.account.language if scope.briefing.account is not None else scope.briefing.chat_language
    return language_of(parts_of(scope.value("content")), usual)


def taken_as(scope: Scope) -> tuple[Line, ...]:
    """For which language the text was taken."""
    return (Line("broadcast-taken-as", {"language": Line(f"language-{first_language(scope)}")}),)


def not_the_other(value: Value, scope: Scope) -> Objection | None:
    """The second text looks as if it were in the language of the first; whoever finishes it once more insists."""
    found = first_language(scope)
    wanted = other_language(found)
    if scope.notes.get(INSISTS) or language_of(parts_of(value), wanted) == wanted:
        return None
    facts = {"language": Line(f"language-{found}"), "wanted": Line(f"language-{wanted}")}
    return Objection(Line("broadcast-same-language", facts), note=INSISTS)


def warning(scope: Scope, second: Parts) -> tuple[Line, ...]:
    """Below the last look: two texts, and both look as if they were in one language."""
    looks = language_of(parts_of(scope.value("content")), "")
    if not second or not looks or looks != language_of(second, ""):
        return ()
    return (Line("broadcast-both-in", {"language": Line(f"language-{looks}")}),)


def swap_button(scope: Scope, *, both: bool) -> Choosable:
    """To put it right: the text is in the other language, or the two change places."""
    other = Line(f"language-{other_language(first_language(scope))}")
    return Choosable(Line("button-broadcast-swap") if both else Line("button-broadcast-is", {"language": other}), SWAP)


def swapped(flow: Flow, session: Session, signal: Signal, briefing: Briefing) -> Session | None:
    """The session after that button; None for anything else."""
    found = tapped_here(flow, session, signal, briefing) if isinstance(signal, Tapped) else None
    if found is None or found[1] != SWAP or found[0].path not in ("also", "review"):
        return None
    answers = session.answers.put(LANGUAGE, other_language(first_language(found[0].scope)))
    return session.with_answers(answers.put(INSISTS, True) if answers.has("content_other") else answers)
