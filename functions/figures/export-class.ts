import type { Caller } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import { type Cell, csvOf } from '../shared/csv.ts';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import type { Language, Text } from '../shared/texts/language.ts';
import { type Amounts, carriedTotal } from './carried.ts';
import { columns, type Exported, leftOut, words } from './columns.ts';
import { shownPercent } from './limit.ts';
import { type ClassDeps, type ClassInput, type ClassRead, readClass, rowOf } from './show-class.ts';

/** A class's figures as CSV (C6). No export holds protected families (law 4): a line gives the number omitted. */
export const exportClass =
  (deps: ClassDeps) =>
  async (caller: Caller, input: ClassInput): Promise<Exported> => {
    const read = await readClass(deps, caller, input);
    const { language } = caller;
    const shown = read.pupils.filter((pupil) => !isProtected(pupil.protection));
    const rows = shown.map((pupil): Cell[] => [
      `${pupil.givenName} ${pupil.familyName}`,
      ...cellsOf(read, pupil.pupilId),
    ]);
    const csv = csvOf([headerOf(read, language), ...rows, ...leftOut(read.pupils.length - shown.length, language)]);
    return { csv, filename: `absence-figures-${read.period.half.id}.csv` };
  };

/** Columns that the file has only when a pupil has absence from another system. */
const hasCarried = ({ counts, period, pupils }: ClassRead): boolean =>
  counts.some(
    ({ carried, halfYear, pupilId }) =>
      carried !== undefined &&
      halfYear === period.half.id &&
      pupils.some((pupil) => pupil.pupilId === pupilId && !isProtected(pupil.protection)),
  );

function headerOf(read: ClassRead, language: Language): Cell[] {
  const { rules } = read;
  const each = (what: Text) => DOCUMENTATIONS.map((kind) => `${what[language]}, ${words[kind][language]}`);
  return [
    columns.pupil[language],
    ...each(columns.days),
    ...each(columns.minutes),
    columns.lateTimes[language],
    columns.lateMinutes[language],
    ...(rules ? [columns.worstSubject[language], columns.worstPercent[language]] : []),
    ...(hasCarried(read) ? [columns.carriedDays[language], columns.carriedMinutes[language]] : []),
  ];
}

const percentCell = (percent: number | null | undefined): Cell => (percent == null ? null : shownPercent(percent));

function cellsOf(read: ClassRead, pupilId: string): Cell[] {
  const { count, carried, worst } = rowOf(read, pupilId);
  const sum = (of: Amounts | null | undefined) => of && carriedTotal(of);
  return [
    ...DOCUMENTATIONS.map((kind) => count.days[kind]),
    ...DOCUMENTATIONS.map((kind) => count.minutes[kind]),
    count.lateTimes,
    count.lateMinutes,
    ...(read.rules ? [worst?.subject ?? worst?.subjectCode ?? null, percentCell(worst?.percent)] : []),
    ...(hasCarried(read) ? [sum(carried?.days) ?? null, sum(carried?.minutes) ?? null] : []),
  ];
}
