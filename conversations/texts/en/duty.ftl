# Duty (值班): hours, leave (休假), swaps (调班), who stands in (代班), holes in the coverage (值班空档)

command-duty = Duty: who is on, your hours, leave, swaps
help-duty = Duty: /duty shows who is on; set your hours, take leave or swap a day there.

## The rota
duty-title = <b>Duty</b>  { $division }
duty-now = On duty at { $at }: { $people }
duty-now-nobody = ⚠️ Nobody is on duty at { $at }
duty-out-of-reach = Cannot receive messages, so not on duty: { $people }
duty-no-officers = There are no officers here yet: alerts go to the next level up.
duty-day = <b>{ $day }</b>  { $people }
duty-day-hole = {"  "}⚠️ nobody: { $times }
duty-week-hole = ⚠️ nobody on duty on { $days }: { $times }
duty-week-hole-daily = ⚠️ nobody on duty on any day: { $times }
duty-day-nobody = <b>{ $day }</b>  ⚠️ nobody all day
duty-today = On duty today: { $people }
duty-today-hole = {"  "}⚠️ nobody today: { $times }
duty-today-nobody = ⚠️ Nobody is on duty today
duty-person = { $name } { $times }
duty-for = { $name } (for { $officer })
duty-more = { $count } more
duty-whole-day = all day
duty-mine = Your hours: { $hours }
duty-leave = Leave: { $days }, nobody stands in
duty-leave-covered = Leave: { $days }, { $name } stands in
duty-swap = Swap: { $days }, nobody stands in
duty-swap-covered = Swap: { $days }, { $name } stands in
duty-standing-in = You stand in for { $name }: { $days }
duty-no-colleagues = Neither here nor above is there an officer who could stand in (enrolled, and able to receive messages). You can take leave without anybody standing in.

## How hours are written
duty-always = all day, every day
duty-hours = { $parts }
duty-hours-part = { $days } { $times }
duty-every-day = every day
duty-days = { $first }–{ $last }
duty-weekday-0 = Mon
duty-weekday-1 = Tue
duty-weekday-2 = Wed
duty-weekday-3 = Thu
duty-weekday-4 = Fri
duty-weekday-5 = Sat
duty-weekday-6 = Sun

## Other hours
ask-duty_hours-hours = When are you on duty?
ask-duty_hours-anyway = Save these hours anyway?
leave-duty_hours = Keep your hours as they are?
duty-hours-title = <b>Your hours</b>
duty-hours-now = Now: { $hours }
duty-hours-new = New: { $hours }
duty-hours-hint = Or type them, like: Mon-Fri 8:00-18:00; Sat 9-12
duty-hours-set = Your hours are saved.
refused-duty-hours = These hours were not understood. Type them like: Mon-Fri 8:00-18:00, or tap a button.
duty-hole-warning = ⚠️ Then nobody would be on duty at these times, and alerts would go straight to the next level up:
duty-hole = · { $division } { $day }  { $times }
duty-holes-more = { $count } more

## Leave and swaps
ask-duty_leave-days = Please choose the days:
ask-duty_leave-stand_in = Who stands in?
ask-duty_leave-anyway = Save it anyway?
leave-duty_leave = Take no leave (no swap)?
duty-leave-title = <b>Leave</b>
duty-swap-title = <b>Swap</b>  a colleague stands in for a day
duty-colleague = { $name } ({ $division })
duty-colleague-away = { $name } ({ $division }, on leave then)
duty-chosen-days = Days: { $days }
duty-chosen-stand-in = { $name } stands in
duty-chosen-nobody = Nobody stands in
duty-swap-taken = The swap is noted: { $name } stands in on { $days } and has been told.
duty-leave-taken = Your leave is noted: { $days }. Nobody stands in.
duty-leave-taken-covered = Your leave is noted: { $days }. { $name } stands in and has been told.
duty-withdrawn = Your leave of { $days } is off.
duty-withdrawn-told = Your leave of { $days } is off; { $name } is told that they need not stand in.
duty-withdrawn-swap = Your swap of { $days } is off.
duty-withdrawn-told-swap = Your swap of { $days } is off; { $name } is told that they need not stand in.
refused-leave-overlap = You are on leave already: { $days }. Choose other days, or take that one back first.
refused-swap-overlap = You have swapped a day then already: { $days }. Choose other days, or take that one back first.
ahead-hint = Or type it, like: 12.24-12.26
ahead-hint-one = Or type it, like: 12.24
refused-ahead-past = { $days } begins before today. Begin with today or a later day.
refused-ahead-one = A swap is one day; { $days } is { $count }. Please type one day.
refused-ahead-long = { $days } is { $count } days; at most { $most } at a time. Please enter it in parts.
refused-ahead-far = { $days } is too far ahead; days within a year can be entered.

