# Disinfection: points, logs, plan against done

command-disinfect = Log disinfection

point = { $name }
time = { $at }
mg-l = { $value } mg/L
percent = { $value } %
minutes = { $value } min
not-told = not told

## Kinds, agents, how often
point-kind-premises = Premises
point-kind-equipment = Equipment
point-kind-goods = Goods
point-kind-vehicle = Vehicle
button-kind-premises = Premises (by the clock, such as a sales floor)
button-kind-equipment = Equipment (by the clock, such as trolleys)
button-kind-goods = Inbound goods (on arrival)
button-kind-vehicle = Vehicle (with every run)
agent-chlorine = Chlorine
agent-ethanol = Ethanol
agent-quat = Quaternary ammonium
agent-peroxide = Peroxide
agent-uv = UV light
agent-other = Something else
treatment = { $parts }
treatment-chlorine = chlorine { $value } mg/L
treatment-ethanol = ethanol { $value } %
treatment-other = { $agent }
treatment-contact = { $minutes } min contact
treatment-ventilation = aired for { $minutes } min
often = { $count ->
    [one] once a day
   *[other] { $count } times a day
    }
often-at = { $count ->
    [one] once a day ({ $times })
   *[other] { $count } times a day ({ $times })
    }
often-goods = on arrival
often-vehicle = with every run

## Below the policy
shortfall-chlorine = { $told ->
    [0] strength of chlorine not told (at least { $asked } mg/L)
   *[other] { $told } mg/L of chlorine (at least { $asked } mg/L)
    }
shortfall-ethanol = { $told } % ethanol (at least { $asked } %)
shortfall-contact = { $told } min of contact (at least { $asked } min)
shortfall-ventilation = aired for { $told } min (at least { $asked } min)
shortfall-chlorine-then = { $told } mg/L of available chlorine (less than was asked that day)
shortfall-ethanol-then = { $told } % ethanol (less than was asked that day)
shortfall-contact-then = { $told } min of contact (less than was asked that day)
shortfall-ventilation-then = aired for { $told } min (less than was asked that day)

## Today
disinfect-title = <b>Disinfection</b>  { $name }
    { $day } { $at }
disinfect-none = <b>Disinfection</b>  { $name }
    No points are set up yet. Tap "Set up for my sector": the usual points of your sector are listed; untick what you do not have. It takes a minute.
disinfect-none-there = This enterprise has no points set up yet.
disinfect-day-closed = Closed today: nothing is due. What was done can still be logged.
disinfect-day-off = A day off: nothing is due. What was done can still be logged.
disinfect-state = { $due ->
    [0] Nothing is due right now.
    [one] 🔔 Due now: <b>{ $due }</b> point.
   *[other] 🔔 Due now: <b>{ $due }</b> points.
    } Today { $done } of { $planned } done{ $missed ->
    [0] .
   *[other] , { $missed } missed.
    }
point-marks = • { $name }: { $marks }
point-goods = • { $name }: { $planned ->
    [0] no arrival logged today
   *[other] { $done } of { $planned } today
    }
point-vehicle = • { $name }: { $planned ->
    [0] no run today
   *[other] { $done } of { $planned } today
    }
point-from = • { $name }: from { $day } on
point-nothing-due = • { $name }: nothing due today{ $extra ->
    [0] {""}
   *[other] , logged { $extra }
    }
mark-done = ✅ { $at }
mark-below = ⚠️ { $at } below what is asked
mark-due = 🔔 { $at } due
mark-missed = ❌ { $at } not done
mark-to_come = ⏳ { $at }
disinfect-more = { $count } more not listed.
button-disinfected = ✅ { $name }
button-disinfect-all = ✅ All disinfected ({ $count })
button-goods-came = 📦 Arrived: { $name }
button-disinfect-undo = Undo what was just logged
button-disinfect-other = Log something else
button-disinfect-week = The week
button-disinfect-points = Points
button-disinfect-logs = Logs
button-disinfect-see = Today's disinfection
button-disinfect = Disinfection
button-disinfect-due = Disinfection ({ $count } due)
today-disinfection = { $open ->
    [0] 🧴 Disinfection: { $done }/{ $planned } done today
   *[other] 🧴 Disinfection: { $done }/{ $planned } done today, <b>{ $open }</b> open
    }
