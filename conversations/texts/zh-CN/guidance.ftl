# 防疫指引：指引库、阅读与已阅、发布、回执

command-guidance = 防疫指引

## 指引列表
guidance-title = <b>防疫指引</b>　{ $name }（{ $risk }）　共 { $count } 份{ $waiting ->
    [0] {""}
   *[other] ，待您处理 <b>{ $waiting }</b> 份
    }
guidance-title-division = <b>防疫指引</b>　{ $name }现行 { $count } 份
guidance-title-all = <b>指引库</b>　共 { $count } 份
guidance-found = <b>防疫指引</b>　含「{ $text }」的 { $count } 份
guidance-waiting = <b>防疫指引</b>　待您处理的 { $count } 份
guidance-none-waiting = 都处理完了。
guidance-none = 目前没有适用于本企业的指引。有新指引时会发消息告诉您，不用每天来看。
guidance-none-division = 目前没有适用于本区划的指引。
guidance-none-found = 没有查到。请换个词再查，或看全部。
guidance-none-yet = 指引库还是空的。点「发布指引」写第一份。
guidance-choose = <b>防疫指引</b>
    看哪一处的？
button-guidance-confirm = ● 待已阅：{ $title }（{ $day }）
button-guidance-unread = ● 未读：{ $title }（{ $day }）
button-guidance-read = 已读：{ $title }（{ $day }）
button-guidance-confirmed = 已阅：{ $title }（{ $day }）
button-guidance-plain = { $title }（{ $day }）
button-guidance-holds = { $title }（{ $day }）
button-guidance-rests = 不在有效期：{ $title }（{ $day }）
button-guidance-withdrawn = 已停用：{ $title }（{ $day }）
button-guidance-list = 📖 全部指引
button-guidance-all = 📖 指引库（全部）
button-guidance-waiting = 只看待处理的（{ $count }）
button-guidance-whole = 看全部
button-guidance-find = 🔍 查指引
button-guidance-new = ➕ 发布指引
button-guidance-today = 📖 防疫指引：{ $confirm ->
    [0] { $unread } 份未读
   *[other] { $unread ->
        [0] { $confirm } 份待已阅
       *[other] { $unread } 份未读，{ $confirm } 份待已阅
    }
    }

## 查指引
ask-guidance_search-text = 请输入要查的词：
leave-guidance_search = 不查了？
guidance-find-how = 在标题和摘要中查，几个词用空格隔开，如：口罩 测温

## 一份指引
guidance-version = <b>{ $title }</b>　第 { $number } 版
guidance-is-withdrawn = ⛔ 已停用，企业看不到内容。
guidance-superseded = 这是以往版本，现已有新版，仅供查阅。
guidance-followed = 自{ $from }起执行新版，在那之前按这一版执行。
guidance-not-yet = 尚未开始执行。
guidance-over = 有效期已过。
guidance-whom = 适用：{ $sectors }；{ $risks }
guidance-all-sectors = 所有行业
guidance-all-risks = 所有风险等级
guidance-valid-from = 有效期：{ $from }起，长期有效
guidance-valid = 有效期：{ $from }至{ $until }
guidance-changes = 本版变化：{ $text }
guidance-summary = { $text }
guidance-please-confirm = 请阅读全文，然后点「已阅」。
guidance-please-confirm-this = 请看过后点「已阅」。
guidance-counts = 已读 { $readers } 人，已点「已阅」 { $confirmers } 人。
guidance-notice-begins = 自{ $from }起执行。
guidance-confirmed = ✅ 您已点「已阅」。
guidance-confirmed-now = ✅ 已记下您的已阅，谢谢。
guidance-confirmed-old = ✅ 已记下您对这一版的已阅。现已有新版，请再看新版。
guidance-withdrawn = 《{ $title }》已停用，不用再执行。
guidance-body-end = 全文到此为止。
guidance-versions = <b>{ $title }</b>　共 { $count } 版
guidance-older = 第 { $number } 版（{ $day }）
guidance-older-changed = 第 { $number } 版（{ $day }）：{ $text }
button-guidance-body = 📄 全文
button-guidance-ok = ✅ 已阅
button-guidance-older = 🕘 以往版本
button-guidance-number = 第 { $number } 版
button-guidance-back = ‹ 返回这份指引
toast-guidance-below = 全文在下面
toast-guidance-no-body = 这份指引没有另附全文
toast-guidance-confirmed = 已阅，已记录

## 回执
button-guidance-who = 👥 谁还没看
button-guidance-who-count = 👥 回执
guidance-everywhere = 全部地区
guidance-receipts = <b>回执</b>　{ $title }　第 { $number } 版
guidance-receipts-none = { $where }：没有适用的企业。
guidance-receipts-read = { $where }：适用 { $total } 家，可阅读的 { $reachable } 家中已读 <b>{ $read }</b> 家。
guidance-receipts-confirmed = { $where }：适用 { $total } 家，可阅读的 { $reachable } 家中已读 <b>{ $read }</b> 家，已点「已阅」 <b>{ $confirmed }</b> 家。
guidance-receipts-nobody = 另有 { $count } 家没有填报人登记，看不到指引，请用其他方式告知。
guidance-owing-none = ✅ 都看过了。
guidance-owing-read = 还没有看的 { $count } 家：
guidance-owing-confirm = 还没有点「已阅」的 { $count } 家：
button-guidance-owing = { $name }
button-guidance-owing-read = { $name }（已读，未点已阅）

