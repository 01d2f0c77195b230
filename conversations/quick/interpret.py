"""One line after the other: every token does its part to the scene, and statements reach the ledger."""

from collections.abc import Callable
from functools import partial

from conversations.quick import corrections, subjects
from conversations.quick.clauses import QUIET, kind_at
from conversations.quick.scene import Mode, Scene
from conversations.quick.statements import deal_next, on_over, on_statement
from conversations.quick.tokens import STATEMENTS, Kind, Token

_Handler = Callable[[Scene, Token], None]


def _statement(scene: Scene, token: Token) -> None:
    if token.live and not corrections.is_owned(scene):
        on_statement(scene, token)
    elif token.kind is Kind.STATUS and token.denied:
        corrections.on_denied_status(scene, token)


def _over(scene: Scene, token: Token) -> None:
    if not token.dead:
        on_over(scene)


def _nobody(scene: Scene, token: Token) -> None:
    after = kind_at(scene.tokens, scene.place + 1)
    if after in (Kind.SYMPTOM, Kind.COMPLAINT, Kind.STATUS, Kind.YES, Kind.SOME):
        scene.point([], Mode.IGNORED if token.dead else Mode.REST)


def _comma(scene: Scene, _token: Token) -> None:
    deal_next(scene)
    scene.moving = False
    if not scene.below:
        scene.pending = []
    ahead = scene.tokens[scene.place :]
    if scene.excepting and scene.excepted and not any(token.kind is Kind.EXCEPT_END for token in ahead):
        subjects.end_exception(scene)


def _join(scene: Scene, _token: Token) -> None:
    deal_next(scene)


def _stop(scene: Scene, token: Token) -> None:
    deal_next(scene)
    scene.inline = scene.moving = False
    scene.pending = []
    if token.text != ";":
        scene.people = []
        scene.heading = []
    if scene.mode in (Mode.IGNORED, Mode.REST):
        scene.to_head()


def _deal(scene: Scene, _token: Token) -> None:
    if scene.mode is Mode.PEOPLE and len(scene.subject) == 1 and len(scene.people) > 1 and not scene.fresh:
        scene.point(list(scene.people))
    if scene.mode is Mode.PEOPLE and len(scene.subject) > 1:
        scene.dealing, scene.dealt = 0, set()


def _close(scene: Scene, _token: Token) -> None:
    """`请假2人（张三、李四）`: a list in brackets ends with them."""
    if scene.excepting and scene.excepted and not any(t.kind is Kind.EXCEPT_END for t in scene.tokens[scene.place :]):
        subjects.end_exception(scene)  # 全员（除张三）正常
    if scene.heading_in_brackets:
        scene.heading, scene.heading_in_brackets = [], False


def _below(scene: Scene, _token: Token) -> None:
    scene.point([], Mode.NOBODY)


def _excluded(scene: Scene, _token: Token) -> None:
    if scene.excluded:
        scene.point(sorted(scene.excluded, key=scene.ledger.named_at.__getitem__))


def _is(scene: Scene, _token: Token) -> None:
    corrections.on_is(scene)


def _again(scene: Scene, _token: Token) -> None:
    scene.again = True


def _elsewhere(scene: Scene, token: Token) -> None:
    if token.text.endswith("计") or token.text.startswith(("合", "总", "小", "共", "平均")):
        scene.point([], Mode.IGNORED)


def _bare(handler: Callable[[Scene], None]) -> _Handler:
    return partial(_without_token, handler)


def _without_token(handler: Callable[[Scene], None], scene: Scene, _token: Token) -> None:
    handler(scene)


_HANDLERS: dict[Kind, _Handler] = {
    **dict.fromkeys(STATEMENTS, _statement),
    Kind.NAME: subjects.on_name,
    Kind.ALL: subjects.on_all,
    Kind.REST: subjects.on_all,
    Kind.NOBODY: _nobody,
    Kind.STAFF: _bare(subjects.on_staff),
    Kind.ABOVE: _bare(subjects.on_above),
    Kind.BELOW: _below,
    Kind.COUNT: subjects.on_count,
    Kind.SHARE: _bare(subjects.on_share),
    Kind.EXCEPT: _bare(subjects.on_except),
    Kind.EXCEPT_END: _bare(subjects.end_exception),
    Kind.EXCLUDED: _excluded,
    Kind.PRONOUN: subjects.on_pronoun,
    Kind.SELF: _bare(subjects.on_self),
    Kind.ROLE: subjects.on_attribute,
    Kind.DEPARTMENT: subjects.on_attribute,
    Kind.DEAL: _deal,
    Kind.OVER: _over,
    Kind.COMMA: _comma,
    Kind.JOIN: _join,
    Kind.SLASH: _join,
    Kind.STOP: _stop,
    Kind.CLOSE: _close,
    Kind.CORRECTION: _bare(corrections.on_correction),
    Kind.RESTATED: _bare(corrections.on_restated),
    Kind.IS: _is,
    Kind.YES: _is,
    Kind.IS_NOT: _bare(corrections.on_is_not),
    Kind.AGAIN: _again,
    Kind.ELSEWHERE: _elsewhere,
}


def read_line(scene: Scene, tokens: list[Token]) -> None:
    """Read one line; what it heads, if it is a heading, stays in the scene for the lines below."""
    scene.begin(tokens)
    scene.excluded = set(subjects.excluded_names(scene))
    corrections.before_line(scene)
    while scene.place < len(tokens):
        token = tokens[scene.place]
        handler = _HANDLERS.get(token.kind)
        if handler:
            handler(scene, token)
        scene.place += 1
    corrections.after_line(scene)
    if is_heading(tokens):
        scene.heading_below = [token for token in scene.pending if not token.dead]


def is_heading(tokens: list[Token]) -> bool:
    """A line without names that ends in a colon, stands in brackets, or is nothing but a status."""
    told = [token for token in tokens if token.kind not in QUIET]
    if not told or any(token.kind is Kind.NAME for token in told):
        return False
    if told[-1].kind is Kind.COLON or (told[0].kind is Kind.OPEN and told[0].text == "["):
        return True
    if any(token.kind is Kind.BELOW for token in told):
        return True
    first = next((p for p, token in enumerate(told) if token.kind in (Kind.STATUS, Kind.SYMPTOM)), None)
    around = (
        Kind.STATUS,
        Kind.SYMPTOM,
        Kind.TODAY,
        Kind.COUNT,
        Kind.STAFF,
        Kind.OF,
        Kind.OPEN,
        Kind.CLOSE,
        Kind.LIST_NUMBER,
        Kind.JOIN,
        Kind.MARK,
    )
    return first is not None and all(kind_at(told, p) in around for p in range(len(told)))
