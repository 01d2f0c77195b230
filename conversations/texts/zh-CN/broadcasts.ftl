# 通告：编写、发送、进度、确认

command-broadcast = 写通告
command-broadcasts = 全部通告与进度
help-broadcast = 通告：点 /broadcast 编写、选对象、发送；进度、未确认名单和催阅：点 /broadcasts。
button-broadcast-new = 📣 写通告
button-broadcasts = 全部通告

## 内容
content-hint = 请把要发的消息逐条发给我，怎样发来就怎样发出：文字（可加粗、加链接）、照片、相册、文件、语音、视频都可以，最多 { $most } 条。转发过来的也可以。
content-here = 已收 { $count } 条（最多 { $most } 条），可以继续发：
content-part = { $number }. { $what }　{ $words }
content-part-wordless = { $number }. { $what }
content-part-text = 文字
content-part-photo = 照片
content-part-document = 文件 { $name }
content-part-video = 视频
content-part-voice = 语音
content-part-audio = 音频 { $name }
content-part-album = 相册（{ $count } 个）
content-taken-out = 已去掉第 { $number } 条。
content-album-caption = 相册只保留第一段说明文字，这张的文字没有收下。
content-too-many = 最多 { $most } 条，这条没有收下。
content-not-taken = ⚠️ { $why }
    前面收下的 { $count } 条都在。
content-unsupported = 这类消息不能转发，没有收下。请发文字、照片、文件、语音或视频。前面收下的都在：
button-content-preview = 👁 预览
button-content-less = 去掉最后一条
button-content-done = 写好了（{ $count } 条）
preview-language = 👁 预览：{ $language }

## 编写
button-broadcast-from-guide = 📖 从指引库选
ask-broadcast-document = 就发这份指引吗？
button-broadcast-guide-use = 就发这份，选对象
broadcast-guide = 内容：指引《{ $title }》第 { $number } 版
broadcast-guide-text = { $language }：
    { $text }
broadcast-guide-gone = 这份指引已停用、已过期或已有新版，不能再按这一版发通告。
ask-broadcast-content = <b>写通告</b>
ask-broadcast-also = 另一种语言的用户收到什么？
ask-broadcast-content_other = 请发另一种语言的版本：
ask-broadcast-audience = <b>发给谁？</b>
ask-broadcast-confirm = 收到的人要点「已阅」吗？
ask-broadcast-when = 什么时候发出？
ask-broadcast-review = <b>请核对，确认后才会发出</b>
broadcast-draft-there = 您有一条没写完的通告：{ $words }
button-broadcast-anew = 放弃这条，写新的
leave-broadcast = 不写通告了？内容不会保存。
button-broadcast-one-language = 所有人都收这一份
button-broadcast-also = 再写一份：{ $language }
broadcast-taken-as = 这份按「{ $language }」收下。
button-broadcast-is = 这份其实是「{ $language }」
button-broadcast-swap = ⇄ 两份对调语言
broadcast-same-language = 这一份看起来也是「{ $language }」，而这里要写的是「{ $wanted }」。请点「去掉最后一条」后重写；如果没有写错，再点一次「写好了」。
broadcast-both-in = ⚠️ 两份看起来都是「{ $language }」，请核对。
broadcast-other-language = 现在写：{ $language }
button-broadcast-confirm-yes = 要，须点「已阅」
button-broadcast-confirm-no = 不要
broadcast-when-hint = 也可以直接输入，如：明天 9:00、周五下午3点、12月1日 8:30
button-broadcast-now = 马上发出
when-problem-none = 没有看明白时间。请输入如：明天 9:00、周五下午3点、12月1日 8:30
when-problem-clock = 没有写几点。请连日期一起输入，如：明天 9:00
when-problem-past = 这个时间已经过去。要第二天发的，请输入如：明天 9:00
when-problem-far = 时间太远，只能定 60 天以内。
field-broadcast-content = 内容（{ $language }）
field-broadcast-also = 加一种语言
field-broadcast-audience = 对象
field-broadcast-confirm = 已阅
field-broadcast-when = 时间
field-broadcast-again = 重新确认
broadcast-content = 内容（{ $language }，{ $count } 条）：{ $words }
broadcast-one-language = 只有一种语言，所有人都收这一份。
broadcast-audience = { $lines }
broadcast-confirm-yes = 已阅：每个人都须点「已阅」
broadcast-confirm-no = 已阅：不要求
broadcast-at-once = 时间：马上发出
broadcast-at = 时间：{ $at } 发出
broadcast-will = 将发给 <b>{ NUMBER($count, useGrouping: 0) }</b> 人{ $unreachable ->
    [0] {""}
   *[other] ；另有 { NUMBER($unreachable, useGrouping: 0) } 人收不到消息，不发
    }。