today-disinfection-closed = 🧴 Disinfection: closed today, nothing due
today-disinfection-off = 🧴 Disinfection: a day off, nothing due

## After logging
logged = ✅ Logged: { $name }, { $at }, { $treatment }, by { $operator }
logged-slot = ✅ Logged: { $name }, { $at }, { $treatment }, by { $operator } (counts for { $slot })
logged-below = ⚠️ Logged: { $name }, { $at }, { $treatment }, by { $operator }. Not enough: { $why }
logged-below-note = Entries with a ⚠️ are recorded as they were, but do not count as done. Please do it again as asked, and log that.
logs-undone = { $count ->
    [one] { $count } log taken back.
   *[other] { $count } logs taken back.
    }
toast-done-already = { $name } was logged already at { $at }
done-by = { $name }: { $by } logged it at { $at }.
done-by-numbers = { $name }: { $by } logged { $count ->
    [1] number { $numbers }
   *[other] { $count } of the numbers ({ $numbers })
    } at { $at }.
done-by-note = If you did it once more, tap "Done once more"; if it was the same treatment, there is nothing to log.
button-done-again = Done once more: log it
toast-slot-over = { $name }: that time is over, please see the newest card
toast-all-done = All that was due is logged already
toast-undo-over = Taken back already, or not of today: it stays
toast-undone = Taken back

## Reminders
disinfect-reminder = 🔔 <b>Time to disinfect</b>
    { $enterprise }: { $count ->
    [one] { $count } point is due.
   *[other] { $count } points are due.
    } Tap when done.
disinfect-overdue = ⏰ <b>Disinfection still open</b>
    { $enterprise }: today { $points ->
    [one] { $points } point
   *[other] { $points } points
    }, { $count ->
    [one] { $count } time
   *[other] { $count } times
    } in all, not done.
disinfect-overdue-how = If it was done and not logged, tap "Log something else" and say when; if not, please do it soon.

## Setting up
button-points-setup = Set up for my sector
button-set-up-points = Set up disinfection
button-point-new = Add a point
button-points-file = By workbook
setup-header = <b>Set up points</b>  { $name }
setup-why = Sector: { $sector }. These are the usual points; all are ticked.
setup-why-general = No sector is registered. These are points that most have; all are ticked.
ask-points_setup-points = Untick what you do not have, then tap "Done".
ask-points_setup-plates = Please send the plates, several in one message, such as: 吉A12345, 吉AD67890
ask-points_setup-review = <b>Please check</b>
leave-points_setup = Not setting up now? Nothing is saved yet.
button-points-ticked = Done ({ $count })
button-no-vehicles = No vehicles for now
button-setup-yes = ✅ Set up
setup-points = { $count ->
    [one] { $count } point will be added:
   *[other] { $count } points will be added:
    }
setup-plates = Vehicles: { $plates }
setup-no-plates = Vehicles: none for now
setup-later = Names, times and agents can be changed later.
setup-done = { $count ->
    [one] ✅ { $count } point is set up. You are reminded when it is due; one tap when it is done.
   *[other] ✅ { $count } points are set up. You are reminded when they are due; one tap when they are done.
    }
