# Isolation (隔离观察), its readings, and the alerts of return checks

alert-title-not_fit = 🔴 <b>预警：返岗核查不合格（有症状）</b>
alert-title-contact = 🔴 <b>预警：接触过病例</b>
alert-title-high_risk = 🟠 <b>预警：来自高风险地区</b>
alert-title-medium_risk = 🟡 <b>预警：来自中风险地区</b>
alert-by-self = 本人
alert-in-isolation = 隔离观察中：第 { $day } 天，共 { $days } 天，至 { $until }

command-isolation = 隔离观察与体温

half-morning = 上午
half-evening = 下午
half-of-day = { $day } { $half }
isolation-home = 居家隔离
isolation-central = 集中隔离
isolation-day = 第 { $day } 天，共 { $days } 天
isolation-day-last = 第 { $day } 天，共 { $days } 天，今天期满
isolation-day-over = 第 { $day } 天，已期满
reading-taken = { $half } { $value }℃
reading-unfit = { $half } { $value }℃ ⚠️
reading-missed = { $half }缺测
reading-missed-yesterday = 昨天{ $half }缺测
readings-missed-yesterday = 昨天两次缺测
reading-due = { $half }待测
readings-none-today = 今天暂不用测

## 今日任务
today-wards = 🏠 隔离观察：{ $count } 人
today-readings = 🌡 { $half }体温：还有 <b>{ $count }</b> 人未录入
today-readings-done = 🌡 { $half }体温：已全部录入
today-isolation-over = ⏰ 隔离期满，请确认身体情况（{ $count } 人）：{ $people }
today-isolated = { $missed ->
    [0] 隔离观察：{ $open } 人，体温无缺测
   *[other] 隔离观察：{ $open } 人，其中缺测体温 <b>{ $missed }</b> 人
    }
button-readings = 录入{ $half }体温（{ $count } 人）
button-reading = 录入{ $half }体温
button-reading-again = 更正{ $half }体温
button-over = 期满确认：{ $person }
button-wards = 隔离观察名单
button-wards-of = { $count ->
    [0] { $enterprise } · 隔离观察
   *[other] { $enterprise } · 隔离观察（待测 { $count } 人）
    }
button-isolated = 隔离名单（{ $count }）

## 企业的隔离名单
wards-title = <b>隔离观察</b>　{ $enterprise }
    在隔离 { $count } 人
wards-none = 目前没有员工在隔离观察。
ward = • { $person } · { $kind }至 { $until }
    { $day } · { $marks }
button-ward = { $person }
button-isolation-over = 期满确认

## 催录体温
readings-reminder = 🌡 <b>请录入{ $half }体温</b>
    { $enterprise }：隔离观察人员中还有 { $count } 人未录入。
readings-of = { $more ->
    [0] { $names }
   *[other] { $names }，另有 { $more } 人
    }

## 录入体温
readings-header = <b>{ $enterprise }</b>
    隔离人员体温　{ $day } { $half }
readings-last = 上次 { $value }℃（{ $day } { $half }）
readings-person = <b>{ $person }</b>　{ $value }℃
readings-entry = • { $person }：{ $facts }
readings-entry-unfit = ⚠️ { $person }：{ $facts }
readings-hint = 也可以一次发多人，如：王芳 36.5 李强 36.6
readings-skipped = • { $person }：未测量
readings-whom = 症状有变，点下面的「修改：有症状的人」。
readings-totals = { $skipped ->
    [0] 共 { $count } 人。
   *[other] 共 { $count } 人，未测量 { $skipped } 人（本半天内仍可补录）。
    }
field-unwell = 有症状的人
button-unwell-count = { $count ->
    [0] 都没有症状
   *[other] 选好了（{ $count } 人有症状）
    }
