# Alerts: the card, its timeline, what is done to it, and the lists

## 预警卡片
alert-headline = { $title }　{ $severity }
severity-urgent = 紧急
severity-routine = 一般
alert-title-working_ill = 🔴 <b>预警：带病或隔离期间上岗（已拦下）</b>
alert-title-fever = 🔴 <b>预警：发热</b>
alert-title-symptoms = 🟠 <b>预警：有症状</b>
alert-title-readings_missed = 🟡 <b>预警：隔离人员缺测体温</b>
alert-title-silent = 🟡 <b>预警：企业未报</b>
alert-title-disinfection_overdue = 🟡 <b>预警：消毒未完成</b>
alert-title-unreachable = 🟡 <b>预警：联系不上企业填报人</b>
alert-title-trouble = 🔴 <b>预警：系统故障</b>
alert-kind-working_ill = 带病上岗
alert-kind-fever = 发热
alert-kind-symptoms = 有症状
alert-kind-not_fit = 核查不合格
alert-kind-contact = 接触病例
alert-kind-high_risk = 高风险地区返回
alert-kind-medium_risk = 中风险地区返回
alert-kind-unfit_courier = 配送员异常
alert-kind-readings_missed = 缺测体温
alert-kind-silent = 企业未报
alert-kind-disinfection_overdue = 消毒未完成
alert-kind-unreachable = 联系不上
alert-kind-trouble = 系统故障
alert-kind-of = { $kind } · { $person }
alert-about = { $what }，{ $enterprise }
alert-attempt = 曾报在岗，但不能上岗：{ $why }
alert-where = { $enterprise }（{ $division }）
alert-who = <b>{ $person }</b>　{ $status }
alert-who-alone = <b>{ $person }</b>
alert-what = { $findings }
alert-since = { $times ->
    [1] 自 { $since } 起
   *[other] 自 { $since } 起，已报 { $times } 次
    }
alert-since-noticed = { $times ->
    [1] 自 { $since } 起
   *[other] 自 { $since } 起，已发现 { $times } 次
    }
alert-reported = 填报人 { $by }，{ $day } { $at }
alert-noticed = 系统发现，{ $day } { $at }
alert-fine-now = { $kind ->
    [silent] ℹ️ 已补报，或已不用再报，请核实后办结。
    [disinfection_overdue] ℹ️ 已完成消毒，或已不用再做，请核实后办结。
    [readings_missed] ℹ️ 已录入新的体温，或隔离已结束，请核实后办结。
    [unfit_courier] ℹ️ 之后的填报中此人已无异常，量过的体温都在上面，请核实后办结。
    [unreachable] ℹ️ 企业已能收到消息，请核实后办结。
   *[other] ℹ️ 最新填报：此人已无异常。
    }

## 现状
step-responsible = 责任联络员
step-substitutes = 替班联络员
step-level = 上级联络员
step-level-of = { $place }联络员
step-admins = 管理员
alert-open = ▶ 待接单
alert-telling = 正在通知……
alert-told = { $more ->
    [0] 已通知 { $people }
   *[other] 已通知 { $people } 等，另有 { $more } 人
    }
alert-next = { $at } 仍无人接单，将通知{ $to }
alert-acknowledged = ▶ { $holder } 已于 { $at } 接单
alert-silent = 🔕 暂停提醒至 { $until }，到时询问是否仍在处理
alert-asked = ❓ 已询问 { $holder } 是否仍在处理；{ $until } 前未答复，将重新通知
alert-handed = ▶ 已转交 { $holder }，{ $until } 前未接单，将重新通知
alert-resolved = ✔ { $holder } 已于 { $at } 办结：{ $note }
alert-resolved-itself = ✔ 已于 { $at } 自动结束：{ $note }
alert-held-by-other = 已由 { $holder } 接单
alert-handed-to-other = 已转交 { $holder }，等其接单
alert-resolved-already = 已由 { $holder } 办结
alert-resolved-itself-already = 预警已自动结束
alert-detail = { $name }（{ $enterprise }）。本次查看已留有记录。

## 经过
button-story = 全部经过
story-heading = <b>经过</b>
story-title = <b>全部经过</b>　{ $count } 条
story-none = 还没有记录。
story = { $at }　{ $what }
story-opened = 预警产生
story-told = { $more ->
    [0] 通知{ $to }：{ $people }
   *[other] 通知{ $to }：{ $people } 等，另有 { $more } 人
    }
story-skipped = { $to }无人可通知，转下一步
story-nobody = 没有可通知的人，稍后再试
story-again = { $more ->
    [0] 情况有变，再次提示：{ $people }
   *[other] 情况有变，再次提示：{ $people } 等，另有 { $more } 人
    }
