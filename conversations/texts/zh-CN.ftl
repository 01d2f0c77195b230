### 简体中文。默认语言。写给店里的人看：短、客气、准确。

## 通用
person = { $name }
person-with-post = { $name }（{ $post }）
degrees = { $value }℃
no-symptoms = 无症状
chosen = ✔ { $label }
page-of = 第 { $page } 页，共 { $pages } 页
cut-here = ……（内容较多，其余未显示）
nothing-there = 没有找到这项内容，可能已失效。
no-longer-yours = 您已不是该企业的填报人，本次填写没有保存。如有疑问，请联系所属商务主管部门。
not-understood = 没有看明白这条消息，没有记录任何内容。请点下面的按钮。
unknown-command = 没有这个命令，或您的身份不能使用。
unreadable-kind = 暂不支持语音、贴纸等消息，没有记录任何内容。请用文字或按钮。
refused-unreadable = 暂不支持语音、贴纸等消息。已填内容都在，请继续：
edited-ignored = 修改已发出的消息不会改动填报内容。如需更改，请重新输入或点按钮。
private-only = 请点开我的头像私聊填报。为保护员工信息，群里不办理。
forwarded-ignored = 转发的消息不能当作回答。请直接输入，或点按钮。
nothing-to-cancel = 当前没有正在填写的内容。
left = 已放弃，本次填写没有保存。
choose-enterprise = 请选择企业：
choose-division = 请选择区划：
choose-either = 请选择企业或区划：

## 按钮
button-today = 今日任务
button-back = ‹ 返回
button-leave = 放弃填写
button-leave-yes = 放弃，不保存
button-leave-no = 继续填写
button-skip = 未测量，跳过
button-done = 选好了
button-other-status = 其他状态 ›
button-done-count = { $count ->
    [0] 其余都正常
   *[other] 选好了（{ $count } 人）
    }
button-previous = ‹ 上一页
button-next = 下一页 { $page }/{ $pages } ›
button-show-all = 显示全部
button-edit = 修改：{ $what }
button-to-review = ‹ 返回核对
button-no-symptoms = 无症状
button-file-report = ✅ 确认上报
button-all-normal = ✅ 全部正常
button-all-normal-standing = ✅ 全部正常（{ $count } 人未返岗照旧）
button-exceptions = 有异常，逐人填写
button-tell-carried = 开始填报
button-together = 都按未返岗上报（{ $count } 人）
button-one-by-one = 逐人填写
button-way-isolation = 查看隔离观察
button-way-check = 查看返岗核查
button-way-new-check = 做返岗核查
button-zero-report = 今日无人在岗，零报告
button-amend = 更正今日填报
button-add-staff = 添加员工
button-add-them = ✅ 确认添加
button-to-roster = ‹ 返回花名册
button-rename = 改姓名
button-depart = 标记离职
button-depart-yes = 确认离职
button-undo-depart = 撤销离职
button-import-yes = ✅ 确认导入
button-history = 填报记录
button-roster = 花名册
button-refresh = 刷新
button-help = 帮助
button-language = 语言 / Language
button-report = 去填报
button-begin = 查看今日任务
button-go-on = 继续刚才的填写
button-agree = 同意并登记
button-enterprise = { $name }
button-acknowledge = 接单
button-resolve = 办结
button-detail = 查看姓名
button-enterprise-card = 企业情况
button-open-alert = 查看预警
button-alerts = 待办预警（{ $count }）
button-of-division = { $division } · { $what }
button-laggards = 未报企业
button-laggard = { $place }. { $name }
button-remind-one = 催报 { $place }
button-remind-all = 一键催报（{ $count } 家）

## 命令菜单
command-today = 今日任务
command-report = 填报每日健康台账
command-roster = 员工花名册
command-history = 填报记录
command-alerts = 待办预警
command-laggards = 未报企业
command-language = 切换语言 Language
command-help = 使用帮助
command-cancel = 放弃当前填写

## 机器人简介（Telegram 的空白聊天与资料页）
bot-description = 复工：企业疫情防控每日填报。企业每天报送员工健康台账，无异常时一键完成；联络员及时收到预警和未报名单。请使用所在地商务部门发给您的邀请链接进入。
bot-short-description = 企业疫情防控每日填报：员工健康台账、预警、催报。凭邀请码使用。

