# Isolation (隔离观察), its readings, and the alerts of return checks

alert-title-not_fit = 🔴 <b>预警：返岗核查不合格（有症状）</b>
alert-title-contact = 🔴 <b>预警：接触过病例</b>
alert-title-high_risk = 🟠 <b>预警：来自高风险地区</b>
alert-title-medium_risk = 🟡 <b>预警：来自中风险地区</b>
