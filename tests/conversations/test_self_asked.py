"""Who answers the return check on the own phone is asked for it there: for the first one, and again where one is confirmed."""

from conversations.engine.signals import Tapped
from tests.conversations.dialogue import Talk
from tests.conversations.return_steps import Told
from tests.conversations.scenery import talk, text_of
from tests.conversations.test_self_declaration import LI, ME, alone, declare

__all__ = ["alone", "talk"]


def test_asked_for_a_check_the_person_begins_in_their_own_chat(alone: Talk) -> None:
    assert alone.arrives(ME, "self", f"{LI}:asked") is not None
    assert "企业请您填写返岗核查" in text_of(alone, ME)
    alone.tap(ME, "填写")
    assert alone.world.composed(1, "self", f"{LI}:asked") is None, "theirs alone"


def test_asked_again_for_a_check_that_is_confirmed(alone: Talk) -> None:
    declare(alone, Told())
    alone.send(1, Tapped("chkok:501:17:1"), "> confirm")
    alone.arrives(ME, "self", str(LI))
    assert "请您核对" not in text_of(alone, ME)
    alone.arrives(ME, "self", f"{LI}:asked")
    assert "企业请您核对并重新填写返岗核查" in text_of(alone, ME)
    alone.tap(ME, "更改")
    assert alone.cards[ME].rows
