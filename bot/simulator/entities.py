"""HTML parse mode: marked-up text in, plain text and entities out, refused with the words the server uses.

Offsets and lengths are UTF-16 code units, error positions are bytes of UTF-8; both as on the real server.
"""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.refusals import RefusedError, bad_request

Entity = dict[str, Any]

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACES = " \t\n\r\x00\x0b"


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units: what Telegram's limits and offsets count."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


@dataclass(slots=True)
class _Open:
    """A start tag waiting for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    begin: int


@dataclass(slots=True)
class _Scanner:
    """Walks once over the text; `out` collects the plain characters and `offset` counts them in UTF-16."""

    text: str
    at: int = 0
    offset: int = 0
    out: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def refusal(self, what: str, position: int, more: str = "") -> RefusedError:
        offset = len(self.text[:position].encode())
        return bad_request(f"can't parse entities: {what} at byte offset {offset}{more}")

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def skip_spaces(self) -> None:
        while self.peek() and self.peek() in _SPACES:
            self.at += 1

    def emit(self, characters: str) -> None:
        self.out.append(characters)
        self.offset += utf16_length(characters)

    def run(self) -> None:
        while self.at < len(self.text):
            stop = self.at
            while stop < len(self.text) and self.text[stop] not in "<&":
                stop += 1
            if stop > self.at:
                self.emit(self.text[self.at : stop])
                self.at = stop
            elif self.text[self.at] == "&":
                self.emit(self.character())
            elif self.text.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        if self.open:
            name = self.open[-1].name
            raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\"")

    def character(self) -> str:
        """One character reference, or the bare ampersand when it is none."""
        start = self.at
        end = start + 1
        while end < len(self.text) and end - start < 10 and ((self.text[end].isascii() and self.text[end].isalnum())
                                                            or self.text[end] == "#"):  # fmt: skip
            end += 1
        found = _decode(self.text[start + 1 : end])
        if not found:
            self.at += 1
            return "&"
        self.at = end + 1 if self.text[end : end + 1] == ";" else end
        return found

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        while self.peek() not in ("", ">") and self.peek() not in _SPACES:
            self.at += 1
        if not self.peek():
            raise self.refusal("Unclosed start tag", begin)
        name = self.text[begin + 1 : self.at].lower()
        if name not in _KINDS:
            raise self.refusal(f'Unsupported start tag "{name}"', begin)
        attributes: dict[str, str] = {}
        self.skip_spaces()
        while self.peek() != ">":
            key, value = self.attribute(name, begin)
            attributes[key] = value
            self.skip_spaces()
            if not self.peek():
                raise self.refusal("Unclosed start tag", begin)
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self.refusal('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(name, attributes, self.offset, len(self.out)))

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        start = self.at
        while self.peek() not in ("", "=", ">") and self.peek() not in _SPACES:
            self.at += 1
        key = self.text[start : self.at]
        if not key:
            raise self.refusal(f'Empty attribute name in the tag "{tag}"', begin)
        self.skip_spaces()
        if self.peek() != "=":
            if (tag, key) == ("blockquote", "expandable"):
                return key, ""
            raise self.refusal(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.at += 1
        self.skip_spaces()
        if not self.peek():
            raise self.refusal(f'Unclosed start tag "{tag}"', begin)
        return key, self.quoted() if self.peek() in "'\"" else self.token()

    def quoted(self) -> str:
        quote = self.peek()
        self.at += 1
        value: list[str] = []
        while self.peek() not in ("", quote):
            if self.peek() == "&":
                value.append(self.character())
            else:
                value.append(self.peek())
                self.at += 1
        self.at += 1
        return "".join(value)

    def token(self) -> str:
        start = self.at
        while self.peek() and ((self.peek().isascii() and self.peek().isalnum()) or self.peek() in ".-"):
            self.at += 1
        if self.peek() != ">" and (not self.peek() or self.peek() not in _SPACES):
            raise self.refusal("Unexpected end of name token", start)
        return self.text[start : self.at].lower()

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self.refusal("Unexpected end tag", begin)
        self.at += 2
        start = self.at
        while self.peek() not in ("", ">") and self.peek() not in _SPACES:
            self.at += 1
        name = self.text[start : self.at].lower()
        self.skip_spaces()
        if self.peek() != ">":
            raise self.refusal("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.name:
            raise self.refusal("Unmatched end tag", begin, f', expected "</{opened.name}>", found "</{name}>"')
        if self.offset > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _KINDS[opened.name], "offset": opened.offset, "length": self.offset - opened.offset,
        }  # fmt: skip
        attributes = opened.attributes
        if opened.name == "a":
            url = checked_link(attributes.get("href") or "".join(self.out[opened.begin :]))
            if not url:
                return
            entity["url"] = url
        elif opened.name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.name == "tg-emoji":
            if not attributes.get("emoji-id", "").isdecimal():
                raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif opened.name == "tg-time":
            if not attributes.get("unix", "").isdecimal():
                raise bad_request("can't parse entities: Invalid date-time specified")
            entity["unix_time"] = int(attributes["unix"])
            if attributes.get("format"):
                entity["date_time_format"] = attributes["format"]
        elif opened.name in ("pre", "code"):
            self.close_code(opened, entity)
            return
        self.entities.append(entity)

    def close_code(self, opened: _Open, entity: Entity) -> None:
        """`<pre><code class="language-x">` is one entity with a language; a language elsewhere means nothing."""
        language = opened.attributes.get("class", "")
        if opened.name == "code" and language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        last = self.entities[-1] if self.entities else {}
        if opened.name == "pre" and last.get("type") == "code" and last.get("language") and (
            (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        ):  # fmt: skip
            last["type"] = "pre"
            return
        self.entities.append(entity)


def _decode(name: str) -> str:
    if not name.startswith("#"):
        return _CHARACTERS.get(name, "")
    try:
        code = int(name[2:], 16) if name[1:2] == "x" else int(name[1:])
    except ValueError:
        return ""
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def checked_link(url: str) -> str:
    """The link as the server keeps it: with a scheme, or empty when it is none (the text then stays plain)."""
    scheme, separator, rest = url.strip().partition("://")
    if not separator:
        scheme, rest = "http", scheme
    if scheme.lower() not in ("http", "https", "tg", "tonsite") or not rest or " " in rest:
        return ""
    if scheme.lower() != "tg" and "." not in rest.split("/")[0]:
        return ""
    return f"{scheme.lower()}://{rest}" if "/" in rest or scheme.lower() == "tg" else f"{scheme.lower()}://{rest}/"


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities, sorted by offset, longer first. Raises RefusedError for bad markup."""
    if "<" not in text and "&" not in text:
        return text, []
    scanner = _Scanner(text)
    scanner.run()
    for entity in scanner.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(scanner.out), sorted(scanner.entities, key=lambda each: (each["offset"], -each["length"]))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without white space at its ends, the entities moved and cut accordingly; the server does so to every text."""
    body = text.strip()
    if body == text:
        return text, entities
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    most = utf16_length(body)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, most)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return body, kept
