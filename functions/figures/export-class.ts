import { type Cell, csvOf } from '../shared/csv.ts';
import type { Language, Text } from '../shared/problems.ts';
import type { Caller } from './asking.ts';
import { columns, type Exported, leftOut, words } from './columns.ts';
import { DOCUMENTATIONS } from './rules.ts';
import { type ClassDeps, type ClassInput, type ClassRead, readClass, rowOf } from './show-class.ts';

/**
 * A class's figures as CSV (C6). Families with protection are in no export (law 4): they are left out, and a line says how many.
 */
export const exportClass =
  (deps: ClassDeps) =>
  async (caller: Caller, input: ClassInput): Promise<Exported> => {
    const { read } = await readClass(deps, caller, input);
    const { language } = caller;
    const shown = read.pupils.filter((pupil) => pupil.protection === 'none');
    const rows = shown.map((pupil): Cell[] => [
      `${pupil.givenName} ${pupil.familyName}`,
      ...cellsOf(read, pupil.pupilId),
    ]);
    const csv = csvOf([headerOf(read, language), ...rows, ...leftOut(read.pupils.length - shown.length, language)]);
    return { csv, filename: `absence-figures-${read.period.half.id}.csv` };
  };

function headerOf({ rules }: ClassRead, language: Language): Cell[] {
  const each = (what: Text) => DOCUMENTATIONS.map((kind) => `${what[language]}, ${words[kind][language]}`);
  return [
    columns.pupil[language],
    ...each(columns.days),
    ...each(columns.minutes),
    columns.lateTimes[language],
    columns.lateMinutes[language],
    ...(rules ? [columns.worstSubject[language], columns.worstPercent[language]] : []),
  ];
}

function cellsOf(read: ClassRead, pupilId: string): Cell[] {
  const { count, worst } = rowOf(read, pupilId);
  return [
    ...DOCUMENTATIONS.map((kind) => count.days[kind]),
    ...DOCUMENTATIONS.map((kind) => count.minutes[kind]),
    count.lateTimes,
    count.lateMinutes,
    ...(read.rules ? [worst?.subject ?? worst?.subjectCode ?? null, worst?.percent ?? null] : []),
  ];
}