button-store-readings = ✅ 确认录入
ask-isolation_readings-temperature = 体温是多少？点一个，或直接输入，如 36.5
ask-isolation_readings-unwell = 有没有人出现症状？有的点姓名，可选多人。
ask-isolation_readings-symptoms = 有哪些症状？可选多项。
ask-isolation_readings-review = <b>请核对</b>
leave-isolation_readings = 放弃这次录入？已填的体温不会保存。
readings-half-over = { $day } { $half }的测温时间已过，刚才填写的没有保存。缺测不能事后补报，请按时录入下一次。
readings-all-taken = { $half }体温已全部录入，不用再填。
readings-unknown = ❓ 「{ $name }」不在这次的待测名单里，没有记录。
readings-ambiguous = ❓ 不能确定「{ $token }」是谁，没有记录，请逐人填写。
readings-implausible = ❓ { $name } 的体温 { $value }℃ 不合常理，没有记录，请重新填写。
readings-stored = ✅ 已录入 { $count } 人的体温。
readings-nothing = 没有录入任何体温。
readings-alerted = ⚠️ { $count } 人发热或有症状，已通知联络员。请其尽快到发热门诊就医，途中戴口罩、不乘公共交通。
toast-half-over = { $day } { $half }的测温时间已过，缺测不能补报

## 期满
isowell-header = <b>隔离期满确认</b>　{ $person }
    隔离至 { $until }
ask-isolation_end-well = 此人现在身体情况如何？
ask-isolation_end-temperature = 现在体温是多少？点一个，或直接输入，如 36.5
ask-isolation_end-symptoms = 有哪些症状？可选多项。
leave-isolation_end = 先不确认吗？不确认，隔离观察不会结束。
button-isowell-well = 身体正常，结束隔离
button-isowell-unwell = 发热或有不适
isowell-unread = 还不能结束隔离，缺少体温：{ $missing }。
    期满当天或以后，须有同一天上午、下午两次体温，且都正常。
isowell-unwell = 还不能结束隔离：期满以后的体温或症状有异常。
    须再有同一天上午、下午两次体温，且都正常。
isowell-too_early = 隔离期还没有满。
isowell-ended = 隔离观察已经结束。
isowell-too-early = 隔离至 { $until }，还没有期满
isowell-nothing-wrong = 体温正常，也没有选症状。有不适的请选最接近的一项；确实正常的请返回，点「身体正常」。
isowell-completed = ✅ 隔离观察已结束，可按返岗规定安排上岗。
isowell-goes-on = ⚠️ 已录入并通知联络员。隔离继续：请其尽快到发热门诊就医，途中戴口罩、不乘公共交通；每天上午、下午照常测温。

## 隔离卡片
isolation-title = <b>隔离观察</b>　{ $person }
isolation-state = <b>{ $kind }</b>至 <b>{ $until }</b> · { $day }
isolation-because-ill = 因发热或有症状，{ $first } 起
isolation-because-contact = 因接触病例，最后接触日 { $first }
isolation-because-high_risk = 因到过高风险地区，{ $first } 离开
isolation-because-medium_risk = 因到过中风险地区，{ $first } 离开
isolation-because-gaps = { $first } 起
isolation-because-clear = { $first } 起
isolation-departed = ℹ️ 此人已从该企业离职，企业不再录入体温。
isolation-ended-completed = ✔ 隔离期满，已结束
isolation-ended-released = ✔ 已由联络员解除隔离
isolation-readings = <b>近日体温</b>
isolation-readings-of = { $day }　{ $marks }
isolation-readings-unwell = { $readings }（{ $symptoms }）
isolation-history = <b>变更记录</b>
isolation-history-line = • { $change }
isolation-change = { $day } { $at } { $what }
isolation-change-by = { $day } { $at } { $by }：{ $what }
isolation-change-noted = { $day } { $at } { $by }：{ $what }（{ $note }）
isolation-step-opened = 开始隔离，至 { $until }
isolation-step-extended = 延长至 { $until }
isolation-step-shortened = 缩短至 { $until }
isolation-step-to_central = 转为集中隔离
isolation-step-to_home = 转为居家隔离
isolation-step-released = 解除隔离
isolation-step-completed = 期满结束，确认身体正常
button-open-isolation = 查看隔离情况

