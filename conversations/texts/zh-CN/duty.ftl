# Duty (值班): hours, leave (休假), swaps (调班), who stands in (代班), holes in the coverage (值班空档)

command-duty = 值班：谁在值班、值班时间、请假调班
help-duty = 值班：点 /duty 查看谁在值班，设值班时间、请假、调班。

## 值班安排
duty-title = <b>值班安排</b>　{ $division }
duty-now = { $at } 当班：{ $people }
duty-now-nobody = ⚠️ { $at } 无人当班
duty-out-of-reach = 收不到消息，不算当班：{ $people }
duty-no-officers = 这里还没有联络员，预警由上一级处理。
duty-day = <b>{ $day }</b>　{ $people }
duty-day-hole = 　⚠️ 无人值班：{ $times }
duty-week-hole = ⚠️ { $days } 每天无人值班：{ $times }
duty-week-hole-daily = ⚠️ 每天无人值班：{ $times }
duty-day-nobody = <b>{ $day }</b>　⚠️ 全天无人值班
duty-today = 今天值班：{ $people }
duty-today-hole = 　⚠️ 今天无人值班的时段：{ $times }
duty-today-nobody = ⚠️ 今天全天无人值班
duty-person = { $name } { $times }
duty-for = { $name }（代{ $officer }）
duty-more = 另有 { $count } 人
duty-whole-day = 全天
duty-mine = 我的值班时间：{ $hours }
duty-leave = 休假：{ $days }，无人代班
duty-leave-covered = 休假：{ $days }，{ $name }代班
duty-swap = 调班：{ $days }，无人代班
duty-swap-covered = 调班：{ $days }，{ $name }代班
duty-standing-in = 我代{ $name }的班：{ $days }
duty-no-colleagues = 本区划和上级都没有可以代班的联络员（须已登记、能收到消息）。可以请假而不指定代班人。

## 值班时间的写法
duty-always = 全天值班
duty-hours = { $parts }
duty-hours-part = { $days } { $times }
duty-every-day = 每天
duty-days = { $first }至{ $last }
duty-weekday-0 = 周一
duty-weekday-1 = 周二
duty-weekday-2 = 周三
duty-weekday-3 = 周四
duty-weekday-4 = 周五
duty-weekday-5 = 周六
duty-weekday-6 = 周日

## 改值班时间
ask-duty_hours-hours = 您什么时候值班？
ask-duty_hours-anyway = 仍要这样设吗？
leave-duty_hours = 不改值班时间了？
duty-hours-title = <b>值班时间</b>
duty-hours-now = 现在：{ $hours }
duty-hours-new = 改为：{ $hours }
duty-hours-hint = 也可以直接输入，如：周一至周五 8:00-18:00；周六 9-12
duty-hours-set = 值班时间已保存。
refused-duty-hours = 没有看懂这个时间。请输入如：周一至周五 8:00-18:00，或点按钮。
duty-hole-warning = ⚠️ 这样一来，以下时段将无人值班，预警会直接交给上一级：
duty-hole = · { $division } { $day }　{ $times }
duty-holes-more = 另有 { $count } 处

## 请假、调班
ask-duty_leave-days = 请选择日期：
ask-duty_leave-stand_in = 由谁代班？
ask-duty_leave-anyway = 仍要提交吗？
leave-duty_leave = 不请假（调班）了？
duty-leave-title = <b>请假</b>
duty-swap-title = <b>调班</b>　当天由同事代班
duty-colleague = { $name }（{ $division }）
duty-colleague-away = { $name }（{ $division }，届时休假）
duty-chosen-days = 日期：{ $days }
duty-chosen-stand-in = 代班：{ $name }
duty-chosen-nobody = 不指定代班人
duty-swap-taken = 已登记调班：{ $days }由{ $name }代班，已通知对方。
duty-leave-taken = 已登记休假：{ $days }，无人代班。
duty-leave-taken-covered = 已登记休假：{ $days }，由{ $name }代班，已通知对方。
duty-withdrawn = 已撤销 { $days } 的休假。
duty-withdrawn-told = 已撤销 { $days } 的休假，并通知{ $name }不用代班。
duty-withdrawn-swap = 已撤销 { $days } 的调班。
duty-withdrawn-told-swap = 已撤销 { $days } 的调班，并通知{ $name }不用代班。
refused-leave-overlap = { $days } 已经登记过休假。请换别的日期，或先撤销那一次。
refused-swap-overlap = { $days } 已经登记过调班。请换别的日期，或先撤销那一次。
ahead-hint = 也可以直接输入，如：12.24-12.26
ahead-hint-one = 也可以直接输入，如：12.24
refused-ahead-past = { $days } 的开始日期已经过去。请从今天或以后的日期写起。
refused-ahead-one = 调班一次一天，{ $days } 是 { $count } 天。请只输入一天。
refused-ahead-long = { $days } 有 { $count } 天，一次最多 { $most } 天。请分次登记。
refused-ahead-far = { $days } 太远了，只能登记一年以内的日期。

