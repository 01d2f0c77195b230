# Places and days
place = { $name }
# A country is given in both languages, each shows its own.
place-country = { $en ->
   *[any] { $zh }
}
place-hint = 请输入地名的一部分，如：长春朝阳、西安、changchun；国外写国名，港澳台也可以。
place-found = 「{ $find }」有 { $count } 个地方，请选择：
place-found-many = 「{ $find }」符合的地方太多，下面是其中 { $count } 个。请选择，或写得更全一些，如：长春市朝阳区
refused-no-place = 没有找到「{ $find }」。请写省、市或县（区）名，如：长春朝阳；国外写国名。

day-problem-none = 没有看出日期。请点按钮，或输入如：2.20、2月20日、昨天
day-problem-impossible = 没有这一天。请核对后重新输入，如：2.20
day-problem-backwards = 结束日期在开始日期之前。请重新输入，如：2.20-2.26
refused-day-bounds = { $day } 不能选，可选：{ $days }。
refused-day-off = 可选的日期：{ $days }。
day-ahead-hint = 点日期，或直接输入，如：12.24、12月24日、明天
day-hint = 点日期，或直接输入，如：2.20、2月20日、昨天
month-name = { $month }月
calendar-month = { $year }年{ $month }
calendar-weekdays = 一 · 二 · 三 · 四 · 五 · 六 · 日
calendar-day = { $day }
calendar-off = ·
button-month-before = ‹ { $month }
button-month-after = { $month } ›
button-day-today = 今天
button-day-yesterday = 昨天
button-day-before = 前天
button-day-tomorrow = 明天
