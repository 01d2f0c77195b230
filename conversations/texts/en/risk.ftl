# Risk of places and the policy

moment = { $day } { $at }
moment-of-year = { $day } { $year } { $at }
as-it-is = { $text }
command-risk = Risk of places
command-policy = The policy: limits and times
no-longer-allowed = You may not do this any more, and this entry was not saved. If this is a mistake, please ask another admin.

## The policy
policy-title = <b>Policy</b>
policy-version = Version { $version } (the defaults)
policy-version-since = Version { $version }, in force since { $since }
policy-version-by = Version { $version }, in force since { $since } ({ $by })
policy-hint = Tap what is to be changed. Every change is a version of its own; earlier ones are kept.
policy-group-temperature =
    <b>Temperature</b>
policy-group-times =
    <b>Times</b>
policy-group-returns =
    <b>Return checks and isolation</b>
policy-group-disinfection =
    <b>Disinfection</b>
policy-group-retention =
    <b>How long things are kept</b>
policy-value = • { $name }: { $value }
policy-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
policy-minutes = { $count } min
policy-mg_l = { NUMBER($count, useGrouping: 0) } mg/L
policy-percent = { $count } %
policy-on = yes
policy-off = no
policy-medium-isolate = isolate at home
policy-medium-observe = may return, observed
policy-name-fever = Fever from
policy-name-lowest_plausible = Lowest temperature
policy-name-highest_plausible = Highest temperature
policy-name-day_opens = Day opens
policy-name-reminders = Reminders
policy-name-cutoff = Cutoff
policy-name-digests = Digests of who has not reported
policy-name-quiet_from = Quiet from
policy-name-quiet_until = Quiet until
policy-name-invite_days = Codes are valid for
policy-name-look_back_days = Look back
policy-name-isolation_days = Isolation
policy-name-medium_risk = From a medium-risk place
policy-name-returning_check = Returning staff owe a check
policy-name-front_line_check = Front line owes a check
policy-name-front_line_posts = Front-line posts
policy-name-readings = Reminders of readings
policy-name-evening_from = Afternoon readings from
policy-name-disinfection_times = Disinfection is due at
policy-name-disinfection_overdue = Managers hear what is open
policy-name-disinfection_digest = Officers hear what is open
policy-name-chlorine_mg_l = Available chlorine at least
policy-name-ethanol_percent = Alcohol at least
policy-name-contact_minutes = Contact time at least
policy-name-ventilation_minutes = Ventilation at least
policy-name-track_days = Courier tracks are kept
policy-name-delivery_days = Delivery lists are kept
policy-name-draft_days = Unfinished drafts are kept
policy-name-record_days = Notes and messages are kept
policy-about-fever = A temperature from this value on is a fever: not on post, and an alert goes out.
policy-about-lowest_plausible = A temperature below this is not plausible: it is asked for again.
policy-about-highest_plausible = A temperature above this is not plausible: it is asked for again.
policy-about-day_opens = From this time on the enterprises of the day owe their report.
policy-about-reminders = Then enterprises that have not reported are reminded.
policy-about-cutoff = A report after this time counts as late.
policy-about-digests = Then officers get the list of who has not reported.
policy-about-quiet_from = From this time on ordinary messages wait for the end of the quiet hours; alerts never wait.
policy-about-quiet_until = The quiet hours end at this time.
policy-about-invite_days = For how many days new codes are valid; those that were given out do not change.
policy-about-look_back_days = For how many days before the return a check has to tell every place, with no day left out.
policy-about-isolation_days = How many days isolation lasts after leaving the place or after the last contact. One that has begun is not shortened by this.
policy-about-medium_risk = What is done with people who were in a medium-risk place.
policy-about-returning_check = Whoever was reported "not returned" may be on post only after a check.
policy-about-front_line_check = Whoever holds a post with one of the words below may be on post only after a check.
policy-about-front_line_posts = A post that holds one of these words is a front-line post.
policy-about-readings = Then managers are reminded of the temperatures of those in isolation.
policy-about-evening_from = Readings before this time are the morning's, later ones the afternoon's.
policy-about-disinfection_times = Premises and equipment are due at these times, and managers are reminded then. Once a day means the first of them, twice the first and the last.
policy-about-disinfection_overdue = Then managers are told what has not been disinfected that day.
policy-about-disinfection_digest = Then officers get the list of enterprises that have something open.
policy-about-chlorine_mg_l = Less available chlorine is recorded, but does not count as done.
policy-about-ethanol_percent = Less alcohol by volume is recorded, but does not count as done.
policy-about-contact_minutes = A shorter time is recorded, but does not count as done; wiping with alcohol needs no time.
policy-about-ventilation_minutes = Less airing of premises is recorded, but does not count as done.
policy-about-track_days = For how many days tracks of couriers are kept; admins are told before they are deleted.
policy-about-delivery_days = For how many days delivery lists are kept; admins are told before they are deleted.
policy-about-draft_days = After how many days without going on what was filled in but not sent is deleted; the person is told on coming back.
policy-about-record_days = For how many days officers' notes on enterprises and their messages with them are kept; admins are told before they are deleted.
policy-change-title = <b>Change the policy</b>
policy-how-celsius = Tap one, or type it, such as 37.3
policy-how-days = Tap one, or type the number of days, such as 14
policy-how-minutes = Tap one, or type the number of minutes, such as 30
policy-how-mg_l = Tap one, or type it, such as 500
policy-how-percent = Tap one, or type it, such as 75
policy-how-time = Tap one, or type it, such as 8:30
policy-how-times = Tap one, or type them, such as 8:30, 10:30
policy-how-medium = Please choose.
policy-how-switch = Please choose.
policy-how-words = Send all the words with spaces or commas between them; to add or remove some: +店长 -保安
refused-policy-celsius = It has to be { $least }–{ $most } °C with at most one decimal; nothing was changed. Please type it again.
refused-policy-days = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
refused-policy-minutes = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
refused-policy-mg_l = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
refused-policy-percent = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
refused-policy-time = I could not read a time in it. Please type 0:00–23:59, such as 8:30
refused-policy-times = I could not read times in it, or not 1–{ $times } of them. Please type them again, such as 8:30, 10:30
refused-policy-medium = Please tap one of the buttons.
refused-policy-switch = Please tap one of the buttons.
refused-policy-words = It has to be 1–{ $words } words of at most { $length } letters; nothing was changed. Please type them again.
policy-same = That is the value already. Please type another one, or go back.
policy-misfit-cutoff = The cutoff ({ $cutoff }) has to be after the day opens ({ $day_opens }). Nothing was changed; please type it again, or change the other value first.
policy-misfit-reminders = All reminders ({ $reminders }) have to lie after the day opens ({ $day_opens }) and before the cutoff ({ $cutoff }). Nothing was changed; please type it again, or change the other value first.
policy-misfit-digests = Digests ({ $digests }) cannot come before the cutoff ({ $cutoff }). Nothing was changed; please type it again, or change the other value first.
policy-misfit-quiet = Reminders ({ $reminders }), digests ({ $digests }) and reminders of readings ({ $readings }) cannot lie in the quiet hours ({ $quiet_from }–{ $quiet_until }). Nothing was changed; please type it again, or change the other value first.
policy-misfit-readings = There has to be a reminder of readings ({ $readings }) before and one after the afternoon begins ({ $evening_from }). Nothing was changed; please type it again, or change the other value first.
policy-misfit-disinfection = The times of disinfection ({ $disinfection_times }), what managers hear ({ $disinfection_overdue }) and what officers hear ({ $disinfection_digest }) have to follow each other. Nothing was changed; please type it again, or change the other value first.
policy-misfit-disinfection_quiet = Times of disinfection ({ $disinfection_times }, { $disinfection_overdue }, { $disinfection_digest }) cannot lie in the quiet hours ({ $quiet_from }–{ $quiet_until }). Nothing was changed; please type it again, or change the other value first.
ask-policy_change-value = What should it be?
ask-policy_change-review = <b>Please check</b>
leave-policy_change = Keep it as it is? The policy will not change.
policy-change = { $name }: { $old } → <b>{ $new }</b>
policy-change-words = Added: <b>{ $added }</b>; taken away: <b>{ $gone }</b>; { $count } words in all.
policy-no-words = none
policy-from-now = In force from the moment you confirm.
policy-verdicts-stay = Verdicts that stand keep the version they were made with; what is judged later follows the new value.
policy-changed = ✅ <b>The policy has been changed</b>; this is version { $version }.
toast-policy-changed = The policy has been changed
field-value = value
button-policy = Policy
button-policy-yes = ✅ Change it

