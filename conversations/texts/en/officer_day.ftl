# The officer's day: search, notes, messages, figures of divisions, digests

command-enterprise = Find an enterprise by name, code or phone
command-division = A division's figures and trend
command-messages = Messages with enterprises
command-settings = Times of my digests

button-search = 🔍 Find an enterprise
button-division = 📊 Figures

## Search
ask-enterprise_search-text = Which enterprise are you looking for?
leave-enterprise_search = Not searching now?
search-how = You can type a part of the name, its pinyin initials (xrsyd), the unified social credit code or its end (at least 4 characters), or the last 4 digits of the contact's phone. Only your own divisions are searched.
search-none = Nothing was found for "{ $text }".
search-many = More than { $most } enterprises fit "{ $text }". Please type a little more.
search-found = { $count } enterprises for "{ $text }":
search-first = Only the first { $count } are listed; for the others please type a more exact piece.
button-search-again = 🔍 Search again
button-hit = { $name } ({ $division })

## The enterprise card
enterprise-contact = Contact: { $name }
enterprise-managers-named = { $count ->
    [one] { $count } manager: { $names } ({ $reachable } can receive messages)
   *[other] { $count } managers: { $names } ({ $reachable } can receive messages)
    }
enterprise-strip = Last { $count } days: { $days }
strip-normal = { $day } ✅
strip-late = { $day } 🕘
strip-abnormal = { $day } ⚠️
strip-missing = { $day } ❌
strip-off = { $day } off
enterprise-note = 📝 { $text } ({ $by }, { $day })
enterprise-waiting = 💬 A message of this enterprise is not answered yet.
button-write = ✉️ Write
button-thread = 💬 Messages
button-officer-history = Last 14 days

## Notes
notes-title = <b>Notes</b>  { $name }  { $count } in all
notes-who = All officers of this enterprise see them; the enterprise does not.
notes-none = There are no notes yet.
note = { $place }. { $text }
    — { $by }, { $day } { $at }
button-notes = 📝 Notes ({ $count })
button-notes-see = See the notes
button-note-add = Add a note
button-note-remove = Remove { $place }
button-note-undo = Bring the removed note back
note-removed = The note is removed.
note-back = The note is back.
note-added = 📝 Note added: { $name }
    { $text }
ask-enterprise_note-text = Please type the note (at most 500 characters):
leave-enterprise_note = No note after all?

## Messages
post-officer = { $division } officer
post-admin = Admin
post-manager = { $name }, manager
field-message = the text
message-text = { $text }
message-quoted = <i>{ $from }: { $text }</i>
message-instead-left = ↪️ { $from }, who wrote to them, no longer answers for this enterprise. The answer is now yours.
message-instead-away = ↪️ { $from }, who wrote to them, cannot be reached. The answer is now yours.
message-to = <b>Write</b>  { $name }: { $count ->
    [one] { $count } manager gets it
   *[other] { $count } managers get it
    }
message-to-laggards = <b>Write to all not reported</b>  { $division }: { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }{ $unreachable ->
    [0] {""}
   *[other] {" "}({ $unreachable } more cannot be written to)
    }
message-answer-to = <b>Reply</b>  to { $to } ({ $name })
message-under-post = They see your post, not your name. It cannot be taken back once sent.
message-under-enterprise = They see your enterprise and "manager", not your name. It cannot be taken back once sent.
message-only-silent = It goes to { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }. Those who report before it leaves do not get it.
message-waits = In the quiet hours it waits; it leaves from { $end } on.
message-nobody = This enterprise has no manager who can be written to. Please get in touch some other way.
message-no-laggards = No enterprise that has not reported can be written to.
message-sent = ✉️ Sent to { $name }:
message-sent-many = ✉️ On its way to { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }; those who report before it leaves do not get it.
message-answered = ✉️ Answered { $to }:
toast-message-sent = Sent
message-from-officer = ✉️ <b>{ $from }</b>  { $day } { $at }
    To { $enterprise }:
message-from-manager = ✉️ <b>{ $from }</b>  { $day } { $at }
button-reply = Reply
button-reply-again = Write another
button-message-send = ✉️ Send
button-message-laggards = ✉️ Write to all not reported
button-laggards-of = Not reported yet
refused-message-confirm = It is not sent yet. Please tap "Send", or "Change" to write it again.
ask-message_write-text = Please type your message (at most 1,000 characters, text only):
ask-message_write-review = <b>Please check</b>
leave-message_write = Not writing after all? The text is not kept.
ask-message_answer-text = Please type your answer (at most 1,000 characters, text only):
ask-message_answer-review = <b>Please check</b>
leave-message_answer = Not answering after all? The text is not kept.
ask-message_laggards-text = Please type your message (at most 1,000 characters, text only):
ask-message_laggards-review = <b>Please check</b>
leave-message_laggards = Not writing after all? The text is not kept.
thread-title = <b>Messages</b>  { $name }  { $count } in all
thread-none = There are no messages yet.
thread-out = ↗️ { $from }, { $day } { $at }
    { $text }
