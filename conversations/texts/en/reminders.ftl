## Reminders
reminders-title = 🔔 <b>{ $enterprise }: { $count } things to do</b>
reminder-last = ⚠️ There is no other general reminder before the cutoff. After { $cutoff } a report is late, and the officer is told who has not reported.
reminder-though-put-off = You chose to be reminded at { $until }; this comes all the same because it is the last one before the cutoff.
checks-reminder = 📋 <b>Return checks are waiting</b>
    { $enterprise }
checks-waiting = { $count ->
    [one] Declared, to be confirmed by you: { $count } person.
   *[other] Declared, to be confirmed by you: { $count } people.
    }
checks-incomplete = { $count ->
    [one] Days of the journey are missing: { $count } person.
   *[other] Days of the journey are missing: { $count } people.
    }
button-snooze-60 = ⏳ Remind me in an hour
button-snooze-30 = ⏳ Remind me in 30 minutes
button-snooze-last = ⏳ Only the last reminder before the cutoff
button-reminder-times = Times of reminders
toast-snooze-no-longer = This cannot be put off any more
reminders-put-off = ⏳ You will be reminded at { $until }, and not before. What is done by then is left out.
reminder-times-title = ⏰ <b>Times of reminders</b>
reminder-times-about = You are reminded only of what is not done yet; what falls on one moment comes as one message.
reminder-times-usual = • { $duty }: { $times } (the usual times)
reminder-times-own = • { $duty }: <b>{ $times }</b> (your own; usual: { $usual })
reminder-times-last = { $at } is the last reminder before the cutoff; whoever has not reported gets it.
duty-ledger = Health ledger
duty-readings = Temperatures in isolation
duty-disinfection = Disinfection
button-own-ledger = Times for the health ledger
button-own-readings = Times for temperatures
button-own-disinfection = Times for disinfection

## Own times
own-times-title = ⏰ <b>{ $duty }: times of reminders</b>
    Usual: { $usual }
own-times-now = Your own: { $times }
own-times-last = The one at { $at } comes in any case.
ask-own_time-times = When would you like to be reminded?
leave-own_time = Not changing it? The times stay as they are.
own-times-hint = Tap a time, or type one or several: 7:40, or 7:40 9:10
own-time = { $at }
button-times-of-policy = The usual times
own-times-unread = I could not read a time in it. Please type something like 7:40, or 8:30 am.
own-times-too-many = At most { $most } times. Please choose fewer.
own-times-quiet = { $at } lies in the quiet hours ({ $begin }–{ $end }), when no reminders go out. Possible: { $spans }
own-times-outside-ledger = { $at } is not possible: reminders of the ledger come after the day opens and before the cutoff. Possible: { $spans }
own-times-outside-readings = { $at } is not possible. Reminders of temperatures: { $spans }
own-times-outside-disinfection = { $at } is not possible: these reminders have to come before the evening one of what was not done. Possible: { $spans }
own-times-set = ✅ Done. { $duty }: you are reminded at { $times }.
own-times-usual = ✅ { $duty }: you are reminded at the usual times.

## Days off
closings-title = 🗓 <b>{ $enterprise }: days closed</b>
closings-none = No days closed are registered.
closings-how = On a day on which you are closed neither the ledger nor disinfection is owed. Public holidays need no registering.
closings-owed = On these days neither the ledger nor disinfection is owed; temperatures of people in isolation still are.
closing = • { $days }
button-closing-new = Register days
button-closing-withdraw = Withdraw { $days }
button-closings = Days closed
ask-closing-days = On which days are you closed?
leave-closing = Not registering any days? Nothing has been saved yet.
button-ahead-after-tomorrow = The day after
day-problem-open = Please say the last day, too, such as 2.20-2.26
day-ahead-problem-none = I could not read a date. Tap one, or type it: 12.24, 24 Dec, tomorrow
day-ahead-problem-impossible = There is no such day. Please check it and type it again: 12.24
day-ahead-problem-backwards = The last day comes before the first. Please type them again: 12.24-12.26
day-ahead-problem-open = Please say the last day, too, such as 12.24-12.26
closing-past = { $days } is over and cannot be registered. Please type other days.
closing-too-late = Today's cutoff has passed; today cannot be registered any more. Tomorrow can.
closing-too-far = { $days } is too far ahead: at most { $most } days. If you close for longer, please tell the officer.
closing-known = { $days } is registered already, and overlaps. Please withdraw it first, then register again.
closing-done = ✅ Registered: { $enterprise } is closed on { $days }; neither the ledger nor disinfection is owed.
closing-reported-stays = Today's ledger has been reported; that stands.
closing-wards-stay = Temperatures of people in isolation are still owed.
closing-withdrawn = ✅ Withdrawn: you are not closed on { $days }.
closing-owed-again = Today's ledger is owed again.
closing-over = These days are over, or today's cutoff has passed: they cannot be withdrawn.
button-undo = Undo
today-barred-off = ⛔ May not work: { $count } ({ $reasons })
button-report-anyway = Report all the same
today-closed = 🔒 Closed until { $until }: nothing is owed. You may still report.
enterprise-closed = 🔒 Closed until { $until }
day-closed = 🔒 { $day } closed
laggards-closed = { $count ->
    [one] { $count } more is closed today and owes nothing.
   *[other] { $count } more are closed today and owe nothing.
    }
command-reminders = Times of reminders
command-closed = Days on which you are closed
help-reminders = Times of reminders: /reminders. Days on which you are closed: send /closed 12.24-12.26.