## Risk
risk-low = 🟢 low risk
risk-medium = 🟡 medium risk
risk-high = 🔴 high risk
risk-title = <b>Risk of places</b>  { $high } high, { $medium } medium
risk-none = No place is of medium or high risk now.
risk-stated = • { $place }: { $level } since { $since }
risk-coming =
    <b>To come into force</b>
risk-hint = You can also type it: /risk 长春朝阳区 high 2.20. Several at once: one a line.
risk-which = There are several places called "{ $text }". Please choose:
risk-not-found = There is no place called "{ $text }". Please type the full name or the code, such as 长春朝阳区 or 220104.
risk-history-title = <b>{ $place }</b>  now: { $level }
risk-history-none = Nothing was ever stated; it counts as low.
risk-told-held = ▶ { $level } since { $since } (said by { $by }, { $said })
risk-told-coming = 🕒 { $level } from { $since } on (said by { $by }, { $said })
risk-told-over = • { $level } since { $since } (said by { $by }, { $said })
risk-by-operator = the operator
risk-note = { "  " }Note: { $note }
risk-around =
    <b>What it lies in, and what lies in it</b> (the greatest risk of all of them counts)
today-risk = Risk of places: { $high } high, { $medium } medium{ $coming ->
    [0] {""}
   *[other] , { $coming } to come
    }.
