"""The messages of a broadcast one by one: whose language, how many, and which of them carries the buttons."""

from collections.abc import Mapping

from conversations.content import Parts


def in_language(content: Mapping[str, Parts], language: str) -> Parts:
    """What a reader of `language` gets: the own language where the content has it, else the other."""
    return content[language] if language in content else content[min(content)]


def messages(parts: Parts, *, buttons: bool) -> int:
    """How many messages that makes: where the last one cannot carry its buttons, because it is an album, one more closes it."""
    return len(parts) + closes(parts, buttons=buttons)


def closes(parts: Parts, *, buttons: bool) -> bool:
    """Whether a short message with the buttons follows."""
    return buttons and len(parts[-1].files) > 1
