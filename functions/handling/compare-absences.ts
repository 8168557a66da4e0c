import { type AbsenceLookup, type DayItem, type Report, shownState } from '../absence/lookup.ts';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import { confirmedOf, type Entry, isHeldBack, type LessonsLookup } from '../lessons/lookup.ts';
import { type GroupDay, type Lookup, membersOn, namesOn, pupilRow } from '../roster/lookup.ts';
import { codeSetAt, codeWord, type OrgContext, type SettingsLookup, wordOf } from '../settings/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { authorizeClass, CLASS, type HandlingSettings } from './authorize.ts';
import { differencesOf } from './differences.ts';
import type { Final } from './final.ts';
import { rangeOf } from './range.ts';
import { MAX_SIDE_BY_SIDE_DAYS } from './rules.ts';
import type { HandlingStore } from './store.ts';
import { showFinal } from './view.ts';

export type CompareDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools' | 'pupilNames' | 'pupil' | 'lessons'>;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly absence: Pick<AbsenceLookup, 'reportedDays' | 'reportsOfDays'>;
  readonly lessons: Pick<LessonsLookup, 'entries' | 'registers'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly store: Pick<HandlingStore, 'between'>;
  readonly logRead: LogRead;
};

export type CompareInput = { readonly groupId: string; readonly from: Day; readonly to: Day };

/**
 * Report, entries and decision of the class side by side (B10). After authorization, small queries for each pupil in
 * one parallel trip. If somebody was reported away or on leave, two more trips find the lessons that they nevertheless
 * attended. Reads the authors' records as they are; nothing is stored for this view.
 */
export const compareAbsences = (deps: CompareDeps) => async (caller: Caller, input: CompareInput) => {
  const { ownerId } = caller.login;
  const range = rangeOf(input.from, input.to, MAX_SIDE_BY_SIDE_DAYS);
  const own = await authorizeClass(deps, caller, input);
  const { group, org } = own;
  const { day } = caller.moment;
  const memberIds = membersOn(group, day);
  const [names, records] = await Promise.all([
    namesOn(deps.lookup, ownerId, { group, day }),
    Promise.all(memberIds.map((pupilId) => readPupil(deps, ownerId, pupilId, range))),
  ]);
  const withLessons = await addAttended(deps, ownerId, records, range);
  const rows = withLessons.flatMap((record) => {
    const pupil = names.get(record.pupilId);
    const dates = datesOf(record);
    return pupil && dates.length > 0 ? [{ record, pupil, dates, facts: pupil, basis: own.basis }] : [];
  });
  await logLooks(deps.logRead, own.actor, caller.moment, CLASS, rows);
  const viewer = { org, caller, schoolId: group.schoolId };
  return {
    ...range,
    pupils: rows
      .map(({ record, pupil, dates }) => ({
        ...pupilRow(pupil),
        days: dates.map((date) => showDay(record, date, viewer)),
      }))
      .sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb')),
  };
};

type PupilRecords = {
  readonly pupilId: string;
  readonly days: readonly DayItem[];
  readonly heads: readonly Report[];
  readonly entries: readonly Entry[];
  readonly leaveDates: ReadonlySet<Day>;
  readonly finals: readonly Final[];
};
/** With the pupil's lessons of those days that were confirmed without an entry of the pupil. */
type WithLessons = PupilRecords & { readonly attended: readonly GroupDay[] };

type Range = { readonly from: Day; readonly to: Day };

/** Adds the confirmed lessons in which pupils reported away or on leave count as present, since they have no entry. */
async function addAttended(
  deps: CompareDeps,
  ownerId: string,
  records: readonly PupilRecords[],
  { from, to }: Range,
): Promise<readonly WithLessons[]> {
  const away = records.filter(({ days, leaveDates }) => days.length > 0 || leaveDates.size > 0);
  const cards = await Promise.all(away.map(({ pupilId }) => deps.lookup.pupil(ownerId, pupilId)));
  const groupIds = [...new Set(cards.flatMap((card) => card?.groups.map(({ groupId }) => groupId) ?? []))];
  const [planned, registers] = await Promise.all([
    deps.lookup.lessons(ownerId, groupIds, from, to),
    Promise.all(groupIds.map((groupId) => deps.lessons.registers(ownerId, groupId, from, to))),
  ]);
  const lessons = confirmedOf(planned, registers.flat());
  return records.map((record) => {
    const groups = cards.find((card) => card?.facts.pupilId === record.pupilId)?.groups ?? [];
    const attended = lessons.filter(
      ({ id, groupId, date }) =>
        !record.entries.some((entry) => entry.lessonId === id && entry.date === date) &&
        groups.some((group) => group.groupId === groupId && !group.exempt && holdsOn(group, date)),
    );
    return { ...record, attended };
  });
}

