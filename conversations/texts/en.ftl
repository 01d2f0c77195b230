### English.

## Common
person = { $name }
person-with-post = { $name } ({ $post })
degrees = { $value } °C
no-symptoms = no symptoms
chosen = ✔ { $label }
page-of = Page { $page } of { $pages }
cut-here = … (there is more that is not shown)
nothing-there = There is nothing here, or not any more.
no-longer-yours = You no longer report for this enterprise, and this entry was not saved. If this is a mistake, please ask your commerce department.
not-understood = I did not understand this message and recorded nothing. Please use the buttons below.
unknown-command = There is no such command, or it is not for your role.
unreadable-kind = Voice messages, stickers and the like cannot be read; nothing was recorded. Please use text or the buttons.
refused-unreadable = Voice messages, stickers and the like cannot be read. What you entered is kept; please go on:
edited-ignored = Editing a sent message does not change a report. To change something, type it again or use the buttons.
private-only = Please open a private chat with me to report. To protect staff, nothing is handled in groups.
forwarded-ignored = A forwarded message cannot be an answer. Please type it, or use the buttons.
nothing-to-cancel = There is nothing to cancel at the moment.
left = Cancelled. Nothing of this entry was saved.
choose-enterprise = Please choose an enterprise:
choose-division = Please choose a division:
choose-either = Please choose an enterprise or a division:

## Buttons
button-today = Today
button-back = ‹ Back
button-leave = Cancel
button-leave-yes = Cancel, do not save
button-leave-no = Go on
button-skip = Not measured, skip
button-done = Done
button-other-status = Another status ›
button-done-count = { $count ->
    [0] Everybody else is well
   *[other] Done ({ $count })
    }
button-previous = ‹ Previous
button-next = Next { $page }/{ $pages } ›
button-show-all = Show all
button-edit = Change: { $what }
button-to-review = ‹ Back to review
button-no-symptoms = No symptoms
button-file-report = ✅ Confirm and report
button-all-normal = ✅ All normal
button-all-normal-standing = ✅ All normal ({ $count } still not returned)
button-exceptions = Someone to report
button-tell-carried = Start the report
button-together = All not returned ({ $count })
button-one-by-one = One by one
button-way-isolation = See the isolation
button-way-check = See the return check
button-way-new-check = Do a return check
button-zero-report = Nobody at work today, zero report
button-amend = Correct today's report
button-add-staff = Add staff
button-add-them = ✅ Add them
button-to-roster = ‹ Back to roster
button-rename = Correct name
button-depart = Has left
button-depart-yes = Yes, has left
button-undo-depart = Undo
button-import-yes = ✅ Import
button-history = History
button-roster = Roster
button-refresh = Refresh
button-help = Help
button-language = 语言 / Language
button-report = Report now
button-begin = See today's tasks
button-go-on = Go on where I was
button-agree = I agree
button-enterprise = { $name }
button-acknowledge = Acknowledge
button-resolve = Resolve
button-detail = Show name
button-enterprise-card = Enterprise
button-open-alert = Show alert
button-alerts = Open alerts ({ $count })
button-of-division = { $division } · { $what }
button-laggards = Not reported yet
button-laggard = { $place }. { $name }
button-remind-one = Remind { $place }
button-remind-all = Remind all ({ $count })

## Command menu
command-today = Today's tasks
command-report = Report the daily health ledger
command-roster = Staff roster
command-history = Past reports
command-alerts = Open alerts
command-laggards = Who has not reported
command-language = 切换语言 Language
command-help = How it works
command-cancel = Cancel the current entry

## About the bot (shown by Telegram in an empty chat and in the profile)
bot-description = Fugong: daily epidemic reporting for enterprises. A manager files the staff health ledger in one tap when all is well; officers hear at once of a fever and of who has not reported. Open it by the invitation link of your commerce department.
bot-short-description = Daily epidemic reporting for enterprises: health ledger, alerts, reminders. By invitation.

## Language
language-title = 请选择语言 / Choose a language
language-zh-CN = 简体中文
language-en = English
language-set = The language is now English.

## Enrolment
enrol-for-manager = <b>You are invited to report for an enterprise</b>
    Enterprise: { $subject }