thread-many = ↗️ { $from } (to all not reported; those who had reported did not get it), { $day } { $at }
    { $text }
thread-in = ↙️ { $from }, { $day } { $at }
    { $text }
thread-waiting = 🔔 { $from }, { $day } { $at } (not answered)
    { $text }
threads-title = <b>Messages</b>  { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }{ $waiting ->
    [0] {""}
   *[other] , { $waiting } waiting for an answer
    }
threads-none = There are no messages yet. Find an enterprise and tap "Write" to reach its managers through the bot.
button-threads = All messages
button-thread-waiting = 🔔 { $name }, { $day }
button-thread-answered = { $name }, { $day }

## A division's figures
division-none = There are no divisions yet. Import them on the server first: fugong import divisions.
division-title = <b>{ $name }</b>  { $day } { $at }
division-ledger = Reports: { $owed } due, { $reported } received, <b>{ $silent }</b> missing
division-nothing-owed = No reports are due today
division-people = { $isolated } in isolation, { $symptomatic } with symptoms today
division-alerts = Open alerts: { $parts }
division-overdue = Disinfection not finished: { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }
alerts-urgent = { $count } urgent
alerts-routine = { $count } routine
division-parts = <b>Divisions below</b>
part-ledger = • { $name }: { $owed } due, { $reported } received, <b>{ $silent }</b> missing
part-nothing-owed = • { $name }: no reports are due today
part-beside = {"  "}{ $parts }
part-isolated = { $count } in isolation
part-symptomatic = { $count } with symptoms
part-overdue = { $count } with disinfection not finished
part-alerts = {"  "}Open alerts: { $parts }
button-division-part = { $name }
button-division-trend = 📈 14 days
button-division-laggards = Not reported yet
button-division-up = ‹ Above
button-division-back = ‹ Figures
trend-title = { $name }: the last { $count } days
trend-how = Columns: enterprises that reported, and that did not. Line: people reported with symptoms.
trend-reported = Reported (enterprises)
trend-silent = Not reported (enterprises)
trend-symptomatic = People reported with symptoms
trend-day = { $month }/{ $day }
trend-line = { $label }: { $parts }
trend-ledger = { $reported } of { $owed } reported
trend-nothing-owed = no reports due
trend-unwell = { $count } with symptoms
trend-isolated = { $count } isolated

## Digests
morning-title = ☀️ <b>Morning digest</b>  { $day }
evening-title = 🌙 <b>Evening digest</b>  { $day }
digest-division = <b>{ $name }</b>
digest-no-alerts = No open alerts
digest-alerts = Open alerts: { $parts }
digest-alerts-of = Of these: { $parts }
alerts-mine = { $count } yours
alerts-unassigned = <b>{ $count }</b> not acknowledged
alerts-others = { $count } held by others
morning-missed = Never reported yesterday: { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }
morning-owing = 📣 Broadcasts not confirmed by: { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }
button-digest-owing = 📣 Not confirmed: { $name }
morning-ending = Isolation ends today: { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
evening-rest = Tomorrow is a day of rest: only enterprises that work every day have to report.
evening-work = Reports are due tomorrow as usual.
button-digest-division = 📊 { $name }
button-digest-times = ⏰ Times of my digests
settings-title = <b>Settings</b>
settings-morning = Morning digest: { $at }
settings-evening = Evening digest: { $at }
settings-how = In the morning: what is still open since yesterday. In the evening: today's figures, and whether tomorrow is reported. Nothing is sent from { $begin } to { $end }.
digest-none = not sent
button-morning-at = Morning { $at }
button-evening-at = Evening { $at }
button-morning-none = No morning digest
button-evening-none = No evening digest
button-morning-other = Morning: another time
button-evening-other = Evening: another time
toast-digest-set = Set
toast-digest-quiet = That is in the quiet hours
digest-time-morning = <b>Time of the morning digest</b>
digest-time-evening = <b>Time of the evening digest</b>
digest-set-morning = The morning digest comes at { $at } from now on.
digest-set-evening = The evening digest comes at { $at } from now on.
ask-digest_time-at = Please type the time, such as 8:15 or 1815:
leave-digest_time = Keep it as it is?
refused-quiet = From { $begin } to { $end } are the quiet hours. Please choose another time.
refused-morning = Please choose a time before 12:00 for the morning digest.
refused-evening = Please choose a time after 12:00 for the evening digest.
