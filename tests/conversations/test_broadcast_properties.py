"""Whatever authors, other admins and recipients do: nothing crashes, only legal moves, nobody is asked twice, the count is always there."""

from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conversations.audience import Audience
from conversations.broadcast import Outcome, State
from conversations.broadcast_records import CreateBroadcast
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.content import MOST_PARTS, Entity, MediaFile, MediaKind, Part
from conversations.content_limits import broken
from conversations.disinfection import Photo
from conversations.engine.signals import Pictured, Signal, Tapped, Typed, Unread, Unreadable, Uploaded
from conversations.roles import Role
from conversations.rules.broadcast_moves import LEGAL, from_states, may_move
from conversations.view import Line, Style, View
from conversations.wording import Wording
from tests.conversations import world_broadcasts
from tests.conversations.dialogue import check
from tests.conversations.world import World

WORDING = Wording()
MANAGER, OFFICER, AUTHOR, SECOND = 1, 2, 5, 6
CHATS = (MANAGER, OFFICER, AUTHOR, SECOND)
TEXTS = st.one_of(
    st.sampled_from(
        [
            "明天起测温",
            "Hello",
            "南关",
            "3",
            "99",
            "明天 9:00",
            "9:00",
            "南关祥瑞摄影店\n没有",
            "恒佳",
            "朝阳",
            "/broadcast",
            "/broadcasts",
            "/cancel",
        ]
    ),
    st.text(max_size=40),
    st.just("字" * 5000),
)
FORGED = (
    *("bcok:1", "bcok:0", "bcok:x", "bcok:1:2", "bcok:1:1:chase", "bc:1", "bcyes:1:1", "bctake:1:yes", "bcwho:1:sent:0", "bcedit:1"),
    *("bccancel:1:yes", "bce:1", "bceyes:1:1", "bceno:1:1", "bceback:1:1", "bceyes:1:2"),
)
KINDS = st.sampled_from(MediaKind)


def sent(number: int, album: str, kind: MediaKind, text: str) -> Part:
    """A message with a file."""
    return Part(text, files=(MediaFile(kind, f"f{number}", f"{number}.bin", 10),), album=album)