## 告诉代班人
stand-in = <b>请您代班</b>
    { $days }，您代{ $officer }值班（{ $divisions }）。期间的预警会发给您。
stand-in-off = <b>代班取消</b>
    { $days } 不用再代{ $officer }值班（{ $divisions }）。

## 值班空档
uncovered-title = <b>明天有值班空档</b>　{ $day }
uncovered-do = 空档期间的预警会直接交给上一级。请调整值班时间，或安排代班。
policy-name-duty_warning = 提醒值班空档
policy-about-duty_warning = 到时把第二天的值班空档告诉本区划和上一级的联络员。
policy-misfit-duty = 值班空档的提醒（{ $duty_warning }）不应落在免打扰时段（{ $quiet_from }–{ $quiet_until }）。没有改动，请重新输入，或先改另一项。

## 按钮
button-duty = 值班
button-duty-hours = 改值班时间
button-duty-leave = 请假
button-duty-swap = 调班一天
button-duty-withdraw = 撤销休假 { $days }
button-duty-withdraw-swap = 撤销调班 { $days }
button-duty-undo = 不撤销，恢复休假
button-duty-undo-swap = 不撤销，恢复调班
button-duty-back = 看值班安排
button-duty-see = 看值班安排
button-duty-of = 值班安排 · { $division }
button-duty-always = 全天
button-duty-work = 工作日 08:00–18:00
button-duty-anyway = 仍要保存
button-duty-no-stand-in = 不指定代班人
button-ahead-today = 今天
button-ahead-tomorrow = 明天
button-ahead-this-week = 本周（今天起）
button-ahead-next-week = 下周

# Assignments (指派)

command-assign = 指派联络员负责行业或企业
help-assign = 指派：点 /assign 指派联络员专门负责某个行业或某家企业。

assign-title = <b>指派联络员</b>
assign-where = 请选择区划。
assign-nowhere = 还没有企业或联络员，暂时不能指派。
assign-place = <b>指派</b>　{ $name }
assign-line = · { $what }：{ $officer }（自 { $since } 起）
assign-line-gone = · { $what }：{ $officer }（自 { $since } 起；已不在本区划任职，暂不生效）
assign-more = 另有 { $count } 项
assign-none = 还没有指派，预警由本区划的联络员处理。
assign-none-enterprise = 还没有单独指派，预警按行业或区划分给联络员。
assign-no-officers = 本区划和上级都没有联络员，暂时不能指派。
assign-sector = 行业：{ $sector }
assign-officer = { $name }（{ $division }）
assign-officer-on = { $name }（{ $division }，当班）
assign-open = 这里还有 { $count } 件待办预警。
ask-assignment-sector = 负责哪个行业？
ask-assignment-officer = 由哪位联络员负责？
ask-assignment-move = 这些预警一并转过去吗？
leave-assignment = 不指派了？
refused-assigned = { $officer }已经负责这一项。请选别人。
assign-done = 已指派{ $officer }负责：{ $what }。待办预警仍按原来的安排处理。
assign-done-moved = 已指派{ $officer }负责：{ $what }。{ $count } 件待办预警一并转过去，重新通知。
assign-end = 确定不再由{ $officer }负责「{ $what }」吗？
assign-end-open = 还有 { $count } 件待办预警，是否一并转给接下来负责的联络员？
assign-ended = 「{ $what }」不再由{ $officer }负责。
assign-ended-moved = 「{ $what }」不再由{ $officer }负责，{ $count } 件待办预警转给接下来负责的联络员。

button-assign = 指派联络员
button-assign-division = { $name }
button-assign-division-some = { $name }（{ $count } 项）
button-assign-sector = 按行业指派
button-assign-officer = 指派联络员
button-assign-see = 看指派情况
button-assign-move = 一并转过去
button-assign-keep = 不转，按原来的安排
button-assign-end = 结束：{ $officer } · { $what }
button-assign-end-yes = 结束
button-assign-end-move = 结束，预警一并转走
button-assign-end-keep = 结束，预警不动