## 联络员调整隔离
isolated-title = 🏠 <b>隔离有变化</b>　{ $person }
    { $enterprise }
    { $change }
isolated-ended = 此人的隔离已结束，可按返岗规定安排上岗。
isolated-goes-on = 隔离期间请每天上午、下午录入体温。
button-isolation-extended = 延长
button-isolation-shortened = 缩短
button-isolation-to_central = 转集中隔离
button-isolation-to_home = 转居家隔离
button-isolation-released = 解除隔离
button-isolation-confirm = ✅ 确认
isolation-do-extended = <b>延长隔离</b>　{ $person }，{ $enterprise }
isolation-do-shortened = <b>缩短隔离</b>　{ $person }，{ $enterprise }
isolation-do-to_central = <b>转为集中隔离</b>　{ $person }，{ $enterprise }
isolation-do-to_home = <b>转为居家隔离</b>　{ $person }，{ $enterprise }
isolation-do-released = <b>解除隔离</b>　{ $person }，{ $enterprise }
isolation-now = 目前：{ $kind }，至 { $until }（{ $day }）
isolation-changed-meanwhile = ℹ️ 刚有变更：{ $change }
isolation-changed = ✅ 已记录，并通知企业填报人。
ask-isolation_change-until = 隔离到哪一天为止（含当天）？
ask-isolation_change-note = 原因是什么？点一项，或输入说明。
ask-isolation_change-review = <b>请核对</b>
leave-isolation_change = 不调整了吗？隔离情况不会改动。
field-until = 截止日期
field-note = 原因
isolation-until = 隔离至 <b>{ $until }</b>（含当天）
isolation-note = 原因：{ $note }
isolation-will-extended = 到期前，此人不能上岗。
isolation-will-shortened = 到期当天体温两次正常，并经企业确认身体正常，隔离才会结束。
isolation-will-to_central = 请同时联系集中隔离点安排转运。
isolation-will-to_home = 请告知本人居家隔离要求。
isolation-will-released = 确认后隔离立即结束，此人不再因隔离受限上岗。
isolation-reason-symptoms = 仍有症状
isolation-reason-new_contact = 有新的接触
isolation-reason-awaiting_test = 等待检测结果
isolation-reason-readings_missed = 体温缺测较多
isolation-reason-wrong_date = 日期有误
isolation-reason-risk_lowered = 风险等级已调低
isolation-reason-test_negative = 检测排除
isolation-reason-no_room = 居家条件不足
isolation-reason-case_contact = 密切接触者
isolation-reason-not_kept = 未遵守居家隔离
isolation-reason-home_suitable = 具备居家条件
isolation-reason-needs_care = 需要照护
isolation-reason-central_done = 集中隔离期满
isolation-reason-wrong_check = 核查信息有误
isolation-reason-hospital = 已送医收治

## 联络员的隔离名单
isolated-list-title = <b>隔离观察</b>　{ $division }
isolated-counts = 在隔离 { $open } 人，缺测体温 { $missed } 人
isolated-none = 目前没有人在隔离观察。
isolated-none-missed = 没有缺测体温的人。
isolated-line = { $place }. { $person } · { $enterprise }
    { $kind }至 { $until } · { $day } · { $marks }
isolated-line-departed = { $place }. { $person } · { $enterprise }（已离职）
    { $kind }至 { $until } · { $day }
button-isolated-one = { $place }. { $person }
button-isolated-all = 全部（{ $count }）
button-isolated-missed = 缺测（{ $count }）
isolation-until-today = 到今天为止（{ $until }）
isolation-days-more = 加 { $days } 天，至 { $until }
button-isolated-list = ‹ 返回隔离名单
