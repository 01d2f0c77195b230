"""A broadcast of a guidance document: the version is what is sent, and whom it is for is proposed. The subject is the version's id."""

from conversations.about_guidance import version_of
from conversations.audience import Audience, Filter
from conversations.audience_making import Making, making_to_json
from conversations.briefing import Briefing
from conversations.engine.kinds import Option
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.guidance import GuidanceVersion
from conversations.guidance_language import words
from conversations.guidance_notice import notice_of
from conversations.rules.guidance import is_over
from conversations.view import Fact, Line, Style

USE = "use"


def document(scope: Scope) -> GuidanceVersion | None:
    """The version that is sent; None for a broadcast that is written."""
    return version_of(scope.subject, scope.briefing) if scope.subject else None


def is_document(scope: Scope) -> bool:
    """A document is sent."""
    return bool(scope.subject)


def is_written(scope: Scope) -> bool:
    """The author writes it."""
    return not scope.subject


def may_send(version: GuidanceVersion, briefing: Briefing) -> bool:
    """Whether it can be sent: the newest version, neither withdrawn nor over."""
    return version.current and not version.withdrawn and not is_over(version.valid_until, briefing.today)


def cannot_be_sent(scope: Scope) -> Line | None:
    """The document was withdrawn or followed by another meanwhile, or is over."""
    if not scope.subject:
        return None
    version = document(scope)
    return None if version is not None and may_send(version, scope.briefing) else Line("broadcast-guide-gone")


def proposed(version: GuidanceVersion) -> Answers:
    """Whom it applies to as the audience to begin with, and 已阅 where the document asks for it; both can be changed."""
    making = Making(Audience(include=Filter(sectors=version.sectors, risks=version.risks)))
    confirm = "yes" if version.must_confirm else "no"
    return Answers((("audience~", making_to_json(making)), ("confirm", confirm)))


def document_line(scope: Scope) -> Line:
    """Which document, and which version of it."""
    version = document(scope)
    assert version is not None, "`obsolete` comes first"  # noqa: S101
    return Line("broadcast-guide", {"title": words(version.title, scope.briefing), "number": version.number})


def as_it_is_sent(scope: Scope) -> tuple[Line, ...]:
    """What each recipient reads, in every language that there is."""
    version = document(scope)
    if version is None:
        return ()
    lines = [document_line(scope)]
    for language, parts in notice_of(version, scope.briefing.today).items():
        facts: dict[str, Fact] = {"language": Line(f"language-{language}"), "text": parts[0].text}
        lines.append(Line("broadcast-guide-text", facts))
    return tuple(lines)


def use_option(scope: Scope) -> tuple[Option, ...]:
    """Go on with it."""
    del scope
    return (Option(USE, Line("button-broadcast-guide-use"), Style.PRIMARY),)
