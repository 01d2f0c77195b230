# Couriers (配送员), runs (配送班次), deliveries (配送单), tracks (轨迹)

command-couriers = 配送员与出车
command-run = 配送：出车、配送单、收车
command-trace = 查配送：谁送过、送给谁

## 登记与帮助
enrol-for-courier = <b>请您登记为配送员</b>
    企业：{ $subject }
enrolled-courier = <b>已登记</b>
    以后在这里记出车、配送单、位置和收车，每天几分钟。
courier-link = { $name }您好，请点下面的链接登记。以后出车、配送单、位置和收车，都在自己手机上记：
    { $link }
    { $days } 天内有效，只能用一次，仅限您本人使用，请勿转给他人。
help-couriers = 配送：点 /couriers 添加配送员、替人出车收车，也可以发链接让本人用自己的手机记。
help-courier = 送货的：出车前点 /run 测温登记；路上随时发配送单、位置、单据照片；回来点「收车」。
help-trace = 查配送：点 /trace，可按配送员、单号、片区、地点查谁送过、送给谁。每次查询都留有记录。

## 预警
alert-title-unfit_courier = 🔴 <b>预警：配送员体温异常或有症状</b>
alert-courier-start = 出车前测出，已拦下，没有出车
alert-courier-barred = 不能上岗却要出车，已拦下：{ $why }
alert-courier-end = 收车时测出：{ $day } { $start }–{ $end } 在外配送 { $deliveries } 单，请查接触情况
alert-courier-before = { $day } { $at } 量得：{ $findings }
alert-courier-rode = { $day } { $at } 再量为 { $temperature }，未报症状，已出车

## 配送员名单
couriers-title = <b>配送员</b>　{ $enterprise }
    { $count } 人
couriers-none = 还没有配送员。点「添加配送员」，从花名册里选人。
couriers-no-staff = 花名册还是空的。请先添加员工，再从中选配送员。
couriers-all = 花名册里的人都已经是配送员了。
courier-listed = • { $courier } · { $vehicle }
    { $state }
courier-title = <b>{ $courier }</b>　{ $vehicle }
courier-out = 在途：{ $since } 出车，{ $counts }
courier-sharing = 在途：{ $since } 出车，{ $counts }，正在共享位置
courier-overnight = ⚠️ { $day } { $since } 出车，还没有收车，{ $counts }
courier-back = 今天收车 { $runs } 班，最近一班 { $at } 收车，共 { $deliveries } 单
courier-refused = ⛔ 今天不能出车：{ $findings }
courier-refused-bare = ⛔ 今天不能出车
courier-refused-ways = 请让本人尽快就医，今天的单请改派他人。量错了的，请重新测量。
courier-none-today = 今天还没有出车
courier-phone-kept = 手机号：已保存（加密，不显示）
courier-no-phone = 手机号：没有填
courier-phone-told = 手机号已填
courier-alone = 本人已登记，可以用自己的手机记。
courier-not-alone = 本人还没有登记，由您代记；也可以发链接让本人记。
courier-again = 已恢复 { $courier } 为配送员。
courier-changed = ✅ 已改。
courier-unchanged = 没有改动。
courier-end-out = { $courier } 还有一班没有收车。请先收车，再取消配送员。
courier-end-confirm = 取消 { $courier } 的配送员身份？以后不再出车，以前的班次照样保留。
courier-ended = 已取消 { $courier } 的配送员身份，以前的班次都在。
courier-link-coming = 给 { $courier } 的链接在下一条消息里，请原样转发给本人。链接 { $days } 天内有效，只能用一次；以前发的链接作废。
run-no-plate = 无车牌
plate = { $plate }
clock = { $at }

button-couriers = 配送员名单
button-couriers-today = 配送员与出车
button-courier-add = 添加配送员
button-courier = { $courier }
button-courier-out = 🛵 { $courier }
button-courier-plate = 改车牌
button-courier-phone = 改手机号
button-courier-link = 发链接，让本人自己记
button-courier-link-again = 换手机了，重发链接
button-courier-end = 取消配送员
button-courier-end-yes = 确认取消
button-courier-undo-end = 撤销，恢复为配送员
button-to-courier = ‹ 返回配送员
button-own-check = 返岗核查

