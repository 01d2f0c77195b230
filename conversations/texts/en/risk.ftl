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
policy-value = • { $name }: { $value }
policy-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
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
policy-name-digests = Digests of who is silent
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
policy-name-evening_from = Evening readings from
policy-about-fever = A temperature from this value on is a fever: not on post, and an alert goes out.
policy-about-lowest_plausible = A temperature below this is no body's: it is asked for again.
policy-about-highest_plausible = A temperature above this is no body's: it is asked for again.
policy-about-day_opens = From this time on the enterprises of the day owe their report.
policy-about-reminders = Then enterprises that have not reported are reminded.
policy-about-cutoff = A report after this time counts as late.
policy-about-digests = Then officers get the list of who has not reported.
policy-about-quiet_from = From this time on ordinary messages wait for the end of the quiet hours; alerts never wait.
policy-about-quiet_until = The quiet hours end at this time.
policy-about-invite_days = New codes are valid for so long; those that were given out do not change.
policy-about-look_back_days = A return check tells every place of so many days before the return, none left out.
policy-about-isolation_days = Isolation lasts so long after leaving the place or after the last contact. One that has begun is not shortened by this.
policy-about-medium_risk = What is done with people who were in a medium-risk place.
policy-about-returning_check = Whoever was reported "not returned" may be on post only after a check.
policy-about-front_line_check = Whoever holds a post with one of the words below may be on post only after a check.
policy-about-front_line_posts = A post that holds one of these words is a front-line post.
policy-about-readings = Then managers are reminded of the temperatures of those in isolation.
policy-about-evening_from = Readings before this time are the morning's, later ones the evening's.
policy-change-title = <b>Change the policy</b>
policy-how-celsius = Tap one, or type it, such as 37.3
policy-how-days = Tap one, or type the number of days, such as 14
policy-how-time = Tap one, or type it, such as 8:30
policy-how-times = Tap one, or type them, such as 8:30, 10:30
policy-how-medium = Please choose.
policy-how-switch = Please choose.
policy-how-words = Send all the words with spaces or commas between them; to add or remove some: +店长 -保安
refused-policy-celsius = It has to be { $least }–{ $most } °C with at most one decimal; nothing was changed. Please type it again.
refused-policy-days = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
refused-policy-time = I could not read a time in it. Please type 0:00–23:59, such as 8:30
refused-policy-times = I could not read times in it, or not 1–{ $times } of them. Please type them again, such as 8:30, 10:30
refused-policy-medium = Please tap one of the buttons.
refused-policy-switch = Please tap one of the buttons.
refused-policy-words = It has to be 1–{ $words } words of at most { $length } letters; nothing was changed. Please type them again.
policy-same = That is the value already. Please type another one, or go back.
policy-misfit-cutoff = The cutoff has to be after the day opens ({ $day_opens }); nothing was changed. Please type it again.
policy-misfit-reminders = All reminders have to lie after the day opens ({ $day_opens }) and before the cutoff ({ $cutoff }); nothing was changed. Please type it again, or change the other value first.
policy-misfit-digests = Digests cannot come before the cutoff ({ $cutoff }); nothing was changed. Please type it again, or change the other value first.
policy-misfit-quiet = Reminders, digests and reminders of readings cannot lie in the quiet hours ({ $quiet_from }–{ $quiet_until }); nothing was changed. Please type it again, or change the other value first.
policy-misfit-readings = There has to be a reminder of readings before and one after the evening begins ({ $evening_from }); nothing was changed. Please type it again, or change the other value first.
ask-policy_change-value = What shall it be?
ask-policy_change-review = <b>Please check</b>
leave-policy_change = Leave it as it is? The policy will not change.
policy-change = { $name }: { $old } → <b>{ $new }</b>
policy-from-now = In force from the moment you confirm.
policy-verdicts-stay = Verdicts that stand keep the version they were made with; what is judged later follows the new value.
policy-changed = ✅ <b>The policy has been changed</b>; this is version { $version }.
toast-policy-changed = The policy has been changed
field-value = value
button-policy = Policy
button-policy-yes = ✅ Change it
