# 消毒：消毒点（DisinfectionPoint）、消毒记录（DisinfectionLog）、计划与完成

command-disinfect = 消毒登记

point = { $name }
time = { $at }
mg-l = { $value } mg/L
percent = { $value }%
minutes = { $value } 分钟
not-told = 未填

## 类别、用药、频次
point-kind-premises = 场所
point-kind-equipment = 设备
point-kind-goods = 货物
point-kind-vehicle = 车辆
button-kind-premises = 场所（按时间，如卖场）
button-kind-equipment = 设备用具（按时间，如购物车）
button-kind-goods = 进货（到货时）
button-kind-vehicle = 车辆（每次出车）
agent-chlorine = 含氯消毒剂
agent-ethanol = 酒精
agent-quat = 季铵盐
agent-peroxide = 过氧化物
agent-uv = 紫外线
agent-other = 其他
treatment = { $parts }
treatment-chlorine = 含氯 { $value } mg/L
treatment-ethanol = { $value }% 酒精
treatment-other = { $agent }
treatment-contact = 作用 { $minutes } 分钟
treatment-ventilation = 通风 { $minutes } 分钟
often = 每天 { $count } 次
often-at = 每天 { $count } 次（{ $times }）
often-goods = 到货时
often-vehicle = 每次出车

## 未达要求
shortfall-chlorine = { $told ->
    [0] 没有写有效氯浓度（要求 { $asked } mg/L 以上）
   *[other] 有效氯 { $told } mg/L（要求 { $asked } mg/L 以上）
    }
shortfall-ethanol = 酒精 { $told }%（要求 { $asked }% 以上）
shortfall-contact = 作用 { $told } 分钟（要求 { $asked } 分钟以上）
shortfall-ventilation = 通风 { $told } 分钟（要求 { $asked } 分钟以上）
shortfall-chlorine-then = 有效氯 { $told } mg/L（低于当天的要求）
shortfall-ethanol-then = 酒精 { $told }%（低于当天的要求）
shortfall-contact-then = 作用 { $told } 分钟（短于当天的要求）
shortfall-ventilation-then = 通风 { $told } 分钟（短于当天的要求）

## 今日消毒
disinfect-title = <b>消毒</b>　{ $name }
    { $day } { $at }
disinfect-none = <b>消毒</b>　{ $name }
    还没有设置消毒点。点「按行业设置」，系统会按您的行业列出常用的点，去掉用不上的即可，约一分钟。
disinfect-none-there = 该企业还没有设置消毒点。
disinfect-day-closed = 今天歇业，不用消毒。做了的，也可以登记。
disinfect-day-off = 今天休息，不用消毒。做了的，也可以登记。
disinfect-state = { $due ->
    [0] 现在没有要做的。
   *[other] 🔔 现在要做 <b>{ $due }</b> 个点。
    }今天计划 { $planned } 次，完成 { $done } 次{ $missed ->
    [0] 。
   *[other] ，错过 { $missed } 次。
    }
point-marks = • { $name }：{ $marks }
point-goods = • { $name }：{ $planned ->
    [0] 今天还没有登记到货
   *[other] 今天 { $planned } 批，完成 { $done } 批
    }
point-vehicle = • { $name }：{ $planned ->
    [0] 今天还没有出车
   *[other] 今天应做 { $planned } 次，完成 { $done } 次
    }
point-from = • { $name }：{ $day } 起执行
point-nothing-due = • { $name }：今天不用做{ $extra ->
    [0] {""}
   *[other] ，已登记 { $extra } 次
    }
mark-done = ✅ { $at }
mark-below = ⚠️ { $at } 未达要求
mark-due = 🔔 { $at } 要做
mark-missed = ❌ { $at } 未做
mark-to_come = ⏳ { $at }
disinfect-more = 另有 { $count } 个点未列出。
button-disinfected = ✅ { $name }
button-disinfect-all = ✅ 消毒全部完成（{ $count } 个点）
button-goods-came = 📦 到货：{ $name }
button-disinfect-undo = 撤销刚才的登记
button-disinfect-other = 其他情况登记
button-disinfect-week = 一周一览
button-disinfect-points = 消毒点
button-disinfect-logs = 消毒记录
button-disinfect-see = 今日消毒
button-disinfect = 消毒
button-disinfect-due = 消毒（要做 { $count } 个点）
today-disinfection = { $open ->
    [0] 🧴 消毒：今天完成 { $done }/{ $planned } 次
   *[other] 🧴 消毒：今天完成 { $done }/{ $planned } 次，<b>{ $open }</b> 次到时未完成
    }