broadcast-takes = 每秒约 { $rate } 条，约需 { $time }，预计 { $done } 前后发完；不产生费用。
broadcast-takes-paid = 按付费速度每秒约 { $rate } 条，约需 { $time }，预计 { $done } 前后发完；共 { NUMBER($messages, useGrouping: 0) } 条，最多消耗机器人 { NUMBER($stars, useGrouping: 0) } 颗星星（每条 0.1 颗，免费速度以内的不计）。
broadcast-rate-free = 免费：每秒约 { $rate } 条，约需 { $time }。
broadcast-rate-paid = 付费：每秒约 { $rate } 条，约需 { $time }；共 { NUMBER($messages, useGrouping: 0) } 条，最多消耗 { NUMBER($stars, useGrouping: 0) } 颗星星。
broadcast-paid-yes = 速度：付费加速
broadcast-paid-no = 速度：免费
button-broadcast-free = 免费速度
button-broadcast-paid = 付费加速
field-broadcast-paid = 速度
ask-broadcast-paid = 用哪种速度发送？付费加速会消耗机器人的星星余额。
broadcast-night = ⚠️ 发出时是夜间（{ $begins }–{ $ends }）：通告不会等到早上，对方夜里就会收到，手机会响。
broadcast-night-later = ⚠️ 到夜间（{ $begins }–{ $ends }）还发不完：一部分人夜里才会收到。
button-broadcast-morning = 改为 { $at }
broadcast-duration = { $hours ->
    [0] { $minutes } 分钟
   *[other]
        { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分钟
        }
    }
broadcast-needs-second = ⚠️ 达到 { NUMBER($most, useGrouping: 0) } 人：提交后须另一位管理员确认，才会发出。
broadcast-others = 可以确认的还有 { $count } 位管理员。
broadcast-no-others = 目前没有别的管理员可以确认。请申请增设一位管理员，或缩小发送对象。
broadcast-no-others-now = ⚠️ 目前没有别的管理员可以确认。请申请增设一位管理员；或取消这条通告，缩小对象后重写。
button-broadcast-send = ✅ 发给 { NUMBER($count, useGrouping: 0) } 人
button-broadcast-ask = 提交，请另一位管理员确认
button-broadcast-test = 先发给自己看
broadcast-test-sent = 已发给您自己，请查看；还没有发给别人。
refused-broadcast-confirm = 还没有发出。请点最上面的按钮发出，或点「修改」。
broadcast-handed = 📣 已提交，马上开始发给 { NUMBER($count, useGrouping: 0) } 人。进度卡片会自动更新。
broadcast-handed-at = 📣 已提交：{ $at } 发给 { NUMBER($count, useGrouping: 0) } 人。对象以发出时为准。
broadcast-handed-ask = 📣 已提交（{ NUMBER($count, useGrouping: 0) } 人），等另一位管理员确认。确认或退回都会告诉您。
toast-broadcast-handed = 已提交
toast-broadcast-asked = 已提交，等待确认