enrol-for-officer = <b>You are invited as an officer</b>
    In charge of: { $subject }
enrol-for-admin = <b>You are invited as an admin</b>
ask-enrolment-language = 请选择语言 / Choose a language
ask-enrolment-consent =
    <b>Privacy notice</b>
    For epidemic control this bot records your account name and, of your staff, name, department, post, temperature, symptoms and daily status; before they return, where they were, how they travelled and whom they met; of couriers, plate, delivery lists and track; and phone and ID numbers if your roster has them.
    Only your enterprise and the officers of your commerce department can see it. Alerts name people by surname and post; opening the full name is logged.
    Phone and ID numbers are stored encrypted; data is deleted when its retention period is over.

    Do you agree?
leave-enrolment = Not enrolling now? The code stays valid; you can come back later.
enrolled-manager = <b>You are enrolled</b>
    You now report for { $subject }.
    Report the staff health ledger once a day before the cutoff, which stands among today's tasks. When all is well, it takes one tap.
enrolled-officer = <b>You are enrolled</b>
    You are now the officer of { $subject }.
    You will hear at once of fever, symptoms or somebody working while ill, and after the cutoff of those who have not reported.
enrolled-admin = <b>You are enrolled</b>
    You are now an admin.
invite-unknown = This code is not right. Please check it and send it again, or ask for a new one.
invite-used = This code has been used. A code works once; please ask for a new one.
invite-expired = This code has expired. Please ask for a new one.
invite-to-forward = This link is for the staff member: please forward it. It is not used up and still works.
invite-already = You are enrolled already: { $subject }. There is nothing to do.
not-enrolled = You are not enrolled yet. Open your invitation link, or send me the code (such as 7K2M-Q4XD-9TBE).

## Help
help-title = <b>How it works</b>
help-stranger = This is the epidemic reporting bot for enterprises.
    You are not enrolled yet: open the invitation link from your commerce department, or send me the code (such as 7K2M-Q4XD-9TBE).
help-manager = Reporting: open /today or /report and tap "All normal", or "Someone to report" to go through them one by one.
    Roster: open /roster; paste names, or simply send an Excel or CSV file.
    A mistake? Tap "Correct today's report". The last report counts. Earlier reports: /history.
    Return checks: /return; choose who, say where they stayed, and the verdict comes at once; or send a link to the person.
    Isolation: /isolation; a temperature every morning and afternoon; at the end, confirm how the person is.
    Disinfection: /disinfect; you are reminded, and tap when done; strengths, times, numbers and photos under "Log something else".
help-officer = When an alert comes, tap "Acknowledge"; when it is dealt with, tap "Resolve" and say how. Silence it or hand it over, if you have to. All of them: /alerts.
    Who has not reported: /laggards, where you can remind them all.
    Isolation: /isolation for the list and missed temperatures; extend, shorten, order central isolation or release, with a reason.
    Disinfection: /disinfect for those who have something open; see logs and photos, ask for a fresh one.
    Risk: /risk for the places of medium and high risk, or /risk and a place for its history.
help-officer-day = Enterprises: /enterprise finds them by name, code or the end of a phone number; figures and trend of your division: /division.
    Messages to and from enterprises: /messages; the times of your morning and evening digests: /settings.
help-guidance = Guidance: /guidance shows what applies to you, and finds it; where it is asked for, tap "I have read it" when you have.
help-guidance-officer = Guidance: /guidance shows what holds in your division, and which enterprises have not read it.
help-guidance-admin = Guidance: /guidance to publish, update and withdraw it, and to see which enterprises have not read it.
help-admin = Risk of places: /risk, or simply /risk 长春朝阳区 high; limits and times: /policy.
    Alerts of the whole province and trouble of the system: /alerts; figures of the whole province: /division.
    Enterprises: /enterprise; messages to and from them: /messages. Codes and the lists of enterprises and officers are handled on the server with the command fugong.
help-anytime = At any time: /today · /help · /language · /cancel

## Today
today-title = <b>Today</b>  { $day } { $at }
today-enterprise = <b>{ $name }</b>
today-owed = ⏳ Daily health ledger: <b>not reported</b>
today-reported = ✅ Daily health ledger: <b>reported</b>
today-day-off = A day off: nothing is owed. You may still report.
today-headcount = { $count ->
    [one] { $count } person on the roster.
   *[other] { $count } people on the roster.
    }