setup-nothing = No points were added.
setup-all-there = The usual points are all set up. For another one, tap "Add a point".
field-points = points
field-plates = plates
refused-no-points = Please choose at least one point.
refused-tap-points = Please tap the names below, then "Done".
refused-plate = "{ $what }" does not look like a plate and was not recorded. Please type it as it stands on the papers, such as 吉A12345; for an electric bicycle its own number.
refused-plates-many = At most { $most } plates at a time; you sent { $count } and none was recorded. Please send them in parts.
refused-plate-known = { $plate } has a point already and was not recorded. Please send another plate.
refused-one-plate = One vehicle at a time, please: nothing was recorded. Type one plate.
points-full = There can be { $most } points at most; nothing was added. Please remove those you do not need.

## Names of points
point-name-entrance = Entrance
point-name-entrance_checkout = Entrance and checkout
point-name-sales_floor = Sales floor and shelves
point-name-warehouse = Warehouse
point-name-toilet = Toilets
point-name-office = Office
point-name-canteen = Canteen
point-name-kitchen = Kitchen
point-name-handles = Lift buttons, rails, handles
point-name-counter = Counter
point-name-tools = Tools
point-name-trolleys = Trolleys and baskets
point-name-cold_chain = Cold-chain goods
point-name-inbound = Inbound goods
point-name-linen = Linen and clothes
point-name-van = Van
point-name-dining_room = Dining room
point-name-tableware = Tableware
point-name-lobby = Lobby
point-name-guest_rooms = Guest rooms
point-name-workshop = Workshop
point-name-machines = Washing machines
point-name-chairs = Chairs
point-name-studio = Studio
point-name-costumes = Costumes and props
point-name-stalls = Stalls
point-name-scales = Scales and racks
point-name-packing = Packing area

## Points
points-title = <b>Points</b>  { $name }
    { $count } in all
points-none = No points yet. "Set up for my sector" is the quickest way.
point-planned = • { $name }: { $often }, { $treatment }
point-planned-below = ⚠️ { $name }: { $often }, { $treatment } (below what is asked)
point-title = <b>{ $name }</b>
    { $enterprise }
point-plate = Plate: { $plate }
point-operator = Usually done by { $name }
point-since = From { $day } on
point-below = ⚠️ Strength or time is below what is asked: done this way, it never counts as done. Please change the agent, its strength or the time.
point-removed = (a point since removed)
point-was = { $name } (removed)
point-removed-now = Removed: { $name }. Its logs are kept.
point-remove-confirm = Remove "{ $name }"? You will not be reminded of it any more; its logs are kept.
point-back = The point is back.
point-gone = This point is not there any more.
button-point = { $name }
button-point-log = Log it
button-point-edit = Change
button-point-remove = Remove
button-point-remove-yes = Yes, remove
button-point-undo-remove = Undo, keep this point
point-add-header = <b>Add a point</b>  { $enterprise }
point-edit-header = <b>Change a point</b>  { $name }
    { $enterprise }
ask-point_edit-name = What is it called? Such as: second floor
ask-point_edit-kind = Which kind is it?
ask-point_edit-plate = What is the plate? Such as 吉A12345
ask-point_edit-times = How often a day?
ask-point_edit-agent = What is used?
ask-point_edit-other_agent = What is it called?
ask-point_edit-chlorine = How strong, in available chlorine? Tap one or type it, such as 500, 500ppm, 0.05%
ask-point_edit-ethanol = How strong? Tap one or type it, such as 75%
ask-point_edit-contact = How long does it work? Tap one or type it, such as 30 min
ask-point_edit-operator = Who usually does it? Tap a name, or type one to search.
ask-point_edit-review = <b>Please check</b>
leave-point_edit = Keep it as it is? Nothing is saved yet.
point-added = ✅ Added: { $name }
point-changed = ✅ Changed: { $name }
refused-point-known = There is a point "{ $name }" already; nothing was recorded. Please take another name.
operator-nobody = whoever logs it
button-operator-nobody = Nobody in particular: whoever logs it
button-operator-me = Me
button-operator-usual = As usual (as the point says)
button-this-name = Write "{ $name }"
button-point-yes = ✅ Save
field-name = name
field-kind = kind
field-plate = plate
field-times = how often
field-agent = agent
field-other_agent = name of the agent
field-chlorine = strength of chlorine
field-ethanol = strength of ethanol
field-contact = contact time
field-operator = done by
review-field = • { $field }: { $value }

