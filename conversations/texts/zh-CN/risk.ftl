# Risk of places (风险等级) and the policy (口径)

moment = { $day } { $at }
moment-of-year = { $year }年{ $day } { $at }
as-it-is = { $text }
command-risk = 地区风险等级
command-policy = 核查与填报口径
no-longer-allowed = 您已没有办理此项的权限，本次填写没有保存。如有疑问，请联系上级管理员。

## 口径
policy-title = <b>口径</b>
policy-version = 第 { $version } 版（初始值）
policy-version-since = 第 { $version } 版，自 { $since } 起生效
policy-version-by = 第 { $version } 版，自 { $since } 起生效（{ $by }）
policy-hint = 点要修改的一项。每次修改都另存一版，以前的版本保留。
policy-group-temperature =
    <b>体温</b>
policy-group-times =
    <b>时间</b>
policy-group-returns =
    <b>返岗核查与隔离</b>
policy-group-disinfection =
    <b>消毒</b>
policy-group-retention =
    <b>资料保存</b>
policy-value = • { $name }：{ $value }
policy-days = { $count } 天
policy-minutes = { $count } 分钟
policy-mg_l = { NUMBER($count, useGrouping: 0) } mg/L
policy-percent = { $count }%
policy-on = 是
policy-off = 否
policy-medium-isolate = 居家隔离
policy-medium-observe = 可返岗，注意观察
policy-name-fever = 发热标准
policy-name-lowest_plausible = 体温下限
policy-name-highest_plausible = 体温上限
policy-name-day_opens = 开始填报
policy-name-reminders = 催报时间
policy-name-cutoff = 截报时间
policy-name-digests = 未报汇总时间
policy-name-quiet_from = 免打扰开始
policy-name-quiet_until = 免打扰结束
policy-name-invite_days = 邀请码有效期
policy-name-look_back_days = 回溯天数
policy-name-isolation_days = 隔离天数
policy-name-medium_risk = 来自中风险地区
policy-name-returning_check = 未返岗人员须核查
policy-name-front_line_check = 一线岗位须核查
policy-name-front_line_posts = 一线岗位
policy-name-readings = 隔离测温提醒
policy-name-evening_from = 下午测温起点
policy-name-disinfection_times = 消毒时间
policy-name-disinfection_overdue = 消毒未完成提醒
policy-name-disinfection_digest = 消毒未完成汇总
policy-name-chlorine_mg_l = 有效氯不低于
policy-name-ethanol_percent = 酒精浓度不低于
policy-name-contact_minutes = 作用时间不少于
policy-name-ventilation_minutes = 通风不少于
policy-name-track_days = 配送轨迹保存
policy-name-delivery_days = 配送清单保存
policy-name-record_days = 备注和往来消息保存
policy-name-draft_days = 未填完的草稿保留
policy-about-fever = 体温达到这个数值即为发热，不能上岗并发出预警。
policy-about-lowest_plausible = 低于这个数值的体温不合常理，请填报人重填。
policy-about-highest_plausible = 高于这个数值的体温不合常理，请填报人重填。
policy-about-day_opens = 每天从这个时间起生成当日应报名单。
policy-about-reminders = 到时给还没有报的企业发催报消息。
policy-about-cutoff = 过了这个时间再报，记为迟报。
policy-about-digests = 到时把未报企业名单发给联络员。
policy-about-quiet_from = 从这个时间起，普通消息等到免打扰结束再发；预警不受影响。
policy-about-quiet_until = 到这个时间，免打扰结束。
policy-about-invite_days = 新发的邀请码多少天内有效；已发的不变。
policy-about-look_back_days = 返岗核查须写明返岗前多少天的停留地，一天不缺。
policy-about-isolation_days = 离开风险地区或最后一次接触之后，隔离多少天。已开始的隔离不会因此缩短。
policy-about-medium_risk = 到过中风险地区的人员怎样处理。
policy-about-returning_check = 曾报「未返岗」的人员，核查合格后才能报在岗。
policy-about-front_line_check = 岗位名称含下面任一词语的人员，核查合格后才能报在岗。
policy-about-front_line_posts = 岗位名称含其中任一词语，即为一线岗位。
policy-about-readings = 到时提醒填报人录入隔离人员的体温。
policy-about-evening_from = 这个时间之前的测温算上午，之后的算下午。
policy-about-disinfection_times = 场所和设备到这些时间应消毒，同时提醒填报人。每天一次的只在第一个时间，两次的在第一个和最后一个时间。
policy-about-disinfection_overdue = 到时把当天仍未完成的消毒告诉填报人。
policy-about-disinfection_digest = 到时把仍有消毒未完成的企业汇总给联络员。
policy-about-chlorine_mg_l = 含氯消毒剂的有效氯低于这个数值的，照实记录，但不算完成。
policy-about-ethanol_percent = 酒精的体积浓度低于这个数值的，照实记录，但不算完成。
policy-about-contact_minutes = 作用时间少于这个数值的，照实记录，但不算完成；酒精擦拭除外。
policy-about-ventilation_minutes = 场所通风少于这个时间的，照实记录，但不算完成。
policy-about-track_days = 配送轨迹保存多少天；到期先告知管理员，再删除。
policy-about-delivery_days = 配送清单保存多少天；到期先告知管理员，再删除。
policy-about-draft_days = 填了一半、没有提交的内容，多少天没有继续就清除；本人下次打开时会看到说明。
policy-about-record_days = 联络员对企业的备注、与企业的往来消息保存多少天；到期先告知管理员，再删除。
policy-change-title = <b>修改口径</b>
policy-how-celsius = 点一个，或直接输入，如 37.3
policy-how-days = 点一个，或直接输入天数，如 14
policy-how-minutes = 点一个，或直接输入分钟数，如 30
policy-how-mg_l = 点一个，或直接输入，如 500
policy-how-percent = 点一个，或直接输入，如 75
policy-how-time = 点一个，或直接输入，如 8:30
policy-how-times = 点一组，或直接输入，如 8:30、10:30
policy-how-medium = 请选择。
policy-how-switch = 请选择。
policy-how-words = 请发送全部词语，用顿号或空格隔开；只增减的，这样写：+店长 -保安
refused-policy-celsius = 应在 { $least }–{ $most }℃ 之间，最多一位小数，没有改动。请重新输入。
refused-policy-days = 应是 { $least }–{ $most } 的整数，没有改动。请重新输入。
refused-policy-minutes = 应是 { $least }–{ $most } 的整数，没有改动。请重新输入。
refused-policy-mg_l = 应是 { $least }–{ $most } 的整数，没有改动。请重新输入。
refused-policy-percent = 应是 { $least }–{ $most } 的整数，没有改动。请重新输入。
refused-policy-time = 没有看出时间。请输入 0:00–23:59，如 8:30
refused-policy-times = 没有看出时间，或不在 1–{ $times } 个之间。请重新输入，如 8:30、10:30
refused-policy-medium = 请点下面的一个按钮。
refused-policy-switch = 请点下面的一个按钮。
refused-policy-words = 应是 1–{ $words } 个词语，每个不超过 { $length } 字，没有改动。请重新输入。
policy-same = 现在就是这个值，不用改。请输入别的值，或返回。
policy-misfit-cutoff = 截报时间（{ $cutoff }）应晚于开始填报（{ $day_opens }）。没有改动，请重新输入，或先改另一项。
policy-misfit-reminders = 催报时间（{ $reminders }）都应在开始填报（{ $day_opens }）之后、截报（{ $cutoff }）之前。没有改动，请重新输入，或先改另一项。
policy-misfit-digests = 未报汇总（{ $digests }）不应早于截报时间（{ $cutoff }）。没有改动，请重新输入，或先改另一项。
policy-misfit-quiet = 催报（{ $reminders }）、汇总（{ $digests }）和测温提醒（{ $readings }）都不应落在免打扰时段（{ $quiet_from }–{ $quiet_until }）。没有改动，请重新输入，或先改另一项。
policy-misfit-readings = 测温提醒（{ $readings }）在下午测温起点（{ $evening_from }）前后都应至少有一次。没有改动，请重新输入，或先改另一项。
policy-misfit-disinfection = 消毒时间（{ $disinfection_times }）、未完成提醒（{ $disinfection_overdue }）、未完成汇总（{ $disinfection_digest }）应依次在后。没有改动，请重新输入，或先改另一项。
policy-misfit-disinfection_quiet = 消毒时间（{ $disinfection_times }）、未完成提醒（{ $disinfection_overdue }）和汇总（{ $disinfection_digest }）都不应落在免打扰时段（{ $quiet_from }–{ $quiet_until }）。没有改动，请重新输入，或先改另一项。
ask-policy_change-value = 改成什么？
ask-policy_change-review = <b>请核对</b>
leave-policy_change = 不改了吗？口径不会改动。
policy-change = { $name }：{ $old } → <b>{ $new }</b>
policy-change-words = 增加：<b>{ $added }</b>；去掉：<b>{ $gone }</b>。共 { $count } 个词语。
policy-no-words = 无
policy-from-now = 自确认时起生效。
policy-verdicts-stay = 已作出的核查结论不变，仍按当时的版本解释；之后的判断按新口径。
policy-changed = ✅ <b>口径已修改</b>，现为第 { $version } 版。
toast-policy-changed = 口径已修改
field-value = 数值
button-policy = 口径
button-policy-yes = ✅ 确认修改