async function readPupil(
  deps: CompareDeps,
  ownerId: string,
  pupilId: string,
  { from, to }: Range,
): Promise<PupilRecords> {
  const [days, heads, entries, leave, finals] = await Promise.all([
    deps.absence.reportedDays(ownerId, pupilId, from, to),
    deps.absence.reportsOfDays(ownerId, pupilId, from, to),
    deps.lessons.entries(ownerId, pupilId, from, to),
    deps.leave.leaveDays(ownerId, pupilId, from, to),
    deps.store.between(ownerId, pupilId, from, to),
  ]);
  const counted = entries.filter((entry) => !isHeldBack(entry));
  return { pupilId, days, heads, entries: counted, leaveDates: new Set(leave.map((day) => day.date)), finals };
}

/** The days that have a record, in order. */
const datesOf = ({ days, entries, leaveDates, finals }: PupilRecords): readonly Day[] =>
  [
    ...new Set([
      ...days.map((day) => day.day),
      ...entries.map((entry) => entry.date),
      ...leaveDates,
      ...finals.map((final) => final.date),
    ]),
  ].sort();

type Viewer = { readonly org: OrgContext<HandlingSettings>; readonly caller: Caller; readonly schoolId: string };

function showDay(record: WithLessons, date: Day, { org, caller, schoolId }: Viewer) {
  const { moment, language } = caller;
  const entries = record.entries.filter((entry) => entry.date === date);
  const finals = record.finals.filter((final) => final.date === date);
  const onLeave = record.leaveDates.has(date);
  const firstEntry = entries.map(madeAt).sort()[0];
  const reports = record.days.flatMap((day) => {
    const head = day.day === date ? record.heads.find((candidate) => candidate.reportId === day.reportId) : undefined;
    return head
      ? [
          {
            day,
            head,
            madeAt: head.madeAt,
            reasonId: head.reasonId,
            lessonIds: day.lessons?.map((lesson) => lesson.lessonId),
            from: day.from,
            to: day.to,
          },
        ]
      : [];
  });
  const attended = record.attended
    .filter((lesson) => lesson.date === date)
    .map(({ id, from, to, subject, groupName }) => ({ lessonId: id, from, to, subject, group: groupName ?? null }));
  const dated = entries.map((entry) => ({ ...entry, at: madeAt(entry) }));
  return {
    date,
    reports: reports.map(({ day, head }) => ({
      reportId: head.reportId,
      version: head.version,
      status: head.status,
      state: shownState(day, moment.day),
      from: day.from,
      to: day.to,
      reason: wordOf(org.at(head.schoolId)['absence.reasons'], head.reasonId, language),
      madeBy: head.madeBy.kind,
      channel: head.channel,
      madeAt: head.madeAt,
      afterwards: firstEntry !== undefined && head.madeAt > firstEntry,
    })),
    onLeave,
    entries: entries.map((entry) => showEntry(entry, org, caller)),
    attended,
    decisions: finals.map((final) => {
      const { pupilId: _pupilId, date: _date, ...shown } = showFinal(final, { org, language });
      return shown;
    }),
    differences: [
      ...differencesOf({ onLeave, reports, entries: dated, attended, decided: finals }, codeSetAt(org, schoolId, date)),
    ],
  };
}

const madeAt = (entry: Entry): string => entry.trail[0]?.at ?? entry.at;

function showEntry(entry: Entry, org: OrgContext<HandlingSettings>, { language }: Caller) {
  const { lessonId, from, to, groupName, subject, kind, minutes, at, code, schoolId, date, trail } = entry;
  const word = code === '' ? null : codeWord(codeSetAt(org, schoolId, date), code, language);
  return { lessonId, from, to, group: groupName, subject, kind, minutes, code: word, at, values: trail.length };
}
