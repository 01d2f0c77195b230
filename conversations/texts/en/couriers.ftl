# Couriers, runs, deliveries, tracks

alert-title-unfit_courier = 🔴 <b>Alert: a courier has a fever or symptoms</b>

# On the picture of a track
track-north = N
track-gap = Dashed: no position for more than { $minutes } minutes
