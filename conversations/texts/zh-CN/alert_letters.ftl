# 预警：口径，以及自动发出的提醒

## 口径
policy-group-alerts =
    <b>预警</b>
policy-name-alert_substitute_minutes = 无人接单，转替班
policy-name-alert_city_minutes = 无人接单，转上一级
policy-name-alert_province_minutes = 无人接单，转再上一级
policy-name-alert_held_minutes = 接单后询问进展
policy-name-alert_back_minutes = 询问后收回
policy-name-bundle_minutes = 一般预警合并发送
policy-about-alert_substitute_minutes = 紧急预警发出后超过此时长无人接单的，告知替班联络员；转交他人的，对方也须在此时长内接单。
policy-about-alert_city_minutes = 紧急预警发出后超过此时长仍无人接单的，告知上一级。
policy-about-alert_province_minutes = 紧急预警发出后超过此时长仍无人接单的，告知再上一级；此后每隔同样时长再告知一次。
policy-about-alert_held_minutes = 接单后超过此时长仍未办结的，询问接单人是否仍在处理。
policy-about-alert_back_minutes = 询问后超过此时长没有回应的，收回预警，继续告知其他人。
policy-about-bundle_minutes = 一般预警每隔此时长合并成一条发给联络员，免打扰时段不发。
policy-misfit-alerts = 转替班（{ $alert_substitute_minutes }）、转上一级（{ $alert_city_minutes }）、转再上一级（{ $alert_province_minutes }）应依次加长。没有改动，请重新输入，或先改另一项。
policy-misfit-alert_held = 询问后收回（{ $alert_back_minutes }）应短于接单后询问进展（{ $alert_held_minutes }）。没有改动，请重新输入，或先改另一项。

## 短提醒（回复在预警卡片之下）
alert-letter-kind = { $kind ->
    [working_ill] 带病或隔离期间上岗
    [fever] 发热
    [symptoms] 有症状
    [not_fit] 返岗核查不合格
    [contact] 接触过病例
    [high_risk] 来自高风险地区
    [medium_risk] 来自中风险地区
    [unfit_courier] 配送员体温异常或有症状
    [readings_missed] 隔离人员缺测体温
    [silent] 企业未报
    [disinfection_overdue] 消毒未完成
    [unreachable] 联系不上企业填报人
    [trouble] 系统故障
   *[other] 预警
    }
alert-letter-about = { $what }：{ $person } · { $enterprise }
alert-letter-about-enterprise = { $what }：{ $enterprise }
alert-letter-about-nothing = { $what }
alert-nudge-step = 🔔 <b>仍无人接单</b>（已 { $minutes } 分钟）
alert-nudge-again = 🔔 <b>情况有变，请再看一遍</b>
alert-nudge-again-held = 🔔 <b>您接的预警有新情况</b>
alert-nudge-ask = ❓ <b>您接的这件预警仍未办结，还在处理吗？</b>
alert-nudge-ask-until = { $minutes } 分钟内没有回应，将收回并告知其他人。
alert-nudge-handed = 🤝 <b>转交给您的预警</b>
alert-nudge-handed-until = 请在 { $minutes } 分钟内接单，否则收回并告知其他人。
alert-nudge-back = ↩️ <b>没有收到您的回应，预警已收回</b>
alert-nudge-back-told = 已继续告知其他人。仍由您处理的，请重新接单。
alert-moved = ↪️ 这件预警已在另一条消息中打开，此处不再更新。
button-nudge-still-mine = 仍由我处理
button-nudge-take = 接单
button-nudge-take-again = 重新接单
button-nudge-hand = 转交
button-nudge-open = 打开预警

## 一般预警，合并成一条
alert-bundle-title = <b>一般预警</b>　{ $count } 件
alert-bundle-open = 待接单 { $count } 件
alert-bundle-held = 由您接单、尚未办结 { $count } 件
alert-bundle-held-until = 还在处理的，请打开后点「仍由我处理」；{ $until } 前没有回应，将收回并告知其他人。
alert-bundle-line = • { $about }
alert-bundle-more = 另有 { $count } 件，请在「预警」中查看。
alert-bundle-button = { $about }

## 系统自查（给管理员）
trouble-watch-broken = { $count } 件预警的状态自相矛盾
trouble-watch-late = { $count } 件预警到时未告知下一级
trouble-watch-unsent = { $count } 条预警消息到时未发出，或没有结果
trouble-watch-far = { $count } 件预警的下一步排到了几天以后，系统时钟可能出过错
trouble-watch-paused = 预警消息暂停发送：Telegram 限制了频率
resolution-recovered = 已自行恢复
