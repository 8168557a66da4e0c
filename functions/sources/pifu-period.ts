import { addDays, type Day, endAfter, isDay, momentOf } from '../shared/time.ts';
import { type Element, textAt } from './read-xml.ts';

/** `from` included, `to` not. */
export type Period = { readonly from?: Day | undefined; readonly to?: Day | undefined };

export type WrongPeriod = 'dates-wrong' | 'ends-before-it-begins';

/** From this year on an end means "until further notice" (9999-12-31 and the like). */
const FAR = 2200;
const EARLIEST: Day = '1900-01-01';
/** `2026/2027`, `H2026`, `V2027`, `2027`, `H2026/V2027` (XSD: adminperiod). */
const ADMIN_PERIOD = /^([VH]?)(\d{4})(?:\/([VH]?)(\d{4}))?$/i;

/**
 * The period of a `timeframe`, with both days included (specification 5.10: `restrict` concerns the time before the
 * begin and after the end). `restrict` itself only states whether a pupil may take part outside the period; the period
 * holds anyway, as it gives nobody a right. Without days the name of the period counts. Returns a code if a day is
 * invalid or the end is before the begin.
 */
export function periodOf(timeframe: Element | undefined): Period | WrongPeriod {
  const [begin, end] = [textAt(timeframe, 'begin'), textAt(timeframe, 'end')];
  if (begin === '' && end === '') return namedPeriod(textAt(timeframe, 'adminperiod'));
  const from = begin === '' ? undefined : dayIn(begin);
  const last = end === '' ? undefined : dayIn(end);
  if ((begin !== '' && from === undefined) || (end !== '' && last === undefined)) return 'dates-wrong';
  if (from !== undefined && last !== undefined && last < from) return 'ends-before-it-begins';
  return { from, to: last !== undefined && Number(last.slice(0, 4)) >= FAR ? undefined : endAfter(last) };
}

/**
 * The day of an `xs:date` or `xs:dateTime`: in Oslo if it names a zone; the last minute of a day belongs to that day.
 */
function dayIn(text: string): Day | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  const day = found?.[1];
  if (day === undefined || !isDay(day) || day < EARLIEST) return undefined;
  if (!text.includes('T') || found?.[2] === undefined || text.includes('T23:59')) return day;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : momentOf(instant).day;
}

/** The half-years of a name overlap in January, when schools pass from one to the other. */
function namedPeriod(name: string): Period | 'dates-wrong' {
  if (name === '') return {};
  const found = ADMIN_PERIOD.exec(name);
  if (!found) return 'dates-wrong';
  const [, half = '', year = '', lastHalf, lastYear] = found;
  const school = lastYear !== undefined && half === '' && lastHalf === '';
  const first = school ? yearPart('H', year) : yearPart(half, year);
  const last = lastYear === undefined ? first : yearPart(school ? 'V' : (lastHalf ?? ''), lastYear);
  return last.to <= first.from ? 'dates-wrong' : { from: first.from, to: last.to };
}

function yearPart(half: string, year: string): { readonly from: Day; readonly to: Day } {
  const next = addDays(`${year}-12-31`, 1);
  if (half.toUpperCase() === 'H') return { from: `${year}-08-01`, to: `${next.slice(0, 4)}-02-01` };
  return half === '' ? { from: `${year}-01-01`, to: next } : { from: `${year}-01-01`, to: `${year}-08-01` };
}
