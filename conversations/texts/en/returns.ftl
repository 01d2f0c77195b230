# Return checks (返岗核查)

command-return = Return checks

## Enrolment
enrol-for-staff = <b>Please answer your return check</b>
    Enterprise: { $subject }
enrolled-staff = <b>You are enrolled</b>
    Next comes your return check. It takes about two minutes.
ask-enrolment-consent_own =
    <b>Privacy notice</b>
    For epidemic control this bot records your account name, where you stayed in the days before you return, how you travelled, contacts, your temperature and symptoms; of couriers also plate, phone number, delivery lists, photos of slips, and the locations you send during a run.
    Only the managers of your enterprise and the officers of your commerce department can see it. Alerts name people by surname and post; opening the full name is logged.
    Here you see nothing but your own check and runs; data is deleted when its retention period is over.

    Do you agree?
help-staff = Return check: open /today or /return to see where yours stands; to answer or change it, use the buttons there.

## Days and stays
day-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    }
day-short-year = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    } { $year }
day-of-month = { $day }/{ $month }
span = { $first } – { $last }
span-in-month = { $first }–{ $last } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    }
stay = { $place } { $days }
stay-listed = • { $stay }
stay-strip = <code>{ $squares }</code>
    { $first } → { $last }
stays-complete = All { $count } days are covered.
stays-missing = { $count ->
    [one] { $count } day is missing: { $days }
   *[other] { $count } days are missing: { $days }
    }
stay-where-until = <b>Where until { $day }?</b> Use a button, or type the place.
stay-more = If there was another place too, type it; otherwise tap "That is all".
stay-hint = You can add the days: 武汉 { $days }
stay-where-instead = <b>Which place instead?</b> It was: { $stay }
stay-days-of = <b>{ $place }</b>: on which days?
stay-hint-days = Use a button, or type them: { $days }, yesterday
stay-first-day = <b>{ $place }</b>: from which day on?
stay-last-day = <b>{ $place }</b>: from { $first } until which day?
stay-opened = Change this one? { $stay }
stays-rest-unread = "{ $text }" and what follows was not read yet. Please answer this one first, then send it again.
button-home-all = Here all the time ({ $place })
button-home-rest = Here on all other days ({ $place })
button-stays-done = ✅ That is all
button-stays-missing = Leave it at that ({ $count } missing)
button-stretch = { $days } ({ $count ->
    [one] { $count } day
   *[other] { $count } days
    })
button-today-only = Today only
button-yesterday-only = Yesterday only
button-days-grid = Pick the days
button-stay-days = Other days
button-stay-place = Another place
button-stay-delete = Delete
button-stay-keep = ‹ Keep it
refused-stay-day-off = This day cannot be chosen. You can type the days: { $days }
refused-no-stays = Please name at least one place; for somebody who never left, tap "Here all the time".
refused-too-many-stays = At most { $most } stays; this one was not taken. Please join days that follow each other.
refused-stay-to-come = Days to come are not declared; this was not taken. Please go no further than today.
refused-stay-outside = Only { $days } have to be covered; these days lie outside and were not taken. Please type them again.
refused-place-first = Please say the place first, then the days: 武汉 { $days }
refused-days-unread = I could not read the days. Please use a button, or write: { $days }

