# Isolation (隔离观察), its readings, and the alerts of return checks

alert-title-not_fit = 🔴 <b>Alert: return check failed (not well)</b>
alert-title-contact = 🔴 <b>Alert: contact with a case</b>
alert-title-high_risk = 🟠 <b>Alert: back from a high-risk place</b>
alert-title-medium_risk = 🟡 <b>Alert: back from a medium-risk place</b>
alert-by-self = the person concerned
alert-in-isolation = In isolation: day { $day } of { $days }, until { $until }

command-isolation = Isolation and temperatures

half-morning = morning
half-evening = afternoon
half-of-day = { $day } { $half }
isolation-home = Home isolation
isolation-central = Central isolation
isolation-day = day { $day } of { $days }
isolation-day-last = day { $day } of { $days }, ends today
isolation-day-over = day { $day }, over
reading-taken = { $half } { $value } °C
reading-unfit = { $half } { $value } °C ⚠️
reading-missed = { $half } missed
reading-missed-yesterday = missed yesterday { $half }
readings-missed-yesterday = both missed yesterday
reading-due = { $half } due
readings-none-today = nothing to measure today yet

## Today
today-wards = 🏠 In isolation: { $count }
today-readings = 🌡 Temperatures, { $half }: <b>{ $count }</b> still to enter
today-readings-done = 🌡 Temperatures, { $half }: all entered
today-isolation-over = ⏰ Isolation is over, please say whether they are well ({ $count }): { $people }
today-isolated = { $missed ->
    [0] In isolation: { $open }, no temperature missed
   *[other] In isolation: { $open }, temperature missed: <b>{ $missed }</b>
    }
button-readings = Enter { $half } temperature ({ $count })
button-reading = Enter { $half } temperature
button-reading-again = Correct { $half } temperature
button-over = Isolation over: { $person }
button-wards = Isolation list
button-wards-of = { $count ->
    [0] { $enterprise } · isolation
   *[other] { $enterprise } · isolation ({ $count } to measure)
    }
button-isolated = Isolation list ({ $count })

## An enterprise's list
wards-title = <b>Isolation</b>  { $enterprise }
    In isolation: { $count }
wards-none = Nobody of your staff is in isolation.
ward = • { $person } · { $kind } until { $until }
    { $day } · { $marks }
button-ward = { $person }
button-isolation-over = Isolation over?

## Reminder of temperatures
readings-reminder = 🌡 <b>Please enter the { $half } temperatures</b>
    { $enterprise }: { $count } in isolation not entered yet.
readings-of = { $more ->
    [0] { $names }
   *[other] { $names } and { $more } more
    }

## Entering temperatures
readings-header = <b>{ $enterprise }</b>
    Temperatures in isolation  { $day } { $half }
readings-last = Last time { $value } °C ({ $day } { $half })
readings-person = <b>{ $person }</b>  { $value } °C
readings-entry = • { $person }: { $facts }
readings-entry-unfit = ⚠️ { $person }: { $facts }
readings-hint = Several at once work too: 王芳 36.5 李强 36.6
readings-skipped = • { $person }: not measured
readings-whom = If somebody has symptoms after all, tap "Change: who has symptoms".
readings-totals = { $skipped ->
    [0] { $count } in all.
   *[other] { $count } in all, { $skipped } not measured (can still be entered within this half day).
    }
field-unwell = who has symptoms
button-unwell-count = { $count ->
    [0] Nobody has symptoms
    [one] Done ({ $count } has symptoms)
   *[other] Done ({ $count } have symptoms)
    }
button-store-readings = ✅ Confirm and enter
ask-isolation_readings-temperature = What is the temperature? Tap one or type it, such as 36.5
ask-isolation_readings-unwell = Does anybody have symptoms? Tap the names of those who do.
ask-isolation_readings-symptoms = Which symptoms? You can choose several.
ask-isolation_readings-review = <b>Please check</b>
leave-isolation_readings = Drop these temperatures? What you have entered will not be saved.
readings-half-over = The time for { $day } { $half } is over; what you entered was not saved. A missed temperature cannot be made up for; please enter the next one in time.
readings-all-taken = All { $half } temperatures have been entered already.
readings-unknown = ❓ "{ $name }" is not among those to be measured now; nothing was noted for that name.
readings-ambiguous = ❓ It is not clear who "{ $token }" is; nothing was noted. Please enter it person by person.
readings-implausible = ❓ { $name }: { $value } °C is not plausible and was not noted. Please enter it again.
readings-stored = { $count ->
    [one] ✅ { $count } temperature entered.
   *[other] ✅ { $count } temperatures entered.
    }
readings-nothing = No temperature was entered.
readings-alerted = { $count ->
    [one] ⚠️ { $count } person has fever or symptoms; the officer has been told. Please have them see a fever clinic soon, with a mask and without public transport.
   *[other] ⚠️ { $count } people have fever or symptoms; the officer has been told. Please have them see a fever clinic soon, with a mask and without public transport.
    }
toast-half-over = The time for { $day } { $half } is over; a missed temperature cannot be made up for

## The last day
isowell-header = <b>Is the isolation over?</b>  { $person }
    Isolated until { $until }
ask-isolation_end-well = How is this person now?
ask-isolation_end-temperature = What is the temperature now? Tap one or type it, such as 36.5
ask-isolation_end-symptoms = Which symptoms? You can choose several.
leave-isolation_end = Not now? Without your word the isolation does not end.
button-isowell-well = Well: end the isolation
button-isowell-unwell = Fever or not well
isowell-unread = The isolation cannot end yet. Temperatures missing: { $missing }.
    Both temperatures of one day, the last day or a later one, are needed, and both normal.
