"""Risk and policy: nothing that an admin sends raises, and any board fits its cards."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.briefing import Briefing
from conversations.codes import RiskLevel
from conversations.engine.signals import Tapped, Typed
from conversations.policy_values import misfits
from conversations.records import SetRisk
from conversations.returns import RiskStatement
from conversations.roles import Account, Membership, Role
from conversations.screens.risk import PAGE, risk_board
from tests.conversations.dialogue import WORDING, Talk, check
from tests.conversations.risk_scenes import ADMIN, everybody
from tests.conversations.world import ZONE, World

NOW = datetime(2026, 11, 23, 8, 31, tzinfo=ZONE)
PLACES = ("220104", "110105", "JP", "JL-CBS", "220000")
TYPED = (
    "/risk", "/risk 朝阳", "/risk 朝阳 高", "/risk 鞍山铁东区 中 明天", "/risk\n朝阳 高\n南关区 低\n火星 中", "/policy", "朝阳",
    "长春朝阳区", "高", "11.20 8:00", "现在", "2.30", "省通告", "21", "8:30、10:00", "+店长", "/cancel", "/today", "南关区 低\n二道区 高",
)  # fmt: skip
TAPPED = (
    "risk", "risks:1", "risks:x", "riskhist", "riskhist:220104", "riskhist:XX:9", "riskset", "riskset:220104", "riskset:0", "risk:朝阳 高",
    "policy", "polset:fever", "polset", "polset:reminders", "go", "a:1:place:at 220104", "a:2:since:2020-13-01", "a:2:review:yes 0",
)  # fmt: skip
SENT = st.one_of(
    st.sampled_from(TYPED).map(Typed),
    st.text(max_size=30).map(Typed),
    st.sampled_from(TAPPED).map(Tapped),
    st.integers(0, 30).map(lambda n: Tapped(f"#{n}")),
)
"""What an admin may send; `#3` is the fourth button of the newest card."""


@given(st.lists(SENT, max_size=14), st.sampled_from(["zh-CN", "en"]))
@settings(max_examples=150, deadline=None)
def test_nothing_that_an_admin_sends_raises(sent: list[Typed | Tapped], language: str) -> None:
    talk = Talk(World(language))
    everybody(talk)
    for each in sent:
        talk.send(ADMIN, shown(talk, each), "")
        talk.world.rejudge()
    assert all(record.since.tzinfo is not None for record in talk.world.records if isinstance(record, SetRisk))
    assert misfits(talk.world.policy) == ()


def shown(talk: Talk, sent: Typed | Tapped) -> Typed | Tapped:
    """The button that a number stands for; anything else as it is."""
    if isinstance(sent, Typed) or not sent.data.startswith("#"):
        return sent
    card = talk.cards.get(ADMIN)
    buttons = [button.data for row in card.rows for button in row] if card else ["today"]
    return Tapped(buttons[int(sent.data[1:]) % len(buttons)])


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(RiskLevel), st.integers(-9000, 900)), max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_board_fits_its_cards(said: list[tuple[str, RiskLevel, int]]) -> None:
    numbered = enumerate(said, start=1)
    board = tuple(RiskStatement(n, place, level, NOW + timedelta(hours=hours), NOW) for n, (place, level, hours) in numbered)
    admin = Account(1, 1, "en", "姜敏", (Membership(Role.ADMIN),))
    briefing = Briefing(NOW, admin, risk_board=board)
    for page in range(-(-len(board) // PAGE) + 2):
        check(WORDING.screen(risk_board(briefing, page), "en"))
