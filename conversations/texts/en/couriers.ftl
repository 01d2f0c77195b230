# Couriers, runs, deliveries, tracks

alert-title-unfit_courier = 🔴 <b>Alert: a courier has a fever or symptoms</b>
