# 联络员的一天：查企业、备注、往来消息、区划概况、早报晚报

command-enterprise = 查企业：名称、代码、手机尾号
command-division = 区划概况与走势
command-messages = 与企业的往来消息
command-settings = 早报、晚报时间

button-search = 🔍 查企业
button-division = 📊 区划概况

## 查企业
ask-enterprise_search-text = 请输入要查的企业：
leave-enterprise_search = 不查了？
search-how = 可输入：名称的一部分、拼音首字母（如 xrsyd）、统一社会信用代码或其末几位（至少 4 位）、联系人手机尾号 4 位。只查您负责的区划。
search-none = 没有查到「{ $text }」。
search-many = 符合「{ $text }」的企业超过 { $most } 家，请多输入几个字。
search-found = 「{ $text }」共 { $count } 家：
search-first = 这里只列前 { $count } 家；要查其余的，请输入更准确的一段。
button-search-again = 🔍 再查
button-hit = { $name }（{ $division }）

## 企业卡片
enterprise-contact = 联系人：{ $name }
enterprise-managers-named = 填报人 { $count } 名：{ $names }（{ $reachable } 名收得到消息）
enterprise-strip = 近 { $count } 天：{ $days }
strip-normal = { $day }日✅
strip-late = { $day }日🕘
strip-abnormal = { $day }日⚠️
strip-missing = { $day }日❌
strip-off = { $day }日休
enterprise-note = 📝 { $text }（{ $by } { $day }）
enterprise-waiting = 💬 企业发来的消息还没有回复。
button-write = ✉️ 发消息
button-thread = 💬 往来消息
button-officer-history = 近 14 天

## 备注
notes-title = <b>备注</b>　{ $name }　共 { $count } 条
notes-who = 负责该企业的联络员都能看到，企业看不到。
notes-none = 还没有备注。
note = { $place }. { $text }
    　— { $by }　{ $day } { $at }
button-notes = 📝 备注（{ $count }）
button-notes-see = 查看备注
button-note-add = 添加备注
button-note-remove = 删除 { $place }
button-note-undo = 恢复刚删的备注
note-removed = 已删除备注。
note-back = 备注已恢复。
note-added = 📝 已添加备注：{ $name }
    { $text }
ask-enterprise_note-text = 请输入备注（不超过 500 字）：
leave-enterprise_note = 不写备注了？

## 往来消息
post-officer = { $division }联络员
post-admin = 管理员
post-manager = { $name } 填报人
field-message = 内容
message-text = { $text }
message-quoted = <i>{ $from }：{ $text }</i>
message-instead-left = ↪️ 原发信人（{ $from }）已不再负责该企业，企业的回复现由您处理。
message-instead-away = ↪️ 原发信人（{ $from }）目前收不到消息，企业的回复现由您处理。
message-to = <b>发消息</b>　{ $name }：{ $count } 名填报人会收到
message-to-laggards = <b>写给未报企业</b>　{ $division }：{ $count } 家{ $unreachable ->
    [0] {""}
   *[other] （另有 { $unreachable } 家收不到消息）
    }
message-answer-to = <b>回复</b>　{ $to }（{ $name }）
message-under-post = 对方看到的是您的职务，不显示姓名。发出后不能撤回。
message-under-enterprise = 对方看到的是企业名称和「填报人」，不显示姓名。发出后不能撤回。
message-only-silent = 将发给 { $count } 家，发出前已填报的企业不会收到。
message-waits = 免打扰时段内先不发，{ $end } 起发出。
message-nobody = 该企业没有收得到消息的填报人，请用其他方式联系。
message-no-laggards = 没有收得到消息的未报企业。
message-sent = ✉️ 已发给 { $name }：
message-sent-many = ✉️ 正在发送，共 { $count } 家；发出前已填报的企业不会收到。
message-answered = ✉️ 已回复 { $to }：
toast-message-sent = 已发送
message-from-officer = ✉️ <b>{ $from }</b>　{ $day } { $at }
    致 { $enterprise }：
message-from-manager = ✉️ <b>{ $from }</b>　{ $day } { $at }
button-reply = 回复
button-reply-again = 再写一条
button-message-send = ✉️ 发送
button-message-laggards = ✉️ 写给未报企业
button-laggards-of = 未报企业
refused-message-confirm = 还没有发出。请点「发送」，或点「修改」重写。
ask-message_write-text = 请输入要写的内容（不超过 1000 字，只能是文字）：
ask-message_write-review = <b>请核对</b>
leave-message_write = 不写了？内容不会保存。
ask-message_answer-text = 请输入回复（不超过 1000 字，只能是文字）：
ask-message_answer-review = <b>请核对</b>
leave-message_answer = 不回复了？内容不会保存。
ask-message_laggards-text = 请输入要写的内容（不超过 1000 字，只能是文字）：
ask-message_laggards-review = <b>请核对</b>
leave-message_laggards = 不写了？内容不会保存。
thread-title = <b>往来消息</b>　{ $name }　共 { $count } 条
thread-none = 还没有往来消息。
thread-out = ↗️ { $from }　{ $day } { $at }
    { $text }
