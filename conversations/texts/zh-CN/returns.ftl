# Return checks (返岗核查)

command-return = 返岗核查

## 登记
enrol-for-staff = <b>请您填写返岗核查</b>
    企业：{ $subject }
enrolled-staff = <b>已登记</b>
    接下来请填写返岗核查，约两分钟。
ask-enrolment-consent_own =
    <b>隐私告知</b>
    为疫情防控需要，本机器人收集：您的账号名称，返岗前若干天的停留地、乘坐的交通工具、接触情况、体温和症状；送货的，还有车牌、手机号、配送单、单据照片，以及您在班次中发来的位置。
    仅供您所在企业的填报人和所属商务主管部门的联络员查看；发给联络员的预警只显示姓氏和岗位，查看姓名会留有记录。
    您在这里只能看到自己的核查和班次；数据保存期满后删除。

    是否同意？
help-staff = 返岗核查：点 /today 或 /return 查看您的核查办到哪一步；需要填写或更改的，点下面的按钮。

## 日期和停留地
day-short = { $month }月{ $day }日
day-short-year = { $year }年{ $month }月{ $day }日
day-of-month = { $month }.{ $day }
span = { $first }–{ $last }
span-in-month = { $month }月{ $first }日–{ $last }日
stay = { $place } { $days }
stay-listed = • { $stay }
stay-strip = <code>{ $squares }</code>
    { $first } → { $last }
stays-complete = { $count } 天都已写明。
stays-missing = 还差 { $count } 天：{ $days }
stay-where-until = <b>{ $day }及以前在哪里？</b>点按钮，或输入地名。
stay-more = 还到过别处的，可以接着输入；没有了就点「就这些」。
stay-hint = 也可以连日期一起写，如：武汉 { $days }
stay-where-instead = <b>改成哪里？</b>原来是：{ $stay }
stay-days-of = <b>{ $place }</b>：哪几天在那里？
stay-hint-days = 点按钮，或直接输入，如：{ $days }、昨天
stay-first-day = <b>{ $place }</b>：从哪天起？
stay-last-day = <b>{ $place }</b>：{ $first }起，到哪天为止？
stay-opened = 要改这一处吗？{ $stay }
stays-rest-unread = 后面的「{ $text }」还没有读，请先答完这一处再发。
button-home-all = 一直在本地（{ $place }）
button-home-rest = 其余都在本地（{ $place }）
button-stays-done = ✅ 就这些
button-stays-missing = 先到这里（还差 { $count } 天）
button-stretch = { $days }（{ $count } 天）
button-today-only = 只有今天
button-yesterday-only = 只有昨天
button-days-grid = 逐日点选
button-stay-days = 改日期
button-stay-place = 改地点
button-stay-delete = 删除
button-stay-keep = ‹ 不改
refused-stay-day-off = 这一天不能选。可以直接输入，如：{ $days }
refused-no-stays = 请至少写一处停留地；没有离开过的，点「一直在本地」。
refused-too-many-stays = 最多写 { $most } 处，这一处没有记下。请把相邻的几天合并。
refused-stay-to-come = 还没到的日子不用填，这一处没有记下。请填到今天为止。
refused-stay-outside = 只需填 { $days }，这几天不在其中，没有记下。请重新输入。
refused-place-first = 请先写在哪里，再写哪几天，如：武汉 { $days }
refused-days-unread = 没有看出是哪几天。请点按钮，或这样写：{ $days }

