# Alerts: the card, its timeline, what is done to it, and the lists

## The card
alert-headline = { $title } · { $severity }
severity-urgent = urgent
severity-routine = routine
alert-title-working_ill = 🔴 <b>Alert: meant to work while ill or in isolation (refused)</b>
alert-title-fever = 🔴 <b>Alert: fever</b>
alert-title-symptoms = 🟠 <b>Alert: symptoms</b>
alert-title-readings_missed = 🟡 <b>Alert: temperatures in isolation missing</b>
alert-title-silent = 🟡 <b>Alert: an enterprise has not reported</b>
alert-title-disinfection_overdue = 🟡 <b>Alert: disinfection not done</b>
alert-title-unreachable = 🟡 <b>Alert: no manager can be reached</b>
alert-title-trouble = 🔴 <b>Alert: system trouble</b>
alert-kind-working_ill = at work while ill
alert-kind-fever = fever
alert-kind-symptoms = symptoms
alert-kind-not_fit = failed return check
alert-kind-contact = contact with a case
alert-kind-high_risk = back from high risk
alert-kind-medium_risk = back from medium risk
alert-kind-unfit_courier = unfit courier
alert-kind-readings_missed = temperatures missing
alert-kind-silent = not reported
alert-kind-disinfection_overdue = disinfection not done
alert-kind-unreachable = nobody reachable
alert-kind-trouble = system trouble
alert-kind-of = { $kind } · { $person }
alert-about = { $what }, { $enterprise }
alert-attempt = Put on post, but may not work: { $why }
alert-where = { $enterprise } ({ $division })
alert-who = <b>{ $person }</b>, { $status }
alert-who-alone = <b>{ $person }</b>
alert-what = { $findings }
alert-since = { $times ->
    [1] Since { $since }
   *[other] Since { $since }, reported { $times } times
    }
alert-since-noticed = { $times ->
    [1] Since { $since }
   *[other] Since { $since }, noticed { $times } times
    }
alert-reported = Reported by { $by }, { $day } { $at }
alert-noticed = Noticed by the system, { $day } { $at }
alert-fine-now = { $kind ->
    [silent] ℹ️ Reported by now, or no longer owed: please check and resolve.
    [disinfection_overdue] ℹ️ Disinfected by now, or no longer due: please check and resolve.
    [readings_missed] ℹ️ A new temperature was taken, or the isolation is over: please check and resolve.
    [unfit_courier] ℹ️ Told to be well since; every temperature stands above. Please check, then resolve.
    [unreachable] ℹ️ The enterprise can receive messages again: please check and resolve.
   *[other] ℹ️ Latest report: nothing abnormal any more.
    }

## Where it stands
step-responsible = the officer responsible
step-substitutes = the substitutes
step-level = the officers one level up
step-level-of = the officers of { $place }
step-admins = the admins
alert-open = ▶ Waiting to be acknowledged
alert-telling = Officers are being told.
alert-told = { $more ->
    [0] Told: { $people }
   *[other] Told: { $people } and { $more } more
    }
alert-next = If nobody acknowledges it by { $at }, it goes to { $to }
alert-acknowledged = ▶ Acknowledged by { $holder } at { $at }
alert-silent = 🔕 Silent until { $until }; then asked whether it is still being handled
alert-asked = ❓ { $holder } was asked whether it is still theirs; without an answer by { $until } officers are told again
alert-handed = ▶ Handed over to { $holder }; if it is not acknowledged by { $until }, officers are told again
alert-resolved = ✔ Resolved by { $holder } at { $at }: { $note }
alert-resolved-itself = ✔ Ended by itself at { $at }: { $note }
alert-held-by-other = { $holder } has acknowledged it
alert-handed-to-other = It was handed over to { $holder }, who has to acknowledge it
alert-resolved-already = { $holder } has resolved it
alert-resolved-itself-already = The alert has ended by itself
alert-detail = { $name } ({ $enterprise }). That you looked is on record.

## Its timeline
button-story = Whole timeline
story-heading = <b>Timeline</b>
story-title = <b>Timeline</b>  { $count }
story-none = Nothing is noted yet.
story = { $at } · { $what }
story-opened = alert opened
story-told = { $more ->
    [0] told { $to }: { $people }
   *[other] told { $to }: { $people } and { $more } more
    }
story-skipped = nobody to tell among { $to }, next step
story-nobody = nobody to tell; tried again soon
story-again = { $more ->
    [0] something changed, told again: { $people }
   *[other] something changed, told again: { $people } and { $more } more
    }