today-disinfection-closed = 🧴 消毒：今天歇业，不用做
today-disinfection-off = 🧴 消毒：今天休息，不用做

## 登记之后
logged = ✅ 已登记：{ $name }，{ $at }，{ $treatment }，操作人 { $operator }
logged-slot = ✅ 已登记：{ $name }，{ $at }，{ $treatment }，操作人 { $operator }（计入 { $slot } 这一次）
logged-below = ⚠️ 已登记：{ $name }，{ $at }，{ $treatment }，操作人 { $operator }。未达要求：{ $why }
logged-below-note = 带 ⚠️ 的已照实记下，但不算完成，请按要求重做后再登记。
logs-undone = 已撤销 { $count } 条登记。
toast-done-already = { $name } { $at } 已经登记过了
done-by = { $name }：{ $by } { $at } 已经登记过。
done-by-numbers = { $name }：{ $by } { $at } 已经登记过 { $count } 个单号（{ $numbers }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] 等
    }）。
done-by-note = 如果您是另做的一次，点「又做了一次，登记」；是同一次，不用再登记。
button-done-again = 又做了一次，登记
toast-slot-over = { $name }：这一次的时间已过，请看最新的卡片
toast-all-done = 要做的都已经登记过了
toast-undo-over = 已撤销过，或已过当天，不能再撤销
toast-undone = 已撤销

## 提醒
disinfect-reminder = 🔔 <b>该消毒了</b>
    { $enterprise }：{ $count } 个点到时间了。做完请点一下。
disinfect-overdue = ⏰ <b>消毒未完成</b>
    { $enterprise }：今天有 { $points } 个点、{ $count } 次未完成。
disinfect-overdue-how = 做过没登记的，点「其他情况登记」补记时间；没做的请尽快做。

## 设置消毒点
button-points-setup = 按行业设置
button-set-up-points = 设置消毒点
button-point-new = 添加一个点
button-points-file = 用表格维护
setup-header = <b>设置消毒点</b>　{ $name }
setup-why = 行业：{ $sector }。以下是常用的消毒点，已全部选上。
setup-why-general = 没有登记行业。以下是一般常用的消毒点，已全部选上。
ask-points_setup-points = 用不上的点一下去掉，然后点「选好了」。
ask-points_setup-plates = 请发送车牌号，几辆车一次发，如：吉A12345、吉AD67890
ask-points_setup-review = <b>请核对</b>
leave-points_setup = 不设置了吗？还没有保存。
button-points-ticked = 选好了（{ $count } 个）
button-no-vehicles = 暂不添加车辆
button-setup-yes = ✅ 确认设置
setup-points = 将添加 { $count } 个消毒点：
setup-plates = 车辆：{ $plates }
setup-no-plates = 车辆：暂不添加
setup-later = 名称、次数、消毒剂以后都可以改。
setup-done = ✅ 已设置 { $count } 个消毒点。到时间会提醒您，做完点一下即可。
setup-nothing = 没有添加消毒点。
setup-all-there = 常用的消毒点都已设置。还要别的，点「添加一个点」。
field-points = 消毒点
field-plates = 车牌
refused-no-points = 请至少选一个点。
refused-tap-points = 请点下面的名称选择，再点「选好了」。
refused-plate = 「{ $what }」不像车牌号，没有记录。请按行驶证输入，如：吉A12345；电动自行车请输入牌照号。
refused-plates-many = 一次最多 { $most } 个车牌，您发了 { $count } 个，没有记录。请分次发送。
refused-plate-known = { $plate } 已经有消毒点了，没有记录。请改发别的车牌。
refused-one-plate = 一次只填一辆车的车牌，没有记录。请重新输入。
points-full = 消毒点最多 { $most } 个，没有添加。请先去掉用不上的。

