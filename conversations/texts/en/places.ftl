# Places and days
place = { $name }
# A country is given in both languages, each shows its own.
place-country = { $zh ->
   *[any] { $en }
}
place-hint = Type any part of a name, in Chinese or pinyin: 长春朝阳, changchun, 西安. Abroad: the country.
place-found = { $count } places fit "{ $find }". Which one?
place-found-many = Too many places fit "{ $find }"; here are { $count } of them. Choose one, or write more of the name: 长春市朝阳区
refused-no-place = Nothing found for "{ $find }". Write a province, city, county or district (长春朝阳, changchun); abroad, the country.

day-problem-none = I could not read a date. Tap one, or type it: 2.20, 20 Feb, yesterday
day-problem-impossible = There is no such day. Please check it and type it again: 2.20
day-problem-backwards = The last day comes before the first. Please type them again: 2.20-2.26
refused-day-bounds = { $day } cannot be chosen; possible: { $days }.
refused-day-off = Possible days: { $days }.
day-ahead-hint = Tap a day, or type it: 12.24, 24 Dec, tomorrow
day-hint = Tap a day, or type it: 2.20, 20 Feb, yesterday
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
calendar-month = { $month } { $year }
calendar-weekdays = Mo · Tu · We · Th · Fr · Sa · Su
calendar-day = { $day }
calendar-off = ·
button-month-before = ‹ { $month }
button-month-after = { $month } ›
button-day-today = Today
button-day-yesterday = Yesterday
button-day-before = Two days ago
button-day-tomorrow = Tomorrow