## 语言
language-title = 请选择语言 / Choose a language
language-zh-CN = 简体中文
language-en = English
language-set = 已切换为简体中文。

## 登记
enrol-for-manager = <b>邀请您担任企业填报人</b>
    企业：{ $subject }
enrol-for-officer = <b>邀请您担任联络员</b>
    负责：{ $subject }
enrol-for-admin = <b>邀请您担任管理员</b>
ask-enrolment-language = 请选择语言 / Choose a language
ask-enrolment-consent =
    <b>隐私告知</b>
    为疫情防控需要，本机器人收集：您的账号名称，员工的姓名、部门、岗位、体温、症状和在岗情况，返岗前的停留地、交通工具和接触情况，配送员的车牌、配送单和行车轨迹，以及花名册里的手机号和身份证号。
    仅供本企业和所属商务主管部门的联络员查看；发给联络员的预警只显示姓氏和岗位，查看姓名会留有记录。
    手机号、身份证号加密保存；数据保存期满后删除。

    是否同意？
leave-enrolment = 不登记了吗？邀请码仍然有效，可以稍后再登记。
enrolled-manager = <b>登记成功</b>
    您现在是 { $subject } 的填报人。
    每天截报前报一次员工健康台账，没有异常时点一下即可；截报时间见今日任务。
enrolled-officer = <b>登记成功</b>
    您现在是 { $subject } 的联络员。
    企业报告发热、有症状或带病上岗时，会立即通知您；截报后会发未报企业名单。
enrolled-admin = <b>登记成功</b>
    您现在是管理员。
invite-unknown = 邀请码不正确。请核对后重发，或向发码人索取新码。
invite-used = 邀请码已被使用。每个邀请码只能用一次，请向发码人索取新码。
invite-expired = 邀请码已过期。请向发码人索取新码。
invite-to-forward = 这是给员工本人的链接，请转发给本人打开。链接没有用掉，仍然有效。
invite-already = 您已登记：{ $subject }，不必重复登记。
not-enrolled = 您还没有登记。请点邀请链接，或把邀请码发给我（如 7K2M-Q4XD-9TBE）。

## 帮助
help-title = <b>使用帮助</b>
help-stranger = 这里是商务领域企业疫情防控填报机器人。
    您还没有登记：请点商务主管部门发来的邀请链接，或把邀请码发给我（如 7K2M-Q4XD-9TBE）。
help-manager = 填报：点 /today 或 /report，没有异常点「全部正常」；有异常点「有异常，逐人填写」。
    花名册：点 /roster，可粘贴姓名，也可直接发 Excel 或 CSV 文件。
    报错了：再点「更正今日填报」，以最后一次为准。以往的填报：点 /history。
    返岗核查：点 /return，选人、填停留地，结论马上出来；也可以发链接让本人填写。
    隔离观察：点 /isolation，每天上午、下午各录入一次体温，期满后确认身体情况。
    消毒：点 /disinfect，到时间会提醒，做完点一下；浓度、时间、单号、照片点「其他情况登记」。
help-officer = 预警来了点「接单」，处理完点「办结」并写明情况；也可暂停提醒或转交。全部预警：点 /alerts。
    未报企业：点 /laggards，可一键催报。
    隔离观察：点 /isolation 看名单和缺测，可延长、缩短、转集中或解除，须写明原因。
    消毒：点 /disinfect 看哪些企业未完成，可看记录和照片，也可要新照片。
    地区风险：点 /risk 看中、高风险地区，或发 /risk 加地名看该地记录。
help-officer-day = 查企业：点 /enterprise，可输入名称、代码或手机尾号；本区划概况与走势：点 /division。
    与企业的往来消息：点 /messages；早报、晚报的时间：点 /settings。
help-guidance = 防疫指引：点 /guidance 查看适用的指引，可查找；要求已阅的，请读后点「已阅」。
help-guidance-officer = 防疫指引：点 /guidance 查看本区划现行的指引，以及哪些企业还没有读。
help-guidance-admin = 指引库：点 /guidance 发布、更新、停用指引，看哪些企业还没有读。
help-admin = 风险等级：点 /risk，或直接发 /risk 长春朝阳区 高风险；填报与核查口径：点 /policy。
    全省预警和系统故障：点 /alerts；全省概况与走势：点 /division。
    查企业：点 /enterprise；与企业的往来消息：点 /messages。邀请码、企业和联络员名单在服务器上用 fugong 命令办理。
