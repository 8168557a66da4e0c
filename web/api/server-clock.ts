let ahead = 0;

/** Takes the `Date` of an answer: a phone's own clock may be wrong. */
export function serverSaid(date: string | null): void {
  const server = Date.parse(date ?? '');
  if (!Number.isNaN(server)) ahead = server - Date.now();
}

/** The time by the server's clock, in milliseconds. */
export const serverNow = (): number => Date.now() + ahead;

const OSLO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** Today's day and the time of day in Norway, `YYYY-MM-DD` and `HH:MM`. */
export function osloNow(): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = OSLO.format(serverNow()).split(' ');
  return { day, time };
}