## 消毒点名称
point-name-entrance = 入口
point-name-entrance_checkout = 入口与收银区
point-name-sales_floor = 卖场与货架
point-name-warehouse = 仓库
point-name-toilet = 卫生间
point-name-office = 办公区
point-name-canteen = 食堂
point-name-kitchen = 后厨
point-name-handles = 电梯按钮、扶手和门把手
point-name-counter = 柜台
point-name-tools = 工具用具
point-name-trolleys = 购物车（篮）
point-name-cold_chain = 冷链进货
point-name-inbound = 进货
point-name-linen = 布草衣物
point-name-van = 送货车
point-name-dining_room = 餐厅
point-name-tableware = 餐具
point-name-lobby = 大堂
point-name-guest_rooms = 客房
point-name-workshop = 车间
point-name-machines = 洗涤设备
point-name-chairs = 座椅
point-name-studio = 摄影棚
point-name-costumes = 服装道具
point-name-stalls = 交易区与摊位
point-name-scales = 电子秤与菜架
point-name-packing = 分拣打包区

## 消毒点
points-title = <b>消毒点</b>　{ $name }
    共 { $count } 个
points-none = 还没有消毒点。点「按行业设置」最快。
point-planned = • { $name }：{ $often }，{ $treatment }
point-planned-below = ⚠️ { $name }：{ $often }，{ $treatment }（低于要求）
point-title = <b>{ $name }</b>
    { $enterprise }
point-plate = 车牌：{ $plate }
point-operator = 通常由 { $name } 操作
point-since = { $day } 起执行
point-below = ⚠️ 浓度或时间低于要求：照这样做，每次都不算完成。请改消毒剂、浓度或时间。
point-removed = （已去掉的点）
point-was = { $name }（已去掉）
point-removed-now = 已去掉消毒点：{ $name }。以前的记录保留。
point-remove-confirm = 确认去掉「{ $name }」？以后不再提醒，以前的记录保留。
point-back = 已恢复这个消毒点。
point-gone = 这个消毒点已经没有了。
button-point = { $name }
button-point-log = 登记消毒
button-point-edit = 修改
button-point-remove = 去掉
button-point-remove-yes = 确认去掉
button-point-undo-remove = 撤销，恢复这个点
point-add-header = <b>添加消毒点</b>　{ $enterprise }
point-edit-header = <b>修改消毒点</b>　{ $name }
    { $enterprise }
ask-point_edit-name = 叫什么名称？如：二楼卖场
ask-point_edit-kind = 属于哪一类？
ask-point_edit-plate = 车牌号是多少？如：吉A12345
ask-point_edit-times = 每天几次？
ask-point_edit-agent = 用什么消毒？
ask-point_edit-other_agent = 用的是什么？请写名称。
ask-point_edit-chlorine = 有效氯浓度是多少？点一个，或直接输入，如：500、500ppm、0.05%
ask-point_edit-ethanol = 酒精浓度是多少？点一个，或直接输入，如：75%
ask-point_edit-contact = 作用多长时间？点一个，或直接输入，如：30 分钟
ask-point_edit-operator = 通常由谁操作？点姓名，或输入姓名查找。
ask-point_edit-review = <b>请核对</b>
leave-point_edit = 不改了吗？还没有保存。
point-added = ✅ 已添加消毒点：{ $name }
point-changed = ✅ 已修改消毒点：{ $name }
refused-point-known = 已经有叫「{ $name }」的消毒点，没有记录。请换个名称。
operator-nobody = 谁登记算谁
button-operator-nobody = 不固定，谁登记算谁
button-operator-me = 我本人
button-operator-usual = 照常（消毒点上写的人）
button-this-name = 就写「{ $name }」
button-point-yes = ✅ 确认保存
field-name = 名称
field-kind = 类别
field-plate = 车牌
field-times = 次数
field-agent = 消毒剂
field-other_agent = 消毒剂名称
field-chlorine = 有效氯浓度
field-ethanol = 酒精浓度
field-contact = 作用时间
field-operator = 操作人
review-field = • { $field }：{ $value }