## The questions of a check
return-header = <b>Return check</b>  { $enterprise }
return-amending = (Correcting the check of { $person }, filed on { $day } by { $by })
ask-return_check-chosen = Who returns? People who made the same journey can be taken together; others one after the other.
ask-return_check-return_day = Back at work from which day? Tomorrow at the latest; for a later day, do the check the day before.
ask-return_check-stays = Where in the days before? The latest place first.
ask-return_check-transport = How did they travel back, mainly?
ask-return_check-number = Which train or flight? With changes, write them all: G1234 K518
ask-return_check-seat = Which seat? For example 5-12F
ask-return_check-exposures = Any of this in these days? You may choose several.
ask-return_check-contact_day = When was the last contact?
ask-return_check-temperature = What is the temperature now? Tap one, or type it, such as 36.5
ask-return_check-symptoms = Any symptoms? You may choose several.
ask-return_check-review = <b>Please check</b>
leave-return_check = Cancel this check? What you entered will not be saved.
button-these-return = Done ({ $count })
transport-rail = train
transport-air = aeroplane
transport-coach = coach
transport-car = car
transport-ferry = ferry
transport-other = other
transport-none = none
button-number-unknown = Not known any more
button-seat-unknown = No seat number, or not known
button-no-exposures = None of these
refused-number-rail = "{ $text }" does not look like a train number. Please type it again, such as G1234; if it is not known, use the button.
refused-number-air = "{ $text }" does not look like a flight number. Please type it again, such as CZ6543; if it is not known, use the button.
refused-tap-exposures = Please use the buttons; if there was nothing of the kind, tap "None of these".
refused-too-many-people = At most { $most } people at a time; please take the others in another check.
field-people = people
field-return_day = return day
field-stays = stays
field-transport = transport
field-number = train or flight
field-seat = seat
field-exposures = contacts
field-contact_day = day of contact
return-person = <b>{ $person }</b>
return-people = Returning: { $names }
return-not-before = ℹ️ On { $day } { $names } had still "not returned": the return day cannot be earlier.
told-return_day = Return day: { $day }
told-stays = Stays: { $stays }
told-transport = Transport: { $parts }
told-person = • { $person }: { $facts }
told-contacts = Contacts: { $exposures }
told-health = When checked: { $findings }
number-unknown = number not known
seat-told = seat { $seat }
no-exposures = no contacts
last-contact = last contact { $day }
return-will-be-incomplete = ⚠️ Days are missing: not on post until they are filled in. You can send it now and fill them in later.
return-replaces = ℹ️ { $person } was checked on { $day } ({ $verdict }); this check takes its place.
return-isolated = ℹ️ { $person } is in isolation (until { $until }); this check does not end it earlier.
return-promise = By confirming you promise that you have verified this with the person, and that it is true.
button-file-check = ✅ It is true, file it
return-day-over = The check of { $day } was not filed; that day is over and nothing was saved. Please check again, with today's temperature.
return-check-gone = Another check has taken the place of this one, or the person has left. Nothing was changed.
return-no-staff = The roster is empty. Please add staff first.
toast-checked = { $count ->
    [one] { $count } check filed
   *[other] { $count } checks filed
    }

## After a check
return-done = ✅ <b>Filed</b>  { $enterprise }
return-done-person =
    <b>{ $person }</b>
return-from = On post from { $day } on, not before.
isolation-goes-on = ℹ️ The isolation goes on (until { $until }). Another verdict does not end it; only an officer can end it earlier.
return-on-post = ⛔ Today's health ledger has { $names } on post. Please correct today's report.
button-check-of = See: { $person }
button-returns = Return checks
button-returns-to-do = { $waiting ->
    [0] Return checks ({ $owed } owed)
   *[other] { $owed ->
        [0] Return checks ({ $waiting } to confirm)
       *[other] Return checks ({ $owed } owed, { $waiting } to confirm)
        }
    }
alert-milder = The enterprise corrected the check; the verdict is now: { $verdict }. The isolation still lasts until { $until }: please verify, and decide whether it ends earlier.
alert-no-longer-ill = Fever or symptoms were told first; the check was corrected, and the verdict is now: { $verdict }. Please verify.

## The list
returns-title = <b>Return checks</b>  { $enterprise }
returns-counts = { $owed } owed, { $waiting } to confirm, { $checks } checked.
returns-none = No return checks yet, and nobody owes one.
    When somebody comes back from elsewhere, or is to start who was reported "not returned", tap "New check".
return-owed = ⏳ { $person }: { $why }
check-waiting = ✍️ { $person }: declared by the person, for you to confirm ({ $verdict })
check-listed = { $icon } { $person }: { $verdict }, return day { $day }
button-return-new = New check
button-check-owed = ⏳ { $person }
button-check-waiting = ✍️ { $person }
button-check-listed = { $icon } { $person }

## One check
check-title = <b>Return check</b>  { $person }
check-none = There is no return check yet.
check-outdated = ⚠️ Reported "not returned" on { $day }: this check no longer counts, please check again.
check-owed = Until a check is passed, this person cannot be put on post.
check-replaced = Another check has taken the place of this one.
check-unconfirmed = ✍️ <b>Declared by the person, for you to confirm</b>
declared-arrived = 📩 <b>A staff member has answered the return check; please verify and confirm it</b>
check-isolated = in isolation until { $until }
check-isolation-over = isolation has ended
check-isolation = 🏠 In isolation until { $until }
check-own = Declared by the person ({ $by }), { $day } { $at }
check-by = Filed by { $by }, { $day } { $at }
check-confirmed = Verified by { $by }, { $day } { $at }
check-revision = Answer no. { $revision }; this one counts
check-rejudged = ℹ️ Judged again on { $day } { $at }, because the risk of a place changed
check-sent-back = { $person } is asked to answer again.
    For somebody who is not enrolled yet, a link comes with the next message: it lasts { $days } days; please send it on. The earlier link no longer works.
