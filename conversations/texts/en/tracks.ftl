# The picture of a track (轨迹)

track-north = N
track-gap = Dashed: no position for more than { $minutes } minutes