story-again-nobody = 情况有变
story-again-silent = 又一天未报
story-again-disinfection_overdue = 又一天未完成消毒
story-again-readings_missed = 又一天缺测体温
story-raised = 提前上报上一级
story-acknowledged = { $by } 接单
story-still = { $by } 确认仍在处理
story-asked = 询问是否仍在处理：{ $people }
story-taken_back = { $people } 未答复，已收回
story-silenced = { $by } 暂停提醒至 { $until }
story-handed_over = { $by } 转交 { $people }
story-moved = 改由其他联络员负责
story-corrected = 企业更正了所报情况
story-resolved = { $by } 办结：{ $note }
story-resolved-itself = 自动结束：{ $note }
story-reopened = { $by } 重新打开
story-reopened-itself = 同一问题再次出现，自动重新打开
told-reached = { $name }（已送达）
told-not-needed = { $name }（无需再发）
told-missed = { $name }（未送达）

## 办理
button-still-mine = 仍由我处理
button-unsilence = 恢复提醒
button-silence = 暂停提醒
button-hand-over = 转交
button-reopen = 重新打开
button-newer-alert = 查看新的预警
button-back-to-alert = ‹ 返回预警
button-alert-list = 预警列表
silence-title = <b>暂停提醒</b>　{ $about }
silence-which = 这段时间由您负责，不再提醒；到时会问您是否仍在处理。暂停多久？
button-silence-hours = { $hours } 小时
button-silence-until = 到 { $until }
hand-over-title = <b>转交</b>　{ $about }
hand-over-which = 转交给谁？
hand-over-nobody = 没有可转交的同事：本地区和上级都没有其他能收到消息的联络员。
hand-over-sure = 转交给 { $to }？
hand-over-off-duty = { $name } 现在不当班，可能看不到。
hand-over-minutes = 对方 { $minutes } 分钟内没有接单，将重新逐级通知。
colleague = { $name }（{ $division }）
colleague-off-duty = { $name }（{ $division }，不当班）
colleague-admin = { $name }（管理员）
button-hand-over-yes = 确认转交
button-hand-over-other = 换一个人
reopen-title = <b>重新打开</b>　{ $about }
reopen-sure = 重新打开后，将从责任联络员起重新逐级通知。确定吗？
button-reopen-yes = 确认重新打开
toast-yours-already = 您已接单
toast-still-yours = 已记录：仍由您处理
toast-silenced = 已暂停提醒，至 { $until }
toast-handed-over = 已转交 { $name }，等其接单
toast-not-a-colleague = 不能再转交给此人，请重新选择
toast-reopened = 已重新打开，正在通知
toast-newer-alert = 同一情况已有新的预警，请处理新的一件
toast-open-already = 预警尚未办结，不用重新打开

## 办结
resolve-header = <b>办结</b>　{ $about }
ask-alert_resolution-note = 情况如何？点一项，或输入说明。
leave-alert_resolution = 先不办结吗？
resolution-hospital = 已就医
resolution-isolated = 已隔离
resolution-false_alarm = 误报
resolution-corrected = 企业已更正
resolution-reported = 已补办
resolution-promised = 已联系，企业答应尽快办理
resolution-closed = 企业停业或歇业
resolution-reachable = 已恢复联系
resolution-visited = 已上门或电话联系
resolution-repaired = 故障已排除
resolution-unsaid = 未写说明
resolved = ✔ 已办结：{ $about }
    { $note }

## 列表
alerts-title = <b>待办预警</b>　{ $division }
alerts-title-everywhere = <b>待办预警</b>　全省与系统
alerts-counts = 紧急 { $urgent } 件，一般 { $routine } 件
alerts-none = 没有待办预警。有新的会发消息给您，不用反复查看。
alerts-none-mine = 您手上没有预警。点「待接单」看看有没有要接的。
alerts-none-free = 没有待接单的预警，都已有人处理。点「全部」可看。
alerts-one = { $place }. { $severity } · { $kind }
    { $where } · { $since } 起 · { $state }
alerts-one-open = 待接单
alerts-one-held = { $holder } 已接单
alerts-one-handed = 已转交 { $holder }
alerts-of-system = 系统
alert-button = { $place }. { $label }
alert-button-at = { $kind } · { $enterprise }
button-alerts-mine = 我的 { $count }
button-alerts-free = 待接单 { $count }
button-alerts-all = 全部 { $count }
button-everywhere = 全省与系统
today-alerts-of = 紧急 { $urgent } 件，一般 { $routine } 件；待接单 { $free } 件，我的 { $mine } 件
enterprise-alerts = <b>待办预警</b>
enterprise-alert = • { $kind } · { $state }
enterprise-alerts-none = 没有待办预警。
enterprise-alerts-more = 只列出前 { $count } 件，其余见 /alerts。
button-enterprise-alert = 预警：{ $kind }
