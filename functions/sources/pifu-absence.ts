import { standingOf } from './pifu-groups.ts';
import { idOfNow } from './pifu-ids.ts';
import { noted, placeOf, refused } from './pifu-lines.ts';
import { type Period, periodOf } from './pifu-period.ts';
import { readRole } from './pifu-role.ts';
import type { Survey } from './pifu-survey.ts';
import { child, children, type Element, textAt } from './read-xml.ts';
import type { Place, Reading, RowData } from './rows.ts';
import { closedWords } from './words.ts';

/** A pupil's absence from another system. Keys are the source's own ids. */
export type CarriedAbsence = {
  /** The source's id of the record, if any. */
  readonly key?: string | undefined;
  readonly pupilKey: string;
  /** The membership's group: a subject's hours, or the school's sum over all subjects. */
  readonly groupKey: string;
  readonly ofSchool: boolean;
  /** One absence, or the sum of several over the period. */
  readonly mode: 'occurrence' | 'sum';
  /** `from` included, `to` not; by the name of a term if the source gives no days. */
  readonly period: Required<{ [K in keyof Period]: NonNullable<Period[K]> }>;
  /** Whole days, or minutes of clock time. A correction is negative (XSD 1.1). */
  readonly amount: { readonly days: number } | { readonly minutes: number };
  /** The source's valid (true) or invalid; absent if the source states neither. */
  readonly documented?: boolean | undefined;
};

const modes = closedWords({ occurrence: 'occurrence', occurence: 'occurrence', aggregate: 'sum' });
const units = closedWords({ days: 'days', hours: 'hours' });
const validity = closedWords<boolean | 'not-said'>({ '': 'not-said', valid: true, invalid: false });
const VALUE = /^-?\d{1,4}(?:\.\d{1,4})?$/;
const MINUTES = 60;

/**
 * The absences of a membership, for people whose role in it makes them pupils: each a row, or a line with its reason.
 */
export function* absenceRows(membership: Element, file: string, known: Survey): Generator<Reading> {
  const groupKey = idOfNow(membership, known.groups.renamed);
  const standing = standingOf(groupKey, known.groups);
  const nth = counter();
  for (const member of children(membership, 'member'))
    for (const role of children(member, 'role')) {
      const found = children(child(role, 'extension'), 'pifu_absence');
      const reading =
        typeof standing === 'string' && standing !== 'unclear' ? readRole(role, standing, [member]) : undefined;
      const isPupil = reading?.is === 'taken' && reading.person === 'pupil';
      for (const element of found) {
        const place = placeOf(file, element);
        if (!isPupil) yield noted('absence', place, 'absence-of-no-pupil');
        else {
          const of = { pupilKey: idOfNow(member, known.renamed), groupKey, ofSchool: standing === 'school' };
          const absence = absenceIn(element, of);
          yield 'code' in absence ? wrong(absence, keyIn(element, of), place) : rowOf(absence, place, nth);
        }
      }
    }
}

const wrong = (fault: Fault, key: string | undefined, place: Place): Reading =>
  refused('absence', place, fault.code, { ...fault, ...(key !== undefined && { spares: [{ kind: 'absence', key }] }) });

/** Counts the occurrences of each name. */
function counter(): (name: string) => number {
  const seen = new Map<string, number>();
  return (name) => {
    const now = (seen.get(name) ?? 0) + 1;
    seen.set(name, now);
    return now;
  };
}

function rowOf({ key, period, ...data }: CarriedAbsence, place: Place, nth: (name: string) => number): Reading {
  const row = { ...data, ...period };
  return { row: { kind: 'absence', key: keyOf({ key, ...row }, nth), place, data: row } };
}

const ownKey = ({ pupilKey, groupKey }: Of, id: string): string => [pupilKey, groupKey, 'id', id].join(' ');
const idIn = (element: Element): string => textAt(element, 'sourcedid', 'id');
const keyIn = (element: Element, of: Of): string | undefined =>
  idIn(element) === '' ? undefined : ownKey(of, idIn(element));

/** The key by the source's id, else by the content. A sum keeps its key while its period grows. */
function keyOf(of: RowData['absence'] & { readonly key?: string | undefined }, nth: (name: string) => number): string {
  if (of.key !== undefined) return ownKey(of, of.key);
  const unit = 'days' in of.amount ? 'days' : 'minutes';
  const said = of.documented === undefined ? 'not-said' : String(of.documented);
  const until = of.mode === 'sum' ? [] : [of.to];
  const name = [of.pupilKey, of.groupKey, of.mode, unit, of.from, ...until, said].join(' ');
  return `${name} ${nth(name)}`;
}

type Of = Pick<CarriedAbsence, 'pupilKey' | 'groupKey' | 'ofSchool'>;
type Fault = {
  readonly code: string;
  readonly column: string;
  readonly value?: string;
  readonly allowed?: readonly string[];
};

/** The absence of a `pifu_absence`, or its fault. */
export function absenceIn(element: Element, of: Of): CarriedAbsence | Fault {
  const type = child(element, 'pifu_absence_type');
  const words = {
    pifu_absence_mode: element.attributes.pifu_absence_mode ?? '',
    pifu_absence_type: type?.text.trim() ?? '',
    pifu_absence_classification: type?.attributes.pifu_absence_classification ?? '',
  };
  const mode = modes(words.pifu_absence_mode);
  const unit = units(words.pifu_absence_type);
  const documented = validity(words.pifu_absence_classification);
  const unknown = (column: keyof typeof words, { known }: { readonly known: readonly string[] }): Fault => ({
    code: 'word-unknown',
    column,
    value: words[column],
    allowed: known,
  });
  if (mode === undefined) return unknown('pifu_absence_mode', modes);
  if (unit === undefined) return unknown('pifu_absence_type', units);
  if (documented === undefined) return unknown('pifu_absence_classification', validity);
  const value = textAt(element, 'pifu_absence_value');
  if (!VALUE.test(value)) return { code: 'number-wrong', column: 'pifu_absence_value', value };
  const period = periodOf(child(element, 'timeframe'));
  if (typeof period === 'string') return { code: period, column: 'timeframe' };
  const { from, to } = period;
  if (from === undefined || to === undefined) return { code: 'dates-missing', column: 'timeframe' };
  const key = idIn(element);
  const amount = Number(value);
  return {
    ...of,
    ...(key !== '' && { key }),
    mode,
    period: { from, to },
    amount: unit === 'days' ? { days: amount } : { minutes: Math.round(amount * MINUTES) },
    ...(documented !== 'not-said' && { documented }),
  };
}
