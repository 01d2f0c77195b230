# Couriers, runs, deliveries, tracks

command-couriers = Couriers and their runs
command-run = Delivering: start, deliveries, end
command-trace = Trace deliveries: whom did a courier serve

## Enrolment and help
enrol-for-courier = <b>Please enrol as a courier</b>
    Enterprise: { $subject }
enrolled-courier = <b>You are enrolled</b>
    From now on you record your runs here: start, deliveries, location, end. It takes a few minutes a day.
courier-link = { $name }, please open this link. From then on you record your runs on your own phone: start, deliveries, location, end.
    { $link }
    It lasts { $days } days, works once and is for you alone; please do not pass it on.
help-couriers = Deliveries: /couriers to add couriers and to start and end their runs, or to send a link so that they do it on their own phones.
help-courier = If you deliver: /run and your temperature before you ride; on the way send deliveries, locations and photos of slips at any time; tap "End the run" when you are back.
help-trace = Tracing: /trace by courier, order, area or place: who delivered what to where. Every search is logged.

## Alerts
alert-title-unfit_courier = 🔴 <b>Alert: a courier has a fever or symptoms</b>
alert-courier-start = Measured before a run: stopped, did not ride
alert-courier-barred = Was about to ride but may not be on post, stopped: { $why }
alert-courier-end = Measured after a run: out on { $day } { $start }–{ $end } with { $deliveries ->
    [one] { $deliveries } delivery
   *[other] { $deliveries } deliveries
    }; please look into contacts
alert-courier-before = Measured before, { $day } { $at }: { $findings }
alert-courier-rode = Measured again, { $day } { $at }: { $temperature }, no symptoms told; on a run since

## The couriers
couriers-title = <b>Couriers</b>  { $enterprise }
    { $count } in all
couriers-none = No couriers yet. Tap "Add couriers" and choose them from the roster.
couriers-no-staff = The roster is still empty. Please add staff first, then choose the couriers among them.
couriers-all = Everybody on the roster is a courier already.
courier-listed = • { $courier } · { $vehicle }
    { $state }
courier-title = <b>{ $courier }</b>  { $vehicle }
courier-out = out since { $since }, { $counts }
courier-sharing = out since { $since }, { $counts }, sharing the location
courier-overnight = ⚠️ out since { $day } { $since } and not ended, { $counts }
courier-back = { $runs ->
    [one] back from { $runs } run today
   *[other] back from { $runs } runs today
    }, the latest ended { $at }, { $deliveries ->
    [one] { $deliveries } delivery
   *[other] { $deliveries } deliveries
    }
courier-refused = ⛔ May not ride today: { $findings }
courier-refused-bare = ⛔ May not ride today
courier-refused-ways = Please have them see a doctor soon, and give today's deliveries to others. If it was measured wrongly, please measure again.
courier-none-today = no run today yet
courier-phone-kept = Phone: kept (encrypted, not shown)
courier-no-phone = Phone: none
courier-phone-told = phone given
courier-alone = Enrolled: records the runs on their own phone.
courier-not-alone = Not enrolled: you record the runs, or send a link.
courier-again = { $courier } is a courier again.
courier-changed = ✅ Changed.
courier-unchanged = Nothing was changed.
courier-end-out = { $courier } has a run that is not ended. Please end it first.
courier-end-confirm = Is { $courier } no courier any more? There will be no new runs; the past ones are kept.
courier-ended = { $courier } is no courier any more. The past runs are kept.
courier-link-coming = The link for { $courier } comes as the next message; please forward it as it is. It lasts { $days } days and works once; an earlier link stops working.
run-no-plate = no plate
plate = { $plate }
clock = { $at }

button-couriers = Couriers
button-couriers-today = Couriers and runs
button-courier-add = Add couriers
button-courier = { $courier }
button-courier-out = 🛵 { $courier }
button-courier-plate = Change plate
button-courier-phone = Change phone
button-courier-link = Send a link to the courier
button-courier-link-again = New phone: send a new link
button-courier-end = No courier any more
button-courier-end-yes = Yes, no courier any more
button-courier-undo-end = Undo, a courier again
button-to-courier = ‹ Back to the courier
button-own-check = Return check

