"""Steps of return checks that several tests take, as a person takes them."""

from dataclasses import dataclass

from conversations.codes import Verdict
from conversations.engine.turn import Turn
from conversations.records import FileCheck
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label

Label = tuple[str, str]
"""A button, in Chinese and in English."""


@dataclass(frozen=True)
class Told:
    """What is told of one person. Without `stays`: here all the time. `seat` None: not known."""

    stays: tuple[str, ...] = ()
    transport: Label = ("小汽车", "car")
    seat: str | None = None
    exposures: tuple[Label, ...] = ()
    contact: Label | None = None
    temperature: str = "36.5"
    symptoms: tuple[Label, ...] = ()
    return_day: Label = ("今天", "Today")


def begin(talk: Talk, chat: int, *names: str) -> None:
    """As far as the question for the return day."""
    talk.type(chat, "/return")
    talk.tap(chat, label(talk, "新的核查", "New check"))
    for name in names:
        talk.type(chat, name)
    talk.tap(chat, label(talk, "选好了", "Done"))


def journey(talk: Talk, chat: int, told: Told) -> None:
    """The return day, the stays, the transport where it is asked for."""
    talk.tap(chat, label(talk, *told.return_day))
    if told.stays:
        talk.type(chat, "\n".join(told.stays))
        talk.tap(chat, label(talk, "就这些", "That is all") if covered(talk, chat) else label(talk, "先到这里", "Leave it at that"))
    else:
        talk.tap(chat, label(talk, "一直在本地", "Here all the time"))
    if asks(talk, chat, "transport"):
        talk.tap(chat, label(talk, *told.transport))


def covered(talk: Talk, chat: int) -> bool:
    """Whether the strip on the newest card is full."""
    return any(line.key == "stays-complete" for line in talk.cards[chat].lines)


def asks(talk: Talk, chat: int, question: str) -> bool:
    """Whether the newest card asks this."""
    return any(line.key.startswith("ask-") and line.key.endswith(f"-{question}") for line in talk.cards[chat].lines)


def answer(talk: Talk, chat: int, told: Told) -> None:
    """What is asked of everybody apart."""
    if asks(talk, chat, "seat"):
        if told.seat is None:
            talk.tap(chat, label(talk, "没有座位号", "No seat number"))
        else:
            talk.type(chat, told.seat)
    several(talk, chat, told.exposures, ("都没有", "None of these"))
    if told.contact is not None:
        talk.tap(chat, label(talk, *told.contact))
    talk.type(chat, told.temperature)
    several(talk, chat, told.symptoms, ("无症状", "No symptoms"))


def several(talk: Talk, chat: int, chosen: tuple[Label, ...], none: Label) -> None:
    """Any number of several."""
    for each in chosen:
        talk.tap(chat, label(talk, *each))
    talk.tap(chat, label(talk, "选好了", "Done") if chosen else label(talk, *none))


def new_check(talk: Talk, chat: int, name: str, told: Told) -> None:
    """As far as the review; what led there is not written down."""
    written = len(talk.written)
    begin(talk, chat, name)
    journey(talk, chat, told)
    answer(talk, chat, told)
    del talk.written[written:]
    talk.written.append("")
    talk.show(chat, talk.cards[chat])


def file(talk: Talk, chat: int) -> Turn:
    """The promise."""
    return talk.tap(chat, label(talk, "属实", "It is true"))


AWAY = Told(stays=("武汉 11.9-11.15", "长春南关 11.16-11.22"))
"""Wuhan for a week, and then here."""


def checked(talk: Talk, name: str = "李强", told: Told = AWAY) -> FileCheck:
    """A manager's check from the beginning to its verdict."""
    new_check(talk, 1, name, told)
    file(talk, 1)
    return next(record for record in reversed(talk.world.records) if isinstance(record, FileCheck))


def verdict(talk: Talk, staff_id: int = 2) -> Verdict:
    """What the current check of somebody comes to."""
    check = talk.world.check_of(staff_id)
    assert check is not None
    return check.judgement.verdict