## 风险等级
risk-low = 🟢 低风险
risk-medium = 🟡 中风险
risk-high = 🔴 高风险
risk-title = <b>地区风险等级</b>　高风险 { $high } 个，中风险 { $medium } 个
risk-none = 目前没有中、高风险地区。
risk-stated = • { $place }：{ $level }，自 { $since }
risk-coming =
    <b>即将生效</b>
risk-hint = 也可以直接发：/risk 长春朝阳区 高风险 2.20。一次多条的，每条一行。
risk-which = 「{ $text }」有多个地方，请选择：
risk-not-found = 没有找到「{ $text }」。请写全称或区划代码，如 长春朝阳区、220104。
risk-history-title = <b>{ $place }</b>　现在：{ $level }
risk-history-none = 从未设定，按低风险。
risk-told-held = ▶ { $level }，自 { $since }（{ $by }，{ $said } 设定）
risk-told-coming = 🕒 { $level }，自 { $since }（{ $by }，{ $said } 设定）
risk-told-over = • { $level }，自 { $since }（{ $by }，{ $said } 设定）
risk-by-operator = 服务器导入
risk-note = 　说明：{ $note }
risk-around =
    <b>上级或下辖地区</b>（判断时从严，一并考虑）
today-risk = 地区风险：高风险 { $high } 个，中风险 { $medium } 个{ $coming ->
    [0] {""}
   *[other] ，{ $coming } 项即将生效
    }。
