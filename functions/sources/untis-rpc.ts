import * as z from 'zod/mini';
import type { JsonItem } from './read-json-items.ts';
import type { Reading } from './rows.ts';
import type { AgreedKeys } from './untis-helpers.ts';
import { lessonReadings, type Period, type Thing } from './untis-periods.ts';
import { dayOf, timeOf } from './untis-values.ts';
import { RPC_CODES, RPC_TYPES } from './untis-words.ts';

const number = z.union([z.int(), z.string()]);
const text = z.nullish(z.string());
/**
 * `id` 0 stands for a teacher taken off a lesson. `orgid` and `orgname` name the teacher whom a substitute replaces.
 */
const Element = z.object({ id: z.int(), name: text, longname: text, externalkey: text });
const elements = z.nullish(z.array(Element));
const Row = z.object({
  id: number,
  date: number,
  startTime: number,
  endTime: number,
  kl: elements,
  te: elements,
  su: elements,
  ro: elements,
  sg: text,
  code: text,
  lstype: text,
  lsnumber: z.nullish(number),
});

const thingsOf = (found: z.output<typeof elements>): readonly Thing[] =>
  (found ?? [])
    .filter(({ id }) => id !== 0)
    .map(({ name, longname, externalkey }) => ({ name: name ?? '', long: longname ?? '', key: externalkey ?? '' }));

/** Periods of the JSON-RPC's `getTimetable`. */
export function rpcReadings(file: string, agreed: AgreedKeys): (item: JsonItem) => Generator<Reading> {
  const readings = lessonReadings(agreed);
  return function* ({ nth, value }) {
    const place = { file, line: nth };
    const found = Row.safeParse(value);
    if (!found.success) {
      yield { refused: { kind: 'lesson', place, code: 'period-shape' } };
      return;
    }
    yield* readings(place, periodOf(found.data));
  };
}

const periodOf = (row: z.output<typeof Row>): Period => ({
  id: String(row.id),
  lesson: row.lsnumber === null || row.lsnumber === undefined ? '' : String(row.lsnumber),
  date: dayOf(String(row.date)),
  from: timeOf(String(row.startTime)),
  to: timeOf(String(row.endTime)),
  status: RPC_CODES(row.code ?? ''),
  statusWord: row.code ?? '',
  withPupils: RPC_TYPES(row.lstype ?? ''),
  typeWord: row.lstype ?? '',
  classes: thingsOf(row.kl),
  pupils: row.sg ? [{ name: row.sg, long: '', key: '' }] : [],
  teachers: thingsOf(row.te),
  subjects: thingsOf(row.su),
  rooms: thingsOf(row.ro),
});