today-no-roster = The roster is empty: please add your staff first. If nobody works today, send a zero report.
today-carried = { $count ->
    [one] { $count } person was in isolation or hospital at the last report and must be reported today.
   *[other] { $count } people were in isolation or hospital at the last report and must be reported today.
    }
today-barred = ⛔ { $count ->
    [one] { $count } person may not work today and must be reported: { $reasons }.
   *[other] { $count } people may not work today and must be reported: { $reasons }.
    }
today-standing = { $count ->
    [one] { $count } person has not returned and is reported so again: { $reasons }.
   *[other] { $count } people have not returned and are reported so again: { $reasons }.
    }
today-barred-since = ⛔ { $count ->
    [one] Since the report { $count } person may not work any more: { $reasons }. Please tap "Correct today's report".
   *[other] Since the report { $count } people may not work any more: { $reasons }. Please tap "Correct today's report".
    }
today-division = <b>{ $name }</b>
today-alerts = { $count ->
    [0] Open alerts: none
   *[other] 🔴 Open alerts: <b>{ $count }</b>
    }
today-laggards = Due today { $owed }, reported { $reported }, missing <b>{ $total }</b>.
today-nothing-owed = Nobody owes a report today.
today-admin = You are an admin; see /help.
time-left = Cutoff at { $cutoff }, { $hours ->
    [0] { $minutes } min left.
   *[other]
        { $minutes ->
            [0] { $hours } h left.
           *[other] { $hours } h { $minutes } min left.
        }
    }
after-cutoff = The cutoff at { $cutoff } has passed. Please report soon; it will be marked late.
reminder-title = 🔔 <b>Reminder</b>
    { $enterprise } has not reported today's health ledger.

## Health ledger
ledger-header = <b>{ $enterprise }</b>
    Daily health ledger, { $day }
ledger-correcting = (Reported at { $at } by { $by }; this is a correction.)
ledger-carried = { $count ->
    [one] In isolation or hospital at the last report, asked for in a moment: { $names }
   *[other] These { $count } were in isolation or hospital at the last report and are asked for in a moment: { $names }
    }
ledger-barred = ⛔ { $count ->
    [one] May not work today, asked for in a moment: { $names }
   *[other] These { $count } may not work today and are asked for in a moment: { $names }
    }
ledger-barred-one = { $person } ({ $why })
ledger-standing = { $count ->
    [one] Reported as not returned unless you tap the name: { $names }
   *[other] These { $count } are reported as not returned unless you tap the name: { $names }
    }
ledger-standing-again = Reported as not returned ({ $count }): { $names }
ledger-together = ⛔ { $count ->
    [one] May not work today: { $names }
   *[other] These { $count } may not work today: { $names }
    }
ledger-together-changed = To report those who may not work one by one, tap "Change: not returned".
ledger-more = { $count } more
ledger-not-on-post = ⛔ May not work today: { $why }
ledger-person = <b>{ $person }</b> ({ $place } of { $count })
ledger-last-status = Last status: { $status }
ledger-whom = To add or remove somebody, tap "Change: people".
draft-first = You have begun to report people one by one and not confirmed it, so "All normal" was not recorded. Please go on there; if all are well after all, tap "Cancel" there and report again.
ledger-left-out = ⚠️ Reported today, but not on this list: { $names }. Confirming counts them as normal.
ledger-rest = { $count ->
    [one] The other { $count } is well.
   *[other] The other { $count } are well.
    } Staff { $headcount }, on post { $on_post }.
