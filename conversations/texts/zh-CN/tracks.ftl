# The picture of a track (轨迹)

track-north = 北
track-gap = 虚线：超过 { $minutes } 分钟没有位置
