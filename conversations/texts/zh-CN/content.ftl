# 内容不能原样发送的原因（通告、指引共用）。

content-empty = 这条消息没有内容。请输入文字，或发送图片、文件。
content-too-long = 太长了：{ $length } 字，一条消息最多 { $most } 字。请分成几条发送。
content-caption-too-long = 图片或文件下的文字太长：{ $length } 字，最多 { $most } 字。请把文字另发一条。
content-album-of-one = 这一组里只有一个文件。请单独发送，或一次选择两个以上。
content-album-too-many = 一组有 { $count } 个文件，最多 { $most } 个。请分成几组发送。
content-album-voice = 语音不能和别的文件放在一组。请单独发送。
content-album-mixed = 图片、视频可以放在一组；文件、音频不能和别的类型放在一组。请分开发送。
content-photo-too-big = 图片太大（{ $megabytes } MB），最多 { $most } MB。请缩小后重发。
content-file-too-big = 文件太大（{ $megabytes } MB），最多 { $most } MB。请压缩或拆分后重发。
content-formatting-outside = 文字的格式有误。请重新编辑后再发。