button-risk-board = 风险等级
button-risk-set = 设定风险等级
button-risk-history = 该地记录
button-risk-yes = ✅ 确认设定
button-risk-skip = 不记录这一条
button-no-note = 不写说明
risk-change-title = <b>设定风险等级</b>
risk-change-of = <b>设定风险等级</b>　{ $place }
risk-held = 现在：{ $level }，自 { $since }
risk-held-low = 现在：🟢 低风险
risk-held-never = 现在：🟢 低风险（从未设定）
ask-risk_change-place = 哪个地区？
ask-risk_change-level = 定为什么等级？
ask-risk_change-since = 从什么时候起？点一个，或直接输入，如 2月20日 08:00
ask-risk_change-note = 有什么说明？（如通告文号）
ask-risk_change-review = <b>请核对</b>
leave-risk_change = 不设定了吗？没有改动任何风险等级。
risk-since-now = 现在
risk-since-today = 今天 0:00
risk-since-yesterday = 昨天 0:00
risk-since-tomorrow = 明天 0:00
refused-since-bad_day = 没有看出日期或时间，或没有这一天。请重新输入，如 2月20日 08:00
refused-since-far = 时间太远：只能设定两年之内、两个月之后以内。请核对年份后重新输入。
field-risk-place = 地区
field-risk-level = 等级
field-risk-since = 起始
field-risk-note = 说明
field-risk-lines = 名单
risk-item = • { $what }：{ $value }
risk-no-note = 无
risk-from-now-on = 确认之时
risk-same = ℹ️ 该地那时本来就是{ $level }。可以再记一次，等级不变。
risk-set-back = ⚠️ 起始时间在过去：以前的记录都保留，但从 { $since } 起按这一次算，涉及的核查会按新的等级重新判断。
risk-until-next = ⚠️ { $since } 起另有设定（{ $level }），这一次只管到那时为止。
risk-later = 🕒 到 { $since } 才生效，届时重新判断。
risk-judged = { $count ->
    [0] 目前没有涉及该地的返岗核查。
   *[other] 确认后将重新判断 { $count } 份返岗核查；结论有变的，通知企业和联络员。
    }
