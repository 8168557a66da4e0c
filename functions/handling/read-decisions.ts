import type { AbsenceLookup, DayItem, Report } from '../absence/lookup.ts';
import type { Caller } from '../access/authorize.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import { type Entry, isHeldBack, type LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import { type Day, halfYearOf } from '../shared/time.ts';
import type { HandlingSettings, OwnClass } from './authorize.ts';
import type { Final } from './final.ts';
import type { Line } from './rules.ts';
import type { HandlingStore } from './store.ts';

export type ReadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools' | 'pupil'>;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly absence: Pick<AbsenceLookup, 'reportedDays' | 'reports'>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly store: Pick<HandlingStore, 'between'>;
};

/** A report that a request handles, at the version that the teacher saw. */
export type HandledReport = { readonly pupilId: string; readonly reportId: string; readonly version: number };

export type DecisionRequest = {
  readonly groupId: string;
  readonly decisions: readonly Line[];
  readonly reports: readonly HandledReport[];
};

/** A pupil of the request with the records of the decided days. */
export type FoundPupil = {
  readonly pupilId: string;
  readonly card: PupilCard | undefined;
  readonly days: readonly DayItem[];
  readonly entries: readonly Entry[];
  readonly leaveDates: ReadonlySet<Day>;
  readonly finals: readonly Final[];
};

/** The records against which decisions are checked. */
export type Read = {
  readonly own: OwnClass;
  readonly pupils: Pupils;
  readonly heads: readonly Report[];
};

export type Pupils = ReadonlyMap<string, FoundPupil>;

type Span = { readonly from: Day; readonly to: Day };

/** How far to read: the decided days only, or their whole half-years, for figures. */
export type Width = 'days' | 'half-years';

/** Every pupil's card and records of the days, in parallel: a part of the first trip. */
export async function readPupils(
  deps: ReadDeps,
  ownerId: string,
  input: DecisionRequest,
  width: Width,
): Promise<Pupils> {
  const ids = [...new Set([...input.decisions, ...input.reports].map(({ pupilId }) => pupilId))];
  const pupils = await Promise.all(
    ids.map((pupilId) => readPupil(deps, ownerId, pupilId, spansOf(input.decisions, pupilId, width))),
  );
  return new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
}

/**
 * The reports that the request names or that cover its days, after the second trip has authorized the contact
 * teacher.
 */
export async function readReports(
  deps: ReadDeps,
  caller: Caller,
  input: DecisionRequest,
  { own, pupils }: Omit<Read, 'heads'>,
): Promise<Read> {
  const ofDays = [...pupils.values()].flatMap((pupil) =>
    pupil.days.filter(({ day }) => input.decisions.some((line) => line.pupilId === pupil.pupilId && line.date === day)),
  );
  const names = new Map(
    [...input.reports, ...ofDays].map((report) => [`${report.pupilId} ${report.reportId}`, report]),
  );
  const heads = await deps.absence.reports(caller.login.ownerId, [...names.values()]);
  return { own, pupils, heads };
}

/**
 * The stretches of a pupil to read, at most one per half-year, so that days far apart do not make it read the years
 * between them.
 */
function spansOf(lines: readonly Line[], pupilId: string, width: Width): readonly Span[] {
  const spans = new Map<string, Span>();
  for (const { date, ...line } of lines) {
    if (line.pupilId !== pupilId) continue;
    const half = halfYearOf(date);
    const span = spans.get(half.id) ?? { from: date, to: date };
    const days = { from: date < span.from ? date : span.from, to: date > span.to ? date : span.to };
    spans.set(half.id, width === 'days' ? days : half);
  }
  return [...spans.values()];
}

async function readPupil(
  deps: ReadDeps,
  ownerId: string,
  pupilId: string,
  spans: readonly Span[],
): Promise<FoundPupil> {
  const each = async <T>(read: (span: Span) => Promise<readonly T[]>): Promise<readonly T[]> =>
    (await Promise.all(spans.map(read))).flat();
  const [card, days, entries, leave, finals] = await Promise.all([
    deps.lookup.pupil(ownerId, pupilId),
    each(({ from, to }) => deps.absence.reportedDays(ownerId, pupilId, from, to)),
    each(({ from, to }) => deps.lessons.entries(ownerId, pupilId, from, to)),
    each(({ from, to }) => deps.leave.leaveDays(ownerId, pupilId, from, to)),
    each(({ from, to }) => deps.store.between(ownerId, pupilId, from, to)),
  ]);
  const counted = entries.filter((entry) => !isHeldBack(entry));
  return { pupilId, card, days, entries: counted, leaveDates: new Set(leave.map((day) => day.date)), finals };
}
