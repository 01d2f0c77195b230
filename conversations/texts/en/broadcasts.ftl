# Broadcasts: writing, sending, progress, confirmations

command-broadcast = Write a broadcast
command-broadcasts = All broadcasts and their progress
help-broadcast = Broadcasts: /broadcast writes one, chooses for whom and sends it; progress, who has not confirmed, reminders: /broadcasts.
button-broadcast-new = 📣 Write a broadcast
button-broadcasts = All broadcasts

## Content
content-hint = Send me the messages one by one; they will arrive just as you send them: text (bold, links and all), photos, albums, files, voice, video, { $most } at most. Forwarded ones are fine too.
content-here = { $count } so far ({ $most } at most); you can send more:
content-part = { $number }. { $what }  { $words }
content-part-wordless = { $number }. { $what }
content-part-text = text
content-part-photo = photo
content-part-document = file { $name }
content-part-video = video
content-part-voice = voice message
content-part-audio = audio { $name }
content-part-album = album of { $count }
content-taken-out = Message { $number } was removed.
content-album-caption = An album keeps its first text only; the text of this one was not taken.
content-too-many = { $most } messages at most; this one was not taken.
content-not-taken = ⚠️ { $why }
    { $count ->
    [one] The one taken before is still here.
   *[other] The { $count } taken before are still here.
    }
content-unsupported = A message of this kind cannot be passed on and was not taken. Please send text, photos, files, voice or video. What was taken before is still here:
button-content-preview = 👁 Preview
button-content-less = Remove the last one
button-content-done = That is all ({ $count })
preview-language = 👁 Preview: { $language }

## Writing
button-broadcast-from-guide = 📖 From a guidance document
ask-broadcast-document = Send this document?
button-broadcast-guide-use = Send it: choose for whom
broadcast-guide = Content: guidance "{ $title }", version { $number }
broadcast-guide-text = { $language }:
    { $text }
broadcast-guide-gone = This guidance was withdrawn, is over or has a newer version; this one cannot be sent any more.
ask-broadcast-content = <b>Write a broadcast</b>
ask-broadcast-also = What do those get who read the other language?
ask-broadcast-content_other = Please send it in the other language:
ask-broadcast-audience = <b>For whom?</b>
ask-broadcast-confirm = Must everybody confirm that they have read it?
ask-broadcast-when = When should it be sent?
ask-broadcast-review = <b>Please check; it leaves only when you confirm</b>
broadcast-draft-there = There is a broadcast that you have not finished: { $words }
button-broadcast-anew = Drop it and write a new one
leave-broadcast = Drop this broadcast? Nothing is kept.
button-broadcast-one-language = Everybody gets this one
button-broadcast-also = Also in: { $language }
broadcast-taken-as = Taken as: { $language }.
button-broadcast-is = It is in: { $language }
button-broadcast-swap = ⇄ Swap the two languages
broadcast-same-language = This looks like { $language } too, and { $wanted } is asked for here. Tap "Remove the last one" and write it again; if it is right as it is, tap "That is all" once more.
broadcast-both-in = ⚠️ Both texts look like { $language }: please check.
broadcast-other-language = Now in: { $language }
button-broadcast-confirm-yes = Yes, with a button to confirm
button-broadcast-confirm-no = No
broadcast-when-hint = You can also type it: tomorrow 9:00, Friday 3 pm, 1 Dec 8:30
button-broadcast-now = Send at once
when-problem-none = I cannot read this as a time. Type for example: tomorrow 9:00, Friday 3 pm, 1 Dec 8:30
when-problem-clock = The time of day is missing. Please type both, for example: tomorrow 9:00
when-problem-past = That time has passed. For the next day type for example: tomorrow 9:00
when-problem-far = That is too far ahead: 60 days at most.
field-broadcast-content = text ({ $language })
field-broadcast-also = add a language
field-broadcast-audience = for whom
field-broadcast-confirm = confirmation
field-broadcast-when = time
field-broadcast-again = confirming again
broadcast-content = Content ({ $language }, { $count }): { $words }
broadcast-one-language = One language only: everybody gets this one.
broadcast-audience = { $lines }
broadcast-confirm-yes = Confirmation: everybody must confirm
broadcast-confirm-no = Confirmation: not needed
broadcast-at-once = Time: at once
broadcast-at = Time: { $at }
broadcast-will = It goes to <b>{ NUMBER($count, useGrouping: 0) }</b> { $count ->
    [one] person
   *[other] people
    }{ $unreachable ->
    [0] {""}
   *[other] ; { NUMBER($unreachable, useGrouping: 0) } more cannot be written to and get none
    }.
