const OSLO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const MS_OF_HOUR = 3_600_000;

/** The day and the time of day in Norway of a time stamp, `YYYY-MM-DD` and `HH:MM`. */
export function osloOf(iso: string): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = OSLO.format(new Date(iso)).split(' ');
  return { day, time };
}

/**
 * The time stamp of a day and a time of day in Norway: the first of the two in the hour that comes twice, and an hour
 * later in the one that is left out.
 */
export function instantOf(day: string, time: string): string {
  const summer = Date.parse(`${day}T${time}:00Z`) - 2 * MS_OF_HOUR;
  const winter = summer + MS_OF_HOUR;
  const found = [summer, winter].find((ms) => {
    const shown = osloOf(new Date(ms).toISOString());
    return shown.day === day && shown.time === time;
  });
  return new Date(found ?? winter).toISOString();
}
