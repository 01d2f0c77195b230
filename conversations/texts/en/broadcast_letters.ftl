# Broadcasts: the messages for recipients, and the progress
broadcast-letter-confirm = ✅ Read
broadcast-letter-guidance = Full text
broadcast-letter-closing = Please read what is above.

## The progress
broadcast-progress-draft = <b>Broadcast { $id }</b>: draft
broadcast-progress-scheduled = <b>Broadcast { $id }</b>: scheduled
broadcast-progress-running = <b>Broadcast { $id }</b>: being sent
broadcast-progress-paused = <b>Broadcast { $id }</b>: paused
broadcast-progress-finished = <b>Broadcast { $id }</b>: finished
broadcast-progress-cancelled = <b>Broadcast { $id }</b>: cancelled
broadcast-progress-numbers = Sent { $sent }/{ $total } · failed { $failed } · not reachable { $unreachable } · to come { $pending }

## The policy
policy-group-broadcasts =
    <b>Broadcasts</b>
policy-people = { NUMBER($count, useGrouping: 0) } { $count ->
        [one] person
       *[other] people
    }
policy-name-broadcast_second_from = A second admin confirms from
policy-name-broadcast_pause_percent = Paused when more fail than
policy-about-broadcast_second_from = A broadcast for so many people or more leaves only when another admin has confirmed it.
policy-about-broadcast_pause_percent = When at least 50 were tried and more than this share failed, it is paused; an admin decides whether it goes on.
policy-how-people = Tap one, or type a number of people, such as 1000
refused-policy-people = It has to be a whole number, { $least }–{ $most }; nothing was changed. Please type it again.
