# Photos, locations, attachments

photo-unasked = Nothing here is waiting for a photo, so it was not kept. For disinfection or deliveries please open the log first and send the photo when it is asked for.
location-unasked = No courier run is open here, so the location was not kept. Please start the run first, then send it.
live-location-unasked = No courier run is open here, so the location was not kept; you can stop sharing it. Please start the run first, then share it.
refused-photo = This step takes no photo, so it was not kept. What you entered is kept; please go on:
refused-location = This step takes no location, so it was not kept. What you entered is kept; please go on:

photo-not-sent = ⚠️ The photo could not be sent. Please try again later.
picture-not-sent = ⚠️ The picture could not be made. Please try again later.
workbook-not-sent = ⚠️ The workbook could not be made. Please try again later.
