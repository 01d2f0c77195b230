# 照片、位置和附件 Photos, locations, attachments

photo-unasked = 现在没有需要照片的登记，照片没有保存。消毒、配送的照片，请先打开相应登记，再按提示发送。
location-unasked = 现在没有进行中的配送，位置没有保存。请先开始配送，再发送位置。
live-location-unasked = 现在没有进行中的配送，位置没有保存，可以停止共享。请先开始配送，再共享实时位置。
refused-photo = 这一步不需要照片，照片没有保存。已填内容都在，请继续：
refused-location = 这一步不需要位置，位置没有保存。已填内容都在，请继续：

photo-not-sent = ⚠️ 照片没有发出，请稍后再试一次。
picture-not-sent = ⚠️ 图片没有生成，请稍后再试一次。
workbook-not-sent = ⚠️ 表格没有生成，请稍后再试一次。
