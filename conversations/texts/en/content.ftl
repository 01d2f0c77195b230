# Why content cannot be sent as it is (broadcasts and guidance alike).

content-empty = There is nothing in this message. Please write a text, or send a picture or a file.
content-too-long = Too long: { $length } characters; a message takes { $most }. Please send it in several.
content-caption-too-long = The text below the picture or file is too long: { $length } characters, { $most } at most. Please send the text as a message of its own.
content-album-of-one = There is only one file in this group. Please send it alone, or choose two or more together.
content-album-too-many = { $count } files in one group; { $most } at most. Please send them in several groups.
content-album-voice = A voice message cannot be in a group with others. Please send it alone.
content-album-mixed = Pictures and videos may be in one group; files and music only among their own kind. Please send them apart.
content-photo-too-big = The picture is too large ({ $megabytes } MB); { $most } MB at most. Please send a smaller one.
content-file-too-big = The file is too large ({ $megabytes } MB); { $most } MB at most. Please compress or split it.
content-formatting-outside = The formatting of the text is broken. Please write it again.