class Phones(RuleBasedStateMachine):
    """Two admins, an officer, a manager; broadcasts that start and arrive by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.manager()
        self.world.officer()
        self.world.admin(AUTHOR)
        self.world.admin(SECOND, "郑管理")
        self.buttons: dict[int, list[str]] = {chat: ["today"] for chat in CHATS}
        self.newest: dict[int, list[str]] = {chat: ["today"] for chat in CHATS}
        self.main: dict[int, list[str]] = {chat: ["today"] for chat in CHATS}
        self._take(AUTHOR, Typed("/broadcast"))

    def _take(self, chat: int, signal: Signal) -> None:
        before = len(self.world.records)
        turn = self.world.say(chat, signal)
        assert turn.replies or turn.toast
        for view in turn.replies:
            self._check(view)
        if turn.toast:
            assert len(WORDING.toast(turn.toast, "en")) <= 200
        shown = [b.data for view in turn.replies for row in view.rows for b in row]
        self.newest[chat] = shown or self.newest[chat]
        main = [b.data for view in turn.replies for row in view.rows for b in row if b.style in (Style.PRIMARY, Style.SUCCESS)]
        self.main[chat] = main[:1] or shown[:1] or self.main[chat]
        self.buttons[chat] = (self.buttons[chat] + shown)[-60:]
        for record in self.world.records[before:]:
            if isinstance(record, CreateBroadcast | Tried):
                assert record.content
                assert all(
                    parts and len(parts) <= MOST_PARTS and all(broken(p) is None for p in parts) for parts in record.content.values()
                )
            if isinstance(record, CreateBroadcast):
                assert record.audience.roles
                assert record.expected > 0

    @staticmethod
    def _check(view: View) -> None:
        for language in ("zh-CN", "en"):
            check(WORDING.screen(view, language))
        assert Line("audience-uncounted") not in view.lines, "a card without the count"

    @rule(chat=st.sampled_from((AUTHOR, AUTHOR, AUTHOR, *CHATS)), pick=st.integers(0, 10_000))
    def tap_new(self, chat: int, pick: int) -> None:
        """A button of the newest card."""
        self._take(chat, Tapped(self.newest[chat][pick % len(self.newest[chat])]))

    @rule(chat=st.sampled_from((AUTHOR, AUTHOR, *CHATS)))
    def go_on(self, chat: int) -> None:
        """The button that leads on."""
        self._take(chat, Tapped(self.main[chat][0]))

    @rule(steps=st.integers(1, 8))
    def hurries(self, steps: int) -> None:
        """Writes one without looking left or right."""
        self._take(AUTHOR, Tapped("bcnew:new"))
        self._take(AUTHOR, Typed("明天起测温"))
        for _ in range(steps):
            self._take(AUTHOR, Tapped(self.main[AUTHOR][0]))

    @rule(confirm=st.booleans(), ask=st.booleans())
    def is_there(self, *, confirm: bool, ask: bool) -> None:
        """One that was written before, and all have on their phones."""
        content = {"zh-CN": (Part("明天起测温"), Part("x", files=(MediaFile(MediaKind.PHOTO, "f1"), MediaFile(MediaKind.PHOTO, "f2"))))}
        self.world.apply(CreateBroadcast(content, Audience(tuple(Role)), confirm, None, ask, expected=4), AUTHOR)
        self._take(AUTHOR, Tapped(f"bc:{len(self.world.broadcasts.held)}"))
        self._take(SECOND, Tapped(f"bc:{len(self.world.broadcasts.held)}"))

    @rule(chat=st.sampled_from(CHATS), pick=st.integers(0, 10_000))
    def tap_any(self, chat: int, pick: int) -> None:
        """A button seen at any time, twice."""
        data = self.buttons[chat][pick % len(self.buttons[chat])]
        self._take(chat, Tapped(data))
        self._take(chat, Tapped(data))

    @rule(text=TEXTS, forwarded=st.booleans())
    def type(self, text: str, forwarded: bool) -> None:
        """Any text, some of it bold."""
        self._take(AUTHOR, Typed(text, forwarded=forwarded, entities=(Entity("bold", 0, 1),)))

    @rule(number=st.integers(0, 12), album=st.sampled_from(("", "7")), kind=KINDS, text=st.sampled_from(("", "x", "y" * 1025)))
    def sends(self, number: int, album: str, kind: MediaKind, text: str) -> None:
        """A photo, a file, a voice message, alone or of an album."""
        part = sent(number, album, kind, text)
        makers: dict[MediaKind, Callable[[], Signal]] = {
            MediaKind.PHOTO: lambda: Pictured(Photo(f"f{number}", f"u{number}"), album, part),
            MediaKind.DOCUMENT: lambda: Uploaded(f"f{number}", "花名册.xlsx", 10, part),
        }
        self._take(AUTHOR, makers.get(kind, lambda: Unreadable(Unread.VOICE, part))())

    @rule(kind=st.sampled_from(Unread))
    def unreadable(self, kind: Unread) -> None:
        """What cannot be passed on."""
        self._take(AUTHOR, Unreadable(kind))

    @rule(chat=st.sampled_from(CHATS), data=st.sampled_from(FORGED))
    def forged(self, chat: int, data: str) -> None:
        """A button of somebody else."""
        before = dict(self.world.broadcasts.held)
        self._take(chat, Tapped(data))
        if chat in (MANAGER, OFFICER):
            assert before == self.world.broadcasts.held

    @precondition(lambda self: any(one.state is State.SCHEDULED for one in self.world.broadcasts.held.values()))
    @rule()
    def time_comes(self) -> None:
        """The first that is due starts."""
        key = next(key for key, one in self.world.broadcasts.held.items() if one.state is State.SCHEDULED)
        world_broadcasts.start(self.world, key)
        for chat in CHATS:
            for screen, subject in (
                ("broadcast", f"{key}:0"),
                ("broadcast", f"{key}:2"),
                ("broadcast_progress", str(key)),
                ("broadcast_asked", str(key)),
            ):
                view = self.world.composed(chat, screen, subject)
                if view is not None:
                    self._check(view)
                    self.newest[chat] = [b.data for row in view.rows for b in row] or self.newest[chat]

    @precondition(lambda self: any(one.state is State.RUNNING for one in self.world.broadcasts.held.values()))
    @rule(outcome=st.sampled_from((Outcome.SENT, Outcome.FAILED, Outcome.UNREACHABLE)))
    def arrives(self, outcome: Outcome) -> None:
        """The next recipient's turn."""
        key = next(key for key, one in self.world.broadcasts.held.items() if one.state is State.RUNNING)
        waiting = [who for who, one in self.world.broadcasts.outcomes[key].items() if one is Outcome.PENDING]
        if waiting:
            world_broadcasts.happens(self.world, key, waiting[0], outcome)

    @invariant()
    def nobody_stands_in_two_outcomes(self) -> None:
        """The figures are those of the rows."""
        for key in self.world.broadcasts.held:
            found = world_broadcasts.broadcast(self.world, key)
            assert found is not None
            assert found.tally.total == len(self.world.broadcasts.outcomes.get(key, {}))


TestPhones = Phones.TestCase
TestPhones.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))


def test_every_state_is_reached_from_a_draft_and_the_cancelled_stays_so() -> None:
    reached, grown = {State.DRAFT}, True
    while grown:
        after = reached | {one for state in reached for one in LEGAL[state]}
        grown, reached = after != reached, after
    assert reached == set(State) == set(LEGAL)
    assert not LEGAL[State.CANCELLED]
    assert not any(may_move(state, state) for state in State)
    assert [state for state in State if may_move(state, State.DRAFT)] == [State.SCHEDULED]
    assert all(from_states(state) == tuple(one for one in State if may_move(one, state)) for state in State)
    assert all(may_move(state, State.CANCELLED) for state in (State.DRAFT, State.SCHEDULED, State.RUNNING, State.PAUSED))
