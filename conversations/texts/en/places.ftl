# Places and days
place = { $name }
# A country is given in both languages, each shows its own.
place-country = { $zh ->
   *[any] { $en }
}
place-hint = Type any part of a name, in Chinese or pinyin: 长春朝阳, changchun, 西安. Abroad: the country.
place-found = { $count } places fit “{ $find }”. Which one?
place-found-many = Too many places fit “{ $find }”; here are { $count } of them. Choose one, or write more of the name: 长春市朝阳区
refused-no-place = Nothing found for “{ $find }”. Write a province, city, county or district (长春朝阳, changchun); abroad, the country.
