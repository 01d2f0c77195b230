# Places and days