## 对象
audience-role-manager = 企业填报人
audience-role-officer = 联络员
audience-role-admin = 管理员
audience-to = 发给：{ $roles }
audience-to-nobody = 发给：（还没有选）
audience-line-i = 只限　{ $field }：{ $values }
audience-line-x = 不发　{ $field }：{ $values }
audience-field-divisions = 区划
audience-field-sectors = 行业
audience-field-risks = 风险等级
audience-field-key_levels = 重点企业
audience-field-sizes = 规模
audience-field-silent_days = 连续未报
audience-field-enterprises = 指定企业
audience-field-list = 粘贴名单
audience-key-province = 省级
audience-key-city = 市级
audience-key-county = 县级
audience-size-micro = 10 人以下
audience-size-small = 10–49 人
audience-size-medium = 50–299 人
audience-size-large = 300 人以上
audience-days = { $count } 天以上
audience-enterprises = 指定的 { $count } 家
audience-more = { $values } 等 { $count } 个
audience-side-i = <b>只发给符合条件的</b>（各项都要符合）
audience-side-x = <b>不发给</b>（符合一项就不发）
audience-how-divisions = { $side }
    点区划选择，含其下所有区划；点「下级」展开。也可以输入地名。
audience-how-sectors = { $side }
    行业，可选几个：
audience-how-risks = { $side }
    企业所在地今天的风险等级：
audience-how-key_levels = { $side }
    重点企业名单：
audience-how-sizes = { $side }
    按登记的从业人数：
audience-how-silent_days = { $side }
    连续多少个应报日没有填报？请点选，或输入天数。
audience-how-enterprises = { $side }
    请输入企业名称的一部分、统一社会信用代码或联系人手机尾号。
audience-how-list = { $side }
    请粘贴名单，一行一家：企业全名或统一社会信用代码。
audience-count = 现在共 <b>{ NUMBER($count, useGrouping: 0) }</b> 人能收到
audience-count-apart = 另有 { NUMBER($count, useGrouping: 0) } 人收不到消息（停用了机器人）
audience-samples = 如：{ $names }
audience-none-now = ⚠️ 现在没有人符合
audience-uncounted = 人数稍后计算
audience-no-role = 还没有选发给谁。请至少选一类人。
audience-nobody = 没有人符合这些条件，不能发出。请改对象。
audience-unreachable = 符合条件的 { $count } 人都收不到消息，不能发出。请改对象。
audience-tap = 请点按钮选择；要按地名、企业或名单选，先点「只发给…」或「不发给…」。
audience-bad-days = 请输入 1 到 { $most } 之间的天数。
audience-found-places = 「{ $find }」有 { $count } 处，请选择：
audience-hits = 按「{ $text }」找到 { $count } 家，请点选：
audience-hits-many = 按「{ $text }」找到很多家，先列 { $count } 家；要找别的，请输入得更全一些：
audience-list-line = { $line }
    { $rest }
audience-list-unknown = ✗ 第 { $number } 行「{ $text }」：没有找到这家企业
audience-list-many = ✗ 第 { $number } 行「{ $text }」：有 { $count } 家同名，请用统一社会信用代码
audience-list-more = ✗ 另有 { $count } 行没有认出。
audience-list-too-long = ✗ 一次最多 { $most } 行，后面的没有看，请分次粘贴。
audience-list-none = 一家也没有认出，没有加入：
    { $why }
audience-list-full = 一份通告最多指定 { NUMBER($most, useGrouping: 0) } 家企业，这次的 { $count } 家放不下，没有加入。
audience-list-all = 认出 { $count } 家，请点按钮加入：
audience-list-read = 认出 { $count } 家{ $bad ->
   *[other] ，{ $bad } 行没有认出
    }。请点按钮加入：
    { $why }
button-audience-i = ＋ 只发给…
button-audience-x = － 不发给…
button-audience-done = 选好了（{ NUMBER($count, useGrouping: 0) } 人）
button-audience-done-uncounted = 选好了
button-audience-clear = 清空这些条件
button-audience-home = ‹ 回到对象
button-audience-back = ‹ 其他条件
button-audience-inner = 下级 ›
button-audience-no-days = 不限未报天数
button-audience-keep = 加入这 { $count } 家

## 进度
broadcast-no-words = （没有文字）
broadcast-title = <b>通告 { $number }</b>　{ $state }
    { $words }
