## 提醒
reminders-title = 🔔 <b>{ $enterprise }：有 { $count } 项待办</b>
reminder-last = ⚠️ 截报前不再统一催报。{ $cutoff } 以后算迟报，名单会报给联络员。
reminder-though-put-off = 您选了 { $until } 再提醒；因为是截报前最后一次，仍然发给您。
checks-reminder = 📋 <b>返岗核查待处理</b>
    { $enterprise }
checks-waiting = 本人已申报、等您确认：{ $count } 人。
checks-incomplete = 行程没有填全、等待补充：{ $count } 人。
button-snooze-60 = ⏳ 一小时后再提醒
button-snooze-30 = ⏳ 30 分钟后再提醒
button-snooze-last = ⏳ 截报前最后一次再提醒
button-reminder-times = 提醒时间
toast-snooze-no-longer = 现在不能再推迟了
reminders-put-off = ⏳ { $until } 再提醒您，之前不再打扰。已经办完的不会再提醒。
reminder-times-title = ⏰ <b>提醒时间</b>
reminder-times-about = 到时间还没有办完才提醒；同一时间的几项合成一条消息。
reminder-times-usual = • { $duty }：{ $times }（按规定）
reminder-times-own = • { $duty }：<b>{ $times }</b>（自定；规定为 { $usual }）
reminder-times-last = { $at } 是截报前最后一次催报，没有报的都会收到。
duty-ledger = 健康台账
duty-readings = 隔离测温
duty-disinfection = 消毒
button-own-ledger = 健康台账的提醒时间
button-own-readings = 隔离测温的提醒时间
button-own-disinfection = 消毒的提醒时间

## 自定提醒时间
own-times-title = ⏰ <b>{ $duty }的提醒时间</b>
    规定时间：{ $usual }
own-times-now = 您自定的时间：{ $times }
own-times-last = { $at } 那一次照常提醒，不能取消。
ask-own_time-times = 您希望几点提醒？
leave-own_time = 不改了吗？提醒时间不变。
own-times-hint = 可以点时间，也可以直接输入，如 7:40；几个时间一起输入，如 7:40 9:10。
own-time = { $at }
button-times-of-policy = 按规定时间
own-times-unread = 没有看出时间。请输入如 7:40、上午8点半。
own-times-too-many = 最多 { $most } 个时间。请少填几个。
own-times-quiet = { $at } 在免打扰时段（{ $begin }–{ $end }），不能设提醒。可选：{ $spans }
own-times-outside-ledger = { $at } 不能用：台账提醒要在开始填报之后、截报之前。可选：{ $spans }
own-times-outside-readings = { $at } 不能用。测温提醒可选：{ $spans }
own-times-outside-disinfection = { $at } 不能用：消毒提醒要早于当天的未完成提醒。可选：{ $spans }
own-times-set = ✅ 已设好。{ $duty }：{ $times } 提醒。
own-times-usual = ✅ { $duty }按规定时间提醒。

## 歇业
closings-title = 🗓 <b>{ $enterprise } 歇业登记</b>
closings-none = 没有登记歇业日。
closings-how = 歇业当天不用报台账、不用消毒。节假日不用登记。
closings-owed = 歇业当天不用报台账、不用消毒；有人隔离的，体温照常录入。
closing = • { $days }
button-closing-new = 登记歇业
button-closing-withdraw = 撤销 { $days }
button-closings = 歇业登记
ask-closing-days = 哪几天歇业？
leave-closing = 不登记了吗？还没有保存。
button-ahead-after-tomorrow = 后天
day-problem-open = 请写明最后一天，如：12.24-12.26
closing-past = { $days } 已经过去，不能登记。请重新输入。
closing-too-late = 今天已过截报时间，不能登记今天歇业。可以从明天起。
closing-too-far = { $days } 太远了，只能登记 { $most } 天以内的。长期停业请告诉联络员。
closing-known = { $days } 已登记歇业，与您填的重叠。请先撤销，再重新登记。
closing-done = ✅ 已登记：{ $enterprise } { $days } 歇业，不用报台账、不用消毒。
closing-reported-stays = 今天的台账已经报过，仍然有效。
closing-wards-stay = 有人隔离观察的，体温照常录入。
closing-withdrawn = ✅ 已撤销 { $days } 的歇业登记。
closing-owed-again = 今天的台账要照常填报。
closing-over = 这几天已经过去，或今天已过截报时间，不能撤销。
button-undo = 撤销
today-closed = 🔒 歇业至 { $until }，不用填报。如有情况，也可以报。
enterprise-closed = 🔒 歇业至 { $until }
day-closed = 🔒 { $day } 歇业
laggards-closed = 另有 { $count } 家今天歇业，不在应报之内。
command-reminders = 提醒时间
command-closed = 歇业登记
help-reminders = 提醒时间：点 /reminders，可自定几点提醒。歇业：发 /closed 12.24-12.26，当天不用报。