courier-add-header = <b>添加配送员</b>　{ $enterprise }
courier-new = • { $courier } · { $vehicle } · { $phone }
couriers-new = 共 { $count } 人。
couriers-added = ✅ 已添加 { $count } 名配送员。点「配送员名单」，可以替他们出车，或给本人发链接。
ask-courier_add-chosen = 哪些人送货？请点姓名，可选多人。
ask-courier_add-plate = 平时骑（开）哪辆车？请输入车牌，如 吉A12345；没有车牌的点下面。
ask-courier_add-phone = 手机号是多少？
ask-courier_add-review = <b>请核对</b>
leave-courier_add = 不添加了吗？还没有保存。
button-couriers-chosen = 选好了（{ $count } 人）
button-couriers-add = ✅ 确认添加
button-phone-later = 先不填
button-phone-as-it-is = 不改
button-no-plate = 没有车牌（步行或无牌车）
field-phone = 手机号
ask-courier_change-plate = 请输入车牌，如 吉A12345 或 长春A12345。
ask-courier_change-phone = 请输入 11 位手机号。
leave-courier_change = 不改了吗？
refused-courier-plate = 「{ $text }」不像车牌，没有记录。请输入如 吉A12345；没有车牌的点下面的按钮。
refused-phone = 没有看出手机号，没有记录。请输入 11 位数字。

## 今日任务
today-couriers = 🛵 配送员 { $count } 人：在途 { $out } 班，今天已收车 { $back } 班
today-runs-overnight = ⚠️ { $count } 班昨天或更早出车，还没有收车：{ $couriers }
run-own-header = <b>配送</b>　{ $name }（{ $enterprise }）
run-own-title = 🛵 { $state }
run-overnight = ⚠️ 这一班不是今天的，还没有收车。请先收车，才能再出车。
button-trace = 查配送
button-run-measure = 🌡 重新测量
button-run-begin = 🛵 出车
button-runs = 以前的班次

## 出车
run-start-header = <b>出车登记</b>　{ $courier }　{ $vehicle }
temperature-old = { $at } 量的体温已过半小时，请重新测量。
ask-run_start-temperature = 现在体温是多少？点一个，或直接输入，如 36.5
ask-run_start-symptoms = 有没有不舒服？
ask-run_start-ready = 口罩戴好了吗？车和配送箱消毒了吗？车牌对吗？
ask-run_start-mask = 口罩戴好了吗？
ask-run_start-disinfected = 车和配送箱消毒了吗？
ask-run_start-anyway = 现在消毒，还是先出车？
ask-run_start-plate = 今天用哪辆车？点一个，或输入车牌。
ask-run_start-review = <b>请核对</b>
leave-run_start = 不出车了吗？刚才填的不会保存。
button-ride-well = ✅ 都好：戴了口罩，已消毒，{ $plate }，出车
button-ride-well-no-plate = ✅ 都好：戴了口罩，已消毒，无车牌，出车
button-ride-different = 有不一样的
button-mask-yes = 戴好了
button-mask-no = 没有口罩
button-disinfected-yes = 已消毒
button-disinfected-no = 还没有
button-disinfected-now = ✅ 刚刚消毒好了
button-ride-anyway = 没有消毒，先出车
button-confirm = ✅ 确认
refused-no-mask = 没有戴口罩不能出车。请先戴好口罩，再点「戴好了」。
run-disinfect-first = 请先给车和配送箱消毒（擦拭把手、车筐、箱内外），约五分钟。不消毒就出车，会照实记录。
field-health = 体温和症状
field-disinfected = 消毒
run-told-fit = • { $findings }
run-told-unfit = ⚠️ { $findings }
run-told-vehicle = • { $state }
run-told-plate = • 车牌：{ $vehicle }
run-will-be-refused = ⛔ 这样不能出车，确认后会通知联络员。填错了的，请点「修改」。
run-begun = ✅ <b>已出车</b>　{ $courier }　{ $vehicle }　{ $at }
run-vehicle-logged = 车辆消毒也已记入消毒记录。
run-disinfect-later = ⚠️ 车、箱没有消毒，已照实记录。请尽快补做。
run-what-now = 路上请记配送单、共享位置；回来点「收车」。
run-refused = ⛔ <b>{ $courier } 今天不能出车</b>
    已通知联络员。请让本人戴好口罩，尽快到发热门诊就医，途中不乘公共交通；今天的单请改派他人。
