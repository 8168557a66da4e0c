import { CountItem } from '../../../functions/figures/count.ts';
import type { Passed } from '../../../functions/figures/limit.ts';
import type { RecountDeps } from '../../../functions/figures/recount-pupils.ts';
import type { Recount } from '../../../functions/figures/recount-store.ts';
import type { SubscribedFact } from '../../../functions/figures/subscription.ts';
import type { Final } from '../../../functions/handling/lookup.ts';
import type { Entry } from '../../../functions/lessons/lookup.ts';
import type { Group } from '../../../functions/roster/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { entryOf, finalOf } from './records.ts';

/** Numbers from a seed, the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Crash extends Error {}

export const WHO = { pupilId: newId(), schoolId: newId() };
/** Lessons on both sides of New Year, which one school year's limit spans. */
const [first, ...others] = ['2026-11-16', '2026-11-17', '2026-12-18', '2027-01-11', '2027-03-02'].flatMap((date, day) =>
  ['l1', 'l2'].map((lessonId, place) => ({ date, lessonId, subject: (day + place) % 2 === 0 ? 'MAT1' : 'NOR1' })),
);
const LESSONS: readonly [Lesson, ...Lesson[]] = [first ?? { date: '', lessonId: '', subject: '' }, ...others];
type Lesson = { readonly date: string; readonly lessonId: string; readonly subject: string };
const KINDS = ['undocumented', 'self-declared', 'health-personnel', 'other-documented', 'not-absence'] as const;

/** So few that a handful of lessons pass every threshold: 5, 8 and 10 percent are 30, 48 and 60 minutes. */
const HOURS = 10;
const group = (id: string): Group => ({
  id,
  name: id,
  groupKind: 'teaching',
  schoolId: WHO.schoolId,
  annualHours: HOURS,
  from: '2026-08-01',
});

/**
 * What features write and the counting reads and writes, in memory; `pause` is called wherever a real call would wait.
 */
export function memory(random: () => number, crashes: number) {
  const entries = new Map<string, Entry>();
  const finals = new Map<string, Final>();
  const counts = new Map<string, CountItem>();
  const thresholds = new Map<string, number>();
  const pause = async () => {
    // Most calls are quick; now and then one is overtaken by everything else.
    const longest = random() < 0.06 ? 150 : 3;
    for (let ticks = Math.floor(random() * longest); ticks > 0; ticks--) await Promise.resolve();
  };
  const crash = () => {
    if (random() < crashes) throw new Crash();
  };
  const read = async <T>(value: () => T): Promise<T> => {
    await pause();
    crash();
    const answer = value();
    await pause();
    return answer;
  };
  const within = <Of extends { readonly date: string }>(all: Iterable<Of>, from: string, to: string): Of[] =>
    [...all].filter((item) => from <= item.date && item.date <= to);
  const nameOf = (threshold: Passed) => `${threshold.subjectKey} ${threshold.percent}`;

  async function write({ item, before, beside, passed }: Recount): Promise<boolean> {
    await pause();
    crash();
    const versionOf = (halfYear: string) => counts.get(halfYear)?.version ?? 0;
    if (versionOf(item.halfYear) !== before) return false;
    if (beside && versionOf(beside.halfYear) !== beside.version) return false;
    if (passed.some((threshold) => thresholds.has(nameOf(threshold)))) return false;
    counts.set(item.halfYear, CountItem.parse(structuredClone({ ...item, version: before + 1 })));
    for (const threshold of passed) thresholds.set(nameOf(threshold), (thresholds.get(nameOf(threshold)) ?? 0) + 1);
    // The answer is lost: what was written stays.
    crash();
    return true;
  }

  const deps: RecountDeps = {
    store: {
      carried: () => read(() => []),
      counts: (_owner, names) => read(() => names.flatMap(({ halfYear }) => counts.get(halfYear) ?? [])),
    },
    recounts: {
      passed: () =>
        read(() =>
          [...thresholds.keys()].map((name) => ({
            subjectKey: name.split(' ')[0] ?? '',
            percent: Number(name.split(' ')[1]),
          })),
        ),
      write,
    },
    lessons: { entries: (_owner, _pupil, from, to) => read(() => within(entries.values(), from, to)) },
    handling: { finals: (_owner, _pupil, from, to) => read(() => within(finals.values(), from, to)) },
    settings: { of: async () => ({ at: () => SETTINGS }) },
    lookup: {
      pupil: () => read(() => PUPIL),
      schools: () => read(() => ({ schools: [SCHOOL], terms: [] })),
      groupsAt: () => read(() => [group('MAT1'), group('NOR1')]),
    },
  };
  return { entries, finals, counts, thresholds, deps, pause };
}

type Write = { readonly entry?: Entry; readonly final?: Final };

/** What somebody does next: registers or corrects an entry, puts it right after a re-import, decides, or takes back. */
export function anyWrite(random: () => number): Write {
  const pick = <const T>(some: readonly [T, ...T[]]): T => some[Math.floor(random() * some.length)] ?? some[0];
  const { subject, ...lesson } = pick(LESSONS);
  const documentation = pick(KINDS);
  if (random() < 0.6) {
    const kind = pick(['absent', 'absent', 'part', 'late', 'present'] as const);
    const minutes = kind === 'absent' ? 60 : kind === 'present' ? 0 : 1 + Math.floor(random() * 40);
    const place = { groupId: subject, subjectCode: subject };
    return { entry: entryOf({ ...WHO, ...lesson, ...place, kind, minutes, documentation }) };
  }
  const takenBack = random() < 0.2 ? { code: '' } : {};
  if (random() < 0.5) return { final: finalOf({ ...WHO, ...lesson, documentation, ...takenBack }) };
  const wholeDay = random() < 0.5 && takenBack.code === undefined;
  return { final: finalOf({ ...WHO, date: lesson.date, documentation, wholeDay, ...takenBack }) };
}

/** The fact that goes with a write: ids and days. */
export function factOf({ entry, final }: Write, pupilId = WHO.pupilId): SubscribedFact {
  const head = { id: newId(), version: 1, occurredAt: '2027-03-02T11:00:00.000Z', ownerId: OWNER } as const;
  const { schoolId } = WHO;
  if (entry) {
    const { date, lessonId, groupId } = entry;
    return { ...head, name: 'entries-changed', data: { schoolId, groupId, lessonId, date, pupilIds: [pupilId] } };
  }
  const dates = final ? [final.date] : [];
  const data = { pupilId, schoolId, dates, reports: [], decidedBy: pupilId, reasonChanged: false };
  return { ...head, name: 'absence-decided', data };
}

const SCHOOL = { id: WHO.schoolId, name: 'Vgs', type: 'vgs', languageForm: 'nb' } as const;
const PUPIL = {
  givenName: 'Ola',
  familyName: 'Fjord',
  groups: [],
  together: [],
  facts: {
    ...WHO,
    birthDate: '2010-05-01',
    protection: 'none' as const,
    stay: { from: '2026-08-01' },
    enrolments: [],
    relations: [],
    consents: [],
  },
};
const SETTINGS = effective({ owner: {}, schools: new Map() });
