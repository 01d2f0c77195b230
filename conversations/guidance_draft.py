"""What an author has answered about a guidance so far, and the document that it makes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.audience import Audience, Filter, audience_to_json
from conversations.codes import RiskLevel, Sector
from conversations.content import Parts
from conversations.content_json import parts_from_json
from conversations.engine.session import Answers, Value
from conversations.guidance import GuidanceVersion
from conversations.guidance_language import FIRST
from conversations.guidance_records import PublishGuidance

YES, NO = "yes", "no"
SECOND = "en"
AFTER = "~after"
"""A note: the number of the version that the author had before their eyes."""


class GuidanceDraft(BaseModel):
    """A complete document."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str
    summary: str
    keep: str = NO
    body: list[Any] = []
    english: str = NO
    title_en: str = ""
    summary_en: str = ""
    body_en: list[Any] | None = None
    sectors: list[Sector] = []
    risks: list[RiskLevel] = []
    confirm: str = NO
    valid_from: date
    valid_until: date | None = None
    changes: str = ""
    changes_en: str = ""
    send: str = YES


def filled_in(current: GuidanceVersion) -> Answers:
    """What the next version has in common with the current one, answered already; each can be changed at the review."""
    bilingual = SECOND in current.title
    known: dict[str, Value] = {
        AFTER: current.number,
        "title": current.title.get(FIRST, next(iter(current.title.values()), "")),
        "summary": current.summary.get(FIRST, next(iter(current.summary.values()), "")),
        "english": YES if bilingual else NO,
        **({"title_en": current.title[SECOND], "summary_en": current.summary.get(SECOND, "")} if bilingual else {}),
        "sectors": [one.value for one in current.sectors],
        "risks": [one.value for one in current.risks],
        "confirm": YES if current.must_confirm else NO,
    }
    return Answers(tuple(known.items()))


def _texts(first: str, second: str) -> dict[str, str]:
    return {FIRST: first} | ({SECOND: second} if second else {})


def document(draft: GuidanceDraft, current: GuidanceVersion | None, after: int) -> PublishGuidance:
    """The record. `current`: the version that it follows, of which it may keep the body."""
    if draft.keep == YES and current is not None:
        # No language is left of which the new version has no title.
        spoken = {language: parts for language, parts in current.body.items() if language == FIRST or draft.title_en}
        body: Mapping[str, Parts] = spoken or current.body
    else:
        second = parts_from_json(draft.body_en) if draft.body_en and draft.english == YES else ()
        body = {FIRST: parts_from_json(draft.body)} | ({SECOND: second} if second else {})
    return PublishGuidance(
        title=_texts(draft.title, draft.title_en),
        summary=_texts(draft.summary, draft.summary_en),
        body=body,
        sectors=tuple(draft.sectors),
        risks=tuple(draft.risks),
        must_confirm=draft.confirm == YES,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until,
        guidance_id=current.guidance_id if current is not None else None,
        changes=_texts(draft.changes, draft.changes_en) if draft.changes else {},
        send=draft.send == YES,
        after=after,
    )


def audience_of(sectors: Value, risks: Value) -> Audience:
    """Whom it would be sent to."""
    return Audience(include=Filter(sectors=tuple(Sector(one) for one in sectors or ()), risks=tuple(RiskLevel(one) for one in risks or ())))


def audience_key(sectors: Value, risks: Value) -> str:
    """That audience as a key of `Want`."""
    return json.dumps(audience_to_json(audience_of(sectors, risks)), ensure_ascii=False, separators=(",", ":"))
