"""Whatever officers tap, in whichever order, also old buttons and others': one holds an alert at most, an open one goes on, a resolved one
is silent, nothing crashes, and every card has a way out."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conversations.alert_chase import chase_of
from conversations.alert_records import AlertRecord, SeeDetail
from conversations.codes import AlertKind, AlertState
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.roles import Membership, Role
from conversations.rules.escalation import broken
from conversations.wording import Wording
from tests.conversations.dialogue import check
from tests.conversations.world import DIVISION, World
from tests.conversations.world_alerts import corrected, of_enterprise_kind, told_again

WORDING = Wording()
OFFICERS = (2, 3, 4, 5)
FOREIGN = 6
FIRST = 101
VERBS = ("alert:{}", "ack:{}", "silent:{}", "silent:{}:4", "silent:{}:morning", "hand:{}", "hand:{}:3:yes", "hand:{}:4:yes")
LATER = ("res:{}", "reopen:{}", "reopen:{}:yes", "detail:{}", "story:{}:0", "story:{}:-1", "story:{}:9")


class Officers(RuleBasedStateMachine):
    """Two officers of the district, one of the city, an admin; alerts of every kind; time that passes."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.officer(2)
        self.world.officer(3, "胡明")
        self.world.enrol(4, "安晓宁", Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/"))
        self.world.admin(5)
        self.world.enrol(
            FOREIGN, "外区", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path="/220000/220200/220202/")
        )
        of_enterprise_kind(self.world, AlertKind.FEVER)
        self.buttons: dict[int, list[str]] = {chat: [f"alerts:{DIVISION}", "alerts:all"] for chat in OFFICERS}

    def _take(self, chat: int, signal: Signal) -> None:
        turn = self.world.say(chat, signal)
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
        shown = [b.data for view in turn.replies for row in view.rows for b in row]
        assert shown, "a card without a way out"
        self.buttons[chat] = (self.buttons[chat] + shown)[-40:]

    @rule(chat=st.sampled_from(OFFICERS), pick=st.integers(0, 10_000))
    def tap(self, chat: int, pick: int) -> None:
        """A button seen at any time."""
        self._take(chat, Tapped(self.buttons[chat][pick % len(self.buttons[chat])]))

    @rule(chat=st.sampled_from(OFFICERS), verb=st.sampled_from((*VERBS, *LATER)), number=st.integers(FIRST, FIRST + 3))
    def tap_old(self, chat: int, verb: str, number: int) -> None:
        """A button of an alert that stands anywhere."""
        self._take(chat, Tapped(verb.format(number)))

    @rule(chat=st.sampled_from(OFFICERS), text=st.sampled_from(("已处理", "=hospital", "==", "/alerts", "/cancel", "x")))
    def type(self, chat: int, text: str) -> None:
        """A note, a command."""
        self._take(chat, Typed(text))

    @rule(verb=st.sampled_from((*VERBS, *LATER)), number=st.integers(FIRST, FIRST + 3))
    def tap_elsewhere(self, verb: str, number: int) -> None:
        """An officer of another division: nothing is there."""
        turn = self.world.say(FOREIGN, Tapped(verb.format(number)))
        assert not turn.records
        assert turn.toast is not None
        assert turn.toast.key == "nothing-there"

    @rule(minutes=st.sampled_from((1, 15, 30, 60, 240, 1440)))
    def wait(self, minutes: int) -> None:
        """Time passes, and what is due happens."""
        self.world.now += timedelta(minutes=minutes)
        self.world.tick()

    @precondition(lambda self: len(self.world.alerts) < 4)
    @rule(kind=st.sampled_from((AlertKind.SILENT, AlertKind.UNREACHABLE, AlertKind.READINGS_MISSED)), enterprise=st.sampled_from((17, 18)))
    def open_another(self, kind: AlertKind, enterprise: int) -> None:
        """Something else happens."""
        of_enterprise_kind(self.world, kind, enterprise)

    @rule(pick=st.integers(0, 10), again=st.booleans())
    def told(self, pick: int, again: bool) -> None:
        """The enterprise tells of it again, or takes it back."""
        number = FIRST + pick % len(self.world.alerts)
        (told_again if again else corrected)(self.world, number)

    @rule(chat=st.sampled_from(OFFICERS))
    def blocks(self, chat: int) -> None:
        """Somebody cannot be written to any more, or can again."""
        self.world.unreachable ^= {chat}

    @invariant()
    def chases_hold(self) -> None:
        """The invariants of the chain, and what the fact says of its holder."""
        for alert in self.world.alerts.values():
            assert not broken(chase_of(alert))
            assert bool(alert.holder) == (alert.holder_id is not None)
            assert (alert.resolved_at is not None) == (alert.state is AlertState.RESOLVED)

    @invariant()
    def every_deed_is_in_the_timeline(self) -> None:
        """As many lines with a name as deeds."""
        deeds = sum(isinstance(one, AlertRecord) and not isinstance(one, SeeDetail) for one in self.world.records)
        assert deeds == sum(bool(entry.by) for alert in self.world.alerts.values() for entry in alert.timeline)


Officers.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TestOfficers = Officers.TestCase
