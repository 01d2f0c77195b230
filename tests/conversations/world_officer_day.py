"""The officer's day of the province in memory: search, notes, messages, figures and chosen digests, the plain way."""

from dataclasses import replace
from datetime import timedelta

from conversations.alert_pages import EVERYWHERE
from conversations.briefing import EnterpriseCard, SearchPage
from conversations.chain import Severity
from conversations.codes import AlertState
from conversations.enterprise_search import search_of
from conversations.officer_day import (
    NOTES_PAGE,
    PAGE,
    THREAD_PAGE,
    TREND_DAYS,
    Counterpart,
    DayFigures,
    DivisionDay,
    EnterpriseHit,
    Figures,
    ManagerSeen,
    Message,
    Note,
    NotePage,
    OpenDay,
    Part,
    ThreadLine,
    ThreadList,
    ThreadPage,
)
from conversations.officer_day_records import AddNote, AnswerMessage, RemoveNote, SetDigest, WriteMessage, WriteToLaggards
from conversations.pinyin import initials
from conversations.roles import Role
from tests.conversations import world_alerts, world_disinfection, world_facts
from tests.conversations.world_state import DIVISION_NAME, PATH, State

RECORDS = (AddNote, RemoveNote, WriteMessage, WriteToLaggards, AnswerMessage, SetDigest)


def apply(state: State, record: object, chat: int) -> None:
    """Store one record of a chat's turn."""
    account, held = state.accounts[chat], state.desk
    match record:
        case AddNote(enterprise_id, text):
            key = len(held.notes) + 401
            held.notes[key] = (enterprise_id, Note(key, text, state.now, account.id, account.name))
        case RemoveNote(enterprise_id, note_id, removed):
            if note_id in held.notes and held.notes[note_id][0] == enterprise_id and held.notes[note_id][1].by_id == account.id:
                (held.removed.add if removed else held.removed.discard)(note_id)
        case SetDigest(kind, at):
            mine = held.digests.setdefault(account.id, {})
            mine.pop(kind, None)
            mine.update({kind: at} if at is not None else {})
        case _:
            _apply_message(state, record, account.id)


def _apply_message(state: State, record: object, officer: int) -> None:
    match record:
        case WriteMessage(enterprise_id, text, _):
            _write(state, enterprise_id, officer, text, by_officer=True)
        case WriteToLaggards(_, _, text):
            for each in world_facts.laggards(state, 0).laggards:
                if each.reachable:
                    _write(state, each.enterprise_id, officer, text, by_officer=True, to_many=True)
        case AnswerMessage(enterprise_id, message_id, text):
            _write(state, enterprise_id, state.desk.messages[message_id].officer_id, text, by_officer=False)


def _write(state: State, enterprise_id: int, officer: int, text: str, *, by_officer: bool, to_many: bool = False) -> None:
    held = state.desk
    key, name = len(held.messages) + 501, state.enterprises[enterprise_id]
    held.messages[key] = Message(key, enterprise_id, name, PATH, officer, by_officer, _post(state, officer), text, state.now, to_many)


def _post(state: State, officer: int) -> str:
    account = next((a for a in state.accounts.values() if a.id == officer), None)
    return next((m.division_name for m in account.memberships if m.role is Role.OFFICER and PATH.startswith(m.path)), "") if account else ""


def message(state: State, key: int) -> Message | None:
    """A message, and whether the other side has written since, to all laggards left aside."""
    found = state.desk.messages.get(key)
    if found is None:
        return None
    later = [m for m in state.desk.messages.values() if m.enterprise_id == found.enterprise_id and m.id > key and not m.to_many]
    return replace(found, answered=any(m.by_officer is not found.by_officer for m in later))


