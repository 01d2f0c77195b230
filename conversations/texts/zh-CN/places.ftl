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