broadcast-state-draft = 待确认
broadcast-state-back = 已退回
broadcast-state-lapsed = 已失效
broadcast-state-scheduled = 待发
broadcast-state-running = 发送中
broadcast-state-paused = 已暂停
broadcast-state-nobody = 没有发给任何人
broadcast-state-finished = 已发完
broadcast-state-cancelled = 已取消
broadcast-state-withdrawn = 已撤回
broadcast-waits-second = { $by } 提交，等另一位管理员确认；发出时间：{ $at }
broadcast-is-draft = { $by } 的草稿；发出时间：{ $at }
broadcast-start-once = 确认后马上发出
broadcast-waits-time = { $at } 发出
broadcast-approved = 已由 { $by } 确认
broadcast-grown = ⚠️ 到发出时间，对象已有 { NUMBER($count, useGrouping: 0) } 人{ $before ->
    [0] {""}
   *[other] （上次核对时 { NUMBER($before, useGrouping: 0) } 人）
    }。人数增加较多，须另一位管理员确认，因此没有发出。
broadcast-sent-back = ↩️ { $by } 退回：{ $why }
broadcast-back-how = 可以改内容、对象或时间，再重新提交。
broadcast-back-guidance = 可以改对象或时间，再重新提交；指引内容要改的，请取消这条通告，并发布指引的新版本。
broadcast-back-content = 内容需要修改
broadcast-back-audience = 发送对象不妥
broadcast-back-time = 发出时间不妥
broadcast-back-other = 请先与我商量
broadcast-nobody-reachable = ⚠️ 到发出时间（{ $at }），对象中已没有能收到消息的人，没有发给任何人。
broadcast-nobody-left = ⚠️ 到发出时间（{ $at }），已经没有符合条件的人，没有发给任何人。
broadcast-paused-by_hand = ⏸ 已手动暂停，点「继续」接着发，不会重复。
broadcast-paused-failures = ⚠️ 失败太多，已自动暂停。请先看失败原因，再点「继续」。
broadcast-starting = 正在开始……
broadcast-bar = { $bar } { $percent }%
broadcast-rate = 每秒 { $rate } 条
broadcast-left = 还剩 { NUMBER($count, useGrouping: 0) } 人，约 { $time }，预计 { $done } 前后发完
broadcast-edits-waiting = ✏️ 还有 { NUMBER($count, useGrouping: 0) } 处正在更改
broadcast-finished-at = ✅ { $at } 发完
broadcast-cancelled-new = 已取消，没有发给任何人。
broadcast-cancelled = 已取消：还没发的 { NUMBER($count, useGrouping: 0) } 人不再发送。
broadcast-cancelled-late = 已取消。取消时已全部处理完，没有未发的。
broadcast-chased = 🔔 { $day } 已催阅 { NUMBER($count, useGrouping: 0) } 人（第 { $times } 次，最多 { $most } 次）
broadcast-chasing = 🔔 将于 { $day } 提醒 { NUMBER($count, useGrouping: 0) } 人点「已阅」（第 { $times } 次，最多 { $most } 次）
broadcast-chase-again = 一天只能催一次，{ $day } 起可再催。
broadcast-chased-enough = 已催满，不能再催。
broadcast-withdrawn-at = ↩️ { $at } 撤回
broadcast-ended-newer_version = 📖 所依据的指引已发布新版，旧版通告不再发送。
broadcast-ended-guidance_withdrawn = 📖 所依据的指引已停用，通告不再发送；已收到的一并撤回。
broadcast-ended-guidance_over = 📖 所依据的指引有效期已过，通告不再发送。
broadcast-overtaken = 📖 所依据的指引已有新版、已停用或有效期已过，不再发送，也不再催阅。
broadcast-sent = 已送达 <b>{ NUMBER($count, useGrouping: 0) }</b> / { NUMBER($total, useGrouping: 0) } 人
broadcast-failed = 失败 { NUMBER($count, useGrouping: 0) } 人：{ $reasons }
broadcast-failed-refused = 被拒收 { NUMBER($count, useGrouping: 0) }
broadcast-failed-trouble = 线路故障 { NUMBER($count, useGrouping: 0) }
broadcast-failed-unknown = 不确定是否送达 { NUMBER($count, useGrouping: 0) }
broadcast-unreachable = 收不到消息 { NUMBER($count, useGrouping: 0) } 人
broadcast-skipped = 没有发 { NUMBER($count, useGrouping: 0) } 人
broadcast-confirmed = 已阅 <b>{ NUMBER($count, useGrouping: 0) }</b> / { NUMBER($got, useGrouping: 0) } 人
broadcast-read = 已打开 { NUMBER($count, useGrouping: 0) } 人
button-broadcast-pause = ⏸ 暂停
button-broadcast-resume = ▶️ 继续
button-broadcast-cancel = 取消
button-broadcast-retry = 重发失败的
button-broadcast-chase = 催阅（{ NUMBER($count, useGrouping: 0) } 人）
button-broadcast-edit = ✏️ 改内容
button-broadcast-rearrange = ✏️ 改对象、时间
button-broadcast-withdraw = ↩️ 撤回
button-broadcast-who = 收件名单
button-broadcast-show = 看内容
button-broadcast-see = 看通告
button-broadcast-back = ‹ 不了，返回
button-broadcast-approve = ✅ 确认发出
button-broadcast-send-back = ↩️ 退回
button-broadcast-back-content = 内容不妥
button-broadcast-back-audience = 对象不妥
button-broadcast-back-time = 时间不妥
button-broadcast-back-other = 需要商量
broadcast-asked = 📣 <b>请确认通告 { $number }</b>　{ $by } 提交
broadcast-asked-how = 请先点「看内容」核对，再点「确认发出」；不妥的可以退回或取消。
broadcast-asked-over = <b>通告 { $number }</b> 已不需要您确认　{ $state }
    { $words }
