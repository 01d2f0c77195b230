"""往来消息 Messages between officers and enterprises, as both sides read them: under their posts, never by name."""

from conversations.briefing import Briefing, Enterprise
from conversations.officer_day import Instead, Message, ThreadLine, ThreadList, ThreadPage
from conversations.screens.officer_notes import page_line, turning
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

SHORT, MOST_QUOTED = 60, 200
"""Characters of a message that are quoted above the answer, and while it is being answered."""


def officer_post(message: Message) -> Line:
    """`朝阳区联络员`"""
    return Line("post-officer", {"division": message.post}) if message.post else Line("post-admin")


def enterprise_post(name: str) -> Line:
    """`恒佳超市 填报人`"""
    return Line("post-manager", {"name": name})


def for_manager(message: Message) -> View:
    """What an officer wrote, on a card of its own, with the way to answer."""
    facts: dict[str, Fact] = {
        "from": officer_post(message),
        "enterprise": message.enterprise_name,
        "day": message.at.date(),
        "at": message.at,
    }
    rows: Rows = ((button("reply", "msgans", message.id, style=Style.PRIMARY),), to_today())
    return View((Line("message-from-officer", facts), Line("message-text", {"text": message.text})), rows, card=f"message/{message.id}")


def quoted_line(message: Message, most: int = MOST_QUOTED) -> Line:
    """What is answered, at most so many characters of it, under the post of whoever wrote it: the own side's words are not the other's."""
    who = officer_post(message) if message.by_officer else enterprise_post(message.enterprise_name)
    text = message.text if len(message.text) <= most else f"{message.text[:most]}…"
    return Line("message-quoted", {"from": who, "text": text})


def for_officer(message: Message, quoted: Message | None = None, instead: Instead | None = None) -> View:
    """What a manager answered, with the way to answer again. `instead`: why it is not whoever wrote who gets it."""
    facts: dict[str, Fact] = {"from": enterprise_post(message.enterprise_name), "day": message.at.date(), "at": message.at}
    answered = (quoted_line(quoted, SHORT),) if quoted is not None else ()
    why = (Line(f"message-instead-{instead}", {"from": officer_post(quoted or message)}),) if instead is not None else ()
    rows: Rows = (
        (button("reply", "msg", message.enterprise_id, message.id, style=Style.PRIMARY),),
        (button("thread", "thread", message.enterprise_id, 0), button("enterprise-card", "ent", message.enterprise_id)),
        to_today(),
    )
    lines = (Line("message-from-manager", facts), *why, *answered, Line("message-text", {"text": message.text}))
    return View(lines, rows, card=f"message/{message.id}")


def thread(enterprise: Enterprise, page: ThreadPage, briefing: Briefing) -> View:
    """What was written with an enterprise, newest first."""
    del briefing
    lines = [Line("thread-title", {"name": enterprise.name, "count": page.total})]
    lines += [_written(message) for message in page.messages] or [Line("thread-none")]
    lines += page_line(page.page, page.pages)
    write = button("write", "msg", enterprise.id, style=Style.PRIMARY)
    newest = next((one for one in page.messages if not one.by_officer and not one.answered), None)
    reply = button("reply", "msg", enterprise.id, newest.id, style=Style.PRIMARY) if newest is not None else write
    back = (button("enterprise-card", "ent", enterprise.id), button("threads", "msgs", 0))
    return View(tuple(lines), ((reply,), *turning("thread", enterprise.id, page.page, page.pages), back, to_today()))


def _written(message: Message) -> Line:
    who = officer_post(message) if message.by_officer else enterprise_post(message.enterprise_name)
    kind = "many" if message.to_many else "out" if message.by_officer else "in" if message.answered else "waiting"
    return Line(f"thread-{kind}", {"from": who, "day": message.at.date(), "at": message.at, "text": message.text})


def thread_list(page: ThreadList) -> View:
    """The officer's enterprises with messages, those that wait for an answer first."""
    if not page.threads:
        return View((Line("threads-none"),), ((button("search-again", "findnew"), *to_today()),))
    lines = (Line("threads-title", {"count": page.total, "waiting": page.waiting}), *page_line(page.page, page.pages))
    rows = tuple((_thread_button(each),) for each in page.threads)
    buttons = [button("previous", "msgs", page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        buttons.append(Button(Line("button-next", {"page": page.page + 2, "pages": page.pages}), f"msgs:{page.page + 1}"))
    return View(lines, (*rows, *((tuple(buttons),) if buttons else ()), to_today()))


def _thread_button(each: ThreadLine) -> Button:
    key = "button-thread-waiting" if each.waiting else "button-thread-answered"
    return Button(Line(key, {"name": each.name, "day": each.at.date()}), f"thread:{each.enterprise_id}:0")