help-anytime = 随时可用：/today 今日任务 · /help 使用帮助 · /language 语言 · /cancel 放弃当前填写

## 今日任务
today-title = <b>今日任务</b>　{ $day } { $at }
today-enterprise = <b>{ $name }</b>
today-owed = ⏳ 每日健康台账：<b>未报</b>
today-reported = ✅ 每日健康台账：<b>已报</b>
today-day-off = 今天休息，不用填报。如有情况，也可以报。
today-headcount = 在册员工 { $count } 人。
today-no-roster = 花名册还是空的，请先添加员工。今天没有人上班的，可报零报告。
today-carried = 上次填报有 { $count } 人在隔离或就医，今天需逐人填写。
today-barred = ⛔ 有 { $count } 人今天不能上岗，需单独填报：{ $reasons }。
today-standing = 未返岗 { $count } 人，照旧上报：{ $reasons }。
today-barred-since = ⛔ 上报之后，又有 { $count } 人不能上岗：{ $reasons }。请点「更正今日填报」。
today-division = <b>{ $name }</b>
today-alerts = { $count ->
    [0] 待办预警：无
   *[other] 🔴 待办预警：<b>{ $count }</b> 件
    }
today-laggards = 今日应报 { $owed } 家，已报 { $reported } 家，未报 <b>{ $total }</b> 家。
today-nothing-owed = 今日没有应报企业。
today-admin = 您是管理员，可用 /help 查看说明。
time-left = 截报时间 { $cutoff }，还剩 { $hours ->
    [0] { $minutes } 分钟。
   *[other]
        { $minutes ->
            [0] { $hours } 小时。
           *[other] { $hours } 小时 { $minutes } 分钟。
        }
    }
after-cutoff = 已过截报时间 { $cutoff }，请尽快补报（记为迟报）。
reminder-title = 🔔 <b>催报</b>
    { $enterprise } 今天的健康台账还没有报。

## 健康台账
ledger-header = <b>{ $enterprise }</b>
    每日健康台账　{ $day }
ledger-correcting = （今天 { $at } 由 { $by } 报过，本次为更正）
ledger-carried = 以下 { $count } 人上次在隔离或就医，稍后逐一填写：{ $names }
ledger-barred = ⛔ 以下 { $count } 人今天不能上岗，稍后逐一填写：{ $names }
ledger-barred-one = { $person }（{ $why }）
ledger-standing = 以下 { $count } 人按未返岗上报，要改的请点姓名：{ $names }
ledger-standing-again = 按未返岗上报 { $count } 人：{ $names }
ledger-together = ⛔ 以下 { $count } 人今天不能上岗：{ $names }
ledger-together-changed = 不能上岗的人要逐人填写，点下面的「修改：未返岗」。
ledger-more = 另有 { $count } 人
ledger-not-on-post = ⛔ 今天不能上岗：{ $why }
ledger-person = <b>{ $person }</b>（第 { $place } 人，共 { $count } 人）
ledger-last-status = 上次状态：{ $status }
ledger-whom = 需要增减人员，点下面的「修改：名单」。
draft-first = 您已经开始逐人填写，还没有上报，所以没有按「全部正常」记录。请继续填写；确实全部正常的，请在那里点「放弃填写」后再报。
ledger-left-out = ⚠️ 今天已报的 { $names } 不在这份名单里，确认后按正常处理。
ledger-rest = 其余 { $count } 人正常。全员 { $headcount } 人，在岗 { $on_post } 人。
ledger-will-be-late = 已过截报时间，确认后记为迟报。
ledger-day-over = { $day } 的填报没有确认，当天已结束，没有保存。请填今天的。
ask-health_ledger-together = 都按「未返岗」上报吗？
ask-health_ledger-chosen = 哪些员工有情况要报？（异常、隔离、请假、居家办公等）请点姓名，可选多人。
ask-health_ledger-temperature = 体温是多少？点一个，或直接输入，如 38.2
ask-health_ledger-symptoms = 有哪些症状？可选多项。
ask-health_ledger-status = 今天是什么状态？
ask-health_ledger-review = <b>请核对</b>
leave-health_ledger = 放弃这次填写？已填的内容不会保存。
entry = • { $person }：{ $facts } · { $status }
then-status = 选完症状，请接着点今天的状态：
field-temperature = 体温
field-symptoms = 症状
field-status = 状态
field-together = 未返岗
field-chosen = 名单
field-names = 姓名
review-which = 要改哪一项？
people-picked = 已选 { $count } 人：{ $names }
people-found = 按「{ $find }」找到 { $count } 人：
people-search-hint = 人多时，输入姓名或拼音首字母查找，如 wf
why-fever = 体温 { $temperature }℃，达到 { $fever }℃
why-symptoms = 有症状（{ $symptoms }）
refused-unfit-on-post = ⛔ { $name } { $why }，不能上岗（严禁带病上岗）。请选择其他状态。
refused-barred-on-post = ⛔ { $name } 不能上岗：{ $why }。{ $way }今天请选择其他状态。
refused-tap-one = 请点下面的一个按钮。
refused-tap-several = 没有认出症状，请点按钮选择。
refused-choose-some = 请至少选一项，或点「无症状」。
refused-choose-people = 请至少选一人。如果大家都正常，请返回点「全部正常」。
refused-nobody-found = 花名册里没有找到「{ $find }」。请换个字，或从名单里点选。
refused-confirm-first = 还没有上报。请核对后点「确认」，或点要修改的一行。
refused-not-a-temperature = 没有看出体温。请输入数字，如 36.8
refused-temperature-no-point = { $value } 不是体温。是不是少了小数点？请重新输入，如 36.5
refused-temperature-range = { $value }℃ 不在 { $lowest }–{ $highest }℃ 之间，没有记录。请重新测量或输入。
refused-too-short = 太短了，请至少写 { $least } 个字。
refused-too-long = 太长了（{ $length } 字），请不超过 { $most } 字。

