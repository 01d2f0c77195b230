# Isolation (隔离观察), its readings, and the alerts of return checks

alert-title-not_fit = 🔴 <b>Alert: return check failed (not well)</b>
alert-title-contact = 🔴 <b>Alert: contact with a case</b>
alert-title-high_risk = 🟠 <b>Alert: back from a high-risk place</b>
alert-title-medium_risk = 🟡 <b>Alert: back from a medium-risk place</b>
