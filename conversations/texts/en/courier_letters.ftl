# Couriers: what leaves by itself

## A courier who wanted to ride alone and may not (for managers)
courier-refused-title = ⚠️ <b>{ $name } could not start a run</b>
courier-refused-told = { $name } wanted to start a run on their own phone today and may not, because of temperature, symptoms or isolation. No run has begun. The officers have been alerted.
courier-refused-do = Please find out what is the matter: somebody who is unwell sees a doctor and does not work. If it was a slip, take the temperature again and start the run again.