broadcast-back-why = 把通告 { $number } 退回给 { $by }？重新提交之前不会发出。请选择退回的原因：
broadcast-told-approved = ✅ 通告 { $number } 已由 { $by } 确认。
broadcast-told-back = ↩️ { $by } 退回了通告 { $number }：{ $why }
broadcast-told-grown = ⏸ 通告 { $number } 到了发出时间，没有发出：等另一位管理员确认。
broadcast-told-empty = ⚠️ 通告 { $number } 到了发出时间，但对象中已没有能收到消息的人，没有发给任何人。
    { $words }
toast-broadcast-back = 已退回，并告诉提交人
toast-broadcast-moved = 情况已有变化，请看最新的卡片
toast-broadcast-paused = 已暂停
toast-broadcast-resumed = 继续发送
toast-broadcast-cancelled = 已取消
toast-broadcast-retried = 开始重发
toast-broadcast-withdrawn = 正在撤回
toast-broadcast-chased = 已开始催阅
toast-broadcast-chasing = 已安排催阅，将于 { $at } 发出
toast-broadcast-own = 须由另一位管理员确认
toast-broadcast-approved = 已确认，按时发出
broadcast-cancel-sure = 取消通告 { $number }？已送达的 { NUMBER($got, useGrouping: 0) } 人不受影响，还没发的 { NUMBER($pending, useGrouping: 0) } 人不再发。取消后不能恢复。
broadcast-cancel-sure-new = 取消通告 { $number }？还没有发给任何人。取消后不能恢复。
button-broadcast-cancel-yes = 取消这条通告
broadcast-withdraw-sure = 撤回通告 { $number }？已送达的 { NUMBER($got, useGrouping: 0) } 人那里，48 小时以内的会删除，更早的改为「已撤回」；还没发的不再发。撤回后不能恢复。
broadcast-withdraw-sure-new = 撤回通告 { $number }？目前还没有送达记录；撤回后不再发给任何人，且不能恢复。
broadcast-withdraw-files = ⚠️ 图片、文件、语音、视频发出超过 48 小时的删不掉，会留在对方的聊天里，只能把下面的说明文字改为「已撤回」。
button-broadcast-withdraw-yes = 撤回
broadcast-chase-waits = 现在是夜间，提醒将于 { $at } 发出。
broadcast-chase-sure = 提醒还没点「已阅」的 { NUMBER($count, useGrouping: 0) } 人？一天最多催一次，一共最多 { $most } 次。
button-broadcast-chase-yes = 提醒他们
broadcast-retry-sure = 重发通告 { $number }？失败的有 { NUMBER($certain, useGrouping: 0) } 人{ $unknown ->
    [0] {""}
   *[other] ；另有 { NUMBER($unknown, useGrouping: 0) } 人不确定是否送达，重发的话有的人会收到两次
    }。
