"""Which letter takes the place of which."""

from bot.mailbox.letters import Lane, Letter
from tests.storage.world import at


def _edit(message_id: int | None) -> Letter:
    return Letter(1, 7, Lane.REPLY, "zh-CN", "alert/1", "view", "", None, True, message_id, 0, at(12), at(12))


def test_an_edit_that_names_its_message_is_replaced_only_by_one_of_the_same_message() -> None:
    """It makes that message the card; an edit of whichever message is the card would still go to the former one."""
    named, other, nameless = _edit(4), _edit(5), _edit(None)
    assert named.replaced_by(_edit(4))
    assert nameless.replaced_by(nameless)
    assert nameless.replaced_by(named)
    assert not named.replaced_by(nameless)
    assert not named.replaced_by(other)
