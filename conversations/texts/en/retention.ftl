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
purge-notes =
    { $count ->
        [one] • Notes on enterprises: up to { $until }, 1 note
       *[other] • Notes on enterprises: up to { $until }, { $count } notes
    }
purge-messages =
    { $count ->
        [one] • Messages between officers and enterprises: up to { $until }, 1 message
       *[other] • Messages between officers and enterprises: up to { $until }, { $count } messages
    }
purge-stays = The runs themselves (courier, plate, times, temperatures, number of deliveries) stay.
purge-policy = Kept at present: tracks { $tracks } days, lists { $lists } days, notes and messages { $records } days. To keep them longer, change that with /policy before then.