button-broadcast-retry-yes = 重发给失败的 { NUMBER($count, useGrouping: 0) } 人
button-broadcast-retry-all = 连不确定是否送达的一起（{ NUMBER($count, useGrouping: 0) } 人）

## 名单
broadcasts-title = <b>通告</b>
broadcasts-none = 还没有通告。点「写通告」写第一条。
broadcasts-line = { $number }. { $words }
    　{ $day }　{ $state }　送达 { NUMBER($got, useGrouping: 0) }/{ NUMBER($total, useGrouping: 0) }
broadcasts-line-confirm = { $number }. { $words }
    　{ $day }　{ $state }　送达 { NUMBER($got, useGrouping: 0) }/{ NUMBER($total, useGrouping: 0) }，已阅 { NUMBER($confirmed, useGrouping: 0) }
broadcasts-line-new = { $number }. { $words }
    　{ $day }　{ $state }
button-broadcast = { $number }. { $words }
recipients-title = <b>通告 { $number } 收件名单</b>　共 { NUMBER($total, useGrouping: 0) } 人
recipients-nobody = 还没有开始发，名单在发出时确定。
recipients-nobody-now = 现在没有。
recipients-count = { $outcome }：{ NUMBER($count, useGrouping: 0) } 人
recipients-of = <b>通告 { $number }</b>　{ $outcome }：{ NUMBER($total, useGrouping: 0) } 人
recipient = • { $name }
recipient-at = • { $name }　{ $at }
recipient-failed = • { $name }　{ $why }
button-recipients = { $outcome }（{ NUMBER($count, useGrouping: 0) }）
button-recipients-all = ‹ 收件名单
failure-refused = 被拒收
failure-trouble = 线路故障
failure-unknown = 不确定是否送达
outcome-pending = 还没发
outcome-sent = 已送达
outcome-sent-owes = 已送达，未点已阅
outcome-failed = 失败
outcome-unreachable = 收不到消息
outcome-skipped = 没有发
outcome-read = 已打开
outcome-read-owes = 已打开，未点已阅
outcome-confirmed = 已阅

## 改对象和时间
ask-broadcast_again-audience = <b>发给谁？</b>
ask-broadcast_again-when = 什么时候发出？
ask-broadcast_again-review = <b>改对象和时间</b>　请核对，提交后须另一位管理员确认：
leave-broadcast_again = 不改了？通告保持原样。
refused-broadcast-again = 还没有提交。请点「提交，请另一位管理员确认」，或点「修改」。
broadcast-not-back = 这条通告已重新提交、已取消，或所依据的指引已失效。没有改动。

## 改内容
ask-broadcast_edit-content_zh = 请发新的中文内容（条数、种类与原来一样）：
ask-broadcast_edit-content_en = 请发新的英文内容（条数、种类与原来一样）：
ask-broadcast_edit-again = 已点「已阅」的人要重新确认吗？
ask-broadcast_edit-review = <b>请核对，确认后统一更改</b>
leave-broadcast_edit = 不改了？通告保持原样。
broadcast-edit-now = <b>改通告内容</b>　现在（{ $language }）共 { $count } 条：
broadcast-edit-shape = 条数或种类与原来不一样，改不了。请发同样条数、同样种类的消息；要换种类，请撤回后重发。
broadcast-edit-voice = 语音发出后不能换成另一段。请用原来那段语音（可改说明文字），或撤回后重发。
broadcast-edit-confirmed = 已有 { NUMBER($count, useGrouping: 0) } 人点了「已阅」。
button-broadcast-again = 要，重新点「已阅」
button-broadcast-not-again = 不要，已阅的算数
broadcast-again-yes = 已阅的人须重新确认
broadcast-again-no = 已阅的人不用重新确认
broadcast-edit-unsent = 还没有发出，到时候发新的内容。
broadcast-edit-total = { $got ->
    [0] 目前还没有送达记录
   *[other] 已送达的 { NUMBER($got, useGrouping: 0) } 人那里会改成新的
    }{ $pending ->
    [0] 。
   *[other] ；还没发的 { NUMBER($pending, useGrouping: 0) } 人直接收到新的。
    }
