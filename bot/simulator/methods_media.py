"""Methods that send files: photo, document, video, voice, audio, and albums of them."""

from bot.simulator.compose import caption_of, check_length, draft, send
from bot.simulator.media import FOLDERS, media, sent_file
from bot.simulator.params import JsonDict, Params
from bot.simulator.refusals import RefusedError, bad_request
from bot.simulator.registry import Handler, Registry
from bot.simulator.world import World

METHODS = Registry()
MOST_TOGETHER = 10
ALONE = ("document", "audio")
"""Kinds of which an album has nothing but its own."""


def _sending(field: str) -> Handler:
    def carry_out(world: World, params: Params) -> JsonDict:
        """A file of at most 50 MB (a photo: 10 MB) with a caption."""
        content = caption_of(params)
        file = sent_file(world.state, params, field, params.raw.get(field))
        prepared = draft(world, params)
        check_length(content)
        return send(world, prepared, {**file, **content})

    return carry_out


for each in FOLDERS:
    METHODS.add(f"send{each.capitalize()}")(_sending(each))


@METHODS.add("sendMediaGroup")
def send_media_group(world: World, params: Params) -> list[JsonDict]:
    """An album of 2 to 10 photos and videos, or documents, or audio files."""
    items = params.objects("media")
    if not 2 <= len(items) <= MOST_TOGETHER:
        raise bad_request("media group must include 2-10 items")
    contents = []
    for item in items:
        contents.append({**media(world.state, params, item), **caption_of(Params(item))})
        check_length(contents[-1])
    refusal = mixed({field for content in contents for field in content if field in FOLDERS})
    if refusal is not None:
        raise refusal
    prepared = draft(world, params)
    prepared.extra["media_group_id"] = str(10**16 + world.state.next_id())
    return [send(world, prepared, content) for content in contents]


def mixed(fields: set[str]) -> RefusedError | None:
    """Why files of these kinds cannot be in one album."""
    if "voice" in fields:
        return bad_request("wrong message content type")
    for field in ALONE:
        if field in fields and len(fields) > 1:
            return bad_request(f"{field} can't be mixed with other media types")
    return None