story-again-nobody = something changed
story-again-silent = not reported for one more day
story-again-disinfection_overdue = disinfection not done for one more day
story-again-readings_missed = temperatures not taken for one more day
story-raised = went one level up before its time
story-acknowledged = { $by } acknowledged
story-still = { $by } said that it is still theirs
story-asked = asked whether still handled: { $people }
story-taken_back = { $people } did not answer, taken back
story-silenced = { $by } silenced it until { $until }
story-handed_over = { $by } handed it over to { $people }
story-moved = other officers answer for it now
story-corrected = the enterprise corrected its report
story-resolved = { $by } resolved it: { $note }
story-resolved-itself = ended by itself: { $note }
story-reopened = { $by } opened it again
story-reopened-itself = the same problem came back: opened again
told-reached = { $name } (arrived)
told-not-needed = { $name } (no longer needed)
told-missed = { $name } (did not arrive)

## Handling it
button-still-mine = Still mine
button-unsilence = End silence
button-silence = Silence
button-hand-over = Hand over
button-reopen = Reopen
button-newer-alert = See the newer alert
button-back-to-alert = ‹ Back to the alert
button-alert-list = Alerts
silence-title = <b>Silence</b>  { $about }
silence-which = Meanwhile it is yours and you hear nothing of it; then you are asked whether it still is. For how long?
button-silence-hours = { $hours } h
button-silence-until = Until { $until }
hand-over-title = <b>Hand over</b>  { $about }
hand-over-which = To whom?
hand-over-nobody = There is no colleague to hand it over to: no other officer here or above can receive messages.
hand-over-sure = Hand it over to { $to }?
hand-over-off-duty = { $name } is off duty now and may not see it.
hand-over-minutes = If it is not acknowledged within { $minutes } min, officers are told again, level by level.
colleague = { $name } ({ $division })
colleague-off-duty = { $name } ({ $division }, off duty)
colleague-admin = { $name } (admin)
button-hand-over-yes = Hand over
button-hand-over-other = Somebody else
reopen-title = <b>Reopen</b>  { $about }
reopen-sure = Officers are told again, level by level, beginning with the officer responsible. Reopen it?
button-reopen-yes = Reopen it
toast-yours-already = It is yours already
toast-still-yours = Noted: still yours
toast-silenced = Silent until { $until }
toast-handed-over = Handed over to { $name }, who has to acknowledge it
toast-not-a-colleague = It cannot be handed over to them any more; please choose again
toast-reopened = Reopened; officers are being told
toast-newer-alert = There is a newer alert of the same matter; please handle that one
toast-open-already = The alert is open already

## Resolving it
resolve-header = <b>Resolve</b>  { $about }
ask-alert_resolution-note = How did it go? Tap one, or write a note.
leave-alert_resolution = Not resolve it yet?
resolution-hospital = seen by a doctor
resolution-isolated = isolated
resolution-false_alarm = false alarm
resolution-corrected = report corrected
resolution-reported = done since
resolution-promised = reached them; they will see to it
resolution-closed = closed for business
resolution-reachable = can be written to again
resolution-visited = visited or phoned
resolution-repaired = repaired
resolution-unsaid = no note
resolved = ✔ Resolved: { $about }
    { $note }

## The lists
alerts-title = <b>Open alerts</b>  { $division }
alerts-title-everywhere = <b>Open alerts</b>  whole province and system
alerts-counts = { $urgent } urgent, { $routine } routine
alerts-none = No open alerts. You get a message when there is one; no need to look again and again.
alerts-none-mine = You hold no alert. Tap "Not acknowledged" for those that nobody has yet.
alerts-none-free = Every open alert has been acknowledged. Tap "All" to see them.
alerts-one = { $place }. { $severity } · { $kind }
    { $where } · since { $since } · { $state }
alerts-one-open = not acknowledged
alerts-one-held = acknowledged by { $holder }
alerts-one-handed = handed over to { $holder }
alerts-of-system = the system
alert-button = { $place }. { $label }
alert-button-at = { $kind } · { $enterprise }
button-alerts-mine = Mine { $count }
button-alerts-free = Not acknowledged { $count }
button-alerts-all = All { $count }
button-everywhere = Whole province and system
today-alerts-of = { $urgent } urgent, { $routine } routine; { $free } not acknowledged, { $mine } mine
enterprise-alerts = <b>Open alerts</b>
enterprise-alert = • { $kind } · { $state }
enterprise-alerts-none = No open alerts.
enterprise-alerts-more = Only the first { $count } are listed; the others are in /alerts.
button-enterprise-alert = Alert: { $kind }