broadcast-takes = At about { $rate } a second it takes about { $time } and is done around { $done }; free of charge.
broadcast-takes-paid = At the paid rate of about { $rate } a second it takes about { $time } and is done around { $done }; { NUMBER($messages, useGrouping: 0) } messages cost { NUMBER($stars, useGrouping: 0) } Stars of the bot at most (0.1 each; what the free rate carries costs nothing).
broadcast-rate-free = Free: about { $rate } a second, about { $time }.
broadcast-rate-paid = Paid: about { $rate } a second, about { $time }; { NUMBER($messages, useGrouping: 0) } messages cost { NUMBER($stars, useGrouping: 0) } Stars at most.
broadcast-paid-yes = Rate: paid
broadcast-paid-no = Rate: free
button-broadcast-free = Free rate
button-broadcast-paid = Paid rate
field-broadcast-paid = rate
ask-broadcast-paid = At which rate? The paid one uses up Stars of the bot.
broadcast-night = ⚠️ It leaves at night ({ $begins }–{ $ends }): a broadcast does not wait for the morning; it arrives at once, with a sound.
broadcast-night-later = ⚠️ It is not done before the night ({ $begins }–{ $ends }): some get it only then.
button-broadcast-morning = Send { $at } instead
broadcast-duration = { $hours ->
    [0] { $minutes } min
   *[other]
        { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
broadcast-needs-second = ⚠️ { NUMBER($most, useGrouping: 0) } people or more: another admin has to confirm it before it leaves.
broadcast-others = { $count ->
    [one] One other admin can confirm it.
   *[other] { $count } other admins can confirm it.
    }
broadcast-no-others = There is no other admin now who could confirm it. Ask for another one to be appointed, or make it for fewer.
broadcast-no-others-now = ⚠️ There is no other admin now who could confirm it. Ask for another one to be appointed, or cancel it and write it again for fewer.
button-broadcast-send = ✅ Send to { NUMBER($count, useGrouping: 0) }
button-broadcast-ask = Hand in for another admin to confirm
button-broadcast-test = Send to me first
broadcast-test-sent = It was sent to you alone. Nobody else has it yet.
refused-broadcast-confirm = Nothing has been sent. Tap the button at the top to send it, or "Change".
broadcast-handed = 📣 Handed in: it goes to { $count ->
    [one] { NUMBER($count, useGrouping: 0) } person
   *[other] { NUMBER($count, useGrouping: 0) } people
    } now. The progress card updates by itself.
broadcast-handed-at = 📣 Handed in: it goes to { $count ->
    [one] { NUMBER($count, useGrouping: 0) } person
   *[other] { NUMBER($count, useGrouping: 0) } people
    } on { $at }. Who gets it is settled when it leaves.
broadcast-handed-ask = 📣 Handed in ({ $count ->
    [one] { NUMBER($count, useGrouping: 0) } person
   *[other] { NUMBER($count, useGrouping: 0) } people
    }): it waits for another admin. You will be told whether it is confirmed or sent back.
toast-broadcast-handed = Handed in
toast-broadcast-asked = Handed in, waiting to be confirmed

## For whom
audience-role-manager = managers
audience-role-officer = officers
audience-role-admin = admins
audience-to = To: { $roles }
audience-to-nobody = To: (nobody chosen yet)
audience-line-i = Only  { $field }: { $values }
audience-line-x = Not  { $field }: { $values }
audience-field-divisions = Division
audience-field-sectors = Sector
audience-field-risks = Risk
audience-field-key_levels = Key enterprise
audience-field-sizes = Size
audience-field-silent_days = Days without a report
audience-field-enterprises = Enterprises
audience-field-list = Paste a list
audience-key-province = provincial
audience-key-city = city
audience-key-county = county
audience-size-micro = under 10
audience-size-small = 10–49
audience-size-medium = 50–299
audience-size-large = 300 and more
audience-days = { $count } { $count ->
    [one] day
   *[other] days
    } or more
audience-enterprises = { $count } named ones
audience-more = { $values } and others, { $count } in all
audience-side-i = <b>Only those who fit</b> (all that you choose)
audience-side-x = <b>Leave out</b> (whoever fits one of these)
audience-how-divisions = { $side }
    Tap a division: it counts with all below it; "Inside" opens it. You can also type a place.
audience-how-sectors = { $side }
    Sectors, as many as you like:
audience-how-risks = { $side }
    Risk of the enterprise's division today:
audience-how-key_levels = { $side }
    Lists of key enterprises:
audience-how-sizes = { $side }
    By the registered headcount:
audience-how-silent_days = { $side }
    For how many work days running without a report? Tap, or type a number.
audience-how-enterprises = { $side }
    Type a part of the name, a credit code or the end of the contact's phone number.
audience-how-list = { $side }
    Paste the list, one a line: full names or unified social credit codes.
audience-count = Now <b>{ NUMBER($count, useGrouping: 0) }</b> { $count ->
    [one] person
   *[other] people
    } would get it
audience-count-apart = { NUMBER($count, useGrouping: 0) } more cannot be written to (they have stopped the bot)
audience-samples = Such as: { $names }
audience-none-now = ⚠️ Nobody fits now
audience-uncounted = The count follows
audience-no-role = Nobody is chosen yet. Please choose at least one kind of people.
audience-nobody = Nobody fits these conditions, so it cannot be sent. Please change for whom it is.
audience-unreachable = { $count ->
    [one] The one person who fits cannot be written to
   *[other] None of the { $count } who fit can be written to
    }, so it cannot be sent. Please change for whom it is.
audience-tap = Please tap; to choose by place, enterprise or list, tap "Only…" or "Not…" first.
audience-bad-days = Please type a number of days from 1 to { $most }.
audience-found-places = "{ $find }" fits { $count } places; which one?
audience-hits = "{ $text }" fits { $count }; tap the one you mean:
audience-hits-many = "{ $text }" fits many; here are { $count }. For another one type more of it:
audience-list-line = { $line }
    { $rest }
audience-list-unknown = ✗ Line { $number } "{ $text }": no such enterprise
audience-list-many = ✗ Line { $number } "{ $text }": { $count } have this name, please use the credit code
audience-list-more = ✗ { $count ->
    [one] { $count } more line was not recognised.
   *[other] { $count } more lines were not recognised.
    }
audience-list-too-long = ✗ { $most } lines at most at a time; the rest was not read, please paste it separately.
audience-list-none = No line was recognised, nothing was added:
    { $why }
audience-list-full = A broadcast can name { NUMBER($most, useGrouping: 0) } enterprises; these { $count } are too many, none was added.
audience-list-all = { $count } recognised. Tap to add them:
audience-list-read = { $count } recognised{ $bad ->
    [one] , { $bad } line not
   *[other] , { $bad } lines not
    }. Tap to add them:
    { $why }
button-audience-i = ＋ Only…
button-audience-x = － Not…
button-audience-done = Done ({ NUMBER($count, useGrouping: 0) })
button-audience-done-uncounted = Done
button-audience-clear = Clear these
button-audience-home = ‹ Back to "for whom"
button-audience-back = ‹ Other conditions
button-audience-inner = Inside ›
button-audience-no-days = Any number of days
button-audience-keep = Add these { $count }

## Progress
broadcast-no-words = (no text)
broadcast-title = <b>Broadcast { $number }</b>  { $state }
    { $words }
broadcast-state-draft = to be confirmed
broadcast-state-back = sent back
broadcast-state-lapsed = lapsed
broadcast-state-scheduled = scheduled
broadcast-state-running = being sent
broadcast-state-paused = paused
broadcast-state-nobody = went to nobody
broadcast-state-finished = finished
broadcast-state-cancelled = cancelled
broadcast-state-withdrawn = withdrawn
broadcast-waits-second = Handed in by { $by }, waiting for another admin; to leave: { $at }
broadcast-is-draft = Draft of { $by }; to leave: { $at }
broadcast-start-once = at once, when confirmed
broadcast-waits-time = Leaves { $at }
broadcast-approved = Confirmed by { $by }
broadcast-grown = ⚠️ When it was due it was for { NUMBER($count, useGrouping: 0) } people{ $before ->
    [0] { "" }
   *[other] { " " }({ NUMBER($before, useGrouping: 0) } when it was last looked at)
    }. It has grown so much that another admin has to confirm it, so it did not leave.
broadcast-sent-back = ↩️ Sent back by { $by }: { $why }
broadcast-back-how = Change the content, for whom it is or when it leaves, and hand it in again.
broadcast-back-guidance = Change for whom it is or when it leaves, and hand it in again. To change what the guidance says, cancel this broadcast and publish a new version.
broadcast-back-content = the content needs a change
broadcast-back-audience = it is for the wrong people
broadcast-back-time = it should not leave at this time
broadcast-back-other = please talk it over with me first
broadcast-nobody-reachable = ⚠️ Nobody in its audience could be written to any more when it was due ({ $at }): it went to nobody.
broadcast-nobody-left = ⚠️ Nobody was in its audience any more when it was due ({ $at }): it went to nobody.
broadcast-paused-by_hand = ⏸ Paused by hand. "Resume" goes on where it stopped; nobody gets it twice.
broadcast-paused-failures = ⚠️ Too many failed, so it paused by itself. Look at the reasons, then tap "Resume".
broadcast-starting = Starting…
broadcast-bar = { $bar } { $percent }%
broadcast-rate = { $rate } a second
broadcast-left = { NUMBER($count, useGrouping: 0) } left, about { $time }, done around { $done }
broadcast-edits-waiting = ✏️ { $count ->
    [one] { NUMBER($count, useGrouping: 0) } edit under way
   *[other] { NUMBER($count, useGrouping: 0) } edits under way
    }
broadcast-finished-at = ✅ Finished { $at }
broadcast-cancelled-new = Cancelled: nobody got it.
broadcast-cancelled = Cancelled: those who did not have it yet ({ NUMBER($count, useGrouping: 0) }) will not get it.
broadcast-cancelled-late = Cancelled. By then everybody had been dealt with; nothing was left to send.
broadcast-chased = 🔔 { $day }: { NUMBER($count, useGrouping: 0) } reminded to confirm (time { $times } of { $most })
broadcast-chasing = 🔔 { $day }: { $count ->
    [one] { NUMBER($count, useGrouping: 0) } is
   *[other] { NUMBER($count, useGrouping: 0) } are
    } going to be reminded to confirm (time { $times } of { $most })
broadcast-chase-again = At most once a day: again from { $day }.
broadcast-chased-enough = They cannot be reminded again.
broadcast-withdrawn-at = ↩️ Withdrawn { $at }
broadcast-ended-newer_version = 📖 A newer version of the guidance was published, so this one is not sent any more.
broadcast-ended-guidance_withdrawn = 📖 The guidance was withdrawn: this is not sent any more, and is taken back from those who have it.
broadcast-ended-guidance_over = 📖 The guidance is past its last day, so this is not sent any more.
broadcast-overtaken = 📖 The guidance was withdrawn, has a newer version or is past its last day: this is not sent any more, and nobody is reminded of it.
broadcast-sent = Delivered to <b>{ NUMBER($count, useGrouping: 0) }</b> of { NUMBER($total, useGrouping: 0) }
broadcast-failed = Failed for { NUMBER($count, useGrouping: 0) }: { $reasons }
broadcast-failed-refused = refused { NUMBER($count, useGrouping: 0) }
broadcast-failed-trouble = line trouble { NUMBER($count, useGrouping: 0) }
broadcast-failed-unknown = not known whether it arrived { NUMBER($count, useGrouping: 0) }
broadcast-unreachable = Cannot be written to: { NUMBER($count, useGrouping: 0) }
broadcast-skipped = Not sent to { NUMBER($count, useGrouping: 0) }
broadcast-confirmed = Confirmed by <b>{ NUMBER($count, useGrouping: 0) }</b> of { NUMBER($got, useGrouping: 0) }
broadcast-read = Opened by { NUMBER($count, useGrouping: 0) }
button-broadcast-pause = ⏸ Pause
button-broadcast-resume = ▶️ Resume
button-broadcast-cancel = Cancel the broadcast
button-broadcast-retry = Retry the failed
button-broadcast-chase = Remind ({ NUMBER($count, useGrouping: 0) })
button-broadcast-edit = ✏️ Edit
button-broadcast-rearrange = ✏️ Audience, time
button-broadcast-withdraw = ↩️ Withdraw
button-broadcast-who = Recipients
button-broadcast-show = See the content
button-broadcast-see = See the broadcast
button-broadcast-back = ‹ No, back
button-broadcast-approve = ✅ Confirm, let it leave
button-broadcast-send-back = ↩️ Send back
button-broadcast-back-content = The content
button-broadcast-back-audience = For whom it is
button-broadcast-back-time = The time
button-broadcast-back-other = Something to talk over
broadcast-asked = 📣 <b>Please confirm broadcast { $number }</b>  handed in by { $by }
broadcast-asked-how = See the content first, then confirm. If something is not right, send it back or cancel it.
broadcast-asked-over = <b>Broadcast { $number }</b> does not wait for you any more  { $state }
    { $words }
broadcast-back-why = Send broadcast { $number } back to { $by }? It does not leave until it is handed in again. What is not right?
broadcast-told-approved = ✅ Broadcast { $number } was confirmed by { $by }.
broadcast-told-back = ↩️ { $by } has sent broadcast { $number } back: { $why }
broadcast-told-grown = ⏸ Broadcast { $number } was due and has not left: it waits for another admin.
broadcast-told-empty = ⚠️ Broadcast { $number } was due, but nobody in its audience can be written to now: it went to nobody.
    { $words }
toast-broadcast-back = Sent back; its author is told
toast-broadcast-moved = Something has changed meanwhile; please look at the newest card
toast-broadcast-paused = Paused
toast-broadcast-resumed = It goes on
toast-broadcast-cancelled = Cancelled
toast-broadcast-retried = Sending again
toast-broadcast-withdrawn = Being withdrawn
toast-broadcast-chased = Reminders are on their way
toast-broadcast-chasing = The reminders leave { $at }
toast-broadcast-own = Another admin has to confirm it
toast-broadcast-approved = Confirmed; it leaves at its time
broadcast-cancel-sure = Cancel broadcast { $number }? Those who have it ({ NUMBER($got, useGrouping: 0) }) keep it; those still to come ({ NUMBER($pending, useGrouping: 0) }) get none. This cannot be undone.
broadcast-cancel-sure-new = Cancel broadcast { $number }? Nobody has it yet. This cannot be undone.
button-broadcast-cancel-yes = Cancel this broadcast
broadcast-withdraw-sure = Withdraw broadcast { $number }? For those who have it ({ NUMBER($got, useGrouping: 0) }) it is deleted if it was sent less than 48 hours ago, else changed to "withdrawn"; nobody else gets it. This cannot be undone.
broadcast-withdraw-sure-new = Withdraw broadcast { $number }? Nobody is known to have it yet; it goes to nobody any more. This cannot be undone.
broadcast-withdraw-files = ⚠️ Pictures, files, voice and video that were sent more than 48 hours ago cannot be deleted: they stay in the chat, and only the words below them become "withdrawn".
button-broadcast-withdraw-yes = Withdraw
broadcast-chase-waits = It is night: the reminder leaves { $at }.
broadcast-chase-sure = Remind { $count ->
    [one] the one person who has not confirmed
   *[other] the { NUMBER($count, useGrouping: 0) } who have not confirmed
    }? Once a day at most, { $most } times in all.
button-broadcast-chase-yes = Remind them
broadcast-retry-sure = Send broadcast { $number } again? It failed for { NUMBER($certain, useGrouping: 0) }{ $unknown ->
    [0] { "" }
   *[other] ; for { NUMBER($unknown, useGrouping: 0) } more it is not known whether it arrived: sent again, some would get it twice
    }.
button-broadcast-retry-yes = Send again to the { NUMBER($count, useGrouping: 0) } failed
button-broadcast-retry-all = Also those not known ({ NUMBER($count, useGrouping: 0) })

## Lists
broadcasts-title = <b>Broadcasts</b>
broadcasts-none = There are none yet. Tap "Write a broadcast" for the first.
broadcasts-line = { $number }. { $words }
    { "  " }{ $day }  { $state }  delivered { NUMBER($got, useGrouping: 0) }/{ NUMBER($total, useGrouping: 0) }
broadcasts-line-confirm = { $number }. { $words }
    { "  " }{ $day }  { $state }  delivered { NUMBER($got, useGrouping: 0) }/{ NUMBER($total, useGrouping: 0) }, confirmed { NUMBER($confirmed, useGrouping: 0) }
broadcasts-line-new = { $number }. { $words }
    { "  " }{ $day }  { $state }
button-broadcast = { $number }. { $words }
recipients-title = <b>Recipients of broadcast { $number }</b>  { NUMBER($total, useGrouping: 0) } in all
recipients-nobody = It has not started; who gets it is settled when it leaves.
recipients-nobody-now = Nobody now.
recipients-count = { $outcome }: { NUMBER($count, useGrouping: 0) }
recipients-of = <b>Broadcast { $number }</b>  { $outcome }: { NUMBER($total, useGrouping: 0) }
recipient = • { $name }
recipient-at = • { $name }  { $at }
recipient-failed = • { $name }  { $why }
button-recipients = { $outcome } ({ NUMBER($count, useGrouping: 0) })
button-recipients-all = ‹ Recipients
failure-refused = refused
failure-trouble = line trouble
failure-unknown = not known whether it arrived
outcome-pending = to come
outcome-sent = delivered
outcome-sent-owes = delivered, not confirmed
outcome-failed = failed
outcome-unreachable = cannot be written to
outcome-skipped = not sent
outcome-read = opened
outcome-read-owes = opened, not confirmed
outcome-confirmed = confirmed

## Audience and time, changed
ask-broadcast_again-audience = <b>For whom?</b>
ask-broadcast_again-when = When shall it leave?
ask-broadcast_again-review = <b>Audience and time</b>  Please check; another admin confirms it before it leaves:
leave-broadcast_again = Leave it as it is? Nothing has been changed.
refused-broadcast-again = Nothing has been handed in. Tap "Hand in for another admin to confirm", or "Change".
broadcast-not-back = This broadcast was handed in or cancelled already, or the guidance that it is about holds no more. Nothing was changed.

## Editing
ask-broadcast_edit-content_zh = Please send the new Chinese content (as many messages of the same kinds):
ask-broadcast_edit-content_en = Please send the new English content (as many messages of the same kinds):
ask-broadcast_edit-again = Shall those who have confirmed do so again?
ask-broadcast_edit-review = <b>Please check; it changes everywhere when you confirm</b>
leave-broadcast_edit = Keep it as it is? Nothing has been changed.
broadcast-edit-now = <b>Edit the broadcast</b>  now ({ $language }), { $count ->
    [one] { $count } message
   *[other] { $count } messages
    }:
broadcast-edit-shape = The number or the kinds of messages differ from before, so it cannot be an edit. Please send as many of the same kinds; for other kinds withdraw it and write a new one.
broadcast-edit-voice = A voice message that was sent cannot become another one. Please use the same recording (its caption may change), or withdraw it and send a new one.
broadcast-edit-confirmed = { $count ->
    [one] { NUMBER($count, useGrouping: 0) } person has confirmed already.
   *[other] { NUMBER($count, useGrouping: 0) } people have confirmed already.
    }
button-broadcast-again = Yes, they confirm again
button-broadcast-not-again = No, their confirmation counts
broadcast-again-yes = Those who have confirmed are asked again
broadcast-again-no = Those who have confirmed are not asked again
broadcast-edit-unsent = It has not left yet: the new one will.
broadcast-edit-total = { $got ->
    [0] Nobody has it yet
    [one] It changes in { NUMBER($got, useGrouping: 0) } chat
   *[other] It changes in { NUMBER($got, useGrouping: 0) } chats
    }{ $pending ->
    [0] .
    [one] ; the one still to come gets the new one.
   *[other] ; the { NUMBER($pending, useGrouping: 0) } still to come get the new one.
    }
button-broadcast-edit-yes = ✅ Confirm the change
refused-broadcast-edit = Nothing has been changed. Tap "Confirm the change", or "Change" to write it again.
broadcast-edited-unsent = ✏️ Broadcast { $number } is changed; it has not left yet.
broadcast-edited = ✏️ Broadcast { $number } { $got ->
    [0] is changed
    [one] is being changed in { NUMBER($got, useGrouping: 0) } chat
   *[other] is being changed, one by one in { NUMBER($got, useGrouping: 0) } chats
    }{ $pending ->
    [0] .
    [one] ; the one still to come gets the new one.
   *[other] ; the { NUMBER($pending, useGrouping: 0) } still to come get the new one.
    }
broadcast-no-edit = This broadcast was withdrawn or cancelled, or cannot be edited here. Nothing was changed.

## Editing: another admin confirms
broadcast-edit-needs-second = ⚠️ { NUMBER($most, useGrouping: 0) } people or more: another admin has to confirm the change; until then the old text stands.
broadcast-edit-replaces = A change by { $by } still waits to be confirmed; yours will take its place.
broadcast-edit-approved-again = ⚠️ This broadcast was confirmed and is scheduled; after the change another admin has to confirm it again before it leaves.
broadcast-edit-nobody = ⚠️ There is no other admin now who could confirm it. Please have the operator invite one (fugong invite admin); if the text must not stand any longer, withdraw or cancel the broadcast.
broadcast-edit-handed = ✏️ The change of broadcast { $number } is handed in and waits for another admin. Until then the old text stands; you will hear whether it was confirmed or sent back.
broadcast-edit-waits = ✏️ { $by } handed in a change { $at }; it waits for another admin, and until then the old text stands.
broadcast-rewritten = The text was changed by { $by }; neither they nor the author can confirm it.
broadcast-edit-asked = ✏️ <b>Please confirm a change of broadcast { $number }</b>  handed in by { $by } { $at }
broadcast-edit-own = ✏️ <b>Your change of broadcast { $number } waits to be confirmed</b>  handed in { $at }
broadcast-edit-message = <b>Message { $number } ({ $language })</b>
broadcast-edit-old = Now: { $words }
broadcast-edit-new = To be: { $words }
broadcast-edit-form = The same words in another format: { $words }
broadcast-edit-file = Another file: { $what }
broadcast-edit-how = A long text is cut here: see the new content first, then confirm; send it back if something is wrong.
broadcast-edit-over = The change of broadcast { $number } has been dealt with; none is waiting now. Tap below to see how the broadcast stands.
broadcast-edit-confirmed-by = ✅ { $by } has confirmed your change of broadcast { $number }; it is being made in one chat after the other.
broadcast-edit-returned-by = ↩️ { $by } has sent back your change of broadcast { $number }; it stays as it was.
button-broadcast-edit-see = ✏️ See the change that waits
button-broadcast-edit-whole = See the new content
button-broadcast-edit-confirm = ✅ Confirm the change
button-broadcast-edit-return = Send it back
button-broadcast-edit-take-back = Take this change back
toast-broadcast-edit-newer = A newer change has taken the place of this one; please look at it, then confirm
toast-broadcast-edit-over = This change has been dealt with already
toast-broadcast-edit-confirmed = Confirmed; it is being changed
toast-broadcast-edit-returned = Sent back
toast-broadcast-edit-taken-back = Your change was taken back
