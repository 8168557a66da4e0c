import { notFound } from '../errors.ts';
import { type Day, type HalfYear, halfYearNamed, halfYearOf } from '../time.ts';

/** The half-year that a request names, else the present one; an invalid name is not found. */
export function halfYearFrom(name: string | undefined, today: Day): HalfYear {
  const half = name === undefined ? halfYearOf(today) : halfYearNamed(name);
  if (!half) throw notFound();
  return half;
}
