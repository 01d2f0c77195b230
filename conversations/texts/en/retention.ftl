# Retention: what is deleted when

day-of-year = { $day } { $year }
purge-title = <b>Records about to be deleted</b>
purge-when = These have been kept as long as they are to be. They are deleted early on { $day }, and cannot be brought back:
purge-tracks =
    { $runs ->
        [one] • Courier tracks with areas passed: up to { $until }, 1 run
       *[other] • Courier tracks with areas passed: up to { $until }, { $runs } runs
    }
purge-lists =
    { $runs ->
        [one] • Delivery lists with photos of slips: up to { $until }, 1 run
       *[other] • Delivery lists with photos of slips: up to { $until }, { $runs } runs
    }
purge-stays = The runs themselves (courier, plate, times, temperatures, number of deliveries) stay.
purge-policy = Kept at present: tracks { $tracks } days, lists { $lists } days. To keep them longer, change that with /policy before then.
