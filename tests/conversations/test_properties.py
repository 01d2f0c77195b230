"""Whatever people do: nothing crashes, nothing confirmed is lost, nobody unfit is on post, and there is always a way out."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conversations.codes import Status
from conversations.courier import Spot
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Signal, Tapped, Typed, Unread, Unreadable
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileReport
from conversations.rules.fitness import is_unfit
from conversations.wording import Wording
from tests.conversations.dialogue import check
from tests.conversations.world import World
from tests.conversations.world_bars import ledger

WORDING = Wording()
TEXTS = st.one_of(
    st.sampled_from(
        [
            "365",
            "3７．５",
            "38度2",
            "99",
            "😀",
            "38.2",
            "王芳",
            "wf",
            "咳嗽",
            "/today",
            "/cancel",
            "/roster",
            "／help",
            "/report@x",
            "王芳 38.2 咳嗽 就医",
        ]
    ),
    st.text(max_size=60),
    st.just("发烧" * 2500),
)

SHOWN: tuple[Signal, ...] = (
    Pictured(Photo("f", "u")),
    Pictured(Photo("g", "v", as_file=True), album="7"),
    Located(Spot(43_886_800, 125_324_500), datetime(2026, 11, 23, 1, 0, tzinfo=UTC), 7),
    Located(Spot(-90_000_000, 180_000_000), datetime(2026, 11, 23, 1, 0, tzinfo=UTC), 8, live_seconds=0x7FFFFFFF),
)


class Phone(RuleBasedStateMachine):
    """A manager with an impatient thumb: new and old buttons, any text, days that go by."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.manager()
        self.world.hire("王芳|收银员", "李强", "赵敏", "<b>A&B</b>", "欧阳志远")
        self.buttons: list[str] = ["today"]
        self.newest: list[str] = ["today"]

    def _take(self, signal: object) -> None:
        filed = len(self.world.reports)
        turn = self.world.say(1, signal)  # type: ignore[arg-type]
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
        if turn.toast:
            assert len(WORDING.toast(turn.toast, "en")) <= 200
        self.newest = [b.data for view in turn.replies for row in view.rows for b in row]
        assert self.newest, "a card without a way out"
        self.buttons = (self.buttons + self.newest)[-60:]
        assert len(self.world.reports) == filed + sum(isinstance(r, FileReport) for r in turn.records)

    @rule(pick=st.integers(0, 10_000))
    def tap_new(self, pick: int) -> None:
        """A button of the newest card."""
        self._take(Tapped(self.newest[pick % len(self.newest)]))

    @rule(pick=st.integers(0, 10_000))
    def tap_any(self, pick: int) -> None:
        """A button seen at any time."""
        self._take(Tapped(self.buttons[pick % len(self.buttons)]))

    @rule(pick=st.integers(0, 10_000))
    def tap_twice(self, pick: int) -> None:
        """Two taps within 50 ms act once."""
        data = self.newest[pick % len(self.newest)]
        before = len(self.world.reports)
        self._take(Tapped(data))
        self._take(Tapped(data))
        assert len(self.world.reports) <= before + 1

    @rule(text=TEXTS)
    def type(self, text: str) -> None:
        """Any text."""
        self._take(Typed(text))

    @rule(data=st.text(max_size=40))
    def forged(self, data: str) -> None:
        """A button that was never ours."""
        self._take(Tapped(data))

    @rule(kind=st.sampled_from(Unread))
    def unreadable(self, kind: Unread) -> None:
        """A voice message, a sticker."""
        self._take(Unreadable(kind))

    @rule(signal=st.sampled_from(SHOWN))
    def shown(self, signal: Signal) -> None:
        """A photo, a place."""
        self._take(signal)

    @rule()
    def edited(self) -> None:
        """An edited message."""
        self._take(Typed("38.2", edited=True))

    @rule()
    def next_day(self) -> None:
        """Midnight passes."""
        self.world.now += timedelta(days=1)

    @precondition(lambda self: self.world.staff[17])
    @rule()
    def somebody_leaves(self) -> None:
        """The roster changes behind a running draft."""
        self.world.staff[17].pop()

    @invariant()
    def revisions_are_gapless(self) -> None:
        """Each day's reports are numbered from one: none is lost, none is doubled."""
        by_day: dict[object, list[int]] = {}
        for report in self.world.reports:
            by_day.setdefault(report.day, []).append(report.revision)
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_day.values())

    @invariant()
    def nobody_unfit_is_on_post(self) -> None:
        """D3."""
        for report in self.world.reports:
            for entry in report.entries:
                unfit = is_unfit(entry.temperature, entry.symptoms, DEFAULT_POLICY)
                assert not (unfit and entry.status is Status.ON_POST)

    @invariant()
    def people_in_isolation_are_never_swallowed(self) -> None:
        """Who was in isolation or hospital is in the next report, unless he has left the roster."""
        for enterprise in (17,):
            told = ledger(self.world, enterprise)
            if told.today is not None and told.today.revision == 1:
                present = {p.id for p in self.world.staff[enterprise]}
                assert {e.staff_id for e in told.carried} & present <= {e.staff_id for e in told.today.entries} | (present - self.alive())

    def alive(self) -> set[int]:
        """Ids that were not marked departed."""
        return {p.id for p in self.world.staff[17] if not p.departed}


TestPhone = Phone.TestCase
TestPhone.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
