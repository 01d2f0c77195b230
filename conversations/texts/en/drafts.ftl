# What was filled in halfway and not gone on with for days

draft-expired = ⌛ You had not finished "{ $what }". Nobody went on with it for { $days ->
    [one] { $days } day
   *[other] { $days } days
    }, so what you had filled in was deleted; nothing was sent. If it is still needed, please begin again.

flow-other = a form
flow-enrolment = Enrolment
flow-health_ledger = Daily health ledger
flow-roster_add = Add staff
flow-roster_import = Import a roster
flow-staff_rename = Change a staff member
flow-alert_resolution = Resolve an alert
flow-return_check = Return check
flow-self_declaration = Declaration before returning
flow-isolation_readings = Temperatures in isolation
flow-isolation_end = End an isolation
flow-isolation_change = Change an isolation
flow-policy_change = Change the policy
flow-risk_change = Set a risk level
flow-risk_list = Set risk levels
flow-courier_add = Add a courier
flow-courier_change = Change a courier
flow-run_start = Start a run
flow-run_deliveries = Add deliveries
flow-deliveries_import = Import a delivery list
flow-delivery_change = Change a delivery
flow-run_areas = Areas of a run
flow-run_which = Choose a run
flow-run_end = End a run
flow-trace = Trace
flow-points_setup = Set up disinfection points
flow-point_edit = Change a disinfection point
flow-points_import = Import disinfection points
flow-disinfection_log = Disinfection log
flow-photo_answer = Send a photo
flow-duty_hours = Duty hours
flow-duty_leave = Leave or swap
flow-assignment = Assign an officer
flow-own_time = Time of a reminder
flow-closing = Closed days
flow-enterprise_search = Find an enterprise
flow-enterprise_note = Note on an enterprise
flow-message_write = Write to an enterprise
flow-message_laggards = Write to all not reported
flow-message_answer = Reply to an officer
flow-digest_time = Time of a digest
flow-guidance_search = Find guidance
flow-guidance_publish = Publish guidance
flow-broadcast = Write a broadcast
flow-broadcast_again = Hand in a broadcast again
flow-broadcast_edit = Change a broadcast
