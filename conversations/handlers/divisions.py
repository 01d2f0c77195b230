"""Figures of divisions, and the times of an officer's digests."""

from datetime import time

from conversations.about_officer_day import division_of
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows import digest_time
from conversations.officer_day import DigestKind, DigestTimes, DivisionDay
from conversations.officer_day_records import SetDigest
from conversations.request import Request
from conversations.screens.division import division_card, no_divisions, trend_view
from conversations.screens.settings_officer import OFFERED, settings_card
from conversations.view import Line


def _division(request: Request) -> DivisionDay:
    found = division_of(request.args, request.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def show_division(request: Request) -> Turn:
    """Today's figures."""
    if division_of(request.args, request.briefing) is None:
        return Turn(request.session, (no_divisions(),))
    return Turn(request.session, (division_card(_division(request), request.briefing),))


def show_trend(request: Request) -> Turn:
    """The last fourteen days."""
    if division_of(request.args, request.briefing) is None:
        return Turn(request.session, (no_divisions(),))
    return Turn(request.session, (trend_view(_division(request)),), below=True)


def settings(request: Request) -> Turn:
    """The settings card; `args`: the digest's kind and `HHMM`, `off` or `other`."""
    account, what = request.briefing.account, request.text(1)
    assert account is not None, "the access check comes first"  # noqa: S101
    times: DigestTimes = dict(request.briefing.digest_times.get(account.id, {}))
    kind = next((each for each in DigestKind if each == request.text(0)), None)
    if kind is None:
        return Turn(request.session, (settings_card(times, request.briefing),))
    if what == "other":
        session = request.session.begin(digest_time.NAME, kind.value)
        return Turn(session, (card(digest_time.FLOW, session, request.briefing),))
    at = next((each for each in OFFERED[kind] if f"{each:%H%M}" == what), None)
    if at is not None and digest_time.quiet(at, request.briefing.policy):
        return Turn(request.session, (settings_card(times, request.briefing),), toast=Line("toast-digest-quiet"))
    return _set(request, times, kind, at)


def _set(request: Request, times: DigestTimes, kind: DigestKind, at: time | None) -> Turn:
    times = {key: value for key, value in times.items() if key is not kind} | ({kind: at} if at is not None else {})
    return Turn(request.session, (settings_card(times, request.briefing),), (SetDigest(kind, at),), Line("toast-digest-set"))
