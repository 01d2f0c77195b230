# Alerts: their policy, and what leaves by itself

## The policy
policy-group-alerts =
    <b>Alerts</b>
policy-name-alert_substitute_minutes = Not acknowledged: to the substitutes
policy-name-alert_city_minutes = Not acknowledged: one level up
policy-name-alert_province_minutes = Not acknowledged: two levels up
policy-name-alert_held_minutes = Acknowledged: asked about it after
policy-name-alert_back_minutes = Asked: taken back after
policy-name-bundle_minutes = Routine alerts in one message
policy-about-alert_substitute_minutes = An urgent alert that nobody has acknowledged after this time is told to the substitutes; whoever an alert was handed to has as long to acknowledge it.
policy-about-alert_city_minutes = An urgent alert that nobody has acknowledged after this time is told one level up.
policy-about-alert_province_minutes = An urgent alert that nobody has acknowledged after this time is told two levels up, and again whenever as much time has passed.
policy-about-alert_held_minutes = Whoever has acknowledged an alert and not resolved it after this time is asked whether it is still theirs.
policy-about-alert_back_minutes = Without an answer to that question within this time the alert is taken back, and others are told.
policy-about-bundle_minutes = Routine alerts are told to officers in one message every so many minutes, and not in the quiet hours.
policy-misfit-alerts = To the substitutes ({ $alert_substitute_minutes }), one level up ({ $alert_city_minutes }), two levels up ({ $alert_province_minutes }): each has to be longer than the one before. Nothing was changed; please type it again, or change the other value first.
policy-misfit-alert_held = The time until it is taken back ({ $alert_back_minutes }) has to be shorter than the one until the question ({ $alert_held_minutes }). Nothing was changed; please type it again, or change the other value first.

## Nudges (replies to the card of the alert)
alert-letter-kind = { $kind ->
    [working_ill] At work while ill or in isolation
    [fever] Fever
    [symptoms] Symptoms
    [not_fit] Return check failed
    [contact] Contact with a case
    [high_risk] From a high-risk place
    [medium_risk] From a medium-risk place
    [unfit_courier] Courier with a fever or symptoms
    [readings_missed] Temperatures in isolation missing
    [silent] Enterprise has not reported
    [disinfection_overdue] Disinfection not done
    [unreachable] No manager can be reached
    [trouble] System trouble
   *[other] Alert
    }
alert-letter-about = { $what }: { $person } · { $enterprise }
alert-letter-about-enterprise = { $what }: { $enterprise }
alert-letter-about-nothing = { $what }
alert-nudge-step = 🔔 <b>Nobody has acknowledged this yet</b> ({ $minutes } min)
alert-nudge-again = 🔔 <b>There is news; please look again</b>
alert-nudge-again-held = 🔔 <b>News of an alert that you have acknowledged</b>
alert-nudge-ask = ❓ <b>This alert of yours is not resolved. Are you still on it?</b>
alert-nudge-ask-until = Without an answer within { $minutes } min it is taken back and others are told.
alert-nudge-handed = 🤝 <b>An alert was handed over to you</b>
alert-nudge-handed-until = Please acknowledge it within { $minutes } min; otherwise it is taken back and others are told.
alert-nudge-back = ↩️ <b>You did not answer; the alert was taken back</b>
alert-nudge-back-told = Others are being told. If you are still on it, please acknowledge it again.
alert-moved = ↪️ This alert was opened in another message; this one is not kept up to date.
button-nudge-still-mine = Still mine
button-nudge-take = Acknowledge
button-nudge-take-again = Acknowledge again
button-nudge-hand = Hand over
button-nudge-open = Open the alert

## Routine alerts in one message
alert-bundle-title = <b>Routine alerts</b>: { $count }
alert-bundle-open = Not acknowledged yet: { $count }
alert-bundle-held = Yours, not resolved yet: { $count }
alert-bundle-held-until = If you are still on it, please open it and tap "Still mine"; without an answer by { $until } it goes to others.
alert-bundle-line = • { $about }
alert-bundle-more = And { $count } more; please look at "Alerts".
alert-bundle-button = { $about }

## The watch on the watchers (for admins)
trouble-watch-broken = Alerts whose state contradicts itself: { $count }
trouble-watch-late = Alerts whose next step was not told in time: { $count }
trouble-watch-unsent = Messages of alerts that did not leave in time, or have no outcome: { $count }
trouble-watch-far = Alerts or messages whose next step lies days ahead; the clock may have gone wrong: { $count }
trouble-watch-paused = Messages of alerts are paused: Telegram limits the rate
resolution-recovered = has recovered by itself