## Logging
log-header = <b>Log disinfection</b>  { $name }
    { $day }
ask-disinfection_log-points = Which points were done? As many as needed.
ask-disinfection_log-when = When was it done? Tap one or type it, such as 9:30
ask-disinfection_log-agent = How was it done?
ask-disinfection_log-other_agent = What was used?
ask-disinfection_log-chlorine = How strong, in available chlorine? Tap one or type it, such as 500, 500ppm, 0.05%
ask-disinfection_log-ethanol = How strong was the ethanol? Tap one or type it, such as 75%
ask-disinfection_log-contact = How long did it work? Tap one or type it, such as 30 min
ask-disinfection_log-ventilation = How long was it aired? Tap one or type it, such as half an hour
ask-disinfection_log-batches = Please send the batch or waybill numbers: paste many at once, or send them in several messages.
ask-disinfection_log-plate = What is the plate? Such as 吉A12345
ask-disinfection_log-operator = Who did it? Tap a name or type it.
ask-disinfection_log-verifier = Who checked it? Tap a name or type it.
ask-disinfection_log-photos = Please send the photos, as many as needed.
ask-disinfection_log-remark = What is the remark?
ask-disinfection_log-review = <b>Please check</b>
ask-disinfection_log-again = Was yours one more treatment, or the same one?
button-done-once = The same: log it once
logged-once = Not logged again: { $names }.
logged-once-numbers = Not logged again: { $name }, { $count ->
    [1] number { $numbers }
   *[other] { $count } of the numbers ({ $numbers })
    }.
leave-disinfection_log = Cancel this log? What you entered will not be saved.
log-day-over = The log of { $day } was not confirmed before the day ended and was not saved. Please log today's.
log-no-points = There are no points yet: please set them up first.
names-and-more = { $names } and others, { $count } in all
log-will-be-below = ⚠️ { $names }: { $why }
log-below-note = It will be recorded as it was, but not count as done.
agent-as-planned = As usual: { $treatment }
agent-each-planned = As usual (each point as set up)
batches = { $count } ({ $numbers }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] {" "}…
    })
photo-count = { $count }
field-when = time
field-ventilation = airing
field-batches = batch numbers
field-verifier = checked by
field-photos = photos
field-remark = remark
button-points-done = Done ({ $count })
button-now = Just now
button-ago = { $minutes ->
    [30] 30 min ago
    [60] 1 hour ago
   *[other] 2 hours ago
    }
button-this-morning = This morning { $at }
button-not-timed = Not timed, skip
button-leave-out = Leave out
button-no-numbers = No numbers, skip
button-log-yes = ✅ Log it
button-dilution = Log { $value } mg/L
dilution-comes-to = { $dilution } is a dilution, not a strength. The usual "84" bleach holds 5 % available chlorine: { $dilution } makes about { $value } mg/L. If that is what you used, tap the button below; if not, type the strength.
refused-chlorine = I could not read a strength and recorded nothing. Please type a number, such as 500, 500ppm, 0.05%; or a dilution, such as 1:100
refused-chlorine-bounds = The strength lies between { $least } and { $most } mg/L; nothing was recorded. Please check and type it again.
refused-ethanol = I could not read a strength and recorded nothing. Please type a number, such as 75%
refused-ethanol-bounds = The strength lies between { $least } % and { $most } %; nothing was recorded. Please check and type it again.
refused-minutes = I could not read a time and recorded nothing. Please type minutes, such as 30, or: half an hour
refused-minutes-bounds = The time lies between { $least } and { $most } minutes; nothing was recorded. Please type it again.
time-problem-none = I could not read a time and recorded nothing. Please type it like 9:30, or: 1 hour ago
time-problem-future = This time is still to come; nothing was recorded. Please type when it was really done.
time-problem-earlier = Only today's disinfection can be logged; nothing was recorded. Please type a time of today, such as 9:30
numbers-here = { $count } so far: { $more ->
    [0] { $numbers }
   *[other] … { $numbers }
    }
