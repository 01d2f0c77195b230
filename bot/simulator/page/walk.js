// Somebody on the way with a live location: around made-up blocks of streets and home again, as the page's clock goes.

const EVERY_SECONDS = 5; // of the page's clock: how often a phone tells where it is
const MOST_SECONDS = 60; // who has slept while the clock jumped has not flown meanwhile
const METRES_A_SECOND = 8; // a scooter in a hurry: there soon is a way to look at
const METRES_A_DEGREE = 111320; // of latitude
const LEGS = [[160, 0], [0, 105], [75, 0], [0, -45], [120, 0], [0, 210], [-190, 0], [0, 80], [-165, 0], [0, -350]]; // metres north, east

export class Walk {
  constructor(now) { Object.assign(this, { told: now, leg: 0, along: 0 }); }

  // The next point after `location`, or null while it is too early.
  next(location, now) {
    const seconds = now - this.told;
    if (seconds < EVERY_SECONDS) return null;
    this.told = now;
    let metres = Math.min(seconds, MOST_SECONDS) * METRES_A_SECOND;
    let { latitude, longitude } = location;
    while (metres > 0) {
      const [north, east] = LEGS[this.leg];
      const length = Math.abs(north) + Math.abs(east);
      const step = Math.min(metres, length - this.along);
      latitude += (Math.sign(north) * step) / METRES_A_DEGREE;
      longitude += (Math.sign(east) * step) / (METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180));
      this.along += step;
      metres -= step;
      if (this.along >= length) { this.leg = (this.leg + 1) % LEGS.length; this.along = 0; }
    }
    return { latitude: Number(latitude.toFixed(6)), longitude: Number(longitude.toFixed(6)) };
  }
}

const FOR_EVER = 0x7fffffff;

// When the sharing ends, in seconds since 1970; null for a location that is not live, or was stopped.
export function liveUntil(message) {
  const period = message.location?.live_period;
  if (!period) return null;
  return period === FOR_EVER ? Infinity : message.date + period;
}
