import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, holdsOn, type Instant } from '../shared/time.ts';
import type { ConferenceStore } from './conference-store.ts';
import { EMPTY, withTimes } from './day-sheet.ts';
import { faultInWords } from './fault-words.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Conference, Slot } from './record.ts';
import { refuse } from './refusals.ts';
import { SlotCount } from './school-schema.ts';
import { planFault, type SlotPlan, type SlotTime, slotsOf, startOf } from './slot-rules.ts';
import type { TalkStore } from './talk-store.ts';
import { type TendDeps, tendLine } from './tend-line.ts';

export type SlotsDeps = PlannerDeps &
  TendDeps & {
    readonly store: Pick<TalkStore, 'slotsOf' | 'sheets'>;
    readonly conferences: Pick<ConferenceStore, 'saveTimes' | 'answer'>;
    readonly idempotency: Idempotency;
  };
type Wanted = ConferenceName &
  SlotPlan & {
    readonly teacherIds: readonly string[];
    readonly mode: Slot['mode'];
    readonly room?: string | undefined;
  };

/** The most times of one plan, of all its teachers. */
const MOST_TIMES = 1000;
/** The most times that one transaction writes; a day has at most two such parts. */
const AT_ONCE = 90;

/** How many times a plan would make for each teacher, without writing any: what they have already is left out. */
export const previewSlots =
  (deps: SlotsDeps) =>
  async (caller: Caller, input: Wanted): Promise<output<typeof SlotCount>> => {
    const { teacherIds } = await loadPlan(deps, caller, input);
    const parts = await Promise.all(teacherIds.map((teacherId) => readDays(deps, caller, { input, teacherId })));
    const isNew = (slot: SlotTime) => startOf(slot) > Date.parse(caller.moment.instant);
    const times = parts.map((days) => days.flatMap(({ made }) => made.filter(isNew)).length);
    return countOf(teacherIds, times);
  };

/**
 * Makes the times of a plan, day by day of each teacher: each day all or nothing. A repeat after a crash makes the
 * rest, and a repeat after the answer makes nothing. New times are offered to those who wait for the teacher. The
 * answer counts the plan's times that there are now.
 */
export const makeSlots =
  (deps: SlotsDeps) =>
  async (
    caller: Caller,
    input: Wanted & { readonly idempotencyKey: IdempotencyKey },
  ): Promise<output<typeof SlotCount>> => {
    const { idempotencyKey, conferenceId } = input;
    const { ownerId } = caller.login;
    const { teacherIds, conference, replied } = await loadPlan(deps, caller, input);
    if (replied) return SlotCount.parse(replied.body);
    const planned = slotsOf(input, []);
    if (planned.length * teacherIds.length > MOST_TIMES) throw badPlan('too-many');
    if (planned.some((slot) => startOf(slot) <= Date.parse(caller.moment.instant))) throw badPlan('past');
    for (const teacherId of teacherIds)
      for (const day of daysOf(input))
        while ((await makeDay(deps, caller, { conference, input, teacherId, day })) === 'more');
    // Nobody waits for a teacher of a conference that cannot be booked.
    if (conference.state === 'open')
      for (const teacherId of teacherIds)
        await tendLine(deps, { ownerId, name: { conferenceId, teacherId }, now: caller.moment });
    const all = await Promise.all(teacherIds.map((id) => deps.store.slotsOf(ownerId, conferenceId, id)));
    const grid = new Set(planned.map(({ day, from, to }) => `${day} ${from} ${to}`));
    const times = all.map((slots) =>
      slots.filter(({ day, from, to, state }) => state !== 'cancelled' && grid.has(`${day} ${from} ${to}`)),
    );
    const body = countOf(
      teacherIds,
      times.map((slots) => slots.length),
    );
    await deps.conferences.answer(await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }));
    return body;
  };

const badPlan = (fault: Parameters<typeof faultInWords>[0]) =>
  refuse('conferences.bad-plan', { fault: [faultInWords(fault)] }, { at: '/stretches' });
