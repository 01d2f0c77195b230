# Return checks (返岗核查)

enrol-for-staff = <b>Please answer your return check</b>
    Enterprise: { $subject }
enrolled-staff = <b>You are enrolled</b>
    Next comes your return check. It takes about two minutes.