numbers-known = { $count ->
    [one] { $count } was there already and counts once.
   *[other] { $count } were there already and count once.
    }
numbers-none = { $count ->
    [1] "{ $what }" has no digit and is no number; it was left out.
   *[other] "{ $what }" and others ({ $count } in all) have no digit and are no numbers; they were left out.
    }
numbers-too-many = { $most } at most: { $count } from { $first } on were not recorded. Please log these first, and the others on their own.
numbers-too-long = { $count ->
    [one] { $count } longer than { $most } characters was not recorded: please check it and send it again; the others are recorded.
   *[other] { $count } longer than { $most } characters were not recorded: please check them and send them again; the others are recorded.
    }
refused-numbers = I could not read a number (at most { $most } characters each) and recorded nothing. Please send them again.
button-numbers-done = That is all ({ $count })
button-numbers-again = Send all again
photos-here = { $count } received ({ $most } at most). Send more, or tap below when done.
photos-known = This photo is here already; it is kept once.
photos-enough = { $most } at most: this one was not saved.
button-photos-done = Done ({ $count })
button-photos-again = Send all again
refused-send-photo = A photo is needed here. Please send one with the 📎 beside the typing box, or tap a button below.

## Week, logs, workbook
week-title = <b>Disinfection, the week</b>  { $name }
    { $first } to { $last }
grid-title = Disinfection, the week  { $name }
grid-day = { $weekday } { $month }/{ $day }
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
grid-done = done
grid-below = below what is asked
grid-due = due
grid-missed = not done
grid-to_come = to come
grid-nothing = nothing due
grid-total = In seven days { $done } of { $planned } done
button-week-workbook = As a workbook
week-file = Disinfection { $name } { $day }
week-workbook = { $name }: plan and logs of the last seven days.
sheet-plan = Plan against done
sheet-logs = Logs
sheet-points = Points
column-day = Day
column-time = Time
column-point = Point
column-kind = Kind
column-plate = Plate
column-planned = Planned
column-done = Done
column-state = State
column-agent = Agent
column-contact = Contact (min)
column-ventilation = Airing (min)
column-batches = Batch and waybill numbers
column-operator = Done by
column-verifier = Checked by
column-photos = Photos
column-remark = Remark
column-result = Result
column-result-done = done
column-by = Logged by
column-point-name = Name
column-point-kind = Kind
column-point-often = Times a day
column-point-agent = Agent
column-point-chlorine = Chlorine (mg/L)
column-point-ethanol = Ethanol (%)
column-point-contact = Contact (min)
column-point-ventilation = Airing (min)
column-point-plate = Plate
logs-title = <b>Disinfection logs</b>  { $name }
    { $count } in seven days
logs-none = No logs in the last seven days.
log-done = ✅ { $day } { $at } { $name }: { $parts }
log-below = ⚠️ { $day } { $at } { $name }: { $parts }. Not enough: { $why }
log-plate = { $plate }
log-batches = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
    }
log-photos = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
    }
button-log-photos = Photos: { $name } { $at } ({ $count })

## Points by workbook
points-import-header = <b>Points by workbook</b>  { $name }
ask-points_import-file = Please send an Excel or CSV file. If you have none yet, tap "Send me a workbook", change it and send it back.
ask-points_import-review = Import this? Points that are not in the file stay.
leave-points_import = Not importing? The points stay as they are.
button-points-template = Send me a workbook
points-file = Points { $name }
points-workbook = { $count ->
    [0] An empty workbook: one point a line. Fill it in and send it back.
    [one] This is your one point. Change it and send the file back.
   *[other] These are your { $count } points. Change them and send the file back.
    }