run-refused-own = ⛔ <b>{ $courier }，您今天不能出车</b>
    已通知联络员。请戴好口罩，尽快到发热门诊就医，途中不乘公共交通，并告诉企业改派。
run-barred = ⛔ { $courier } 现在不能出车：{ $why }。
run-alerted = 已通知联络员。
run-start-old = { $courier } 以前开始的出车登记没有完成，不再有效。请重新点「出车」，现在测一次体温。
run-open-already = { $courier } 还有一班没有收车，请先收车，再出车。
ride-bar-isolation = 隔离观察至 { $until }
ride-bar-other = 正在隔离观察
ride-bar-not_fit = 返岗核查未通过，请先就医
ride-bar-incomplete = 返岗核查行程不全，请先补全
ride-bar-unconfirmed = 返岗核查还没有经企业确认
ride-bar-not_yet = 还没有到返岗日
ride-bar-ledger = 健康台账报的是：{ $said }
ride-bar-unchecked = 还没有做返岗核查
toast-run-begun = 已出车
button-run-go-on = 开始记配送

## 班次卡片
run-title = <b>配送班次</b>　{ $courier }　{ $vehicle }
run-enterprise = { $enterprise }
run-under-way = { $start } 出车，在途 { $hours ->
    [0] { $minutes } 分钟
   *[other]
        { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分钟
        }
    }
run-over = { $start } 出车，{ $end } 收车，共 { $hours ->
    [0] { $minutes } 分钟
   *[other]
        { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分钟
        }
    }
run-start = 出车：{ $temperature }，{ $mask }，{ $vehicle }
run-end = 收车：{ $temperature }，途中消毒配送箱 { $boxes } 次
run-remark = 备注：{ $remark }
mask-yes = 戴口罩
mask-no = 没戴口罩
disinfected-yes = 车、箱已消毒
disinfected-no = 车、箱没有消毒
run-deliveries = { $exceptions ->
    [0] { $count } 单
   *[other] { $count } 单（异常 { $exceptions } 单）
    }
run-add-first = 没有记录这条消息。要记配送单，请先点「加配送单」，再发一次。
run-no-deliveries = 还没有配送单。点「加配送单」，一行一单发过来；也可以直接发 Excel 或 CSV。
run-points = 轨迹 { $points } 点
run-sharing = 轨迹 { $points } 点，正在共享位置（至 { $until }）
run-silent = ⚠️ { $since } 以后没有新位置。手机可能关了定位或停了共享，请看一下，停了就重新共享。
run-silent-there = ⚠️ { $since } 以后没有新位置。
run-no-points = 还没有位置。点「共享位置」看怎么发。
run-without-points = 没有位置记录
run-areas = 途经：{ $areas }
run-photos = 单据照片 { $count } 张
run-still-out = 未收车
run-back-at = { $at } 收车
run-list-empty = 这一班没有配送单。
run-no-map = 位置不到两点，画不成轨迹图。
run-no-photos = 这一班没有单据照片。
ride-no-longer = 这名配送员或这一班已不在您这里，刚才的内容没有保存。如有疑问，请联系企业填报人。
run-ended-already = 这一班已经收车，不能再改。
run-detail = { $name }（{ $enterprise }）。本次查看已留有记录。
button-to-run = 回到班次
button-run-add = ➕ 加配送单
button-run-share = 📍 共享位置
button-run-areas = 记途经片区
button-run-photo = 📷 拍单据
button-run-list = 配送清单
button-run-order = 改一单
button-run-file = 下载 Excel
button-run-map = 轨迹图
button-run-photos = 看单据照片
button-run-end = 🏁 收车
run-how-share = <b>共享位置</b>
    点输入框旁的 📎 → 位置 → 共享实时位置 → 8 小时。
    发出后不用再管，轨迹会自动记下；收车后可以停止共享。
    只想记一个地点的，点 📎 → 位置 → 发送当前位置。
run-how-photo = <b>拍单据</b>
    直接把照片发过来就行，可以一次发多张。

## 配送单
delivery = { $place }. { $order }{ $facts }
delivery-facts = { " " }· { $facts }
delivery-nothing = { "" }
delivery-exception = ⚠️{ $exception }
delivery-phone-kept = 电话已存
delivery-first = • { $order } { $area }
contactless-yes = 无接触
contactless-no = 当面交
ask-run_deliveries-more = 请发配送单，一行一单，可以粘贴很多行。如：
    1023 万科城3栋 18:05 无接触
    1024 朝阳桥 18:20 拒收