def _page(total: int, page: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-total // size))
    return min(page, pages - 1), pages


def notes(state: State, key: str) -> NotePage:
    """A page of notes."""
    enterprise, asked = (int(part) for part in key.split(":"))
    mine = [note for number, (about, note) in state.desk.notes.items() if about == enterprise and number not in state.desk.removed]
    mine.reverse()
    page, pages = _page(len(mine), asked, NOTES_PAGE)
    return NotePage(enterprise, len(mine), page, pages, tuple(mine[page * NOTES_PAGE : (page + 1) * NOTES_PAGE]))


def thread(state: State, key: str) -> ThreadPage:
    """A page of what was written with an enterprise."""
    enterprise, asked = (int(part) for part in key.split(":"))
    mine = [m for number in sorted(state.desk.messages, reverse=True) if (m := message(state, number)) and m.enterprise_id == enterprise]
    page, pages = _page(len(mine), asked, THREAD_PAGE)
    return ThreadPage(enterprise, len(mine), page, pages, tuple(mine[page * THREAD_PAGE : (page + 1) * THREAD_PAGE]))


def threads(state: State, key: str) -> ThreadList:
    """An officer's enterprises with messages."""
    account, asked = (int(part) for part in key.split(":"))
    last = {m.enterprise_id: m for m in state.desk.messages.values() if m.officer_id == account}
    lines = [ThreadLine(m.enterprise_id, m.enterprise_name, m.at, not m.by_officer) for m in sorted(last.values(), key=lambda m: -m.id)]
    lines.sort(key=lambda line: not line.waiting)
    page, pages = _page(len(lines), asked, PAGE)
    waiting = sum(line.waiting for line in lines)
    return ThreadList(len(lines), waiting, page, pages, tuple(lines[page * PAGE : (page + 1) * PAGE]))


def enterprise_card(state: State, key: int) -> EnterpriseCard:
    """All that an officer's card shows."""
    managers = tuple(
        ManagerSeen(account.name, chat not in state.desk.unreachable)
        for chat, account in state.accounts.items()
        if any(m.role is Role.MANAGER and m.enterprise_id == key for m in account.memberships)
    )
    page = notes(state, f"{key}:0")
    written = thread(state, f"{key}:0").messages
    waiting = bool(written) and not written[0].by_officer
    contact = "孙丽娜" if key in state.desk.phones else ""
    other = Counterpart(contact, managers, page.total, page.notes[0] if page.notes else None, waiting)
    return EnterpriseCard(world_facts.enterprise(state, key), world_facts.history(state, key), other)


def search(state: State, key: str) -> SearchPage:
    """Everything is looked at."""
    asked = search_of(key)
    if not any(PATH.startswith(path) for path in asked.paths) or not asked.text:
        return SearchPage(())
    found = [number for number, name in state.enterprises.items() if _fits(state, number, name, key)]
    hits = tuple(sorted((EnterpriseHit(n, state.enterprises[n], DIVISION_NAME) for n in found), key=lambda hit: (hit.name, hit.id)))
    if len(found) != 1:
        return SearchPage(hits)
    return SearchPage(hits, enterprise_card(state, found[0]), world_alerts.of_enterprise(state, found[0]))


def _fits(state: State, number: int, name: str, key: str) -> bool:
    asked = search_of(key)
    code = f"91220102MA0000{number:04}"
    return (
        any(part in name.lower() for part in asked.names)
        or (asked.tail is not None and state.desk.phones.get(number, "").endswith(asked.tail))
        or (asked.code is not None and code.endswith(asked.code))
        or (asked.initials is not None and asked.initials in initials(name))
    )


def division(state: State, code: str) -> DivisionDay | None:
    """The district, or the city and the province above it; the district is all that there is."""
    code = "220000" if code == EVERYWHERE else code
    if f"/{code}/" not in PATH:
        return None
    path = PATH[: PATH.index(f"/{code}/") + len(code) + 2]
    names = {"220000": "吉林省", "220100": "长春市", "220102": DIVISION_NAME}
    figures = _figures(state)
    below = PATH[len(path) :].strip("/").split("/")[0]
    parts = (Part(below, names[below], figures),) if below else ()
    trend = tuple(_day(state, back) for back in range(TREND_DAYS - 1, -1, -1))
    return DivisionDay(code, names[code], path, figures, parts, trend)


def _figures(state: State) -> Figures:
    page = world_facts.laggards(state, 0)
    alerts = [a for a in state.alerts.values() if a.state is not AlertState.RESOLVED]
    today = [r for i in state.enterprises if (r := state.newest_report(i, state.today)) is not None]
    overdue = world_disinfection.overdue(state, "220102:0")
    return Figures(
        owed=page.owed,
        silent=page.total,
        isolated=sum(i.ended is None for i in state.isolations.values()),
        symptomatic=sum(r.totals.symptomatic for r in today),
        urgent=sum(a.severity is Severity.URGENT for a in alerts),
        routine=sum(a.severity is Severity.ROUTINE for a in alerts),
        overdue=overdue.total if overdue else 0,
    )


def _day(state: State, back: int) -> DayFigures:
    day = state.today - timedelta(days=back)
    reports = [r for i in state.enterprises if (r := state.newest_report(i, day)) is not None]
    owed = len(state.enterprises) if day.weekday() < 5 else 0
    told = [r.totals for r in reports]
    return DayFigures(day, owed, max(0, owed - len(reports)), sum(x.symptomatic for x in told), sum(x.isolated for x in told))


def open_day(state: State, key: str) -> OpenDay:
    """What is open in the district for one officer."""
    account, code = key.split(":")
    alerts = [a for a in state.alerts.values() if a.state is not AlertState.RESOLVED]
    mine, nobody = sum(a.holder_id == int(account) for a in alerts), sum(a.holder_id is None for a in alerts)
    yesterday = state.today - timedelta(days=1)
    missed = sum(state.newest_report(i, yesterday) is None for i in state.enterprises) if yesterday.weekday() < 5 else 0
    ending = sum(i.ended is None and i.until <= state.today for i in state.isolations.values())
    tomorrow = state.today + timedelta(days=1)
    others = len(alerts) - mine - nobody
    return OpenDay(code, DIVISION_NAME, PATH, mine, nobody, others, missed, ending, tomorrow.weekday() >= 5, _owing(state))


def _owing(state: State) -> int:
    """Enterprises with somebody who has not confirmed what must be."""
    held, outcomes = state.broadcasts.held, state.broadcasts.outcomes
    asked = [outcomes.get(key, {}) for key, found in held.items() if found.must_confirm]
    who = {one for each in asked for one, came in each.items() if came in ("sent", "read")}
    return len({m.enterprise_id for one in who for m in state.accounts[one].memberships if m.enterprise_id is not None})
