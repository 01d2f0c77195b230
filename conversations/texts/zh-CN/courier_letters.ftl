# Couriers: what leaves by itself

## 配送员自行登记出车未通过（发给企业填报人）
courier-refused-title = ⚠️ <b>配送员{ $name }未能出车</b>
courier-refused-told = { $name }今天用本人手机登记出车，因体温、症状或隔离观察等情况不符合上岗要求，没有开始配送。联络员已收到预警。
courier-refused-do = 请尽快了解情况：身体不适的，安排就医，不得上岗；如属误填，复测后可重新登记出车。
