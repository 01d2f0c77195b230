# Broadcasts: what recipients see; the policy

## Recipients
broadcast-closing = Please read the messages above.
button-broadcast-ok = I have read it
button-broadcast-ok-done = ✓ Read
button-broadcast-guide = Read it in full
broadcast-chase = 🔔 You have not confirmed this yet: { $words }
    When you have read it, please tap "I have read it".
broadcast-chase-done = ✓ Confirmed: { $words }
broadcast-withdrawn-here = ↩️ This message was withdrawn; please wait for further notice.
task-moved = ⬇️ What you are filling in is further down now.
toast-broadcast-confirmed = Confirmed, thank you
toast-broadcast-confirmed-before = You have confirmed it already
toast-broadcast-text-changed = The text of this message has changed. Please read it as it is now, then tap "I have read it".
toast-broadcast-no-confirm = This one need not be confirmed
toast-broadcast-was-withdrawn = This message was withdrawn
toast-broadcast-only-test = This is a preview or a test; nothing to confirm

## The policy
policy-group-broadcasts =
    <b>Broadcasts</b>
policy-people = { $count ->
    [one] { NUMBER($count, useGrouping: 0) } person
   *[other] { NUMBER($count, useGrouping: 0) } people
    }
policy-how-people = Tap one, or type a number of people.
refused-policy-people = Nothing was changed: a whole number from { $least } to { $most } (people) is needed. Please type it again:
policy-name-broadcast_second_from = Broadcasts that two must confirm
policy-name-broadcast_pause_percent = Broadcasts pause by themselves
policy-about-broadcast_second_from = A broadcast to this many people or more leaves only after another admin has confirmed it.
policy-about-broadcast_pause_percent = When more than this share fails, the broadcast pauses by itself until an admin resumes it.

## What officers see of it
button-division-owed = Unconfirmed broadcasts
owed-title = <b>{ $division }: broadcasts not confirmed</b>
owed-none = Everything of the last 30 days that had to be confirmed here has been.
owed-line = { $number }. { $words }
    { "  " }sent { $at }: { NUMBER($owes, useGrouping: 0) } of { NUMBER($got, useGrouping: 0) } have not confirmed
owed-of = <b>Broadcast { $number }</b>, { $division }: { $total ->
    [one] { NUMBER($total, useGrouping: 0) } person
   *[other] { NUMBER($total, useGrouping: 0) } people
    }
button-owed = Broadcast { $number }: { NUMBER($count, useGrouping: 0) } not confirmed
button-owed-all = ‹ Unconfirmed broadcasts
