"""The passes that a line goes through, in their order: cut, name, bury what is no report, turn denials, read."""

from conversations.quick import health, scope
from conversations.quick.interpret import read_line
from conversations.quick.naming import Namer
from conversations.quick.scene import Scene
from conversations.quick.tokenise import Tokeniser
from conversations.quick.tokens import Kind, Token, bodily


class Reader:
    """Takes pieces of one message through the passes, into one scene."""

    def __init__(self, tokeniser: Tokeniser, namer: Namer, scene: Scene) -> None:
        self.tokeniser, self.namer, self.scene = tokeniser, namer, scene

    def tokens(self, start: int, end: int, *, numbered: bool = False) -> list[Token]:
        """The named tokens of a piece of the normal form."""
        return self.namer.name_line(self.tokeniser.tokens(start, end, numbered=numbered))

    def settle(self, tokens: list[Token], *, other_day: bool = False) -> None:
        """Find out what counts: which statements are reports of the day, and which of them are denied."""
        scope.questions(tokens)
        health.answers(tokens)
        scope.wishes(tokens)
        scope.requests(tokens)
        scope.other_days(tokens, other=other_day)
        scope.relatives(tokens)
        health.denials(tokens)
        health.endings(tokens)
        health.workplaces(tokens)
        health.qualifiers(tokens)
        health.zero_counts(tokens)

    def read(self, tokens: list[Token]) -> None:
        """Settle a piece and read it."""
        self.settle(tokens)
        read_line(self.scene, tokens)


def plausible_value(tokens: list[Token]) -> bool:
    """Whether a piece holds a reading that could be somebody's temperature."""
    return any(token.kind is Kind.TEMPERATURE and bodily(token.number) for token in tokens)