## 核查的问题
return-header = <b>返岗核查</b>　{ $enterprise }
return-amending = （更正 { $person } 的核查，{ $day } 由 { $by } 填报）
ask-return_check-chosen = 谁要返岗？行程相同的可以一起选，不同的请分开填。
ask-return_check-return_day = 哪天返岗？最晚选明天；更晚返岗的，请到返岗前一天再填。
ask-return_check-stays = 返岗前这些天到过哪里？由近到远填。
ask-return_check-transport = 回来时主要乘坐什么？
ask-return_check-number = 车次或航班号是多少？中途换乘的一起写，如：G1234 K518
ask-return_check-seat = 座位号是多少？如：5车12F
ask-return_check-exposures = 这些天有没有下面的情况？可选多项。
ask-return_check-contact_day = 最后一次接触是哪天？
ask-return_check-temperature = 现在体温是多少？点一个，或直接输入，如 36.5
ask-return_check-symptoms = 有哪些症状？可选多项。
ask-return_check-review = <b>请核对</b>
leave-return_check = 放弃这次核查？已填的内容不会保存。
button-these-return = 选好了（{ $count } 人）
transport-rail = 火车
transport-air = 飞机
transport-coach = 客车
transport-car = 小汽车
transport-ferry = 船
transport-other = 其他
transport-none = 没有乘坐
button-number-unknown = 不记得了
button-seat-unknown = 没有座位号或不记得
button-no-exposures = 都没有
refused-number-rail = 「{ $text }」不像车次。请重新输入，如：G1234；不记得的点下面的按钮。
refused-number-air = 「{ $text }」不像航班号。请重新输入，如：CZ6543；不记得的点下面的按钮。
refused-tap-exposures = 请点按钮选择；没有这些情况的，点「都没有」。
refused-too-many-people = 一次最多选 { $most } 人，请分几次填。
field-people = 人员
field-return_day = 返岗日
field-stays = 停留地
field-transport = 交通工具
field-number = 车次、航班号
field-seat = 座位号
field-exposures = 接触情况
field-contact_day = 接触日期
return-person = <b>{ $person }</b>
return-people = 返岗人员：{ $names }
return-not-before = ℹ️ { $names } { $day } 还报「未返岗」，返岗日不能早于这一天。
told-return_day = 返岗日：{ $day }
told-stays = 停留地：{ $stays }
told-transport = 交通工具：{ $parts }
told-person = • { $person }：{ $facts }
told-contacts = 接触情况：{ $exposures }
told-health = 核查时：{ $findings }
number-unknown = 车次（航班号）不详
seat-told = 座位 { $seat }
no-exposures = 无接触
last-contact = 最后接触 { $day }
return-will-be-incomplete = ⚠️ 行程不全，补全之前不能上岗。可以先提交，之后再补。
return-replaces = ℹ️ { $person } { $day } 核查过（{ $verdict }），提交后以本次为准。
return-isolated = ℹ️ { $person } 正在隔离观察（至 { $until }），本次核查不会提前结束隔离。
return-promise = 提交即承诺：以上内容已向本人核实，情况属实。
button-file-check = ✅ 属实，提交核查
return-day-over = { $day } 的核查没有提交，当天已结束，没有保存。请重新核查、测量当天的体温。
return-check-gone = 这次核查已被新的代替，或人员已离职，没有改动。
return-no-staff = 花名册还是空的。请先添加员工，再做返岗核查。
toast-checked = 已提交 { $count } 人的核查

## 核查之后
return-done = ✅ <b>核查已提交</b>　{ $enterprise }
return-done-person =
    <b>{ $person }</b>
return-from = { $day } 起可以上岗，之前不能报在岗。
isolation-goes-on = ℹ️ 隔离观察仍在进行（至 { $until }）。结论变了，隔离不会自动结束；需提前解除的，由联络员决定。
return-on-post = ⛔ 今天的健康台账里，{ $names } 报的是在岗，请更正今日填报。
button-check-of = 查看：{ $person }
button-returns = 返岗核查
button-returns-to-do = { $waiting ->
    [0] 返岗核查（待核查 { $owed } 人）
   *[other] { $owed ->
        [0] 返岗核查（待确认 { $waiting } 人）
       *[other] 返岗核查（待核查 { $owed } 人，待确认 { $waiting } 人）
        }
    }
alert-milder = 企业更正了核查，新的结论：{ $verdict }。隔离观察仍至 { $until }，是否提前解除，请核实后决定。
alert-no-longer-ill = 原报发热或有症状，核查已更正，新的结论：{ $verdict }。请核实。

## 名单
returns-title = <b>返岗核查</b>　{ $enterprise }
returns-counts = 待核查 { $owed } 人，待确认 { $waiting } 人，已核查 { $checks } 人。
returns-none = 还没有返岗核查，目前也没有人需要。
    有员工从外地回来，或曾报「未返岗」的要上岗，请点「新的核查」。
return-owed = ⏳ { $person }：{ $why }
check-waiting = ✍️ { $person }：本人已申报，待您确认（{ $verdict }）
check-listed = { $icon } { $person }：{ $verdict }，返岗日 { $day }
button-return-new = 新的核查
button-check-owed = ⏳ { $person }
button-check-waiting = ✍️ { $person }
button-check-listed = { $icon } { $person }