## 登记消毒
log-header = <b>登记消毒</b>　{ $name }
    { $day }
ask-disinfection_log-points = 消毒了哪些点？可选多个。
ask-disinfection_log-when = 什么时候做的？点一个，或直接输入，如：9:30
ask-disinfection_log-agent = 怎么消毒的？
ask-disinfection_log-other_agent = 用的是什么？请写名称。
ask-disinfection_log-chlorine = 有效氯浓度是多少？点一个，或直接输入，如：500、500ppm、0.05%
ask-disinfection_log-ethanol = 酒精浓度是多少？点一个，或直接输入，如：75%
ask-disinfection_log-contact = 作用了多长时间？点一个，或直接输入，如：30 分钟
ask-disinfection_log-ventilation = 通风了多长时间？点一个，或直接输入，如：半小时
ask-disinfection_log-batches = 请发送批号或运单号，可以一次粘贴多个，也可以分几次发。
ask-disinfection_log-plate = 车牌号是多少？如：吉A12345
ask-disinfection_log-operator = 是谁操作的？点姓名，或直接输入。
ask-disinfection_log-verifier = 是谁核验的？点姓名，或直接输入。
ask-disinfection_log-photos = 请发送照片，可以发多张。
ask-disinfection_log-remark = 备注写什么？
ask-disinfection_log-review = <b>请核对</b>
ask-disinfection_log-again = 您填的是另做的一次，还是同一次？
button-done-once = 是同一次，不重复登记
logged-once = 没有重复登记：{ $names }。
logged-once-numbers = 没有重复登记：{ $name }的 { $count } 个单号（{ $numbers }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] 等
    }）。
leave-disinfection_log = 放弃这次登记？已填的内容不会保存。
log-day-over = { $day } 的登记没有确认，当天已结束，没有保存。请登记今天的。
log-no-points = 还没有消毒点，请先设置。
names-and-more = { $names } 等 { $count } 个
log-will-be-below = ⚠️ { $names }：{ $why }
log-below-note = 确认后照实记下，但不算完成。
agent-as-planned = 照常：{ $treatment }
agent-each-planned = 照常（各点按设置）
batches = { $count } 个（{ $numbers }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] 等
    }）
photo-count = { $count } 张
field-when = 时间
field-ventilation = 通风
field-batches = 批号、运单号
field-verifier = 核验人
field-photos = 照片
field-remark = 备注
button-points-done = 选好了（{ $count } 个）
button-now = 刚做完
button-ago = { $minutes ->
    [30] 半小时前
    [60] 1 小时前
   *[other] 2 小时前
    }
button-this-morning = 今早 { $at }
button-not-timed = 没有计时，跳过
button-leave-out = 不填
button-no-numbers = 没有单号，跳过
button-log-yes = ✅ 确认登记
button-dilution = 按 { $value } mg/L 登记
dilution-comes-to = { $dilution } 是稀释比例，不是浓度。常用的「84」消毒液含有效氯 5%，按 { $dilution } 兑水约为 { $value } mg/L。用的就是这种，请点下面的按钮；不是的，请输入浓度。
refused-chlorine = 没有看出浓度，没有记录。请输入数字，如：500、500ppm、0.05%；也可以输入稀释比例，如：1:100
refused-chlorine-bounds = 浓度应在 { $least }–{ $most } mg/L 之间，没有记录。请核对后重新输入。
refused-ethanol = 没有看出酒精浓度，没有记录。请输入数字，如：75%
refused-ethanol-bounds = 酒精浓度应在 { $least }%–{ $most }% 之间，没有记录。请核对后重新输入。
refused-minutes = 没有看出时间，没有记录。请输入分钟数，如：30，或：半小时
refused-minutes-bounds = 时间应在 { $least }–{ $most } 分钟之间，没有记录。请重新输入。
time-problem-none = 没有看出时间，没有记录。请这样输入：9:30，或：1 小时前
time-problem-future = 这个时间还没有到，没有记录。请输入实际消毒的时间。
time-problem-earlier = 只能登记今天的消毒，没有记录。请输入今天的时间，如：9:30
numbers-here = 已记 { $count } 个：{ $more ->
    [0] { $numbers }
   *[other] ……{ $numbers }
    }
