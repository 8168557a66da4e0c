import { createHash } from 'node:crypto';
import { type Carried, type CarriedRecord, type Count, carriedOf, countOf } from '../figures/lookup.ts';
import type { Final } from '../handling/lookup.ts';
import type { Entry } from '../lessons/lookup.ts';
import { classOn, type PupilCard, type School } from '../roster/lookup.ts';
import { type CodeSet, codeSetOn, isGraded } from '../settings/lookup.ts';
import { canonicalJson } from '../shared/ids.ts';
import type { Day, HalfYear, Instant } from '../shared/time.ts';
import type { Basis, Statement, StrikeOuts } from './record.ts';
import { diplomaByDay, isActive, leftOut, type StrikeOut, totalOf } from './rules.ts';
import type { Content } from './schema.ts';

/** The records behind a statement, as the table keeps them, with their trails. */
export type Records = {
  readonly entries: readonly Entry[];
  readonly finals: readonly Final[];
  readonly strikeOuts: StrikeOuts['strikeOuts'];
  readonly carried?: readonly CarriedRecord[] | undefined;
};

/** The parts of a statement that no record keeps over time: pupil, school, dates and rules. */
export type Frame = Pick<Content, 'asOf' | 'halfYear' | 'through' | 'pupil' | 'school' | 'rules' | 'supersedes'> & {
  readonly carried?: Pick<Carried, 'before'> | undefined;
};

type Trailed = { readonly trail: readonly { readonly at: Instant }[] };
const placeOf = ({ date, lessonId = '' }: { readonly date: Day; readonly lessonId?: string | undefined }) =>
  `${date} ${lessonId}`;

/** The depth of each trail at an instant: the number of values set by then. */
const depthsOf = <Of extends Trailed>(records: readonly Of[], nameOf: (item: Of) => string, at: Instant) =>
  Object.fromEntries(
    records.flatMap((record) => {
      const depth = record.trail.findLastIndex((value) => value.at <= at) + 1;
      return depth > 0 ? [[nameOf(record), depth]] : [];
    }),
  );

export const basisOf = ({ entries, finals, strikeOuts, carried = [] }: Records, at: Instant): Basis => ({
  entries: depthsOf(entries, placeOf, at),
  finals: depthsOf(finals, placeOf, at),
  strikeOuts: depthsOf(strikeOuts, (strikeOut) => strikeOut.strikeOutId, at),
  ...(carried.length > 0 && { carried: depthsOf(carried, (row) => row.rowId, at) }),
});

/** Each record with its value at that depth, without later values; records without a depth are left out. */
const valuesAt = <Value extends object, Of extends { readonly trail: readonly Value[] }>(
  records: readonly Of[],
  nameOf: (item: Of) => string,
  depths: Readonly<Record<string, number>>,
): (Of & Value)[] =>
  records.flatMap((record) => {
    const value = record.trail[(depths[nameOf(record)] ?? 0) - 1];
    if (!value) return [];
    const later = Object.fromEntries(
      record.trail.flatMap((entry) => Object.keys(entry)).map((name) => [name, undefined]),
    );
    return [{ ...record, ...later, ...value }];
  });

/** The statement that the records give at that depth. Freezing and verifying both use this function. */
export function contentOf({ carried: kept, ...frame }: Frame, records: Records, basis: Basis): Content {
  const carried = carriedThen(records, basis, kept?.before);
  const entries = valuesAt(records.entries, placeOf, basis.entries).filter(({ date }) => within(frame, date));
  const finals = valuesAt(records.finals, placeOf, basis.finals).filter(({ date }) => within(frame, date));
  const standing = records.strikeOuts.flatMap((strikeOut) => {
    const trail = strikeOut.trail.slice(0, basis.strikeOuts[strikeOut.strikeOutId] ?? 0);
    return isActive({ trail }) ? [{ ...strikeOut, trail }] : [];
  });
  const before = diplomaByDay(entries, finals);
  const { type } = frame.school;
  const away: ReturnType<typeof leftOut> = frame.rules
    ? leftOut(standing, frame.rules.strikeOut, { type, entries, decided: finals })
    : new Map();
  const [all, out] = [totalOf(before.values()), totalOf(away.values())];
  return {
    kind: 'half-year-absence',
    format: carried ? 2 : 1,
    ...frame,
    ...(carried && { carried }),
    count: countShown(countOf(entries, finals, frame.through), type),
    strikeOuts: standing.flatMap((strikeOut) => struckShown(strikeOut, [...away.keys()])),
    diploma: { before: all, leftOut: out, after: { days: all.days - out.days, minutes: all.minutes - out.minutes } },
  };
}