leave-run_deliveries = 不加了吗？已经记下的配送单都在。
button-deliveries-done = ✅ 完成
button-undo-deliveries = 撤销刚才的 { $count } 单
deliveries-added = ✅ 记下 { $count } 单
deliveries-again = 这 { $count } 单已经有了，按新的记：{ $orders }{ $more ->
    [0] {""}
   *[other] 等，另有 { $more } 单
    }
deliveries-more = ……另有 { $count } 单
deliveries-none-read = 没有认出单号，没有记录。每行请以单号开头，如：1023 万科城3栋 18:05
deliveries-undone = 已撤销 { $count } 单。
deliveries-nothing-to-undo = 没有可以撤销的。
row-doubt-no_order = 第 { $row } 行没有单号，没有记录：{ $text }
row-doubt-twice = 第 { $row } 行的单号重复，以最后一行为准：{ $text }
row-doubt-time = 第 { $row } 行的时间没有看懂，只记其余：{ $text }
row-doubt-future = 第 { $row } 行的时间还没有到，没有记时间：{ $text }
row-doubt-too_long = 第 { $row } 行的内容太长，只记了前面一部分：{ $text }
row-doubts-more = 另有 { $count } 处有疑问，没有逐一列出。
deliveries-reading = 已收到「{ $name }」，正在读取，稍后请您核对。
deliveries-read = 读出 { $read } 单{ $exceptions ->
    [0] 。
   *[other] ，其中异常 { $exceptions } 单。
    }
deliveries-read-again = 其中 { $count } 单这一班已经有了，按文件里的记。
deliveries-imported = ✅ 已导入 { $count } 单。
deliveries-too-late = 这一班已经收车，文件没有导入。
deliveries-none-in-file = 文件里没有配送单，没有导入任何内容。
deliveries-rejected-unreadable = 文件打不开，可能已损坏，没有导入任何内容。请另存后重新发送。
deliveries-rejected-no_name_column = 表里没有「单号」这一列，没有导入任何内容。请在表头写上「单号」后重新发送。
deliveries-rejected-too_many_rows = 表里超过 10,000 行，没有导入任何内容。请分开发送。
deliveries-rejected-too_large = 文件展开后太大，没有导入任何内容。请删去图片或分开发送。
ask-deliveries_import-confirm = 确认导入吗？
leave-deliveries_import = 不导入了吗？配送单不会改动。
ask-delivery_change-order = 改哪一单？点一个，或输入单号的一部分。
ask-delivery_change-what = 改什么？
ask-delivery_change-exception = 出了什么情况？点一项，或输入说明。
ask-delivery_change-contactless = 是无接触交付吗？
ask-delivery_change-time = 几点送到的？请输入，如 18:05
leave-delivery_change = 不改了吗？
delivery-search-hint = 单子多时，输入单号的一部分查找，如 023
listed-found = 按「{ $find }」找到 { $count } 项：
refused-no-such-order = 这一班没有单号含「{ $find }」的。请换几个数字，或点下面的单号。
refused-no-such-courier = 没有找到「{ $find }」。请点下面的一个按钮。
refused-clock = 没有看出时间。请输入如 18:05
refused-clock-outside = 时间要在 { $start } 出车以后、现在 { $now } 以前。请重新输入。
button-delivery = { $order } { $area }
button-delivery-exception = 异常情况
button-delivery-contactless = 是否无接触
button-delivery-time = 送达时间
button-delivery-remove = 删除这一单
button-delivery-undo = 撤销删除
button-just-now = 刚刚
exception-refused = 拒收
exception-nobody = 无人接收
exception-address = 地址有误
exception-damaged = 破损
exception-none = 没有异常
delivery-changed = ✅ 已改：
delivery-removed = 已删除 { $order }，还有 { $left } 单。
delivery-back = ✅ 已恢复。
sheet-deliveries = 配送清单
sheet-place = 序号
sheet-order = 单号
sheet-area = 片区
sheet-time = 送达时间
sheet-contactless = 交付方式
sheet-exception = 异常
sheet-phone = 收件人电话
sheet-phone-kept = 已保存
run-file-name = 配送清单 { $courier } { $day }

## 片区、位置、照片
ask-run_areas-areas = 按先后顺序输入途经的片区或街道，如：春城大街 → 朝阳桥 → 红旗街
    也可以用逗号隔开，或一行一个。
