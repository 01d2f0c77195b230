"""Names that are longer than the roster's, or are written in pieces: 张伟民 beside 张伟, 司马国强, 热依汗·买买提, 吴和平."""

from conversations.quick.clauses import following, kind_at
from conversations.quick.name_signs import BEFORE, FUNCTION, GIVEN_NAMES, NEVER_IN_NAMES, TITLES, VERBS, is_han
from conversations.quick.normalise import Text
from conversations.quick.roster import Roster, Who, squeezed
from conversations.quick.surnames import COMMON, COMPOUND
from conversations.quick.tokens import Kind, Token


class LongNames:
    """Puts names together that the tables have cut."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self.text, self.roster = text, roster

    def names(self, tokens: list[Token]) -> list[Token]:
        """The tokens with every longer name in one piece."""
        return self._pieced_names(self._dotted_names(self._long_names(tokens)))

    def _long_names(self, tokens: list[Token]) -> list[Token]:
        """`张伟民` is nobody of a roster that has 张伟, nor is 司马国强 its 马国强; `王和平` is a name, not a list."""
        joined: list[Token] = []
        for place, token in enumerate(tokens):
            last = joined[-1] if joined else None
            if (last and last.kind is Kind.NAME and last.code == "full" and self._lengthens(tokens, place, last)) or (
                last and token.kind is Kind.NAME and token.code == "full" and self._leads(joined, token)
            ):
                joined[-1] = self._merged(last, token)
            else:
                joined.append(token)
        return joined

    def _dotted_names(self, tokens: list[Token]) -> list[Token]:
        """A long name with a dot that the roster does not have: 热依汗·买买提."""
        joined: list[Token] = []
        for token in tokens:
            parts = (Kind.WORD, Kind.NAME)
            dotted = len(joined) > 1 and joined[-1].text == "·" and joined[-2].end + 1 == token.start
            if dotted and joined[-2].kind in parts and token.kind in parts:
                joined.pop()
                joined[-1] = self._merged(joined[-1], token)
            elif joined and "·" in joined[-1].text and joined[-1].code == "long" and joined[-1].end == token.start and self._goes_on(token):
                joined[-1] = self._merged(joined[-1], token)
            else:
                joined.append(token)
        return joined

    @staticmethod
    def _goes_on(token: Token) -> bool:
        return len(token.text) == 1 and is_han(token.text) and token.text not in NEVER_IN_NAMES | FUNCTION

    def _pieced_names(self, tokens: list[Token]) -> list[Token]:
        """吴和平 before a reading: a surname and a word of the tables make a name."""
        joined: list[Token] = []
        for place, token in enumerate(tokens):
            last = joined[-1] if joined else None
            pieced = (
                last is not None
                and last.kind is Kind.WORD
                and last.text in COMMON
                and last.end == token.start
                and token.kind in (Kind.FILLER, Kind.NORMAL)
                and len(token.text) == 2
                and is_han(token.text[0])
                and (len(joined) < 2 or joined[-2].kind in BEFORE)
                and (token.text in GIVEN_NAMES or kind_at(tokens, following(tokens, place, {Kind.BLANK, Kind.COLON})) is Kind.TEMPERATURE)
            )
            if pieced and last:
                joined[-1] = self._merged(last, token)
            else:
                joined.append(token)
        return joined

    def _lengthens(self, tokens: list[Token], place: int, name: Token) -> bool:
        """One sign left over behind a two-character name makes it another person's."""
        sign = tokens[place]
        if sign.start != name.end or len(sign.text) != 1 or not is_han(sign.text) or not is_han(name.text[-1]):
            return False
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        closes = after is None or after.start != sign.end or not is_han(after.text[0])
        if len(squeezed(name.text)) != 2 and name.text[:2] not in COMPOUND:
            return False
        if sign.kind is Kind.WORD:
            return sign.text not in TITLES | FUNCTION | VERBS and (after is None or after.text not in ("了", "着", "过"))
        return closes and sign.text in "刚全来和成会能" and after is not None and after.kind is Kind.TEMPERATURE

    def _leads(self, joined: list[Token], name: Token) -> bool:
        last = joined[-1]
        if last.kind is not Kind.WORD or last.end != name.start or len(last.text) != 1:
            return False
        if last.text + name.text[0] in COMPOUND:
            return True
        return last.text in COMMON and len(name.text) == 2 and (len(joined) < 2 or joined[-2].kind in BEFORE)

    def _merged(self, first: Token, second: Token) -> Token:
        start, end = first.start, second.end
        token = Token(Kind.NAME, self.text.normal[start:end], start, end, "long")
        quoted = self.text.quoted(start, end)
        slips = self.roster.slips(squeezed(token.text))
        token.who = self.roster.who(quoted, slips, sure=False) if slips else Who(quoted)
        return token
