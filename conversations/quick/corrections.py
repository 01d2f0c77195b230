"""Corrections: 更正, 应为, 不是…是…, 以此为准. The last word wins, for what it restates and nothing else."""

from conversations.quick.clauses import QUIET, following, kind_at, preceding
from conversations.quick.ledger import Field
from conversations.quick.roster import Who
from conversations.quick.scene import Mode, Scene, fact_of
from conversations.quick.tokens import CLAUSE_ENDS, STATEMENTS, Kind, Token

_AROUND_NAMES = frozenset({*QUIET, Kind.PREFIX, Kind.DEPARTMENT, Kind.ROLE})


def before_line(scene: Scene) -> None:
    """A line whose statements all stand before its 打错了, or that closes with 以此为准, is a correction as a whole."""
    places = [p for p, token in enumerate(scene.tokens) if token.kind is Kind.CORRECTION]
    if any(token.kind is Kind.STANDS for token in scene.tokens) or (places and 0 <= scene.last_live < places[-1]):
        _start(scene)


def after_line(scene: Scene) -> None:
    """What a correcting line restated may be restated once more below it."""
    if any(token.kind is Kind.STANDS for token in scene.tokens):
        scene.correcting = False
    if any(token.kind is Kind.CORRECTION for token in scene.tokens):
        scene.restated.clear()


def _start(scene: Scene) -> None:
    scene.correcting = True
    scene.restated.clear()


def on_correction(scene: Scene) -> None:
    """更正, 打错了: what follows restates; without a new name it is about the person named last."""
    if scene.last_live >= scene.place or scene.last_live < 0:
        _start(scene)
    scene.pending = []
    if scene.mode is not Mode.PEOPLE and scene.last_named:
        scene.point([scene.last_named])


def on_restated(scene: Scene) -> None:
    """应为, 改为: this clause restates."""
    scene.inline = True
    scene.restated.clear()
    if scene.mode is Mode.NOBODY and scene.last_named and not scene.people:
        scene.point([scene.last_named])


def on_is(scene: Scene) -> bool:
    """`38.1是苏小涛的` in a correction: the statement before goes to the name behind. True if it was that."""
    name = following(scene.tokens, scene.place, _AROUND_NAMES)
    before = scene.tokens[scene.place - 1] if scene.place else None
    if not (scene.correcting or scene.inline) or kind_at(scene.tokens, name) is not Kind.NAME or name is None:
        return False
    if before is None or before.kind is not Kind.TEMPERATURE or kind_at(scene.tokens, name + 1) is not Kind.OF:
        return False
    owner = _key(scene, scene.tokens[name])
    _move(scene, [before], [key for key in scene.ledger.facts if key != owner], owner)
    scene.meet(owner)
    scene.point([owner])
    scene.place = name
    return True


def is_owned(scene: Scene) -> bool:
    """Whether the statement at this place is given to a name behind it by 是…的."""
    if not (scene.correcting or scene.inline) or scene.tokens[scene.place].kind is not Kind.TEMPERATURE:
        return False
    verb = scene.place + 1
    name = following(scene.tokens, verb, _AROUND_NAMES)
    if kind_at(scene.tokens, verb) not in (Kind.YES, Kind.IS) or name is None:
        return False
    return kind_at(scene.tokens, name) is Kind.NAME and kind_at(scene.tokens, name + 1) is Kind.OF


def on_denied_status(scene: Scene, token: Token) -> None:
    """`更正：没请假`: in a correction a denied status goes."""
    if scene.correcting or scene.inline:
        for key in scene.subject:
            scene.ledger.retract(key, Field.STATUS, code=token.code)


def moves(scene: Scene) -> bool:
    """`报错了，是李四发烧`: in a correction, what is said of the name at this place was said of another."""
    before = preceding(scene.tokens, scene.place, _AROUND_NAMES)
    return scene.correcting and before is not None and scene.tokens[before].text == "是"


def _key(scene: Scene, token: Token) -> str:
    return scene.ledger.name(token.who or Who(token.text), token.start)


def _move(scene: Scene, told: list[Token], wrong: list[str], right: str) -> None:
    for token in told:
        for key in wrong:
            scene.ledger.retract_same(key, fact_of(token))
        scene.ledger.retract_same(right, fact_of(token))
        scene.ledger.state(right, fact_of(token))


def on_is_not(scene: Scene) -> None:
    """不是张三，是李四 moves a statement; 不是37.8，是36.8 takes one back."""
    after = following(scene.tokens, scene.place, _AROUND_NAMES)
    if kind_at(scene.tokens, after) is Kind.NAME and after is not None:
        _other_person(scene, after)
    else:
        _other_statement(scene)


def _other_person(scene: Scene, after: int) -> None:
    tokens = scene.tokens
    wrong: list[str] = []
    place: int | None = after
    while place is not None and tokens[place].kind is Kind.NAME:
        wrong.append(_key(scene, tokens[place]))
        last = place
        place = following(tokens, place, {*_AROUND_NAMES, Kind.JOIN})
    verb = following(tokens, last, {*QUIET, Kind.COMMA, Kind.BUT, Kind.OF})
    linked = kind_at(tokens, verb) in (Kind.IS, Kind.YES, Kind.RESTATED)
    name = following(tokens, verb, _AROUND_NAMES) if verb is not None and linked else None
    if name is not None and tokens[name].kind is Kind.NAME:
        _hand_over(scene, wrong, name)
        scene.place = name
        return
    opening = max((p for p in range(scene.place) if tokens[p].kind in (Kind.STOP, Kind.CORRECTION)), default=-1)
    told = [token for token in tokens[opening + 1 : scene.place] if token.live]
    for token in told:
        for key in wrong:
            scene.ledger.retract_same(key, fact_of(token))
    if not told and scene.subject:
        _hand_all(scene, wrong, scene.subject[0])
    scene.place = last


def _hand_over(scene: Scene, wrong: list[str], name: int) -> None:
    """From the wrong people to the right one: what stood before, else what follows, else everything."""
    right = _key(scene, scene.tokens[name])
    told = list(scene.pending)
    scene.pending = []
    _move(scene, told, wrong, right)
    if not told:
        ahead: list[Token] = []
        for token in scene.tokens[name + 1 :]:
            if token.kind in (Kind.STOP, Kind.NAME):
                break
            if token.live:
                ahead.append(token)
        for token in ahead:
            for key in wrong:
                scene.ledger.retract_same(key, fact_of(token))
        if not ahead:
            _hand_all(scene, wrong, right)
    scene.meet(right)
    scene.point([right])


def _hand_all(scene: Scene, wrong: list[str], right: str) -> None:
    for key in wrong:
        if key != right:
            scene.ledger.facts[right] += scene.ledger.facts[key]
            scene.ledger.facts[key] = []


def _other_statement(scene: Scene) -> None:
    if scene.mode is not Mode.PEOPLE and scene.last_named:
        scene.point([scene.last_named])
    for place in range(scene.place + 1, len(scene.tokens)):
        token = scene.tokens[place]
        if token.kind in CLAUSE_ENDS or token.kind in (Kind.IS, Kind.IS_NOT, Kind.YES, Kind.RESTATED, Kind.NAME):
            break
        if token.kind in STATEMENTS:
            for key in scene.subject:
                scene.ledger.retract_same(key, fact_of(token))
            token.dead = True
    scene.inline = True
