# What is told of alerts that open by the clock: silent, disinfection overdue, temperatures missed, out of reach

silent-days = { $days ->
    [1] No report that day
   *[other] No report on { $days } days running on which one was due
    }
silent-many-days = No report on { $days } or more days running on which one was due
silent-never = Has never reported
silent-last = Last report: { $day }
silent-out-of-reach = { $managers ->
    [one] Its manager cannot be written to
   *[other] None of its { $managers } managers can be written to
    }
silent-managers = { $reachable } of { $managers } { $managers ->
    [one] manager
   *[other] managers
    } can be written to

overdue-points = { $points ->
    [one] Not disinfected in time: { $names }
   *[other] { $points } points not disinfected in time: { $names }
    }
overdue-points-more = { $points } points not disinfected in time: { $names } and others

readings-missed-morning = Temperature not taken in the morning of { $day }
readings-missed-evening = Temperature not taken in the evening of { $day }
readings-missed-both = No temperature taken on { $day }

unreachable-managers = { $managers ->
    [one] Its manager cannot be written to (stopped the bot, or deleted the account): please phone
   *[other] None of its { $managers } managers can be written to (stopped the bot, or deleted the account): please phone
    }

resolution-not_owed = not owed any more