points-import-read = New { $new }, changed { $changed }, unchanged { $same }.
points-import-new = New: { $name }: { $often }, { $treatment }
points-import-changed = Changed: { $name }: { $often }, { $treatment }
points-imported = ✅ Imported: { $new } new, { $changed } changed.
points-file-empty = The file holds no point that can be used; nothing was changed. Please check it and send it again.
points-doubt-no_name = Row { $row }: no name, left out
points-doubt-twice = Row { $row }: "{ $text }" appears further up already, left out
points-doubt-kind = Row { $row }: the kind "{ $text }" is unknown, left out. Please write: premises, equipment, goods, vehicle
points-doubt-agent = Row { $row }: the agent "{ $text }" is unknown, left out
points-doubt-number = Row { $row }: "{ $text }" is no plausible number, left out
points-doubt-plate = Row { $row }: "{ $text }" is no plate, left out
points-rejected-unreadable = The file cannot be opened and may be damaged; the points were not changed. Please save it again and resend it.
points-rejected-no_name_column = The file has no column "Name"; the points were not changed. Please add the heading and resend it.
points-rejected-too_many_rows = The file has too many rows; the points were not changed. There can be 200 points at most.
points-rejected-too_large = The file is too large when unpacked; the points were not changed. Please remove pictures and resend it.
refused-send-points-file = A file is needed here. Please send an Excel or CSV file.
field-file = file

## Officers
button-disinfect-of = Disinfection
button-photo-ask = Ask for a fresh photo
button-overdue = Disinfection open ({ $count })
today-overdue = { $total ->
    [0] Disinfection: all { $due } have done what was due
   *[other] Disinfection: due at { $due }, open at <b>{ $total }</b>
    }
overdue-title = <b>Disinfection open</b>  { $division }  { $day }
overdue-digest = <b>Disinfection digest</b>  { $division }  { $day }
overdue-counts = Due at { $due }, done at { $done }, open at <b>{ $total }</b>.
overdue-one = { $place }. { $name }: { $points ->
    [one] { $points } point
   *[other] { $points } points
    }, { $slots ->
    [one] { $slots } time
   *[other] { $slots } times
    } in all
overdue-none = All that was due is done.
overdue-nobody-due = Nothing is due anywhere today (no points set up, or a day off).
photo-which = { $name }: of which point do you want a fresh photo?
photo-asked-for = ✅ The enterprise is asked for a fresh photo of "{ $name }"; it comes to you when it is sent.
photo-waiting = 📷 "{ $name }": { $by } asked for a fresh photo at { $at }; it has not come yet
toast-photo-asked = The enterprise is told
toast-photo-asked-already = Asked for already; it has not come yet
photo-asked = 📷 <b>A fresh photo, please</b>
    { $enterprise }: officer { $by } asked at { $at } to see "{ $name }" as it is now. Tap below, then send it.
button-photo-answer = 📷 Send photo: { $name }
photo-answer-header = <b>Send a photo</b>  { $name }
    Officer { $by } asked at { $at }.
ask-photo_answer-photo = Please take one now and send it here.
ask-photo_answer-send = Send this photo to the officer?
leave-photo_answer = Not sending it now?
button-photo-send = ✅ Send to the officer
photo-sent = ✅ The photo of "{ $name }" went to officer { $by }.
photo-request-gone = Somebody has sent this photo already, or it is not needed any more.
photo-answered = 📷 <b>Fresh photo</b>  { $enterprise }
    { $name }, sent { $day } { $at } (you asked at { $asked })
picture-unasked = I got a photo, but cannot tell which disinfection it is of, and did not save it. Tap "Log something else"; when checking, tap "Change: photos" and send it again.
picture-which-request = I got a photo, but cannot tell what it is of, and did not save it. Please tap what you want to send, then send it again.