## 不能上岗的原因和办法
bar-isolation = 隔离观察至 { $until }
bar-isolation-due = 隔离观察 { $until } 到期，尚未解除
bar-not_fit = 返岗核查未通过，发热或有症状
bar-incomplete = 返岗核查行程不全
bar-unconfirmed = 本人已申报，待您确认
bar-not_yet = 返岗日是 { $day }
bar-unchecked = 未做返岗核查
bar-unchecked-since = { $day } 报过「未返岗」，需重新核查
way-isolation = 隔离期满并确认身体无恙，或由联络员解除后，方可上岗。
way-not_fit = 请先就医，康复后重新做返岗核查。
way-incomplete = 请先补全行程。
way-unconfirmed = 请先核对并确认本人的申报。
way-not_yet = 返岗日期有变的，请先更正返岗核查。
way-unchecked = 请先做返岗核查。
barred-isolation = 隔离观察 { $count } 人
barred-not_fit = 核查未通过 { $count } 人
barred-incomplete = 行程不全 { $count } 人
barred-unconfirmed = 待您确认 { $count } 人
barred-not_yet = 未到返岗日 { $count } 人
barred-unchecked = 未做返岗核查 { $count } 人

symptom-fever = 发热
symptom-cough = 咳嗽
symptom-fatigue = 乏力
symptom-sore_throat = 咽痛
symptom-dyspnea = 呼吸困难或胸闷
symptom-diarrhea = 腹泻
symptom-conjunctivitis = 结膜炎
symptom-myalgia = 肌肉酸痛
symptom-congestion = 鼻塞流涕
symptom-anosmia = 嗅觉味觉减退
status-on_post = 在岗
status-remote = 居家办公
status-home_isolation = 居家隔离
status-central_isolation = 集中隔离
status-hospital = 就医
status-leave = 休假
status-not_returned = 未返岗
status-departed = 离职

quick-all-normal = <b>{ $enterprise }</b>
    读到：全员 { $count } 人正常。确认上报吗？
quick-all-normal-but = <b>{ $enterprise }</b>
    读到：除未返岗的以外，{ $count } 人正常。确认上报吗？
quick-standing = 未返岗 { $count } 人，照旧上报。
quick-which = 您负责多家企业，没有记录任何内容。请先选择企业、点「有异常，逐人填写」，再发一次这条消息。
quick-unknown = ❓ 花名册里没有「{ $name }」，没有记录此人，请在名单里选对的人。
quick-ambiguous = ❓ 不能确定「{ $token }」是谁（{ $candidates }），没有记录，请在名单里选对的人。
quick-implausible = ❓ { $name } 的体温 { $value }℃ 不合常理，没有记录，请重新填写。
quick-silent = ℹ️ 消息里没有说到其余 { $count } 人，确认即表示他们正常。

