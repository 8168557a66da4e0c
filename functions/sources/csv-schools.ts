import type { Place, Reading, RowData } from './rows.ts';
import { gradeOf } from './written-values.ts';

type SchoolType = RowData['school']['type'];
/** Schools without a stated kind, and the kinds that the levels of their classes and pupils show. */
export type Schools = {
  readonly untyped: Map<string, { readonly data: Omit<RowData['school'], 'type'>; readonly place: Place }>;
  readonly levels: Map<string, Set<SchoolType>>;
};

/** Remembers the levels of a pupil or class at a school: `1`–`10` are grunnskole, `VG1`–`VG3` upper secondary. */
export function noteLevels({ levels }: Schools, schoolKey: string, grades: readonly string[]): void {
  const known = levels.get(schoolKey) ?? new Set();
  levels.set(schoolKey, known);
  for (const grade of grades.map(gradeOf)) {
    if (/^(?:[1-9]|10)$/.test(grade)) known.add('grunnskole');
    if (/^VG[1-3]$/.test(grade)) known.add('vgs');
  }
}

/**
 * OneRoster does not state the kind of a school. Without our column, the levels show it if all are of one kind, with a
 * note; otherwise the school waits for the column (decision 025).
 */
export function* schoolsByLevel({ untyped, levels }: Schools): Generator<Reading> {
  for (const [key, { data, place }] of untyped) {
    const [type, another] = levels.get(key) ?? [];
    const at = { kind: 'school', place, column: 'metadata.schoolType' } as const;
    if (type !== undefined && another === undefined) {
      yield { row: { kind: 'school', key, place, data: { ...data, type } } };
      yield { note: { ...at, code: 'school-type-by-levels' } };
    } else yield { refused: { ...at, code: 'school-type-missing' }, spares: { kind: 'school', key } };
  }
}