numbers-known = { $count } 个重复的只记一次。
numbers-none = { $count ->
    [1] 「{ $what }」里没有数字，不像单号，没有记下。
   *[other] 「{ $what }」等 { $count } 处没有数字，不像单号，没有记下。
    }
numbers-too-many = 最多记 { $most } 个。从 { $first } 起的 { $count } 个没有记下，请先登记这些，其余的另外登记。
numbers-too-long = { $count } 个超过 { $most } 字，没有记下，请核对后重发；其余的都记下了。
refused-numbers = 没有看出单号（每个不超过 { $most } 字），没有记录。请重新发送。
button-numbers-done = 就这些（{ $count } 个）
button-numbers-again = 全部重发
photos-here = 已收到 { $count } 张（最多 { $most } 张）。可以接着发；发完点下面的按钮。
photos-known = 这张照片已经收到过了，不重复保存。
photos-enough = 最多 { $most } 张，这一张没有保存。
button-photos-done = 发完了（{ $count } 张）
button-photos-again = 全部重发
refused-send-photo = 这一步要照片。请点输入框旁的 📎 发送照片，或点下面的按钮。

## 一周一览、记录、表格
week-title = <b>消毒一周一览</b>　{ $name }
    { $first } 至 { $last }
grid-title = 消毒一周一览　{ $name }
grid-day = { $month }.{ $day } { $weekday }
weekday-0 = 一
weekday-1 = 二
weekday-2 = 三
weekday-3 = 四
weekday-4 = 五
weekday-5 = 六
weekday-6 = 日
grid-done = 完成
grid-below = 未达要求
grid-due = 要做
grid-missed = 未做
grid-to_come = 未到时间
grid-nothing = 不用做
grid-total = 七天计划 { $planned } 次，完成 { $done } 次
button-week-workbook = 导出表格
week-file = 消毒记录 { $name } { $day }
week-workbook = { $name } 最近七天的消毒计划与记录。
sheet-plan = 计划与完成
sheet-logs = 消毒记录
sheet-points = 消毒点
column-day = 日期
column-time = 时间
column-point = 消毒点
column-kind = 类别
column-plate = 车牌
column-planned = 计划次数
column-done = 完成次数
column-state = 状态
column-agent = 消毒剂
column-contact = 作用（分钟）
column-ventilation = 通风（分钟）
column-batches = 批号、运单号
column-operator = 操作人
column-verifier = 核验人
column-photos = 照片（张）
column-remark = 备注
column-result = 结果
column-result-done = 完成
column-by = 登记人
column-point-name = 名称
column-point-kind = 类别
column-point-often = 每天次数
column-point-agent = 消毒剂
column-point-chlorine = 有效氯（mg/L）
column-point-ethanol = 酒精（%）
column-point-contact = 作用（分钟）
column-point-ventilation = 通风（分钟）
column-point-plate = 车牌
logs-title = <b>消毒记录</b>　{ $name }
    最近七天 { $count } 条
logs-none = 最近七天没有记录。
log-done = ✅ { $day } { $at } { $name }：{ $parts }
log-below = ⚠️ { $day } { $at } { $name }：{ $parts }。未达要求：{ $why }
log-plate = { $plate }
log-batches = 单号 { $count } 个
log-photos = 照片 { $count } 张
button-log-photos = 看照片：{ $name } { $at }（{ $count } 张）

## 用表格维护消毒点
points-import-header = <b>用表格维护消毒点</b>　{ $name }
ask-points_import-file = 请发送 Excel 或 CSV 文件。还没有的，点「发我一份表格」，改好后发回来。
ask-points_import-review = 确认导入吗？表里没有的消毒点不会去掉。
leave-points_import = 不导入了吗？消毒点不会改动。
button-points-template = 发我一份表格
points-file = 消毒点 { $name }
points-workbook = { $count ->
    [0] 这是空白表格。一行一个点，填好后发回来。
   *[other] 这是现在的 { $count } 个消毒点。改好后发回来。
    }