## 上报之后
reported-title = ✅ <b>已上报</b>　{ $enterprise }
reported-when = { $day } { $at }，填报人 { $by }
reported-heads = 全员 { $headcount } 人，在岗 { $on_post } 人
reported-away = { $parts }
reported-symptomatic = ⚠️ 发热或有症状 { $count } 人，已发出预警
reported-attempt = ℹ️ 有员工发热、有症状或在隔离，却选过「在岗」，已请联络员核实
reported-zero = 零报告：无发热、无症状
reported-revision = 第 { $revision } 次填报，以本次为准
reported-late = 迟报
heads-remote = 居家办公 { $count } 人
heads-isolated = 隔离 { $count } 人
heads-hospital = 就医 { $count } 人
heads-leave = 休假 { $count } 人
heads-not_returned = 未返岗 { $count } 人
toast-filed = 已保存
toast-already-filed = 今天已经报过了
toast-draft-first = 有人的情况还没填完，请先继续填写或放弃
toast-carried-first = 有人在隔离或就医，请点「开始填报」逐人填写
toast-barred-first = 有人今天不能上岗，请点「开始填报」
toast-roster-first = 请先添加员工
toast-stale = 这个按钮已失效，请看最新的卡片
toast-other-day = 这是 { $day } 的按钮，已失效。请报今天的
toast-acknowledged = 已接单
toast-resolved = 已办结
toast-not-owed = 该企业已报，或没有可催报的企业
toast-unreachable = 该企业没有能收到消息的填报人，请用其他方式联系
toast-reminded = 已催报 { $count } 家（一小时内不重复催）
toast-reminded-already = 一小时内已经催过，请稍后再催或电话联系
toast-quiet-hours = { $begin } 至次日 { $end } 不发催报消息，请电话联系
toast-list-changed = 名单有变化，请在最新名单上再点一次

## 填报记录
history-title = <b>填报记录</b>　{ $name }
history-none = 还没有填报过。
day-normal = ✅ { $day } { $at } 已报 · 在岗 { $on_post }/{ $headcount } · 正常
day-normal-late = 🕘 { $day } { $at } 迟报 · 在岗 { $on_post }/{ $headcount } · 正常
day-abnormal = ⚠️ { $day } { $at } 已报 · 在岗 { $on_post }/{ $headcount } · 不适 { $symptomatic }，隔离 { $isolated }
day-abnormal-late = ⚠️ { $day } { $at } 迟报 · 在岗 { $on_post }/{ $headcount } · 不适 { $symptomatic }，隔离 { $isolated }
day-missing = ❌ { $day } 未报
day-off = ▫️ { $day } 无需填报

## 花名册
roster-title = <b>花名册</b>　{ $name }
    在册 { $count } 人
roster-hint = 点姓名可改名或标记离职。
roster-empty = 还没有员工。点「添加员工」粘贴姓名，或直接把 Excel、CSV 花名册发过来。
roster-add-header = <b>添加员工</b>　{ $name }
ask-roster_add-names = 请发送姓名：一行一个，或用顿号隔开。可在括号里写岗位，如：王芳（收银员）
    也可以直接发 Excel 或 CSV 花名册。
ask-roster_add-review = 确认添加吗？
roster-new-names = 将添加 { $count } 人：{ $names }{ $more ->
    [0] {""}
   *[other] 等，另有 { $more } 人未列出
    }
roster-added = ✅ 已添加 { $count } 人。
leave-roster_add = 不添加了吗？还没有保存。
refused-not-names = 「{ $what }」不像姓名，没有添加。请一行一个姓名重发。
refused-not-a-name = 「{ $what }」不像姓名，没有改动。请重新输入。
refused-all-known = 这 { $count } 人都已在花名册里，没有新增。
person-title = <b>{ $person }</b>
    { $enterprise }
