# Return checks (返岗核查)

enrol-for-staff = <b>请您填写返岗核查</b>
    企业：{ $subject }
enrolled-staff = <b>已登记</b>
    接下来请填写返岗核查，约两分钟。