ask-run_areas-confirm = 这样对吗？保存后不能删除。
leave-run_areas = 不记了吗？还没有保存。
areas-read = 读到 { $count } 处：{ $areas }
areas-stored = ✅ 已记下 { $count } 处。
button-areas-yes = ✅ 对，保存
refused-no-areas = 没有看出片区。请输入如：春城大街 → 朝阳桥
refused-many-areas = 一次最多 { $most } 处，这里有 { $count } 处，没有记录。请分次发送。
refused-long-area = 「{ $area }……」太长了，没有记录。每处请不超过 { $most } 字。
location-stored = 📍 已记入 { $courier } 的轨迹（{ $at }）。
location-shared = 📍 { $courier } 的实时位置已接上，记到 { $until }。
location-shared-long = 📍 { $courier } 的实时位置已接上。一直共享的，最多记 24 小时，到 { $until }。
location-shared-then = 📍 这次共享已在 { $until } 结束，在那以前的位置已记入 { $courier } 的轨迹。要接着记，请重新共享。
location-future = 这个位置的时间是 { $at }，还没有到，没有记录。请核对手机时间后重发。
location-before-run = 这个位置是 { $at } 的，在 { $start } 出车以前，没有记录。请重新发送现在的位置。
location-sharing-over = 这次共享在 { $until } 已经结束，没有记录。请重新共享。
run-photo-stored = 📷 已收下 { $courier } 的单据照片。
no-run-for-location = 现在没有在途的班次，位置没有保存。请先出车，再发位置。
no-run-for-live = 现在没有在途的班次，位置没有保存，可以停止共享。请先出车，再共享实时位置。
no-run-for-photo = 现在没有在途的班次，照片没有保存。请先出车，再发单据照片。
no-run-for-file = 现在没有在途的班次，文件没有读取。请先出车，再发配送单。
no-run-refused-location = 您今天不能出车，位置没有保存。原因和办法请看「今日任务」。
no-run-refused-live = 您今天不能出车，位置没有保存，可以停止共享。原因和办法请看「今日任务」。
no-run-refused-photo = 您今天不能出车，照片没有保存。原因和办法请看「今日任务」。
no-run-refused-file = 您今天不能出车，文件没有读取。原因和办法请看「今日任务」。
run-which-kept = 已收到 { $count } 项：{ $things }。
ask-run_which-run = 记到谁的班次上？请选一个，选好之前先替您留着。
leave-run_which = 不记了吗？刚才发的不会保存。
run-which-full = 最多先替您留 { $most } 项，这一项没有保存。请先选班次，再接着发。
run-which-none = 班次都已收车，刚才发的没有保存。
kept-location = 位置
kept-live = 实时位置
kept-photo = 照片
kept-file = 文件
button-run-of = { $courier } · { $vehicle } · { $start } 出车
photos-left-over = 这里只发一张，其余 { $count } 张没有保存。
button-is-roster = 这是员工花名册

## 收车
ask-run_end-temperature = 现在体温是多少？点一个，或直接输入，如 36.5
ask-run_end-boxes = 途中给配送箱消毒了几次？
ask-run_end-ending = 以上都对吗？收车以后不能再改。
ask-run_end-remark = 请输入备注：
leave-run_end = 先不收车吗？班次继续。
boxes = { $count } 次
run-ends-without-deliveries = ⚠️ 这一班还没有配送单。
run-end-fever = ⚠️ 体温异常，收车后会通知联络员。填错了的，请点「返回」重填。
button-run-end-yes = ✅ 对，收车
button-run-remark = 对，加一句备注再收车
button-run-add-first = 不对，先补配送单
run-ended = ✅ <b>已收车</b>
run-end-alerted = ⚠️ 体温异常，已通知联络员。请戴好口罩，尽快到发热门诊就医，途中不乘公共交通。
run-stop-sharing = 📍 现在可以停止共享位置了。
toast-run-ended = 已收车

## 班次记录
runs-title = <b>最近的班次</b>　{ $courier }
runs-none = 还没有班次。出车后，这里会有记录。
run-of-day = { $place }. { $day } { $start }–{ $end } · { $vehicle } · { $counts }
run-in-list = { $place }. { $courier } · { $vehicle } · { $start }–{ $end } · { $counts }
run-day-title = <b>配送班次</b>　{ $enterprise }
    { $day }，{ $count } 班
