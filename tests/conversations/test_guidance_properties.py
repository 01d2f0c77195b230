"""Whatever managers, officers and admins do with guidance: nothing crashes, receipts never step back, one version of each is the newest,
and nobody publishes but admins."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from conversations.codes import RiskLevel
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.guidance_records import PublishGuidance, WithdrawGuidance
from conversations.wording import Wording
from tests.conversations.dialogue import Talk, check
from tests.conversations.guidance_scenes import ADMIN, SECOND, masks, people, plain
from tests.conversations.scenes import MANAGER, OFFICER
from tests.conversations.world import World

WORDING = Wording()
CHATS = st.sampled_from((MANAGER, SECOND, OFFICER, ADMIN))
TEXTS = st.one_of(
    st.sampled_from(("/guidance", "/guidance 口罩", "/today", "/cancel", "口罩", "a:b", "12月31日", "今天", " ", "口罩" * 400)),
    st.text(max_size=70),
)


class Library(RuleBasedStateMachine):
    """Four phones and a library."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        people(Talk(self.world))
        self.world.apply(masks(), ADMIN)
        self.world.apply(plain("高风险", "High risk", risks=(RiskLevel.HIGH,)), ADMIN)
        self.buttons: dict[int, list[str]] = {chat: ["guide:1", "today"] for chat in (MANAGER, SECOND, OFFICER, ADMIN)}
        self.receipts: dict[tuple[int, int], bool] = {}

    def _take(self, chat: int, signal: Signal) -> None:
        turn = self.world.say(chat, signal)
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
        newest = [b.data for view in turn.replies for row in view.rows for b in row]
        assert newest, "a card without a way out"
        self.buttons[chat] = (self.buttons[chat] + newest)[-60:]
        if chat != ADMIN:
            assert not any(isinstance(one, PublishGuidance | WithdrawGuidance) for one in turn.records)

    @rule(chat=CHATS, pick=st.integers(0, 10_000))
    def tap(self, chat: int, pick: int) -> None:
        """A button seen at any time; often one of the newest."""
        known = self.buttons[chat]
        self._take(chat, Tapped(known[-1 - pick % len(known)]))

    @rule(chat=CHATS, pick=st.integers(0, 10_000), times=st.integers(1, 8))
    def go_on(self, chat: int, pick: int, times: int) -> None:
        """Several taps on the newest card, as somebody does who fills in a questionnaire."""
        for step in range(times):
            self._take(chat, Tapped(self.buttons[chat][-1 - (pick + step) % min(12, len(self.buttons[chat]))]))

    @rule(chat=CHATS, text=TEXTS)
    def type(self, chat: int, text: str) -> None:
        """Any text."""
        self._take(chat, Typed(text))

    @rule(
        chat=CHATS, verb=st.sampled_from(("guides", "guidesin", "guidefind", "guidewho", "guideok", "guidebody")), rest=st.text(max_size=20)
    )
    def forged(self, chat: int, verb: str, rest: str) -> None:
        """A button that was never ours."""
        self._take(chat, Tapped(f"{verb}:{rest}"))

    @rule(level=st.sampled_from(RiskLevel))
    def risk_changes(self, level: RiskLevel) -> None:
        """The city's risk."""
        self.world.say_risk("220100", level)

    @rule()
    def next_day(self) -> None:
        """Midnight passes."""
        self.world.now += timedelta(days=1)

    @invariant()
    def receipts_never_step_back(self) -> None:
        """What was read stays read, what was confirmed stays confirmed."""
        now = self.world.library.receipts
        assert all(key in now and now[key] >= confirmed for key, confirmed in self.receipts.items())
        self.receipts = dict(now)

    @invariant()
    def one_version_is_the_newest(self) -> None:
        """Of each guidance, with numbers without a gap."""
        by_guidance: dict[int, list[tuple[int, bool]]] = {}
        for one in self.world.library.versions.values():
            by_guidance.setdefault(one.guidance_id, []).append((one.number, one.current))
        for versions in by_guidance.values():
            assert [number for number, _ in versions] == list(range(1, len(versions) + 1))
            assert [current for _, current in versions] == [False] * (len(versions) - 1) + [True]


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