points-import-read = 新增 { $new } 个，修改 { $changed } 个，不变 { $same } 个。
points-import-new = 新增 { $name }：{ $often }，{ $treatment }
points-import-changed = 修改 { $name }：{ $often }，{ $treatment }
points-imported = ✅ 已导入：新增 { $new } 个，修改 { $changed } 个。
points-file-empty = 表里没有能用的消毒点，没有改动。请核对后重新发送。
points-doubt-no_name = 第 { $row } 行：没有名称，不导入
points-doubt-twice = 第 { $row } 行：「{ $text }」前面已有，不导入
points-doubt-kind = 第 { $row } 行：类别「{ $text }」不认识，不导入。请填：场所、设备、货物、车辆
points-doubt-agent = 第 { $row } 行：消毒剂「{ $text }」不认识，不导入
points-doubt-number = 第 { $row } 行：「{ $text }」不是合理的数字，不导入
points-doubt-plate = 第 { $row } 行：「{ $text }」不是车牌号，不导入
points-rejected-unreadable = 文件打不开，可能已损坏，消毒点没有改动。请另存后重新发送。
points-rejected-no_name_column = 表里没有「名称」这一列，消毒点没有改动。请在表头写上「名称」后重新发送。
points-rejected-too_many_rows = 表里行数太多，消毒点没有改动。最多 200 个点。
points-rejected-too_large = 文件展开后太大，消毒点没有改动。请删去图片后重新发送。
refused-send-points-file = 这一步要文件。请发送 Excel 或 CSV 文件。
field-file = 文件

## 联络员
button-disinfect-of = 消毒情况
button-photo-ask = 要一张新照片
button-overdue = 消毒未完成（{ $count } 家）
today-overdue = { $total ->
    [0] 消毒：{ $due } 家到时的都已完成
   *[other] 消毒：应做 { $due } 家，未完成 <b>{ $total }</b> 家
    }
overdue-title = <b>消毒未完成</b>　{ $division }　{ $day }
overdue-digest = <b>消毒未完成汇总</b>　{ $division }　{ $day }
overdue-counts = 应做 { $due } 家，完成 { $done } 家，未完成 <b>{ $total }</b> 家。
overdue-one = { $place }. { $name }：{ $points } 个点、{ $slots } 次未完成
overdue-none = 到时的都已完成。
overdue-nobody-due = 今天没有应消毒的企业（未设置消毒点，或今天休息）。
photo-which = { $name }：要哪个点的新照片？
photo-asked-for = ✅ 已请企业拍「{ $name }」的新照片，收到后发给您。
photo-waiting = 📷 「{ $name }」：{ $by } { $at } 要的新照片，还没有收到
toast-photo-asked = 已通知企业
toast-photo-asked-already = 已经要过，企业还没有回复
photo-asked = 📷 <b>请拍一张新照片</b>
    { $enterprise }：联络员 { $by } { $at } 要看「{ $name }」的现场照片。请点下面的按钮后发送。
button-photo-answer = 📷 发照片：{ $name }
photo-answer-header = <b>发照片</b>　{ $name }
    联络员 { $by } { $at } 要看。
ask-photo_answer-photo = 请现在拍一张，发到这里。
ask-photo_answer-send = 把刚才这张照片发给联络员吗？
leave-photo_answer = 先不发吗？
button-photo-send = ✅ 发给联络员
photo-sent = ✅ 「{ $name }」的照片已发给联络员 { $by }。
photo-request-gone = 这张照片已有人发过，或不再需要了。
photo-answered = 📷 <b>新照片</b>　{ $enterprise }
    { $name }，{ $day } { $at } 发来（您 { $asked } 要的）
picture-unasked = 收到照片，但不知道是哪次消毒的，没有保存。请点「其他情况登记」，核对时点「修改：照片」再发。
picture-which-request = 收到照片，但不知道是哪一处的，没有保存。请点下面要发的一处，再发一次。