## 发布
guidance-draft-new = <b>发布指引</b>
guidance-draft = <b>发布指引</b>　{ $title }
guidance-draft-next = <b>发布新版</b>　{ $title }　第 { $number } 版
guidance-tap-buttons = 请点下面的按钮选择。
guidance-overtaken = 这份指引刚才已有别的管理员发布了新版，您填的内容没有发布。请先看新版再改。
ask-guidance_publish-title = 标题（不超过 60 字）：
ask-guidance_publish-summary = 摘要：用两三句话写清企业要做什么（不超过 400 字），会随通知一起发出。
ask-guidance_publish-keep = 正文有改动吗？
ask-guidance_publish-body = 正文：
ask-guidance_publish-english = 要不要另写英文？
ask-guidance_publish-title_en = 英文标题：
ask-guidance_publish-summary_en = 英文摘要：
ask-guidance_publish-body_en = 英文正文：
ask-guidance_publish-sectors = 适用于哪些行业？可选多个。
ask-guidance_publish-risks = 适用于哪些风险等级的地区？可选多个。
ask-guidance_publish-confirm = 要求企业看后点「已阅」吗？
ask-guidance_publish-valid_from = 从哪一天起执行？
ask-guidance_publish-valid_until = 执行到哪一天（含当天）？
ask-guidance_publish-changes = 与上一版比，改了什么（不超过 300 字）？企业先看到这一段。
ask-guidance_publish-changes_en = 用英文写改了什么：
ask-guidance_publish-send = 现在就发消息通知适用的企业吗？
ask-guidance_publish-review = <b>请核对</b>
leave-guidance_publish = 不发布了？已写的内容不会保存。
button-guidance-keep-yes = 没有，沿用上一版正文
button-guidance-keep-no = 有，重发正文
button-guidance-english-yes = 写英文
button-guidance-english-no = 只用中文
button-guidance-confirm-yes = 要求已阅
button-guidance-confirm-no = 不要求，看过即可
button-guidance-send-yes = 通知适用企业
button-guidance-send-no = 只放入指引库，不通知
button-guidance-body-skip = 英文也用中文正文
button-guidance-lasting = 长期有效
button-guidance-publish = ✅ 确认发布
field-guidance-title = 标题
field-guidance-summary = 摘要
field-guidance-keep = 正文改动
field-guidance-body = 正文
field-guidance-english = 英文
field-guidance-title_en = 英文标题
field-guidance-summary_en = 英文摘要
field-guidance-body_en = 英文正文
field-guidance-sectors = 行业
field-guidance-risks = 风险等级
field-guidance-confirm = 已阅
field-guidance-valid_from = 执行日
field-guidance-valid_until = 截止日
field-guidance-changes = 本版变化
field-guidance-changes_en = 本版变化（英文）
field-guidance-send = 通知
guidance-item = • { $what }：{ $value }
guidance-item-more = { $what }：{ $value }
guidance-item-lines = { $first }
    {"    "}{ $then }
guidance-parts = { $count } 条
guidance-as-chinese = 用中文正文
guidance-lasting = 长期有效
guidance-would-reach = 现在将通知 { $count } 人。
guidance-instead-of-night = 不想夜里发的，请改选「只放入指引库，不通知」，再从指引库发通告，定好时间。
guidance-old-stays = 上一版仍可查阅，没发完的上一版通知不再发；要求已阅的，看过上一版的也要重新确认。
guidance-published = ✅ <b>已发布</b>　{ $title }　第 { $number } 版
guidance-begins = 自{ $from }起执行，到那天才列入企业的指引。
guidance-goes-out = 通知已排上，人数多时要先由另一位管理员确认；进展见 /broadcasts。
guidance-to-nobody = ⚠️ 现在没有能收到通知的人，通知不会发给任何人。适用的企业在 /guidance 里能看到。
guidance-not-sent = 没有发通知。适用的企业在 /guidance 里能看到。
toast-guidance-published = 已发布

## 停用
button-guidance-broadcast = 📣 发通告
button-guidance-next = 📝 发布新版
button-guidance-off = ⛔ 停用
button-guidance-on = ↩️ 恢复使用
button-guidance-off-yes = ⛔ 确认停用
button-guidance-off-no = ‹ 不停用
button-guidance-off-undo = ↩️ 撤销停用
guidance-off-asked = 停用《{ $title }》？停用后：
    • 企业不再看到它的内容；
    • 没发完的通知马上停发，已发出的一并撤回：48 小时内的删除，更早的改为「已撤回」；
    • 各版仍留在指引库里。
guidance-off = ⛔ 《{ $title }》已停用。没发完的通知已停发，已发出的正在撤回，进展见 /broadcasts。
guidance-on = ✅ 《{ $title }》已恢复使用。停发、撤回的通知不会自动重发；要再通知企业，请打开这份指引点「发通告」。
toast-guidance-off = 已停用