isowell-unwell = The isolation cannot end yet: a temperature or symptom since the last day is not normal.
    Both temperatures of one more day are needed, and both normal.
isowell-too_early = The isolation is not over yet.
isowell-ended = The isolation has ended already.
isowell-too-early = Isolated until { $until }: not over yet
isowell-nothing-wrong = The temperature is normal and no symptom was chosen. Please choose what comes closest; if the person is well, go back and say so.
isowell-completed = ✅ The isolation has ended. The person may work again as the rules for returning allow.
isowell-goes-on = ⚠️ Entered, and the officer has been told. The isolation goes on: please have the person see a fever clinic soon, with a mask and without public transport, and measure twice a day as before.

## The card of an isolation
isolation-title = <b>Isolation</b>  { $person }
isolation-state = <b>{ $kind }</b> until <b>{ $until }</b> · { $day }
isolation-because-ill = For fever or symptoms, from { $first } on
isolation-because-contact = Contact with a case, last on { $first }
isolation-because-high_risk = Was in a high-risk place, left on { $first }
isolation-because-medium_risk = Was in a medium-risk place, left on { $first }
isolation-because-gaps = From { $first } on
isolation-because-clear = From { $first } on
isolation-departed = ℹ️ This person has left the enterprise, which enters no more temperatures.
isolation-ended-completed = ✔ Isolation over, ended
isolation-ended-released = ✔ Released by an officer
isolation-readings = <b>Temperatures of the last days</b>
isolation-readings-of = { $day }  { $marks }
isolation-readings-unwell = { $readings } ({ $symptoms })
isolation-history = <b>Changes</b>
isolation-history-line = • { $change }
isolation-change = { $day } { $at } { $what }
isolation-change-by = { $day } { $at } { $by }: { $what }
isolation-change-noted = { $day } { $at } { $by }: { $what } ({ $note })
isolation-step-opened = isolation begins, until { $until }
isolation-step-extended = extended until { $until }
isolation-step-shortened = shortened until { $until }
isolation-step-to_central = moved to central isolation
isolation-step-to_home = moved to home isolation
isolation-step-released = released
isolation-step-completed = over, said to be well
button-open-isolation = See the isolation

## An officer's step
isolated-title = 🏠 <b>An isolation has changed</b>  { $person }
    { $enterprise }
    { $change }
isolated-ended = This isolation has ended; the person may work again as the rules for returning allow.
isolated-goes-on = Please enter a temperature every morning and afternoon while the isolation lasts.
button-isolation-extended = Extend
button-isolation-shortened = Shorten
button-isolation-to_central = To central isolation
button-isolation-to_home = To home isolation
button-isolation-released = Release
button-isolation-confirm = ✅ Confirm
isolation-do-extended = <b>Extend the isolation</b>  { $person }, { $enterprise }
isolation-do-shortened = <b>Shorten the isolation</b>  { $person }, { $enterprise }
isolation-do-to_central = <b>Move to central isolation</b>  { $person }, { $enterprise }
isolation-do-to_home = <b>Move to home isolation</b>  { $person }, { $enterprise }
isolation-do-released = <b>Release from isolation</b>  { $person }, { $enterprise }
isolation-now = Now: { $kind } until { $until } ({ $day })
isolation-changed-meanwhile = ℹ️ Changed just now: { $change }
isolation-changed = ✅ Recorded; the enterprise's managers are told.
ask-isolation_change-until = Until which day (included)?
ask-isolation_change-note = Why? Tap one, or type it.
ask-isolation_change-review = <b>Please check</b>
leave-isolation_change = Change nothing? The isolation stays as it is.
field-until = last day
field-note = reason
isolation-until = Isolated until <b>{ $until }</b> (included)
isolation-note = Reason: { $note }
isolation-will-extended = Until then this person cannot be on post.
isolation-will-shortened = It ends once both temperatures of the last day are normal and the enterprise says that the person is well.
isolation-will-to_central = Please arrange the transfer with the isolation site as well.
isolation-will-to_home = Please tell the person the rules of home isolation.
isolation-will-released = The isolation ends at once, and no longer keeps this person from work.
isolation-reason-symptoms = still has symptoms
isolation-reason-new_contact = new contact
isolation-reason-awaiting_test = test result awaited
isolation-reason-readings_missed = many temperatures missed
isolation-reason-wrong_date = wrong date
isolation-reason-risk_lowered = risk was lowered
isolation-reason-test_negative = test negative
isolation-reason-no_room = no suitable home
isolation-reason-case_contact = close contact
isolation-reason-not_kept = home isolation not kept
isolation-reason-home_suitable = suitable home
isolation-reason-needs_care = needs care
isolation-reason-central_done = central isolation done
isolation-reason-wrong_check = wrong return check
isolation-reason-hospital = taken to hospital

## An officer's list
isolated-list-title = <b>Isolation</b>  { $division }
isolated-counts = In isolation { $open }, temperature missed { $missed }
isolated-none = Nobody is in isolation.
isolated-none-missed = No temperature is missed.
isolated-line = { $place }. { $person } · { $enterprise }
    { $kind } until { $until } · { $day } · { $marks }
isolated-line-departed = { $place }. { $person } · { $enterprise } (has left)
    { $kind } until { $until } · { $day }
button-isolated-one = { $place }. { $person }
button-isolated-all = All ({ $count })
button-isolated-missed = Missed ({ $count })
isolation-until-today = Until today ({ $until })
isolation-days-more = { $days } days more, until { $until }
button-isolated-list = ‹ Back to the list