run-day-none = 这一天没有班次。
run-days-none = 还没有任何班次。
button-run = { $place }. { $courier } { $start }
button-run-days = 配送班次（按天）
button-day-earlier = ‹ { $day }
button-day-later = { $day } ›
map-title = { $courier } · { $vehicle } · { $day }
map-caption = 轨迹图　{ $courier }　{ $vehicle }　{ $day }
map-start = 起点 { $at }
map-end = 终点 { $at }
map-points = 共 { $points } 点
photo-caption = 单据照片 { $place }/{ $count }　{ $courier }

## 查配送
trace-title = <b>查配送</b>　{ $division }
trace-place = 地点：{ $spot }
trace-audited = 点「查询」后才开始查；每次查询、每翻一页都留有记录。
ask-trace-by = 按什么查？
ask-trace-courier = 配送员姓名？可以只写一部分，或拼音首字母，如 wq
ask-trace-order = 单号是多少？
ask-trace-area = 哪个片区或小区？如 万科城
ask-trace-place = 哪个地点？
ask-trace-period = 查哪几天？
ask-trace-clock = 大约几点？请输入，如 18:30；不清楚的查全天。
ask-trace-around = 前后各多少分钟？
ask-trace-answer = 换条件点「返回」，查完点「查好了」。
leave-trace = 结束这次查询？
trace-place-hint = 点 📎 → 位置，在地图上选好后发送；或输入纬度、经度，如 43.8868, 125.3245
refused-spot = 没有看出地点。请发送位置，或输入如 43.8868, 125.3245（纬度在前）。
period-hint = 也可以输入，如 11月20日，或 11.18-11.20
refused-period-future = { $days } 还没有到。请输入以前的日期。
refused-period-past = 只能查 { $days } 天以内的。请输入近一些的日期。
button-trace-courier = 配送员
button-trace-order = 单号
button-trace-area = 片区
button-trace-place = 地点
button-trace-ask = 🔍 查询
button-trace-done = 查好了
button-trace-again = 再查一次
trace-done = 本次查询已结束，查询记录已留存。
button-trace-run = { $place }. { $courier }
button-whole-day = 全天
button-period-today = 今天
button-period-yesterday = 昨天
button-period-3 = 近 3 天
button-period-7 = 近 7 天
button-period-14 = 近 14 天
minutes-around = 前后 { $minutes } 分钟
trace-between = { $start } 至 { $end }
trace-question-courier = 配送员「{ $what }」，{ $when }
trace-question-order = 单号「{ $what }」，{ $when }
trace-question-area = 片区「{ $what }」，{ $when }
trace-question-place = 地点 { $what } 附近，{ $when }
trace-found = 查到 { $count } 班：
trace-run = <b>{ $place }. { $courier }</b> · { $enterprise } · { $vehicle }
    { $start } 出车，{ $end }，{ $counts }
trace-near = 在附近：{ $start }–{ $end }
trace-more = ……另有 { $count } 单，点下面看全部
trace-others = <b>还有谁到过同一片区，或在途中遇到过他们：</b>
trace-other = • { $courier } · { $enterprise } · { $vehicle } · { $start } 出车，{ $end }
trace-others-more = 另有 { $count } 班
trace-no-others = 没有查到其他班次同时在场。
trace-nothing = 没有查到。
trace-try-courier = 可以只写姓，或放宽日期；也可以按单号、片区再查。
trace-try-order = 请核对单号，或放宽日期；也可以按片区、地点再查。
trace-try-area = 请换个写法，如只写小区名，或放宽日期；也可以按地点再查。
trace-try-place = 请放宽时间，或改按片区查。没有共享位置的班次，按地点查不到。
trace-searched-since = ⚠️ 经过这里的班次太多，只查了 { $since } 以后的，更早的没有查。请缩短时间，分几次查。
trace-others-not-all = ⚠️ 同时在场的没有查全，更早的班次可能还有。请缩短日期再查。
trace-others-unknown = ⚠️ 班次太多，没有查完，不能确定有没有其他班次同时在场。请缩短日期再查。
trace-tracks-kept = ℹ️ 轨迹只保存 { $days } 天，更早的查不到。
trace-lists-kept = ℹ️ 配送清单只保存 { $days } 天，更早的查不到。