## Whoever stands in is told
stand-in = <b>You stand in</b>
    { $days }: you are on duty for { $officer } ({ $divisions }). Alerts then come to you.
stand-in-off = <b>No need to stand in</b>
    { $days }: you are not needed for { $officer } any more ({ $divisions }).

## Holes in the coverage
uncovered-title = <b>Nobody is on duty for a part of tomorrow</b>  { $day }
uncovered-do = Alerts then go straight to the next level up. Please change the hours, or find somebody to stand in.
policy-name-duty_warning = Warning of holes in the duty
policy-about-duty_warning = Then the officers of a division and of the next level up hear when nobody is on duty the next day.
policy-misfit-duty = The warning of holes in the duty ({ $duty_warning }) cannot lie in the quiet hours ({ $quiet_from }–{ $quiet_until }). Nothing was changed; please type it again, or change the other value first.

## Buttons
button-duty = Duty
button-duty-hours = My hours
button-duty-leave = Take leave
button-duty-swap = Swap a day
button-duty-withdraw = Take back leave { $days }
button-duty-withdraw-swap = Take back swap { $days }
button-duty-undo = Undo: keep the leave
button-duty-undo-swap = Undo: keep the swap
button-duty-back = See the rota
button-duty-see = See the rota
button-duty-of = Rota · { $division }
button-duty-always = All day, every day
button-duty-work = Work days 08:00–18:00
button-duty-anyway = Save anyway
button-duty-no-stand-in = Nobody stands in
button-ahead-today = Today
button-ahead-tomorrow = Tomorrow
button-ahead-this-week = This week (from today)
button-ahead-next-week = Next week

# Assignments (指派)

command-assign = Assign officers to sectors or enterprises
help-assign = Assigning: /assign lets an officer answer for a sector or for one enterprise.

assign-title = <b>Assign officers</b>
assign-where = Choose a division.
assign-nowhere = There are no enterprises or officers yet, so nobody can be assigned.
assign-place = <b>Assigned</b>  { $name }
assign-line = · { $what }: { $officer } (since { $since })
assign-line-gone = · { $what }: { $officer } (since { $since }; without an office here now, so it does not count)
assign-more = { $count } more
assign-none = Nobody is assigned yet: alerts go to the officers of the division.
assign-none-enterprise = Nobody is assigned to it: alerts go by its sector or its division.
assign-no-officers = There are no officers here or above, so nobody can be assigned.
assign-sector = Sector: { $sector }
assign-officer = { $name } ({ $division })
assign-officer-on = { $name } ({ $division }, on duty)
assign-open = Open alerts here: { $count }.
ask-assignment-sector = Which sector?
ask-assignment-officer = Which officer answers for it?
ask-assignment-move = Move the open alerts with it?
leave-assignment = Assign nobody?
refused-assigned = { $officer } has this already. Choose somebody else.
assign-done = { $officer } answers for { $what } now. Open alerts stay as they are.
assign-done-moved = { $officer } answers for { $what } now. Open alerts moved along, and told again: { $count }.
assign-end = End { $officer }'s assignment to { $what }?
assign-end-open = Open alerts: { $count }. Shall they go to whoever answers for it then?
assign-ended = { $officer }'s assignment to { $what } has ended.
assign-ended-moved = { $officer }'s assignment to { $what } has ended. Open alerts that go to whoever answers for it now: { $count }.

button-assign = Assign an officer
button-assign-division = { $name }
button-assign-division-some = { $name } ({ $count })
button-assign-sector = Assign a sector
button-assign-officer = Assign an officer
button-assign-see = See the assignments
button-assign-move = Move them along
button-assign-keep = Leave them as they are
button-assign-end = End: { $officer } · { $what }
button-assign-end-yes = End it
button-assign-end-move = End it and move the alerts
button-assign-end-keep = End it, leave the alerts