button-risk-board = Risk of places
button-risk-set = State a risk
button-risk-history = Its history
button-risk-yes = ✅ State it
button-risk-skip = Leave this one out
button-no-note = No note
risk-change-title = <b>State a risk</b>
risk-change-of = <b>State a risk</b>  { $place }
risk-held = Now: { $level } since { $since }
risk-held-low = Now: 🟢 low risk
risk-held-never = Now: 🟢 low risk (nothing was ever stated)
ask-risk_change-place = Which place?
ask-risk_change-level = Which level?
ask-risk_change-since = From when on? Tap one, or type it, such as 2020-02-20 08:00
ask-risk_change-note = Is there a note? (such as the number of the notice)
ask-risk_change-review = <b>Please check</b>
leave-risk_change = Set nothing? No risk has been changed.
risk-since-now = Now
risk-since-today = Today 0:00
risk-since-yesterday = Yesterday 0:00
risk-since-tomorrow = Tomorrow 0:00
refused-since-bad_day = I could read no day or time in it, or there is no such day. Please type it again, such as 2020-02-20 08:00
refused-since-far = That is too far away: at most two years back and two months ahead. Please check the year and type it again.
field-risk-place = Place
field-risk-level = Level
field-risk-since = Since
field-risk-note = Note
field-risk-lines = List
risk-item = • { $what }: { $value }
risk-no-note = none
risk-from-now-on = the moment you confirm
risk-same = ℹ️ The place is of { $level } at that time anyway. You can state it once more; the level stays the same.
risk-set-back = ⚠️ This is set back in time: all earlier statements are kept, but from { $since } on this one counts, and the checks that it touches are judged again.
risk-until-next = ⚠️ Another statement counts from { $since } on ({ $level }); this one counts until then.
risk-later = 🕒 It comes into force at { $since }; checks are judged again then.
risk-judged = { $count ->
    [0] No return check touches this place at the moment.
    [one] { $count } return check will be judged again; where the verdict changes, the enterprise and its officers are told.
   *[other] { $count } return checks will be judged again; where verdicts change, the enterprises and their officers are told.
    }