## 一次核查
check-title = <b>返岗核查</b>　{ $person }
check-none = 还没有做过返岗核查。
check-outdated = ⚠️ { $day } 还报过「未返岗」，这次核查不能再用，请重新核查。
check-owed = 核查通过之前，不能报在岗。
check-replaced = 这次核查已被新的代替。
check-unconfirmed = ✍️ <b>本人已申报，待您确认</b>
declared-arrived = 📩 <b>员工已自行填报返岗核查，请核对后确认</b>
check-isolated = 隔离观察至 { $until }
check-isolation-over = 隔离观察已结束
check-isolation = 🏠 隔离观察中，至 { $until }
check-own = 本人申报（{ $by }）　{ $day } { $at }
check-by = 填报人 { $by }　{ $day } { $at }
check-confirmed = 由 { $by } 核实确认　{ $day } { $at }
check-revision = 第 { $revision } 次填写，以本次为准
check-rejudged = ℹ️ 因地区风险等级变化，{ $day } { $at } 重新判断
check-sent-back = 已请 { $person } 重新填写。
    尚未登记的，链接在下一条消息里，{ $days } 天内有效，请转发给本人；之前的链接作废。
button-why = 为什么？
button-check-begin = 现在填写
button-check-link = 发链接让本人填
button-check-anew = 重新核查
button-check-amend = 更正
button-check-complete = 补全行程
button-check-confirm = ✅ 核实无误，确认
button-check-back = 请本人重填
button-check-current = 查看现在的核查
toast-confirmed = 已确认
toast-check-changed = 内容刚改过，请核对最新的内容再确认
toast-check-incomplete = 行程不全，请先补全，或请本人重填
toast-confirmed-already = 已经确认过了

## 链接
link-coming = 链接在下一条消息里，请转发给 { $person } 本人。
    { $days } 天内有效，只能用一次；之前发的链接作废。填好后会通知您确认。
declare-link = { $name }您好，请点下面的链接填写返岗核查，约两分钟：
    { $link }
    { $days } 天内有效，仅限您本人使用，请勿转给他人。

## 本人申报
own-header = <b>返岗核查</b>　{ $name }
    { $enterprise }
own-title = <b>返岗核查</b>　{ $name }（{ $enterprise }）
ask-self_declaration-return_day = 您打算哪天返岗？最晚选明天；更晚返岗的，请到返岗前一天再填。
ask-self_declaration-stays = 返岗前这些天您到过哪里？由近到远填。
ask-self_declaration-transport = 您主要乘坐什么回来？
ask-self_declaration-number = 车次或航班号是多少？如：G1234；有换乘的一起写。
ask-self_declaration-seat = 座位号是多少？如：5车12F
ask-self_declaration-exposures = 这些天您有没有下面的情况？可选多项。
ask-self_declaration-contact_day = 最后一次接触是哪天？
ask-self_declaration-temperature = 请现在测一次体温，是多少？
ask-self_declaration-symptoms = 您有哪些症状？可选多项。
ask-self_declaration-review = <b>请核对</b>
leave-self_declaration = 先不填了吗？已填的内容不会保存，可以稍后重新填。
own-new-day = ℹ️ 行程已保留。接触情况、体温和症状请按今天的情况回答。
own-promise = 提交即承诺：以上是我本人的真实情况。
button-declare = ✅ 属实，提交
toast-declared = 已提交
own-sent = ✅ <b>已提交</b>，等待企业确认。
    { $enterprise }确认后会通知您；确认之前请不要上岗。
own-advice-not_fit = ⛔ 您有发热或其他症状：请不要上岗，戴好口罩，尽快到发热门诊就诊，并告知企业。
own-advice-isolate = 🏠 您需要隔离观察至 { $until }：请不要上岗、不要外出，每天上午、下午各测一次体温告知企业；如有不适，立即就医。
own-advice-incomplete = 🟡 还差这些天的停留地：{ $days }。补全后才能返岗。
own-isolation-goes-on = 🏠 您正在隔离观察，至 { $until }；核查结论变了，隔离也不会自动结束，请不要上岗。
own-isolation-over = ✔ 您的隔离观察已经结束，上岗时间请听企业安排。
own-none = ⏳ 还没有填写。
own-state-sent = { $day } { $at } 已提交，等待企业确认。
own-state-seen = { $day } { $at } 已提交，企业已确认。
own-state-waiting = ⏳ { $day } { $at } 已提交，等待企业确认；确认之前请不要上岗。
own-state-fit = ✅ 可以返岗，返岗日 { $day }。
own-state-observed = ✅ 可以返岗，返岗日 { $day }。返岗后每天测体温，如有不适立即报告。
own-departed = 您已不在{ $enterprise }的花名册里，不用填写。如有疑问，请联系企业。
own-confirmed = <b>企业已确认您的返岗核查</b>
own-filed = <b>企业已核对并填报您的返岗核查</b>
own-asked = <b>企业请您填写返岗核查</b>
own-asked-again = <b>企业请您核对并重新填写返岗核查</b>
button-begin-check = 开始填写
button-own-begin = 开始填写
button-own-complete = 补全行程
button-own-change = 更改已填内容
button-own-again = 重新填写
button-own-back = ‹ 返回