person-department = 部门：{ $department }
person-departed = 已离职。
person-back = 已撤销离职。
person-gone = 花名册里已没有此人。
depart-confirm = 确认 { $person } 已离职？以后不再填报此人，以前的记录保留。
rename-header = <b>改姓名</b>　{ $person }
ask-staff_rename-name = 请输入正确的姓名：
renamed = ✅ 已改名（原名 { $old }）。
leave-staff_rename = 不改了吗？
upload-reading = 已收到「{ $name }」，正在读取，稍后请您核对。
upload-which = 您负责多家企业，请先用 /roster 选择企业、点「添加员工」，再发文件。
upload-wrong-kind = 「{ $name }」读不了。请发 Excel（.xlsx、.xls）或 CSV 文件。
upload-too-big = 文件太大（{ $megabytes } MB），最多 20 MB。请删去图片或分开发送。
upload-failed-too_big = 文件太大，最多 20 MB。请删去图片或分开发送。
upload-failed-unavailable = 文件没有取到，没有导入任何内容。请重新发送一次。
rejected-unreadable = 文件打不开，可能已损坏，没有导入任何内容。请另存后重新发送。
rejected-no_name_column = 表里没有「姓名」这一列，没有导入任何内容。请在表头写上「姓名」后重新发送。
rejected-too_many_rows = 表里超过 20,000 行，没有导入任何内容。请分开发送。
rejected-too_large = 文件展开后太大，没有导入任何内容。请删去图片或分开发送。
import-header = <b>导入花名册</b>　{ $name }
import-read = 读出 { $read } 人：新增 { $new } 人，已有 { $known } 人。
import-names = 新增：{ $names }{ $more ->
    [0] {""}
   *[other] 等，另有 { $more } 人
    }
import-duplicates = 重复 { $count } 行，只算一次。
import-error-missing_name = 第 { $row } 行：没有姓名，不导入
import-error-bad_name = 第 { $row } 行：姓名有误，不导入
import-error-bad_phone = 第 { $row } 行：手机号有误，只导入姓名等
import-error-bad_id_number = 第 { $row } 行：身份证号有误，只导入姓名等
import-more-errors = 另有 { $count } 处有误。
import-done = ✅ 花名册已导入。
ask-roster_import-confirm = 确认导入吗？原有员工不会被删除。
leave-roster_import = 不导入了吗？花名册不会改动。

## 未报企业
digest-title = <b>截报汇总</b>　{ $division }　{ $day }
laggards-title = <b>未报企业</b>　{ $division }　{ $day }
laggards-counts = 应报 { $owed } 家，已报 { $reported } 家，未报 <b>{ $total }</b> 家。
laggards-none = 全部已报。
laggards-nothing-owed = { $division } 今日没有应报企业。
laggards-unreachable = 其中 { $count } 家收不到消息（未登记，或已停用机器人），请用其他方式联系。
enterprise-in = { $name }（{ $division }）
laggard = { $place }. { $name }
laggard-reminded = { $place }. { $name } · { $at } 已催
laggard-unenrolled = { $place }. { $name } · 未登记
laggard-unreachable = { $place }. { $name } · 收不到消息
remind-all-confirm = 将给 { $count } 家未报企业的填报人发催报消息。{ $silent ->
    [0] {""}
   *[other] 另有 { $silent } 家收不到消息。
    }{ $recent ->
    [0] {""}
   *[other] { $recent } 家一小时内已催过，不重复催。
    }

## 企业
enterprise-title = <b>{ $name }</b>
    { $division }
enterprise-key = ★ 重点企业：{ $levels }
enterprise-sector = 行业：{ $sector }
enterprise-address = 地址：{ $address }
enterprise-heads = 在册员工 { $staff } 人（登记从业人数 { $registered } 人）
enterprise-no-manager = 还没有填报人登记
sector-retail = 零售
sector-catering = 餐饮
sector-accommodation = 住宿
sector-laundry = 洗染
sector-beauty = 美容美发
sector-photography = 摄影
sector-appliance_service = 家电服务
sector-housekeeping = 家政
sector-wholesale_market = 批发市场
sector-supermarket = 超市
sector-convenience = 便利店
sector-community_grocery = 社区菜店
sector-foreign_trade = 外贸
sector-foreign_investment = 外资
sector-ecommerce = 电子商务

## 出错时
failed-nothing-saved = 抱歉，系统出了差错，刚才这一步没有保存，之前已确认的内容都在。请再试一次；仍不行，请联系所属商务主管部门。
