# What a return check comes to, and why

## 结论
verdict-fit = ✅ <b>结论：可以返岗</b>
verdict-observed = 🟢 <b>结论：可以返岗，注意观察</b>
verdict-incomplete = 🟡 <b>结论：行程不全，暂不能返岗</b>
verdict-isolate = 🟠 <b>结论：需隔离观察，至 { $until }</b>
verdict-not_fit = 🔴 <b>结论：不能返岗，请就医</b>
verdict-name-fit = 可以返岗
verdict-name-observed = 可以返岗，注意观察
verdict-name-incomplete = 行程不全
verdict-name-isolate = 隔离观察
verdict-name-not_fit = 不能返岗，请就医
verdict-because = 依据：{ $rule } · { $reason }
verdict-also = 另：{ $fact }
verdict-lasts-for = 隔离期按最后一项计算：{ $stay }
verdict-name-district = 没有到过{ $division }的，请更正停留地、写到区县，再看结论。
verdict-way-observed = 返岗后每天测体温，如有不适立即报告。
verdict-way-incomplete = 请更正本次核查，补上这些天的停留地。
verdict-way-isolate = 隔离期间不能上岗，每天上午、下午各测一次体温。期满当天起，同一天两次体温正常、确认身体无恙后，可以返岗。
verdict-isolation-over = ✔ 隔离观察已经结束（期满或由联络员解除），不再因此限制上岗。
verdict-way-not_fit = 请戴好口罩尽快就医，不要上岗。康复后重新做返岗核查。

## 规则
rule-ill = 第 1 条 发热或有症状
rule-contact = 第 2 条 接触病例
rule-high_risk = 第 3 条 高风险地区
rule-medium_risk = 第 4 条 中风险地区
rule-gaps = 第 5 条 行程不全
rule-clear = 第 6 条 其余情况
rule-text-ill = 第 1 条：体温达到 { $fever }℃，或有任一症状，不能返岗，请就医。
rule-text-contact = 第 2 条：返岗前 { $back } 天内接触过病例，自最后一次接触起隔离 { $days } 天。
rule-text-high_risk = 第 3 条：停留地在停留期间任一时刻或现在为高风险，自离开之日起隔离 { $days } 天。
rule-text-medium_risk = { $isolates ->
    [1] 第 4 条：停留地在停留期间任一时刻或现在为中风险，自离开之日起居家隔离 { $days } 天。
   *[other] 第 4 条：停留地在停留期间任一时刻或现在为中风险，可以返岗，注意观察。
    }
rule-text-gaps = 第 5 条：返岗前 { $back } 天，每天都要写明停留地；有缺的，补全前不能返岗。
rule-text-clear = 第 6 条：没有以上情况的，可以返岗；离开过本地或有其他情况的，注意观察。

## 依据
verdict-risk-low = 低风险
verdict-risk-medium = 中风险
verdict-risk-high = 高风险
verdict-stay = { $days }在{ $place }（{ $risk }）
verdict-stated = { $left ->
    [1] 离开后，{ $since }起为{ $level }
   *[other] { $since }起为{ $level }
    }
verdict-stated-around = { $left ->
    [1] 离开后，所属的{ $division }{ $since }起为{ $level }
   *[other] 所属的{ $division }{ $since }起为{ $level }
    }
verdict-stated-inside = { $left ->
    [1] 离开后，其中的{ $division }{ $since }起为{ $level }
   *[other] 其中的{ $division }{ $since }起为{ $level }
    }
verdict-ill = { $findings }
verdict-contact = { $kinds }，最近一次 { $day }
verdict-contact-undated = { $kinds }，日期不详，按返岗日计算
verdict-missing = 还差 { $days }，共 { $count } 天
verdict-clear = { $days } 天行程完整，没有到过中、高风险地区，没有离开本地
verdict-reasons = { $reasons }
verdict-was-outside = 到过{ $places }{ $more ->
    [0] {""}
   *[other] 等地（另有 { $more } 处）
    }
verdict-exposure-case = 接触过确诊或疑似病例
verdict-exposure-shared_transport = 与病例同乘交通工具
verdict-exposure-hospital_staff = 接触过定点医院人员
verdict-exposure-household_unwell = 家人或同行的人有不适
verdict-exposure-compound_case = 所住小区有病例

## 为什么
why-title = <b>为什么是这个结论？</b>
why-rule = <i>{ $text }</i>
why-window = <b>行程</b>　返岗日 { $return_day }，应写明 { $days }
why-stay = • { $days }　{ $place }{ $away ->
    [1] （外地）
   *[other] {""}
    }：{ $risk }
why-more-stays = • 另有 { $count } 处
why-ignored = 另有 { $count } 处不在这些天内，不计。
why-complete = 每一天都已写明。
why-no-contact = 没有接触过病例。
why-health = 核查时：{ $findings }（发热标准 { $fever }℃）
why-policy = <b>口径</b>　第 { $version } 版：回溯 { $back } 天，隔离 { $days } 天，发热 { $fever }℃，来自中风险地区{ $medium }；本地指{ $home }
why-medium-isolate = 居家隔离
why-medium-observe = 可返岗、注意观察
why-judged = { $year }年{ $day } { $at } 作出（{ $because }）
why-because-declared = 填报核查
why-because-amended = 更正核查
why-because-risk = 地区风险等级变化
why-before = 此前的结论：{ $verdict }
button-to-check = ‹ 返回核查