risk-judged-unknown = The return checks that touch this place will be judged again; where verdicts change, the enterprises and their officers are told.
risk-said = ✅ <b>Stated</b>  { $place }: { $level } since { $since }
risk-said-judging = The return checks that are touched by it are being judged again; you will get the result.
risk-said-later = It comes into force by itself and checks are judged again then; you will get the result.
toast-risk-said = Stated
risk-list-title = <b>State several risks</b>
risk-list-how = One a line: place, level and, where needed, since when. At most { $most } lines.
ask-risk_list-lines = Please send the list, such as:
    长春朝阳区 high 2020-02-20
    南关区 low
ask-risk_list-place = Which place is it?
ask-risk_list-review = <b>Please check</b>
leave-risk_list = Set nothing? No risk has been changed.
risk-line-said = "{ $text }"
risk-list-count = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
    }{ $bad ->
    [0] {""}
    [one] ; { $bad } line was not understood and will be left out
   *[other] ; { $bad } lines were not understood and will be left out
    }:
risk-list-line = • { $place }: { $old } → { $new } since { $since }{ $count ->
    [0] {""}
   *[other] {" "}({ $count } to judge again)
    }
risk-list-keeps = All earlier statements are kept; what is set back in time counts from then on.
risk-change-what = { $level } since { $since }
risk-bad-text = ✗ "{ $text }": { $why }
risk-bad-line = ✗ Line { $number }, "{ $text }": { $why }
risk-bad-more = ✗ { $count ->
    [one] { $count } more line was not understood.
   *[other] { $count } more lines were not understood.
    }
risk-bad-too_many = at most { $most } lines at once; from this one on nothing was read
risk-bad-no_place = it names no place
risk-bad-no_level = it names no level (high, medium, low)
risk-bad-two_levels = it names more than one level
risk-bad-bad_day = there is no such day or time
risk-bad-two_days = it names more than one day
risk-bad-far = too far away (at most two years back and two months ahead)
risk-bad-too_long = it is too long
risk-bad-unknown = there is no such place
risk-bad-many = too many places are called that; please name the province or city
risk-list-nothing = There was nothing to state; no risk has been changed.
risk-list-said = ✅ <b>{ $count ->
    [one] { $count } statement
   *[other] { $count } statements
    } made</b>

## After a change of risk
rejudged-title = <b>Verdicts of return checks have changed</b>
rejudged-risk = { $place }: { $level } since { $since }
rejudged-risk-from = { $place }: { $old } → { $level } since { $since }
rejudged-enterprise = { $enterprise }: { $count ->
    [one] the verdict of { $count } person changed
   *[other] the verdicts of { $count } people changed
    }.
rejudged-change = • { $person }: { $old } → <b>{ $new }</b>
rejudged-more = { $count } more are on the list of return checks.
rejudged-was-fit = may return
rejudged-was-observed = may return, to be observed
rejudged-was-incomplete = days are missing
rejudged-was-isolate = isolation
rejudged-was-not_fit = may not return, see a doctor
rejudged-isolate-until = isolation until { $until }
rejudged-now-isolate = ⚠️ Whoever has to isolate now: tell them at once to leave their post and isolate at home; enter their temperature every morning and afternoon.
rejudged-now-kept = ℹ️ A milder verdict does not end an isolation that has begun: an officer has to release the person.
rejudged-now-again = ℹ️ Whoever may not return needs a new check after recovery; where days are missing, please fill them in.
rejudged-person = { $person }
rejudged-in-title = <b>A risk changed; checks were judged again</b>  { $division }
rejudged-numbers = { $judged ->
    [one] { $judged } return check was judged again
   *[other] { $judged } return checks were judged again
    }, <b>{ $changed }</b> changed.
rejudged-nobody = No return check touches this place; no verdict changed.
rejudged-by-verdict = Now: { $parts }
rejudged-count-fit = may return { $count }
rejudged-count-observed = may return, to be observed { $count }
rejudged-count-incomplete = days missing { $count }
rejudged-count-isolate = isolation { $count }
rejudged-count-not_fit = may not return { $count }
rejudged-most = Enterprises with the most changes:
rejudged-at = • { $enterprise }: { $count }
risk-done-title = ✅ <b>Judged again</b>
risk-done-going-on = ⏳ <b>Being judged again</b>; you will hear when it is done.
button-rejudged-checks = Return checks
button-rejudged-isolated = In isolation
