# Retention (保存期限): what is deleted when

day-of-year = { $year }年{ $day }
purge-title = <b>到期资料即将删除</b>
purge-when = 下列资料保存期满，定于 { $day } 凌晨删除，删除后无法恢复：
purge-tracks = • 配送轨迹（含途经区域）：{ $until }及以前，共 { $runs } 个班次
purge-lists = • 配送清单（含单据照片）：{ $until }及以前，共 { $runs } 个班次
purge-notes = • 企业备注：{ $until }及以前，共 { $count } 条
purge-messages = • 联络员与企业的往来消息：{ $until }及以前，共 { $count } 条
purge-stays = 班次记录本身（人员、车牌、时间、体温、单数）保留不动。
purge-policy = 现行保存期限：轨迹 { $tracks } 天，清单 { $lists } 天，备注和往来消息 { $records } 天。确需继续保留的，请在此之前用 /policy 延长保存期限。