button-why = Why?
button-check-begin = Answer now
button-check-link = Send a link to the person
button-check-anew = Check again
button-check-amend = Correct
button-check-complete = Fill in the days
button-check-confirm = ✅ Verified, confirm
button-check-back = Ask the person again
button-check-current = See the present check
toast-confirmed = Confirmed
toast-check-changed = The answers were changed meanwhile; please look at them again
toast-check-incomplete = Days are missing; please fill them in, or ask the person again
toast-confirmed-already = It is confirmed already

## The link
link-coming = The link comes with the next message; please send it on to { $person }.
    It lasts { $days } days and works once; an earlier link no longer works. You will be told when it is answered.
declare-link = { $name }, please open this link and answer your return check; it takes about two minutes:
    { $link }
    It lasts { $days } days and is for you alone; please do not pass it on.

## A person's own check
own-header = <b>Return check</b>  { $name }
    { $enterprise }
own-title = <b>Return check</b>  { $name } ({ $enterprise })
ask-self_declaration-return_day = From which day do you want to be back at work? Tomorrow at the latest; for a later day, answer the day before.
ask-self_declaration-stays = Where were you in the days before? The latest place first.
ask-self_declaration-transport = How did you travel back, mainly?
ask-self_declaration-number = Which train or flight? For example G1234; with changes, write them all.
ask-self_declaration-seat = Which seat? For example 5-12F
ask-self_declaration-exposures = Does any of this hold for you in these days? You may choose several.
ask-self_declaration-contact_day = When was the last contact?
ask-self_declaration-temperature = Please take your temperature now. What is it?
ask-self_declaration-symptoms = Do you have symptoms? You may choose several.
ask-self_declaration-review = <b>Please check</b>
leave-self_declaration = Not now? Nothing will be saved; you can come back later.
own-new-day = ℹ️ Your stays are kept. Contacts, temperature and symptoms are asked again, as of today.
own-promise = By confirming I promise that this is true of me.
button-declare = ✅ It is true, send it
toast-declared = Sent
own-sent = ✅ <b>Sent</b>, to be confirmed by your enterprise.
    You will be told when { $enterprise } has confirmed it; until then please do not start work.
own-advice-not_fit = ⛔ You have fever or other symptoms: please do not start work, wear a mask, see a doctor at a fever clinic soon, and tell your enterprise.
own-advice-isolate = 🏠 You have to isolate until { $until }: please do not start work, stay in, take your temperature every morning and afternoon and tell your enterprise; if you feel unwell, see a doctor at once.
own-advice-incomplete = 🟡 These days are missing: { $days }. You can return when they are filled in.
own-isolation-goes-on = 🏠 You are in isolation until { $until }. Another verdict does not end it by itself; please do not start work.
own-isolation-over = ✔ Your isolation has ended; please ask your enterprise when to start work.
own-none = ⏳ Not answered yet.
own-state-sent = Sent on { $day } { $at }, to be confirmed by your enterprise.
own-state-seen = Sent on { $day } { $at }, confirmed by your enterprise.
own-state-waiting = ⏳ Sent on { $day } { $at }, to be confirmed by your enterprise; until then please do not start work.
own-state-fit = ✅ You may return, from { $day } on.
own-state-observed = ✅ You may return, from { $day } on. Take your temperature every day, and report at once if you feel unwell.
own-departed = You are no longer on the roster of { $enterprise }, and owe nothing here. If this is a mistake, please ask the enterprise.
own-confirmed = <b>Your enterprise has confirmed your return check</b>
own-filed = <b>Your enterprise has corrected and filed your return check</b>
own-asked = <b>Your enterprise asks for your return check</b>
own-asked-again = <b>Your enterprise asks you to look at your return check and answer it again</b>
button-begin-check = Begin
button-own-begin = Begin
button-own-complete = Fill in the days
button-own-change = Change my answers
button-own-again = Answer again
button-own-back = ‹ Back
