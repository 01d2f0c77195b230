"""The messages of a broadcast one by one: whose language, how many, and which of them carries the buttons."""

from collections.abc import Mapping

from conversations.content import Parts


def language_read(content: Mapping[str, Parts], language: str) -> str:
    """In which language a reader of `language` gets it: the own one where the content has it, else the other."""
    return language if language in content else min(content)


def in_language(content: Mapping[str, Parts], language: str) -> Parts:
    """What a reader of `language` gets."""
    return content[language_read(content, language)]


def messages(parts: Parts, *, buttons: bool) -> int:
    """How many messages that makes: where the last one cannot carry its buttons, because it is an album, one more closes it."""
    return len(parts) + closes(parts, buttons=buttons)


def closes(parts: Parts, *, buttons: bool) -> bool:
    """Whether a short message with the buttons follows."""
    return buttons and len(parts[-1].files) > 1