/** The carried figures at the depth of the basis. */
function carriedThen({ carried = [] }: Records, basis: Basis, before: Day | undefined): Carried | undefined {
  const then = carried.map(({ rowId, trail }) => ({ rowId, trail: trail.slice(0, basis.carried?.[rowId] ?? 0) }));
  return carriedOf(then, before ?? '');
}

const within = ({ halfYear, through }: Pick<Frame, 'halfYear' | 'through'>, date: Day): boolean =>
  halfYear.from <= date && date <= through;

/** Compulsory school has no limit, and no field for it. */
function countShown(count: Count, type: School['type']): Content['count'] {
  const subjects = Object.entries(count.subjects).map(([name, { limitMinutes, groupIds, ...rest }]) => [
    name,
    { ...rest, groupIds: [...groupIds], ...(type === 'vgs' && { limitMinutes }) },
  ]);
  return { ...count, subjects: Object.fromEntries(subjects) };
}

/** A strike-out with its days that are left out of this half-year; none if it has no such day. */
function struckShown({ strikeOutId, firstDay, lastDay, cause, fromDayOne, days }: StrikeOut, away: readonly Day[]) {
  const here = days.filter((day) => away.includes(day));
  return here.length > 0 ? [{ strikeOutId, firstDay, lastDay, cause, fromDayOne, days: here }] : [];
}

/** The content's bytes to store and hash. */
export const bytesOf = (content: Content): string => canonicalJson(content);
export const hashOf = (bytes: string): string => createHash('sha256').update(bytes, 'utf8').digest('hex');

/** The input of a frame when a statement is frozen. */
export type Now = {
  readonly at: Instant;
  readonly today: Day;
  readonly halfYear: HalfYear;
  readonly card: PupilCard;
  readonly school: School;
  readonly codeSets: readonly CodeSet[];
  /** Existing statements of the half-year. */
  readonly earlier: readonly Statement[];
  /** The owner's name in letters. */
  readonly owner?: string;
  /** The day from which the school registers here; empty if unknown. */
  readonly goLive?: Day | '';
};

/** The pupil, the school and the rules as they are now. Their records have no trail, so the statement copies them. */
export function frameOf({ at, today, halfYear, card, school, codeSets, earlier, owner = '', goLive = '' }: Now): Frame {
  const through = today < halfYear.to ? today : halfYear.to;
  const { facts, givenName, familyName, gradeLevel = null, languageForm } = card;
  const own = classOn(card, through);
  const language = languageForm ?? school.languageForm;
  const [newest] = newestFirst(earlier);
  return {
    asOf: at,
    halfYear: { id: halfYear.id, from: halfYear.from, to: halfYear.to },
    through,
    pupil: {
      pupilId: facts.pupilId,
      givenName,
      familyName,
      birthDate: facts.birthDate,
      gradeLevel,
      className: own?.groupName ?? null,
      language: language === 'nn' ? 'nn' : 'nb',
    },
    school: { schoolId: school.id, name: school.name, type: school.type, ...(owner !== '' && { owner }) },
    rules: rulesOf(codeSetOn(codeSets, school.type, through)),
    ...(goLive !== '' && { carried: { before: goLive } }),
    supersedes: newest ? { statementId: newest.statementId, sha256: newest.sha256 } : null,
  };
}

function rulesOf(set: CodeSet | undefined): Content['rules'] {
  if (!set) return null;
  const { from, strikeOut, leave } = set;
  return {
    from,
    strikeOut: { ...strikeOut, leave },
    ...(set.schoolType === 'vgs' && { limit: set.limit }),
    codes: set.codes.map((code) => ({ ...code })),
  };
}

/** Before the first year with grades the diploma shows no absence, and no print of a statement mentions it. */
export const isOnDiploma = ({ school, pupil, through }: Content): boolean =>
  isGraded(school.type, pupil.gradeLevel ?? undefined, through);

/** Newest first: by `asOf`, then by id, so that every reader gets the same order. */
export const newestFirst = <Of extends Pick<Statement, 'asOf' | 'statementId'>>(statements: readonly Of[]): Of[] =>
  statements.toSorted((a, b) => (a.asOf + a.statementId < b.asOf + b.statementId ? 1 : -1));
