# What a return check comes to, and why

## Verdicts
verdict-fit = ✅ <b>Verdict: may return</b>
verdict-observed = 🟢 <b>Verdict: may return, to be observed</b>
verdict-incomplete = 🟡 <b>Verdict: days are missing, may not return yet</b>
verdict-isolate = 🟠 <b>Verdict: isolation until { $until }</b>
verdict-not_fit = 🔴 <b>Verdict: may not return, please see a doctor</b>
verdict-name-fit = may return
verdict-name-observed = may return, to be observed
verdict-name-incomplete = days are missing
verdict-name-isolate = isolation
verdict-name-not_fit = may not return, see a doctor
verdict-because = Reason: { $rule } · { $reason }
verdict-also = Also: { $fact }
verdict-lasts-for = The isolation is counted from the latest: { $stay }
verdict-name-district = If { $division } was not visited, correct the stay and name the district, then see the verdict again.
verdict-way-observed = Take the temperature every day after the return, and tell at once of anything unusual.
verdict-way-incomplete = Please correct this check and add where these days were spent.
verdict-way-isolate = Not at work while it lasts; a temperature every morning and every afternoon. From the last day on, after two normal readings on one day and once all is confirmed to be well, the return is possible.
verdict-isolation-over = ✔ The isolation has ended (completed, or released by an officer) and no longer keeps this person from work.
verdict-way-not_fit = Please wear a mask, see a doctor soon and stay away from work. Do a new return check after recovery.

## Rules
rule-ill = rule 1, fever or symptoms
rule-contact = rule 2, contact with a case
rule-high_risk = rule 3, high-risk place
rule-medium_risk = rule 4, medium-risk place
rule-gaps = rule 5, days missing
rule-clear = rule 6, everything else
rule-text-ill = Rule 1: with { $fever } °C or more, or any symptom, nobody returns; see a doctor.
rule-text-contact = Rule 2: after contact with a case in the { $back } days before the return, isolation of { $days } days from the last contact.
rule-text-high_risk = Rule 3: after a stay in a place that was high-risk at any moment of the stay or is now, isolation of { $days } days from leaving.
rule-text-medium_risk = { $isolates ->
    [1] Rule 4: after a stay in a place that was medium-risk at any moment of the stay or is now, isolation at home of { $days } days from leaving.
   *[other] Rule 4: after a stay in a place that was medium-risk at any moment of the stay or is now, return under observation.
    }
rule-text-gaps = Rule 5: each of the { $back } days before the return has to be accounted for; no return before that.
rule-text-clear = Rule 6: otherwise the return is possible; under observation after a stay elsewhere or another exposure.

## Reasons
verdict-risk-low = low risk
verdict-risk-medium = medium risk
verdict-risk-high = high risk
verdict-stay = { $days } in { $place } ({ $risk })
verdict-stated = { $left ->
    [1] after leaving, { $level } since { $since }
   *[other] { $level } since { $since }
    }
verdict-stated-around = { $left ->
    [1] after leaving, { $division } around it is { $level } since { $since }
   *[other] { $division } around it is { $level } since { $since }
    }
verdict-stated-inside = { $left ->
    [1] after leaving, { $division } in it is { $level } since { $since }
   *[other] { $division } in it is { $level } since { $since }
    }
verdict-ill = { $findings }
verdict-contact = { $kinds }, last on { $day }
verdict-contact-undated = { $kinds }, day unknown, counted from the return day
verdict-missing = { $count ->
    [1] missing: { $days } (1 day)
   *[other] missing: { $days } ({ $count } days)
    }
verdict-clear = all { $days } days told, no place of medium or high risk, not away
verdict-reasons = { $reasons }
verdict-was-outside = was in { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
verdict-exposure-case = contact with a confirmed or suspected case
verdict-exposure-shared_transport = shared transport with a case
verdict-exposure-hospital_staff = contact with staff of a designated hospital
verdict-exposure-household_unwell = household or companions unwell
verdict-exposure-compound_case = a case in the residential compound

## Why
why-title = <b>Why this verdict?</b>
why-rule = <i>{ $text }</i>
why-window = <b>Stays</b>  return on { $return_day }, to be told: { $days }
why-stay = • { $days }  { $place }{ $away ->
    [1] {" "}(away)
   *[other] {""}
    }: { $risk }
why-more-stays = • and { $count } more
why-ignored = { $count ->
    [1] 1 more stay is outside these days and does not count.
   *[other] { $count } more stays are outside these days and do not count.
    }
why-complete = Every day is told.
why-no-contact = No contact with a case.
why-health = At the check: { $findings } (fever from { $fever } °C)
why-policy = <b>Policy</b>  version { $version }: looks back { $back } days, isolates { $days } days, fever from { $fever } °C, medium risk: { $medium }; at home means { $home }
why-medium-isolate = isolate at home
why-medium-observe = return under observation
why-judged = Judged { $day } { $year }, { $at } ({ $because })
why-because-declared = check declared
why-because-amended = check amended
why-because-risk = risk of a place changed
why-before = Verdict before: { $verdict }
button-to-check = ‹ Back to the check
