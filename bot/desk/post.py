"""What leaves after a batch: the replies of its turns, the alerts that its records opened or changed, and who else hears of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.turns import Taken
from bot.mailbox import (
    alert_letters,
    broadcast_edit_letters,
    broadcast_letters,
    courier_letters,
    disinfection_letters,
    duty_letters,
    message_letters,
    return_letters,
)
from bot.mailbox.letters import Draft, Lane
from bot.storage.accounts import languages_of
from bot.storage.escalation import escalate
from bot.storage.records.deed import Aftermath
from conversations.engine.signals import Tapped
from conversations.policy import Policy
from conversations.rules.chain_making import Quiet
from conversations.screens.courier_link import courier_link
from conversations.screens.returns import declare_link
from conversations.view import TASK


def replies(taken: Taken, *, goes_on: bool = False) -> list[Draft]:
    """The first reply to a tap takes the place of the tapped card, unless that card shall stay (`below`); after typing everything is sent
    anew, so that the card stays last. What is shown again only edits the card that stands.

    A card with an attachment edits nothing: it is a message of its own, and not sent a second time when an update comes again. With
    `goes_on` (another photo of an album) the answer to the photo before is edited, where both are the task card.
    """
    call, turn = taken.call, taken.turn
    drafts = []
    for position, view in enumerate(turn.replies):
        if call.again and view.attachment is not None:
            continue
        first = position == 0 and view.attachment is None
        tapped = isinstance(call.signal, Tapped) and call.arrival.message_id is not None and not turn.below
        edits = first and (call.again or tapped or (goes_on and view.card == TASK))
        drafts.append(
            Draft(
                call.arrival.chat_id,
                Lane.REPLY,
                taken.language,
                card=view.card,
                view=view,
                edit=edits,
                message_id=call.arrival.message_id if edits and tapped and not call.again else None,
            )
        )
    return drafts


async def alerts(
    connection: AsyncConnection, aftermath: Aftermath, answered: Sequence[Draft], now: datetime, policy: Policy, quiet: Quiet
) -> list[Draft]:
    """The first steps of alerts that are new, nudges about those that are to be heard of again, whoever was handed one; changed ones for
    every other phone that has them. Whoever is shown the alert by the own reply (`answered`) is left out, unless its chain has gone on
    since the reply was made: then that says no more who is told. A number of statements that does not depend on how many there are."""
    escalated = await escalate(
        connection, {*aftermath.new_alerts, *aftermath.due_alerts}, now, policy, quiet, ringing=aftermath.ringing_alerts
    )
    escalated = replace(escalated, told=(*aftermath.told, *escalated.told))
    pointers = await alert_letters.moved(connection, answered)
    if not escalated.told and not escalated.changed and not aftermath.changed_alerts:
        return pointers
    changed = [alert_id for alert_id in aftermath.changed_alerts if alert_id not in aftermath.new_alerts]
    gone_on = {alert_letters.alert_card(alert_id) for alert_id in {*aftermath.due_alerts, *escalated.changed}}
    shown = {(draft.chat_id, draft.card) for draft in answered if draft.card not in gone_on}
    drafts = await alert_letters.about(connection, escalated, changed)
    return pointers + [draft for draft in drafts if not draft.edit or (draft.chat_id, draft.card) not in shown]


async def about_returns(connection: AsyncConnection, aftermath: Aftermath, link: Callable[[str], str], days: int) -> list[Draft]:
    """Links for those who asked for them, managers who hear that somebody has declared or that an officer changed an isolation, and
    staff members whose check was answered, or who are asked for one. `link` makes a link of a code; `days`: how long it can be used."""
    drafts: list[Draft] = []
    if aftermath.links:
        languages = await languages_of(connection, [one.chat_id for one in aftermath.links])
        for one in aftermath.links:
            view = (courier_link if one.courier else declare_link)(one.name, link(one.code), days)
            drafts.append(Draft(one.chat_id, Lane.REPLY, languages[one.chat_id], card=view.card, view=view))
    if aftermath.declared:
        drafts += await return_letters.to_managers_of_checks(connection, aftermath.declared)
    if aftermath.answered:
        drafts += await return_letters.to_staff(connection, aftermath.answered)
    if aftermath.asked:
        drafts += await return_letters.to_staff_asked(connection, aftermath.asked)
    if aftermath.isolated:
        drafts += await return_letters.to_managers_of_isolations(connection, aftermath.isolated)
    return drafts


async def about_disinfection(connection: AsyncConnection, aftermath: Aftermath) -> list[Draft]:
    """Managers of whom an officer wants a photo, and officers who got theirs."""
    drafts: list[Draft] = []
    if aftermath.photos_asked:
        drafts += await disinfection_letters.to_managers_asked(connection, aftermath.photos_asked)
    if aftermath.photos_sent:
        drafts += await disinfection_letters.to_askers(connection, aftermath.photos_sent)
    return drafts


async def about_messages(connection: AsyncConnection, aftermath: Aftermath, now: datetime) -> list[Draft]:
    """Managers to whom an officer has written, and officers who are answered. `now` is local."""
    drafts: list[Draft] = []
    if aftermath.written:
        drafts += await message_letters.to_managers(connection, aftermath.written, now)
    if aftermath.written_back:
        drafts += await message_letters.to_officers(connection, aftermath.written_back, now)
    return drafts


async def about_couriers(connection: AsyncConnection, aftermath: Aftermath) -> list[Draft]:
    """Managers who hear that one of their couriers wanted to ride alone and may not."""
    return await courier_letters.to_managers_of_refused(connection, aftermath.refused) if aftermath.refused else []


async def about_duty(connection: AsyncConnection, aftermath: Aftermath) -> list[Draft]:
    """Officers who stand in for somebody, or need not any more."""
    return await duty_letters.to_stand_ins(connection, aftermath.stand_ins) if aftermath.stand_ins else []


async def about_broadcasts(connection: AsyncConnection, aftermath: Aftermath, answered: Sequence[Draft]) -> list[Draft]:
    """The cards of broadcasts that stand otherwise now, what admins and authors hear of them, tests for those who write one, and what was
    decided about edits. A card that the own reply (`answered`) has made another one is left alone."""
    told = aftermath.changed_broadcasts, aftermath.asked_broadcasts, aftermath.tested, aftermath.broadcast_news
    tapped = {(draft.chat_id, draft.message_id) for draft in answered if draft.message_id is not None}
    drafts = await broadcast_letters.about(connection, *told, tapped=tapped) if any(told) else []
    edits = aftermath.changed_broadcasts, aftermath.asked_edits, aftermath.decided_edits
    return [*drafts, *(await broadcast_edit_letters.about(connection, *edits) if any(edits) else [])]
