# Couriers (配送员), runs (配送班次), deliveries (配送单), tracks (轨迹)

alert-title-unfit_courier = 🔴 <b>预警：配送员体温异常或有症状</b>