button-broadcast-edit-yes = ✅ 确认更改
refused-broadcast-edit = 还没有更改。请点「确认更改」，或点「修改」重写。
broadcast-edited-unsent = ✏️ 通告 { $number } 的内容已改，还没有发出。
broadcast-edited = ✏️ 通告 { $number } { $got ->
    [0] 已更改
   *[other] 正在更改：已送达的 { NUMBER($got, useGrouping: 0) } 人那里逐一改
    }{ $pending ->
    [0] 。
   *[other] ，还没发的 { NUMBER($pending, useGrouping: 0) } 人直接收到新的。
    }
broadcast-no-edit = 这条通告已撤回、取消，或不能在这里修改。没有改动。

## 改内容：请另一位管理员确认
broadcast-edit-needs-second = ⚠️ 达到 { NUMBER($most, useGrouping: 0) } 人：提交后须另一位管理员确认才会更改，在此之前仍是原来的内容。
broadcast-edit-replaces = { $by } 提交的修改尚待确认，您这份提交后将取代它。
broadcast-edit-approved-again = ⚠️ 这条通告已确认待发；更改后须另一位管理员重新确认，才会发出。
broadcast-edit-nobody = ⚠️ 目前没有别的管理员可以确认。请运维人员再邀请一位管理员（fugong invite admin）；内容不宜再留的，可以先撤回或取消这条通告。
broadcast-edit-handed = ✏️ 通告 { $number } 的修改已提交，等另一位管理员确认。在此之前仍是原来的内容；确认或退回都会告诉您。
broadcast-edit-waits = ✏️ { $by } 于 { $at } 提交了修改，等另一位管理员确认；在此之前仍是原来的内容。
broadcast-rewritten = 内容由 { $by } 修改过，作者和修改人都不能自己确认。
broadcast-edit-asked = ✏️ <b>请确认通告 { $number } 的修改</b>　{ $by } 于 { $at } 提交
broadcast-edit-own = ✏️ <b>您对通告 { $number } 的修改待确认</b>　{ $at } 提交
broadcast-edit-message = <b>第 { $number } 条（{ $language }）</b>
broadcast-edit-old = 原来：{ $words }
broadcast-edit-new = 改为：{ $words }
broadcast-edit-form = 文字不变，格式改了：{ $words }
broadcast-edit-file = 文件换了：{ $what }
broadcast-edit-how = 文字较长的，请先点「看新内容」看全文，再点「确认更改」；不妥的可以退回。
broadcast-edit-over = 通告 { $number } 的修改已处理，目前没有待确认的。点下面看通告现在的情况。
broadcast-edit-confirmed-by = ✅ { $by } 已确认您对通告 { $number } 的修改，正在逐一更改。
broadcast-edit-returned-by = ↩️ { $by } 退回了您对通告 { $number } 的修改，通告保持原来的内容。
button-broadcast-edit-see = ✏️ 查看待确认的修改
button-broadcast-edit-whole = 看新内容
button-broadcast-edit-confirm = ✅ 确认更改
button-broadcast-edit-return = 退回
button-broadcast-edit-take-back = 撤回这次修改
toast-broadcast-edit-newer = 这份修改已换成更新的一份，请看过再确认
toast-broadcast-edit-over = 这份修改已经处理过了
toast-broadcast-edit-confirmed = 已确认，开始更改
toast-broadcast-edit-returned = 已退回
toast-broadcast-edit-taken-back = 已撤回这次修改