risk-judged-unknown = 确认后将重新判断涉及该地的返岗核查；结论有变的，通知企业和联络员。
risk-said = ✅ <b>已设定</b>　{ $place }：{ $level }，自 { $since }
risk-said-judging = 正在重新判断涉及的返岗核查，完成后把结果发给您。
risk-said-later = 到时自动生效并重新判断，结果会发给您。
toast-risk-said = 已设定
risk-list-title = <b>设定多地风险等级</b>
risk-list-how = 每行一条：地区、等级，需要时写起始时间。最多 { $most } 行。
ask-risk_list-lines = 请发送名单，如：
    长春朝阳区 高风险 2.20
    南关区 低
ask-risk_list-place = 是哪个地区？
ask-risk_list-review = <b>请核对</b>
leave-risk_list = 不设定了吗？没有改动任何风险等级。
risk-line-said = 「{ $text }」
risk-list-count = 将设定 { $count } 条{ $bad ->
    [0] {""}
   *[other] ，另有 { $bad } 行没有看明白，不会记录
    }：
risk-list-line = • { $place }：{ $old } → { $new }，自 { $since }{ $count ->
    [0] {""}
   *[other] （重新判断 { $count } 份）
    }
risk-list-keeps = 以前的记录都保留；起始时间在过去的，从那时起按新的等级算。
risk-change-what = { $level }，自 { $since }
risk-bad-text = ✗ 「{ $text }」：{ $why }
risk-bad-line = ✗ 第 { $number } 行「{ $text }」：{ $why }
risk-bad-more = ✗ 另有 { $count } 行没有看明白。
risk-bad-too_many = 一次最多 { $most } 行，从这一行起都没有看
risk-bad-no_place = 没有写地区
risk-bad-no_level = 没有看出等级（高、中、低）
risk-bad-two_levels = 写了不止一个等级
risk-bad-bad_day = 没有这一天或这个时间
risk-bad-two_days = 写了不止一个日期
risk-bad-far = 时间太远（限两年之内、两个月之后以内）
risk-bad-too_long = 太长
risk-bad-unknown = 没有找到这个地区
risk-bad-many = 同名地区太多，请写明省市
risk-list-nothing = 没有要设定的，没有改动任何风险等级。
risk-list-said = ✅ <b>已设定 { $count } 条</b>

## 风险变化之后
rejudged-title = <b>返岗核查结论有变</b>
rejudged-risk = { $place }：{ $level }，自 { $since }
rejudged-risk-from = { $place }：{ $old } → { $level }，自 { $since }
rejudged-enterprise = { $enterprise }：{ $count } 人的结论因此改变。
rejudged-change = • { $person }：{ $old } → <b>{ $new }</b>
rejudged-more = 另有 { $count } 人，见返岗核查名单。
rejudged-was-fit = 可以返岗
rejudged-was-observed = 可以返岗，注意观察
rejudged-was-incomplete = 行程不全
rejudged-was-isolate = 隔离观察
rejudged-was-not_fit = 不能返岗，请就医
rejudged-isolate-until = 隔离观察至 { $until }
rejudged-now-isolate = ⚠️ 改为隔离的，请立即通知本人停止上岗、居家隔离，并每天上午、下午录入体温。
rejudged-now-kept = ℹ️ 结论减轻的，已经开始的隔离不会自动解除，须由联络员解除。
rejudged-now-again = ℹ️ 结论为不能返岗的，请就医、康复后重新核查；行程不全的，请补全。
rejudged-person = { $person }
rejudged-in-title = <b>风险变化，已重新判断</b>　{ $division }
rejudged-numbers = 重新判断 { $judged } 份返岗核查，结论有变 <b>{ $changed }</b> 份。
rejudged-nobody = 没有涉及该地的返岗核查，结论都不变。
rejudged-by-verdict = 变为：{ $parts }
rejudged-count-fit = 可以返岗 { $count } 人
rejudged-count-observed = 可以返岗并观察 { $count } 人
rejudged-count-incomplete = 行程不全 { $count } 人
rejudged-count-isolate = 隔离观察 { $count } 人
rejudged-count-not_fit = 不能返岗 { $count } 人
rejudged-most = 变化较多的企业：
rejudged-at = • { $enterprise }：{ $count } 人
risk-done-title = ✅ <b>重新判断完成</b>
risk-done-going-on = ⏳ <b>正在重新判断</b>，完成后再告诉您结果。
button-rejudged-checks = 返岗核查
button-rejudged-isolated = 隔离名单
