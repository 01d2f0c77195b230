# 通告：发给接收人的消息，以及发送进度
broadcast-letter-confirm = ✅ 已阅
broadcast-letter-guidance = 查看全文
broadcast-letter-closing = 以上内容请查看。

## 进度
broadcast-progress-draft = <b>通告 { $id }</b>：草稿
broadcast-progress-scheduled = <b>通告 { $id }</b>：待发送
broadcast-progress-running = <b>通告 { $id }</b>：发送中
broadcast-progress-paused = <b>通告 { $id }</b>：已暂停
broadcast-progress-finished = <b>通告 { $id }</b>：已发完
broadcast-progress-cancelled = <b>通告 { $id }</b>：已取消
broadcast-progress-numbers = 已送达 { $sent }/{ $total } · 失败 { $failed } · 无法送达 { $unreachable } · 待发 { $pending }

## 口径
policy-group-broadcasts =
    <b>通告</b>
policy-people = { NUMBER($count, useGrouping: 0) } 人
policy-name-broadcast_second_from = 须另一管理员确认
policy-name-broadcast_pause_percent = 失败过多自动暂停
policy-about-broadcast_second_from = 接收人达到这个人数的通告，须由另一名管理员确认后才发送。
policy-about-broadcast_pause_percent = 发出至少 50 条后，失败超过这个比例就自动暂停，由管理员决定是否继续。
policy-how-people = 点一个，或直接输入人数，如 1000
refused-policy-people = 应是 { $least }–{ $most } 的整数，没有改动。请重新输入。