courier-add-header = <b>Add couriers</b>  { $enterprise }
courier-new = • { $courier } · { $vehicle } · { $phone }
couriers-new = { $count } in all.
couriers-added = ✅ { $count ->
    [one] { $count } courier added.
   *[other] { $count } couriers added.
    } In "Couriers" you can start a run for them, or send them a link.
ask-courier_add-chosen = Who delivers? Tap the names; several are possible.
ask-courier_add-plate = Which vehicle as a rule? Type the plate, such as 吉A12345; without one tap below.
ask-courier_add-phone = Which phone number?
ask-courier_add-review = <b>Please check</b>
leave-courier_add = Not adding them? Nothing has been saved yet.
button-couriers-chosen = Done ({ $count })
button-couriers-add = ✅ Add them
button-phone-later = Not now
button-phone-as-it-is = Leave it as it is
button-no-plate = No plate (on foot, or none)
field-phone = phone
ask-courier_change-plate = Please type the plate, such as 吉A12345 or 长春A12345.
ask-courier_change-phone = Please type the phone number, 11 digits.
leave-courier_change = Not changing it?
refused-courier-plate = "{ $text }" does not look like a plate; nothing was recorded. Please type it like 吉A12345; without one tap the button below.
refused-phone = I could not read a phone number; nothing was recorded. Please type its 11 digits.

## Today
today-couriers = 🛵 { $count ->
    [one] { $count } courier
   *[other] { $count } couriers
    }: { $out } out, { $back } back today
today-runs-overnight = ⚠️ { $count } not ended since yesterday or longer: { $couriers }
run-own-header = <b>Deliveries</b>  { $name } ({ $enterprise })
run-own-title = 🛵 { $state }
run-overnight = ⚠️ This run is not of today and has not been ended. Please end it before the next one.
button-trace = Trace deliveries
button-run-measure = 🌡 Measure again
button-run-begin = 🛵 Start a run
button-runs = Past runs

## Starting
run-start-header = <b>Start a run</b>  { $courier }  { $vehicle }
temperature-old = The temperature of { $at } is more than half an hour old. Please measure again.
ask-run_start-temperature = What is the temperature now? Tap one, or type it, such as 36.5
ask-run_start-symptoms = Any symptoms?
ask-run_start-ready = Is the mask on? Are vehicle and box disinfected? Is the plate right?
ask-run_start-mask = Is the mask on?
ask-run_start-disinfected = Are vehicle and box disinfected?
ask-run_start-anyway = Disinfect now, or ride first?
ask-run_start-plate = Which vehicle today? Tap one, or type the plate.
ask-run_start-review = <b>Please check</b>
leave-run_start = Not riding? What you entered will not be saved.
button-ride-well = ✅ All well: mask, disinfected, { $plate }, ride
button-ride-well-no-plate = ✅ All well: mask, disinfected, no plate, ride
button-ride-different = Something is different
button-mask-yes = It is on
button-mask-no = No mask
button-disinfected-yes = Disinfected
button-disinfected-no = Not yet
button-disinfected-now = ✅ Just done
button-ride-anyway = Ride without it
button-confirm = ✅ Confirm
refused-no-mask = Nobody rides without a mask. Please put one on, then tap "It is on".
run-disinfect-first = Please disinfect vehicle and box first (wipe handles, basket, the box inside and out): about five minutes. Riding without it is recorded as it is.
field-health = temperature and symptoms
field-disinfected = disinfection
run-told-fit = • { $findings }
run-told-unfit = ⚠️ { $findings }
run-told-vehicle = • { $state }
run-told-plate = • plate: { $vehicle }
run-will-be-refused = ⛔ This does not allow a run; confirming tells the officer. If it is a mistake, tap "Change".
run-begun = ✅ <b>Under way</b>  { $courier }  { $vehicle }  { $at }
run-vehicle-logged = The disinfection of the vehicle has been logged, too.
run-disinfect-later = ⚠️ Vehicle and box are not disinfected; that is recorded. Please do it soon.
run-what-now = On the way record deliveries and share the location; when back, tap "End the run".
run-refused = ⛔ <b>{ $courier } cannot ride today</b>
    The officer has been told. Please have them wear a mask and see a doctor at a fever clinic soon, without public transport; give the orders to somebody else.
run-refused-own = ⛔ <b>{ $courier }, you cannot ride today</b>
    The officer has been told. Please wear a mask, see a doctor at a fever clinic soon, without public transport, and tell your enterprise.
