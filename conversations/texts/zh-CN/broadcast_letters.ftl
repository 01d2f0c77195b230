# 通告：收件人看到的，以及口径

## 收件人
broadcast-closing = 请阅读以上内容。
button-broadcast-ok = 已阅
button-broadcast-ok-done = ✓ 已阅
button-broadcast-guide = 查看全文
broadcast-chase = 🔔 您还没有确认这条通告：{ $words }
    读过后请点「已阅」。
broadcast-chase-done = ✓ 已确认：{ $words }
broadcast-withdrawn-here = ↩️ 这条通告已撤回，请以后续通知为准。
task-moved = ⬇️ 正在填写的内容已移到下面。
toast-broadcast-confirmed = 已确认，谢谢
toast-broadcast-confirmed-before = 您已确认过，不用再点
toast-broadcast-text-changed = 这条通告的内容有更改。请看过新内容，再点「已阅」。
toast-broadcast-no-confirm = 这条通告不用确认
toast-broadcast-was-withdrawn = 这条通告已撤回
toast-broadcast-only-test = 这是预览或试发，不用确认

## 联络员看未阅
button-division-owed = 通告未阅
owed-title = <b>{ $division }　通告未阅</b>
owed-none = 最近 30 天需要已阅的通告，这里都已确认。
owed-line = { $number }. { $words }
    　{ $at } 发出　未阅 { NUMBER($owes, useGrouping: 0) } / 送达 { NUMBER($got, useGrouping: 0) }
owed-of = <b>通告 { $number }</b>　{ $division }　共 { NUMBER($total, useGrouping: 0) } 人
button-owed = 通告 { $number }：未阅 { NUMBER($count, useGrouping: 0) } 人
button-owed-all = ‹ 通告未阅

## 口径
policy-group-broadcasts =
    <b>通告</b>
policy-people = { NUMBER($count, useGrouping: 0) } 人
policy-how-people = 请点选，或输入人数。
refused-policy-people = 没有改动：应为 { $least } 到 { $most } 之间的整数（人）。请重新输入：
policy-name-broadcast_second_from = 通告须两人确认
policy-name-broadcast_pause_percent = 通告失败自动暂停
policy-about-broadcast_second_from = 收件人达到此数的通告，须另一位管理员确认后才会发出。
policy-about-broadcast_pause_percent = 发送失败超过这个比例时，通告自动暂停，由管理员查明后继续。