ledger-will-be-late = The cutoff has passed: this report will be marked late.
ledger-day-over = The report for { $day } was not confirmed before the day ended and was not saved. Please report today's.
ask-health_ledger-together = Report them all as not returned?
ask-health_ledger-chosen = Who is there to report? (unwell, isolated, on leave, working from home …) Tap the names, as many as needed.
ask-health_ledger-temperature = What is the temperature? Tap one or type it, such as 38.2
ask-health_ledger-symptoms = Which symptoms? Choose as many as needed.
ask-health_ledger-status = What is today's status?
ask-health_ledger-review = <b>Please check</b>
leave-health_ledger = Cancel this report? What you entered will not be saved.
entry = • { $person }: { $facts } · { $status }
then-status = When all symptoms are chosen, tap today's status:
field-temperature = temperature
field-symptoms = symptoms
field-status = status
field-together = not returned
field-chosen = people
field-names = names
review-which = What do you want to change?
people-picked = { $count } chosen: { $names }
people-found = "{ $find }": { $count } found
people-search-hint = Type a name or pinyin initials to search, such as wf
why-fever = has { $temperature } °C (fever from { $fever } °C)
why-symptoms = has symptoms ({ $symptoms })
refused-unfit-on-post = ⛔ { $name } { $why } and must not work (nobody works while ill). Please choose another status.
refused-barred-on-post = ⛔ { $name } may not work: { $why }. { $way } Please choose another status for today.
refused-tap-one = Please tap one of the buttons below.
refused-tap-several = No symptom recognised. Please use the buttons.
refused-choose-some = Please choose at least one, or tap "No symptoms".
refused-choose-people = Please choose at least one person. If everybody is well, go back and tap "All normal".
refused-nobody-found = Nobody on the roster matches "{ $find }". Try other letters, or tap a name.
refused-confirm-first = Nothing is reported yet. Please check and confirm, or tap the line to change.
refused-not-a-temperature = I could not read a temperature. Please type a number, such as 36.8
refused-temperature-no-point = { $value } is not a temperature. Is a decimal point missing? Please type it again, such as 36.5
refused-temperature-range = { $value } °C is not between { $lowest } and { $highest } °C and was not recorded. Please measure or type it again.
refused-too-short = { $least ->
    [one] Too short: please write at least { $least } character.
   *[other] Too short: please write at least { $least } characters.
    }
refused-too-long = Too long ({ $length } characters): please stay within { $most }.

## Why somebody may not work, and what leads out of it
bar-isolation = in isolation until { $until }
bar-isolation-due = isolation over on { $until }, not ended yet
bar-not_fit = return check failed, fever or symptoms
bar-incomplete = return check lacks days
bar-unconfirmed = own declaration waits for you
bar-not_yet = return day is { $day }
bar-unchecked = no return check yet
bar-unchecked-since = not returned on { $day }, needs a new return check
way-isolation = It ends after the last day when all is well, or when an officer ends it.
way-not_fit = See a doctor first, and do a new return check when well.
way-incomplete = Complete the return check first.
way-unconfirmed = Check and confirm the declaration first.
way-not_yet = If the day has changed, correct the return check first.
way-unchecked = Do the return check first.
barred-isolation = { $count } in isolation
barred-not_fit = { $count } failed the check
barred-incomplete = { $count } with days missing
barred-unconfirmed = { $count } to be confirmed by you
barred-not_yet = { $count } before the return day
barred-unchecked = { $count } without a return check

symptom-fever = fever
symptom-cough = cough
symptom-fatigue = fatigue
symptom-sore_throat = sore throat
symptom-dyspnea = short of breath
symptom-diarrhea = diarrhea
symptom-conjunctivitis = conjunctivitis
symptom-myalgia = muscle ache
symptom-congestion = blocked or runny nose
symptom-anosmia = loss of smell or taste
status-on_post = on post
status-remote = working from home
status-home_isolation = isolated at home
status-central_isolation = central isolation
status-hospital = seeing a doctor
status-leave = on leave
status-not_returned = not returned
status-departed = has left

quick-all-normal = <b>{ $enterprise }</b>
    I read: all well ({ $count }). Report this?
quick-all-normal-but = <b>{ $enterprise }</b>
    I read: { $count ->
    [one] { $count } is well, apart from those who have not returned.
   *[other] all { $count } are well, apart from those who have not returned.
    } Report this?
quick-standing = Not returned: { $count }, reported so again.
quick-which = You report for several enterprises, so nothing was recorded. Choose one, tap "Someone to report", then send this message again.
quick-unknown = ❓ "{ $name }" is not on the roster and was not recorded; please pick the right person.
quick-ambiguous = ❓ I cannot tell who "{ $token }" is ({ $candidates }) and recorded nothing; please pick the right person.
quick-implausible = ❓ { $value } °C for { $name } is not plausible and was not recorded; please enter it again.
quick-silent = ℹ️ { $count ->
    [one] The message says nothing of one person; confirming means they are well.
   *[other] The message says nothing of the other { $count }; confirming means they are well.
    }