const daysOf = ({ stretches }: SlotPlan): readonly Day[] => [...new Set(stretches.map(({ day }) => day))].sort();
const countOf = (teacherIds: readonly string[], times: readonly number[]): output<typeof SlotCount> => ({
  teachers: teacherIds.map((teacherId, index) => ({ teacherId, times: times[index] ?? 0 })),
  total: times.reduce((sum, count) => sum + count, 0),
});

/** The right to plan for these teachers, who all work at the school; refuses a bad plan. */
async function loadPlan(deps: SlotsDeps, caller: Caller, input: Wanted & { readonly idempotencyKey?: IdempotencyKey }) {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const teacherIds = [...new Set(input.teacherIds)];
  const { conference, loaded } = await loadPlanner(deps, caller, {
    name: input,
    teacherIds,
    load: () =>
      Promise.all([
        input.idempotencyKey && deps.idempotency.find(caller, input.idempotencyKey),
        Promise.all(teacherIds.map((id) => deps.lookup.staff(ownerId, id))),
      ]),
  });
  const [replied, cards] = loaded;
  const works = cards.every(
    (card) =>
      card &&
      holdsOn(card.employed, day) &&
      card.assignments.some(({ schoolId, ...dated }) => schoolId === input.schoolId && holdsOn(dated, day)),
  );
  if (!works) throw refuse('conferences.unknown-teacher', {}, { at: '/teacherIds' });
  if (conference.state === 'ended') throw refuse('conferences.wrong-state');
  const fault = planFault(input);
  if (fault) throw badPlan(fault);
  return { teacherIds, conference, replied };
}

type OfTeacher = { readonly input: Wanted; readonly teacherId: string };

/** The times that the plan would make on each of its days, beside what the teacher has. */
async function readDays({ store }: SlotsDeps, { login: { ownerId } }: Caller, { input, teacherId }: OfTeacher) {
  const sheets = await store.sheets(ownerId, [{ kind: 'staff', id: teacherId }], daysOf(input));
  return sheets.map((of) => {
    const taken = of.sheet.times.map(({ from, to }) => ({ day: of.day, from, to }));
    const stretches = input.stretches.filter(({ day }) => day === of.day);
    return { of, made: slotsOf({ ...input, stretches }, taken) };
  });
}

type OnDay = OfTeacher & { readonly conference: Conference; readonly day: Day };

/** Makes the times of one day that are not there, with the teacher's sheet. `more`: a day with very many has a rest. */
const makeDay = (deps: SlotsDeps, caller: Caller, { conference, input, teacherId, day }: OnDay) =>
  retryOnConflict(async (): Promise<'done' | 'more' | 'moved'> => {
    const { ownerId } = caller.login;
    const stretches = input.stretches.filter((stretch) => stretch.day === day);
    const [[found], held] = await Promise.all([
      readDays(deps, caller, { input: { ...input, stretches }, teacherId }),
      deps.store.slotsOf(ownerId, conference.conferenceId, teacherId),
    ]);
    const { of = { person: { kind: 'staff', id: teacherId } as const, day, sheet: EMPTY }, made = [] } = found ?? {};
    const now = made.slice(0, AT_ONCE);
    if (now.length === 0) return 'done';
    const { conferenceId } = conference;
    const slots = now.map((time) =>
      newSlot(time, { conference, input, teacherId, held, madeAt: caller.moment.instant }),
    );
    const sheet = withTimes(
      of.sheet,
      now.map(({ from, to }) => ({ from, to, conferenceId })),
    );
    const saved = await deps.conferences.saveTimes({ ownerId, slots, sheet: { ...of, sheet } });
    if (saved === 'moved') return 'moved';
    return now.length < made.length ? 'more' : 'done';
  });

type Making = Omit<OnDay, 'day'> & { readonly held: readonly Slot[]; readonly madeAt: Instant };

/** A new time; in the place of a cancelled one it counts on, so that nobody books the old. */
function newSlot({ day, from, to }: SlotTime, { conference, input, teacherId, held, madeAt }: Making): Slot {
  const { conferenceId, expiresAtSeconds } = conference;
  const { mode, room } = input;
  const old = held.find((slot) => slot.day === day && slot.from === from);
  const version = (old?.version ?? 0) + 1;
  return { conferenceId, teacherId, day, from, to, mode, room, state: 'free', madeAt, version, expiresAtSeconds };
}
