"""An album is answered with one card, however many photos it has; nobody's answer is lost by that."""

from bot.desk.albums import Albums
from bot.desk.arrival import Arrival
from conversations.disinfection import Photo
from conversations.engine.signals import Pictured
from tests.desk.rig import DeskRig, desk_on, tapped, typed


def photo(update_id: int, chat_id: int, album: str = "77", *, group: bool = False) -> Arrival:
    return Arrival(update_id, chat_id, Pictured(Photo(f"f{update_id}", "u"), album), group=group)


async def test_the_first_photo_is_answered_and_the_others_edit_the_answer(rig: DeskRig) -> None:
    for update_id in range(1, 5):
        await rig.take(photo(update_id, 11))
    assert [(p.screen.text, p.edit_message_id) for p in rig.messenger.parcels] == [("Pictured", None)] + [("Pictured", 1)] * 3


async def test_another_album_and_single_photos_have_answers_of_their_own(rig: DeskRig) -> None:
    for update_id, album in enumerate(("77", "78", "", "", "78"), 1):
        await rig.take(photo(update_id, 11, album))
    assert rig.messenger.texts(11) == ["Pictured"] * 5
    await rig.take(photo(6, 21, "78"))
    assert rig.messenger.texts(21) == ["Pictured"]


async def test_what_a_person_does_in_between_ends_the_album(rig: DeskRig) -> None:
    await rig.take(photo(1, 11))
    await rig.take(typed(2, 11, "say x"))
    await rig.take(photo(3, 11))
    await rig.take(tapped(4, 11, "say y", message_id=3))
    await rig.take(photo(5, 11))
    assert rig.messenger.texts(11) == ["Pictured", "x", "Pictured", "*y", "Pictured"]


async def test_another_process_knows_of_no_album(rig: DeskRig) -> None:
    await rig.take(photo(1, 11))
    other = await desk_on(rig.database, empty=False)
    await other.take(photo(2, 11))
    assert other.messenger.texts(11) == ["Pictured"]


def test_what_only_happens_does_not_end_it_and_memory_has_an_end() -> None:
    albums = Albums()
    albums.answered([photo(1, 11), Arrival(2, 11, reachable=True), photo(3, -5, group=True)])
    assert albums.goes_on(photo(4, 11))
    assert not albums.goes_on(photo(5, -5, group=True))
    albums.answered(photo(n, 1000 + n) for n in range(5000))
    assert not albums.goes_on(photo(6, 11))
    assert albums.goes_on(photo(7, 5999))
