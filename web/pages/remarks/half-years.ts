const SHOWN = 4;
const FIRST_MONTH_OF_AUTUMN = 8;

/** The half-year of a day and those before it, newest first, such as `2026-autumn`. */
export function halfYearsUntil(day: string): readonly string[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const halves = year * 2 + (month >= FIRST_MONTH_OF_AUTUMN ? 1 : 0);
  return Array.from({ length: SHOWN }, (_none, back) => {
    const half = halves - back;
    return `${Math.floor(half / 2)}-${half % 2 === 1 ? 'autumn' : 'spring'}`;
  });
}