thread-many = ↗️ { $from }（写给所有未报企业；已填报的不会收到）　{ $day } { $at }
    { $text }
thread-in = ↙️ { $from }　{ $day } { $at }
    { $text }
thread-waiting = 🔔 { $from }　{ $day } { $at }（未回复）
    { $text }
threads-title = <b>往来消息</b>　{ $count } 家企业{ $waiting ->
    [0] {""}
   *[other] ，{ $waiting } 家等待回复
    }
threads-none = 还没有往来消息。查到企业后点「发消息」，就能通过机器人联系填报人。
button-threads = 全部往来
button-thread-waiting = 🔔 { $name }　{ $day }
button-thread-answered = { $name }　{ $day }

## 区划概况
division-none = 还没有区划名单，请先在服务器上用 fugong import divisions 导入。
division-title = <b>{ $name }</b>　{ $day } { $at }
division-ledger = 应报 { $owed } 家，已报 { $reported } 家，未报 <b>{ $silent }</b> 家
division-nothing-owed = 今天没有应报的企业
division-people = 隔离观察 { $isolated } 人，今日有症状 { $symptomatic } 人
division-alerts = 待办预警：{ $parts }
division-overdue = 消毒未完成：{ $count } 家
alerts-urgent = 紧急 { $count } 件
alerts-routine = 一般 { $count } 件
division-parts = <b>下级区划</b>
part-ledger = • { $name }：应报 { $owed } 家，已报 { $reported } 家，未报 <b>{ $silent }</b> 家
part-nothing-owed = • { $name }：今天没有应报的企业
part-beside = 　{ $parts }
part-isolated = 隔离观察 { $count } 人
part-symptomatic = 今日有症状 { $count } 人
part-overdue = 消毒未完成 { $count } 家
part-alerts = 　待办预警：{ $parts }
button-division-part = { $name }
button-division-trend = 📈 14 天走势
button-division-laggards = 未报企业
button-division-up = ‹ 上级
button-division-back = ‹ 概况
trend-title = { $name }　近 { $count } 天填报情况
trend-how = 柱形：已报和未报的企业（家）；折线：上报有症状的人数。
trend-reported = 已报（家）
trend-silent = 未报（家）
trend-symptomatic = 上报有症状的人数
trend-day = { $month }/{ $day }
trend-line = { $label }：{ $parts }
trend-ledger = 已报 { $reported }/{ $owed } 家
trend-nothing-owed = 没有应报的企业
trend-unwell = 有症状 { $count } 人
trend-isolated = 隔离 { $count } 人

## 早报、晚报
morning-title = ☀️ <b>早报</b>　{ $day }
evening-title = 🌙 <b>晚报</b>　{ $day }
digest-division = <b>{ $name }</b>
digest-no-alerts = 没有待办预警
digest-alerts = 待办预警：{ $parts }
digest-alerts-of = 其中：{ $parts }
alerts-mine = 您处理中 { $count } 件
alerts-unassigned = 无人接单 <b>{ $count }</b> 件
alerts-others = 其他人处理中 { $count } 件
morning-missed = 昨天没有填报：{ $count } 家
morning-owing = 📣 通告未点「已阅」：{ $count } 家
button-digest-owing = 📣 通告未阅：{ $name }
morning-ending = 今日隔离期满：{ $count } 人
evening-rest = 明天是休息日，只有每天营业的企业应报。
evening-work = 明天照常填报。
button-digest-division = 📊 { $name }
button-digest-times = ⏰ 早报、晚报时间
settings-title = <b>设置</b>
settings-morning = 早报：{ $at }
settings-evening = 晚报：{ $at }
settings-how = 早报：昨天以来还没办完的事；晚报：今天的数字、明天要不要填报。{ $begin } 至次日 { $end } 不发送。
digest-none = 不发
button-morning-at = 早报 { $at }
button-evening-at = 晚报 { $at }
button-morning-none = 不要早报
button-evening-none = 不要晚报
button-morning-other = 早报：其他时间
button-evening-other = 晚报：其他时间
toast-digest-set = 已设置
toast-digest-quiet = 这个时间在免打扰时段内
digest-time-morning = <b>早报时间</b>
digest-time-evening = <b>晚报时间</b>
digest-set-morning = 早报改为每天 { $at }。
digest-set-evening = 晚报改为每天 { $at }。
ask-digest_time-at = 请输入时间，如 8:15 或 1815：
leave-digest_time = 不改了？
refused-quiet = { $begin } 至次日 { $end } 是免打扰时段，请换一个时间。
refused-morning = 早报请选中午 12:00 以前的时间。
refused-evening = 晚报请选中午 12:00 以后的时间。
