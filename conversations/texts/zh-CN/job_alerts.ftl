# 到点自动预警（未报、消毒逾期、体温缺测、失联）的说明

silent-days = { $days ->
    [1] 当日未报
   *[other] 连续 { $days } 个应报日未报
    }
silent-many-days = 连续 { $days } 个以上应报日未报
silent-never = 从未上报
silent-last = 最近一次上报：{ $day }
silent-out-of-reach = 填报人 { $managers } 人，消息均无法送达
silent-managers = 填报人 { $managers } 人，消息可送达 { $reachable } 人

overdue-points = { $points } 个消毒点未按时消毒：{ $names }
overdue-points-more = { $points } 个消毒点未按时消毒：{ $names }等

readings-missed-morning = { $day } 上午体温缺测
readings-missed-evening = { $day } 下午体温缺测
readings-missed-both = { $day } 上午、下午体温均缺测

unreachable-managers = 填报人 { $managers } 人，消息均无法送达（已停用机器人或账号已注销），请电话联系

resolution-not_owed = 已无须办理