## After reporting
reported-title = ✅ <b>Reported</b>  { $enterprise }
reported-when = { $day } { $at }, by { $by }
reported-heads = Staff { $headcount }, on post { $on_post }
reported-away = { $parts }
reported-symptomatic = ⚠️ Fever or symptoms: { $count }; an alert has gone out
reported-attempt = ℹ️ Somebody ill or in isolation was put on post; the officer has been asked to check
reported-zero = Zero report: no fever, no symptoms
reported-revision = Report no. { $revision } of the day; this one counts
reported-late = Late
heads-remote = { $count } from home
heads-isolated = { $count } isolated
heads-hospital = { $count } seeing a doctor
heads-leave = { $count } on leave
heads-not_returned = { $count } not returned
toast-filed = Saved
toast-already-filed = Already reported today
toast-draft-first = A report about some people is not finished: go on with it, or cancel it first
toast-carried-first = Somebody is in isolation or hospital: please start the report
toast-barred-first = Somebody may not work today: please start the report
toast-roster-first = Please add your staff first
toast-stale = This button is out of date; see the newest card
toast-other-day = This button was for { $day }. Please report today's
toast-acknowledged = Acknowledged
toast-resolved = Resolved
toast-not-owed = Already reported, or nobody to remind
toast-unreachable = Nobody there can receive messages; please reach them another way
toast-reminded = { $count ->
    [one] Reminded { $count } enterprise (not twice within an hour)
   *[other] Reminded { $count } enterprises (not twice within an hour)
    }
toast-reminded-already = Reminded within the last hour already; please try later or telephone
toast-quiet-hours = No reminders from { $begin } to { $end }; please reach them another way
toast-list-changed = The list has changed: please tap again on the current one

## History
history-title = <b>Past reports</b>  { $name }
history-none = No report yet.
day-normal = ✅ { $day } { $at } reported · on post { $on_post }/{ $headcount } · normal
day-normal-late = 🕘 { $day } { $at } late · on post { $on_post }/{ $headcount } · normal
day-abnormal = ⚠️ { $day } { $at } reported · on post { $on_post }/{ $headcount } · unwell { $symptomatic }, isolated { $isolated }
day-abnormal-late = ⚠️ { $day } { $at } late · on post { $on_post }/{ $headcount } · unwell { $symptomatic }, isolated { $isolated }
day-missing = ❌ { $day } not reported
day-off = ▫️ { $day } nothing due