run-barred = ⛔ { $courier } cannot ride now: { $why }.
run-alerted = The officer has been told.
run-start-old = { $courier } began to start a run on another day; that no longer counts. Please tap "Start a run" again and take the temperature now.
run-open-already = { $courier } has a run that is not ended. Please end it first, then start the next one.
ride-bar-isolation = in isolation until { $until }
ride-bar-other = in isolation
ride-bar-not_fit = the return check was not passed; see a doctor first
ride-bar-incomplete = the return check lacks days; fill them in first
ride-bar-unconfirmed = the return check is not confirmed by the enterprise yet
ride-bar-not_yet = the return day has not come yet
ride-bar-ledger = the health ledger says: { $said }
ride-bar-unchecked = a return check is owed
toast-run-begun = Under way
button-run-go-on = Record the run

## The run
run-title = <b>Run</b>  { $courier }  { $vehicle }
run-enterprise = { $enterprise }
run-under-way = Out since { $start }, for { $hours ->
    [0] { $minutes } min
   *[other]
        { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
run-over = Out { $start } to { $end }, { $hours ->
    [0] { $minutes } min
   *[other]
        { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
run-start = Start: { $temperature }, { $mask }, { $vehicle }
run-end = End: { $temperature }, box disinfected { $boxes ->
    [one] once
   *[other] { $boxes } times
    } on the way
run-remark = Remark: { $remark }
mask-yes = mask on
mask-no = no mask
disinfected-yes = vehicle and box disinfected
disinfected-no = vehicle and box not disinfected
run-deliveries = { $exceptions ->
    [0] { $count ->
        [one] { $count } delivery
       *[other] { $count } deliveries
        }
   *[other] { $count ->
        [one] { $count } delivery ({ $exceptions } with an exception)
       *[other] { $count } deliveries ({ $exceptions } with an exception)
        }
    }
run-add-first = This message was not recorded. To record deliveries, tap "Add deliveries" first and send it again.
run-no-deliveries = No deliveries yet. Tap "Add deliveries" and send them, one a line; or simply send an Excel or CSV file.
run-points = { $points ->
    [one] Track of { $points } point
   *[other] Track of { $points } points
    }
run-sharing = { $points ->
    [one] Track of { $points } point, location shared until { $until }
   *[other] Track of { $points } points, location shared until { $until }
    }
run-silent = ⚠️ No new location since { $since }. The phone may have stopped sharing: please look, and share again if so.
run-silent-there = ⚠️ No new location since { $since }.
run-no-points = No location yet. Tap "Share location" to see how.
run-without-points = No locations
run-areas = By way of { $areas }
run-photos = { $count ->
    [one] { $count } photo of slips
   *[other] { $count } photos of slips
    }
run-still-out = not ended
run-back-at = back { $at }
run-list-empty = This run has no deliveries.
run-no-map = There are fewer than two points: no map can be drawn.
run-no-photos = This run has no photos.
ride-no-longer = This courier or run is not yours any more, and what you entered was not saved. If this is a mistake, please ask the enterprise's manager.
run-ended-already = This run has been ended and cannot be changed.
run-detail = { $name } ({ $enterprise }). That you looked has been logged.
button-to-run = Back to the run
button-run-add = ➕ Add deliveries
button-run-share = 📍 Share location
button-run-areas = Add areas
button-run-photo = 📷 Photo of a slip
button-run-list = Deliveries
button-run-order = Change one
button-run-file = Excel file
button-run-map = Map
button-run-photos = Photos
button-run-end = 🏁 End the run
run-how-share = <b>Share the location</b>
    Tap 📎 beside the input field → Location → Share My Live Location → for 8 hours.
    Then leave it alone: the track is recorded by itself, and you can stop sharing after the run.
    To record one place only: 📎 → Location → Send My Current Location.
run-how-photo = <b>Photo of a slip</b>
    Simply send the photo here; several at once are fine.

## Deliveries
delivery = { $place }. { $order }{ $facts }
delivery-facts = { " " }· { $facts }
delivery-nothing = { "" }
delivery-exception = ⚠️ { $exception }
delivery-phone-kept = phone kept
delivery-first = • { $order } { $area }
contactless-yes = contactless
contactless-no = in person
ask-run_deliveries-more = Please send deliveries, one a line; many lines can be pasted. Such as:
    1023 万科城3栋 18:05 contactless
    1024 朝阳桥 18:20 refused
leave-run_deliveries = Not adding more? The deliveries that were recorded are kept.
button-deliveries-done = ✅ Done
button-undo-deliveries = Take back the last { $count }
deliveries-added = ✅ { $count } recorded
deliveries-again = { $count ->
    [one] { $count } was there already and is as told now
   *[other] { $count } were there already and are as told now
    }: { $orders }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
deliveries-more = … and { $count } more
deliveries-none-read = No order number was found and nothing recorded. Please begin every line with the number, such as: 1023 万科城3栋 18:05
deliveries-undone = { $count } taken back.
deliveries-nothing-to-undo = There is nothing to take back.
row-doubt-no_order = Row { $row } has no order number and was not recorded: { $text }
row-doubt-twice = Row { $row } repeats an order; the last row counts: { $text }
row-doubt-time = Row { $row }: the time was not understood, the rest is recorded: { $text }
row-doubt-future = Row { $row }: the time is still to come and was left out: { $text }
row-doubt-too_long = Row { $row }: a value is too long; only its beginning was recorded: { $text }
row-doubts-more = { $count ->
    [one] There is { $count } more doubt, not listed here.
   *[other] There are { $count } more doubts, not listed here.
    }
deliveries-reading = "{ $name }" has arrived and is being read; you will be asked to check it.
deliveries-read = { $read ->
    [one] { $read } delivery was read
   *[other] { $read } deliveries were read
    }{ $exceptions ->
    [0] .
   *[other] , { $exceptions } with an exception.
    }
deliveries-read-again = { $count ->
    [one] { $count } of them is in this run already; it will be as the file says.
   *[other] { $count } of them are in this run already; they will be as the file says.
    }
deliveries-imported = ✅ { $count ->
    [one] { $count } delivery imported.
   *[other] { $count } deliveries imported.
    }
deliveries-too-late = This run has been ended; the file was not imported.
deliveries-none-in-file = There are no deliveries in the file; nothing was imported.
deliveries-rejected-unreadable = The file cannot be opened, perhaps it is damaged; nothing was imported. Please save it again and resend it.
deliveries-rejected-no_name_column = The table has no column 单号 (order number); nothing was imported. Please name the column and send it again.
deliveries-rejected-too_many_rows = The table has more than 10,000 rows; nothing was imported. Please send it in parts.
deliveries-rejected-too_large = Unpacked, the file is too large; nothing was imported. Please remove pictures or send it in parts.
ask-deliveries_import-confirm = Import them?
leave-deliveries_import = Not importing? The deliveries stay as they are.
ask-delivery_change-order = Which one? Tap it, or type a part of its number.
ask-delivery_change-what = What is to be changed?
ask-delivery_change-exception = What went wrong? Tap one, or describe it.
ask-delivery_change-contactless = Was it handed over without contact?
ask-delivery_change-time = When was it delivered? Please type it, such as 18:05
leave-delivery_change = Not changing it?
delivery-search-hint = With many deliveries, type a part of the number, such as 023
listed-found = { $count } found for "{ $find }":
refused-no-such-order = No order number of this run contains "{ $find }". Please try other digits, or tap one below.
refused-no-such-courier = Nothing was found for "{ $find }". Please tap a button below.
refused-clock = I could not read a time. Please type it like 18:05
refused-clock-outside = It has to be after { $start }, when the run began, and not after { $now }. Please type it again.
button-delivery = { $order } { $area }
button-delivery-exception = Exception
button-delivery-contactless = Contactless?
button-delivery-time = Time
button-delivery-remove = Remove it
button-delivery-undo = Undo
button-just-now = Just now
exception-refused = Refused
exception-nobody = Nobody there
exception-address = Wrong address
exception-damaged = Damaged
exception-none = Nothing wrong
delivery-changed = ✅ Changed:
delivery-removed = { $order } removed, { $left } left.
delivery-back = ✅ It is back.
sheet-deliveries = Deliveries
sheet-place = No.
sheet-order = Order
sheet-area = Area
sheet-time = Time
sheet-contactless = Handed over
sheet-exception = Exception
sheet-phone = Recipient's phone
sheet-phone-kept = kept
run-file-name = Deliveries { $courier } { $day }

## Areas, locations, photos
ask-run_areas-areas = Please type the areas or streets in order, such as: 春城大街 → 朝阳桥 → 红旗街
    Commas will do as well, or one a line.
ask-run_areas-confirm = Is this right? It cannot be removed later.
leave-run_areas = Not adding them? Nothing has been saved yet.
areas-read = { $count } read: { $areas }
areas-stored = ✅ { $count } recorded.
button-areas-yes = ✅ Right, save
refused-no-areas = No areas were found. Please type them like: 春城大街 → 朝阳桥
refused-many-areas = At most { $most } at once; these are { $count } and none was recorded. Please send them in parts.
refused-long-area = "{ $area }…" is too long; nothing was recorded. Please use at most { $most } characters each.
location-stored = 📍 Added to the track of { $courier } ({ $at }).
location-shared = 📍 The live location of { $courier } is connected, until { $until }.
location-shared-long = 📍 The live location of { $courier } is connected. Without an end it is recorded for 24 hours at most, until { $until }.
location-shared-then = 📍 This sharing ended at { $until }; where { $courier } was until then is in the track. Share again to go on.
location-future = The time of this location is { $at }, which is still to come; it was not recorded. Please check the phone's clock and send it again.
location-before-run = This location is of { $at }, before the run began at { $start }; it was not recorded. Please send the present one.
location-sharing-over = This sharing ended at { $until }; nothing was recorded. Please share again.
run-photo-stored = 📷 The photo of a slip of { $courier } has been kept.
no-run-for-location = Nobody is under way, so the location was not kept. Please start a run first.
no-run-for-live = Nobody is under way, so the location was not kept; you can stop sharing. Please start a run first, then share again.
no-run-for-photo = Nobody is under way, so the photo was not kept. Please start a run first, then send the slip.
no-run-for-file = Nobody is under way, so the file was not read. Please start a run first, then send the deliveries.
no-run-refused-location = You may not ride today, so the location was not kept. "Today" says why and what to do.
no-run-refused-live = You may not ride today, so the location was not kept; you can stop sharing. "Today" says why and what to do.
no-run-refused-photo = You may not ride today, so the photo was not kept. "Today" says why and what to do.
no-run-refused-file = You may not ride today, so the file was not read. "Today" says why and what to do.
run-which-kept = Received ({ $count }): { $things }.
ask-run_which-run = Whose run is it for? Please choose; it is kept until then.
leave-run_which = Not recording it? What you just sent will not be saved.
run-which-full = No more than { $most } things wait here; this one was not kept. Please choose the run first, then go on sending.
run-which-none = All runs have been ended; what you sent was not saved.
kept-location = location
kept-live = live location
kept-photo = photo
kept-file = file
button-run-of = { $courier } · { $vehicle } · out since { $start }
photos-left-over = { $count ->
    [one] Only one photo is sent here; the other has not been saved.
   *[other] Only one photo is sent here; the other { $count } have not been saved.
    }
button-is-roster = It is the staff roster

## Ending
ask-run_end-temperature = What is the temperature now? Tap one, or type it, such as 36.5
ask-run_end-boxes = How often was the box disinfected on the way?
ask-run_end-ending = Is all of this right? After the end nothing can be changed.
ask-run_end-remark = Please type the remark:
leave-run_end = Not ending yet? The run goes on.
boxes = { $count }×
run-ends-without-deliveries = ⚠️ This run has no deliveries yet.
run-end-fever = ⚠️ This is a fever; ending the run tells the officer. If it is a mistake, tap "Back" and enter it again.
button-run-end-yes = ✅ Right, end the run
button-run-remark = Right, with a remark
button-run-add-first = No, add deliveries first
run-ended = ✅ <b>The run is over</b>
run-end-alerted = ⚠️ Fever: the officer has been told. Please wear a mask and see a doctor at a fever clinic soon, without public transport.
run-stop-sharing = 📍 You can stop sharing your location now.
toast-run-ended = Ended

## Past runs
runs-title = <b>Latest runs</b>  { $courier }
runs-none = No runs yet. They will be listed here.
run-of-day = { $place }. { $day } { $start }–{ $end } · { $vehicle } · { $counts }
run-in-list = { $place }. { $courier } · { $vehicle } · { $start }–{ $end } · { $counts }
run-day-title = <b>Runs</b>  { $enterprise }
    { $day }, { $count } in all
run-day-none = No runs on this day.
run-days-none = There have been no runs yet.
button-run = { $place }. { $courier } { $start }
button-run-days = Runs day by day
button-day-earlier = ‹ { $day }
button-day-later = { $day } ›
map-title = { $courier } · { $vehicle } · { $day }
map-caption = Track  { $courier }  { $vehicle }  { $day }
map-start = start { $at }
map-end = end { $at }
map-points = { $points } points
photo-caption = Slip { $place }/{ $count }  { $courier }

## Tracing
trace-title = <b>Trace deliveries</b>  { $division }
trace-place = Place: { $spot }
trace-audited = The search begins with "Search"; every search and every page is logged.
ask-trace-by = By what?
ask-trace-courier = Which courier? A part of the name will do, or pinyin initials such as wq
ask-trace-order = Which order number?
ask-trace-area = Which area or compound? Such as 万科城
ask-trace-place = Which place?
ask-trace-period = Which days?
ask-trace-clock = About when? Please type it, such as 18:30; if unknown, the whole day.
ask-trace-around = How many minutes before and after?
ask-trace-answer = Tap "Back" for other conditions, "Done" when you have seen enough.
leave-trace = End this search?
trace-place-hint = 📎 → Location, choose it on the map and send it; or type latitude and longitude, such as 43.8868, 125.3245
refused-spot = I could not read a place. Please send a location, or type it like 43.8868, 125.3245 (latitude first).
period-hint = Or type it, such as 20 Nov, or 11.18-11.20
refused-period-future = { $days } is still to come. Please type days that are past.
refused-period-past = Only the last { $days } days can be searched. Please type later days.
button-trace-courier = Courier
button-trace-order = Order number
button-trace-area = Area
button-trace-place = Place
button-trace-ask = 🔍 Search
button-trace-done = Done
button-trace-again = Search again
trace-done = This search is over. It stays in the log.
button-trace-run = { $place }. { $courier }
button-whole-day = The whole day
button-period-today = Today
button-period-yesterday = Yesterday
button-period-3 = 3 days
button-period-7 = 7 days
button-period-14 = 14 days
minutes-around = ± { $minutes } minutes
trace-between = { $start } to { $end }
trace-question-courier = Courier "{ $what }", { $when }
trace-question-order = Order "{ $what }", { $when }
trace-question-area = Area "{ $what }", { $when }
trace-question-place = Near { $what }, { $when }
trace-found = { $count ->
    [one] { $count } run found:
   *[other] { $count } runs found:
    }
trace-run = <b>{ $place }. { $courier }</b> · { $enterprise } · { $vehicle }
    out { $start }, { $end }, { $counts }
trace-near = Near: { $start }–{ $end }
trace-more = … and { $count } more; open the run to see all
trace-others = <b>Who else was in the same areas, or met them on the way:</b>
trace-other = • { $courier } · { $enterprise } · { $vehicle } · out { $start }, { $end }
trace-others-more = { $count ->
    [one] and { $count } more run
   *[other] and { $count } more runs
    }
trace-no-others = No other run was found there at the time.
trace-nothing = Nothing was found.
trace-try-courier = Try the surname alone or more days; or search by order or area.
trace-try-order = Please check the number, or try more days; or search by area or place.
trace-try-area = Try another way to write it, such as the compound alone, or more days; or search by place.
trace-try-place = Try a longer time, or search by area. A run without a shared location cannot be found by place.
trace-searched-since = ⚠️ Too many runs went by here: only what came after { $since } was searched, nothing earlier. Please ask about shorter periods, one after the other.
trace-others-not-all = ⚠️ Not everybody who was there was looked for: earlier runs may be missing. Please ask about a shorter period.
trace-others-unknown = ⚠️ There were too many runs to look through, so we cannot say whether others were there. Please ask about a shorter period.
trace-tracks-kept = ℹ️ Tracks are kept for { $days ->
    [one] { $days } day
   *[other] { $days } days
    }; older ones cannot be found.
trace-lists-kept = ℹ️ Delivery lists are kept for { $days ->
    [one] { $days } day
   *[other] { $days } days
    }; older ones cannot be found.