## Roster
roster-title = <b>Roster</b>  { $name }
    { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
roster-hint = Tap a name to correct it or to mark that the person has left.
roster-empty = Nobody yet. Tap "Add staff" to paste names, or simply send an Excel or CSV roster.
roster-add-header = <b>Add staff</b>  { $name }
ask-roster_add-names = Please send the names, one a line or separated by commas. A post may follow in brackets: Wang Fang (cashier)
    You can also simply send an Excel or CSV roster.
ask-roster_add-review = Add them?
roster-new-names = { $count ->
    [one] To be added ({ $count }): { $names }
   *[other] To be added ({ $count }): { $names }
    }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
roster-added = { $count ->
    [one] ✅ { $count } person added.
   *[other] ✅ { $count } people added.
    }
leave-roster_add = Add nobody? Nothing has been saved yet.
refused-not-names = "{ $what }" does not look like a name and was not added. Please send one name a line.
refused-not-a-name = "{ $what }" does not look like a name; nothing was changed. Please type it again.
refused-all-known = { $count ->
    [one] This person is on the roster already; nobody was added.
   *[other] These { $count } are on the roster already; nobody was added.
    }
person-title = <b>{ $person }</b>
    { $enterprise }
person-department = Department: { $department }
person-departed = Has left.
person-back = Back on the roster.
person-gone = This person is not on the roster any more.
depart-confirm = Has { $person } left? They will not be reported any more; past records stay.
rename-header = <b>Correct a name</b>  { $person }
ask-staff_rename-name = Please type the right name:
renamed = ✅ Name corrected (it was { $old }).
leave-staff_rename = Keep the name as it is?
upload-reading = "{ $name }" has arrived and is being read. You can check it in a moment.
upload-which = You report for several enterprises: open /roster, choose one, tap "Add staff" and then send the file.
upload-wrong-kind = "{ $name }" cannot be read. Please send an Excel (.xlsx, .xls) or CSV file.
upload-too-big = The file is too large ({ $megabytes } MB); the limit is 20 MB. Please remove pictures or send it in parts.
upload-failed-too_big = The file is too large; the limit is 20 MB. Please remove pictures or send it in parts.
upload-failed-unavailable = The file could not be fetched; nothing was imported. Please send it again.
rejected-unreadable = The file cannot be opened, it may be damaged; nothing was imported. Please save it again and resend it.
rejected-no_name_column = The sheet has no column 姓名 (name); nothing was imported. Please name the column in the header and resend it.
rejected-too_many_rows = The sheet has more than 20,000 rows; nothing was imported. Please send it in parts.
rejected-too_large = The file is too large when opened; nothing was imported. Please remove pictures or send it in parts.
import-header = <b>Import a roster</b>  { $name }
import-read = Read { $read }: { $new } new, { $known } known.
import-names = New: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
import-duplicates = { $count ->
    [one] { $count } row is a repetition and counts once.
   *[other] { $count } rows are repetitions and count once.
    }
import-error-missing_name = Row { $row }: no name, not imported
import-error-bad_name = Row { $row }: bad name, not imported
import-error-bad_phone = Row { $row }: bad phone number, imported without it
import-error-bad_id_number = Row { $row }: bad ID number, imported without it
import-more-errors = { $count ->
    [one] { $count } more mistake.
   *[other] { $count } more mistakes.
    }
import-done = ✅ The roster is imported.
ask-roster_import-confirm = Import it? Nobody on the roster will be removed.
leave-roster_import = Not importing it? The roster stays as it is.

## Who has not reported
digest-title = <b>Cutoff digest</b>  { $division }  { $day }
laggards-title = <b>Not reported yet</b>  { $division }  { $day }
laggards-counts = Due { $owed }, reported { $reported }, missing <b>{ $total }</b>.
laggards-none = Everybody has reported.
laggards-nothing-owed = { $division }: nobody owes a report today.
laggards-unreachable = { $count } of them cannot receive messages (not enrolled, or the bot was stopped); please reach them another way.
enterprise-in = { $name } ({ $division })
laggard = { $place }. { $name }
laggard-reminded = { $place }. { $name } · reminded { $at }
laggard-unenrolled = { $place }. { $name } · not enrolled
laggard-unreachable = { $place }. { $name } · cannot be reached
remind-all-confirm = { $count ->
    [one] The managers of { $count } enterprise will get a reminder.
   *[other] The managers of { $count } enterprises will get a reminder.
    }{ $silent ->
    [0] {""}
   *[other] {" "}{ $silent } more cannot be reached.
    }{ $recent ->
    [0] {""}
   *[other] {" "}{ $recent } more had one within the last hour, and get no other.
    }

## Enterprise
enterprise-title = <b>{ $name }</b>
    { $division }
enterprise-key = ★ Key enterprise: { $levels }
enterprise-sector = Sector: { $sector }
enterprise-address = Address: { $address }
enterprise-heads = Staff on the roster: { $staff } (registered headcount: { $registered })
enterprise-no-manager = No manager enrolled yet
sector-retail = retail
sector-catering = catering
sector-accommodation = accommodation
sector-laundry = laundry
sector-beauty = hair and beauty
sector-photography = photography
sector-appliance_service = appliance service
sector-housekeeping = housekeeping
sector-wholesale_market = wholesale market
sector-supermarket = supermarket
sector-convenience = convenience store
sector-community_grocery = community grocery
sector-foreign_trade = foreign trade
sector-foreign_investment = foreign investment
sector-ecommerce = e-commerce

## When something goes wrong
failed-nothing-saved = Sorry, something went wrong: this step was not saved; everything confirmed before is kept. Please try once more; if it fails again, tell your commerce department.
