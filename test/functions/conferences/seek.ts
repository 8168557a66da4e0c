import type { output } from 'zod/mini';
import type { FamilyTalk } from '../../../functions/conferences/schema.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Chance } from '../../proof/chance.ts';
import { DAY, type World } from './world.ts';

/** Clients that look for a time among forty, as the portal does: a refusal names free times, and they take one. */

export type Talk = output<typeof FamilyTalk>;
/** A time that a refusal named, and when the client had asked: milliseconds on the machine's own clock. */
export type Offer = { readonly from: string; readonly askedAt: number };
/** What a client came to: its time, or `undefined` when none was left. */
export type Sought = { readonly from: string | undefined; readonly doneAt: number; readonly offers: readonly Offer[] };

export const TIMES = 40;
/** The forty times of five minutes, from ten past four. */
export const clock = (index: number): string => {
  const minute = 16 * 60 + 10 + index * 5;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};
/** The same clock in all processes of a machine. */
const now = (): number => performance.timeOrigin + performance.now();

/** Asks for a time, and then for a time that the refusal names, until it has a time or none is left. */
export async function seek(book: (from: string) => Promise<Talk>, chance: Chance, spreadMs: number): Promise<Sought> {
  const offers: Offer[] = [];
  let from = clock(chance.below(TIMES));
  await new Promise((resolve) => setTimeout(resolve, chance.next() * spreadMs));
  for (;;) {
    const askedAt = now();
    const answer = await book(from).catch((error: unknown) => error);
    if (!(answer instanceof Error)) return { from: (answer as Talk).from, doneAt: now(), offers };
    if (!(answer instanceof Refusal)) throw answer;
    if (answer.code === 'conferences.all-taken') return { from: undefined, doneAt: now(), offers };
    // On a loaded machine a request may end in a crowd, with the advice to try again.
    if (answer.code === 'changed-meanwhile') continue;
    if (answer.code !== 'conferences.slot-taken') throw answer;
    const named = answer.params.nearest as readonly { readonly id: string }[];
    offers.push(...named.map(({ id }) => ({ from: id.slice(11), askedAt })));
    from = named[chance.below(named.length)]?.id.slice(11) ?? '';
  }
}

/** What is wrong with the outcomes of many clients: a time twice, too few, or a refusal that named a taken time. */
export function wrongIn(outcomes: readonly Sought[]): readonly string[] {
  const won = outcomes.flatMap(({ from, doneAt }) => (from === undefined ? [] : [{ from, doneAt }]));
  const takenAt = new Map(won.map(({ from, doneAt }) => [from, doneAt]));
  // A time that was named is free until its winner has the answer.
  const late = outcomes.flatMap(({ offers }) =>
    offers.filter(({ from, askedAt }) => (takenAt.get(from) ?? 0) < askedAt).map(({ from }) => `${from} was taken`),
  );
  const counts = won.length === TIMES && takenAt.size === TIMES ? [] : [`${won.length} have ${takenAt.size} times`];
  return [...counts, ...late];
}

/** An open conference of the world, whose contact teacher has the forty times. */
export async function openForty(world: World): Promise<string> {
  const { cases, leader, keyed, planOf, p, schoolId } = world;
  const teacherId = p.staff.contact;
  const conferenceId = await world.conference('16:10', false);
  // The time that comes with the conference is not one of the forty.
  await cases.change(leader, { schoolId, conferenceId, teacherId, day: DAY, from: '16:00', event: 'block' });
  const stretches = [{ day: DAY, from: clock(0), to: clock(TIMES) }];
  const plan = { ...planOf(conferenceId), teacherIds: [teacherId], stretches, lengthMinutes: 5 };
  const { total } = await cases.make(leader, { ...plan, idempotencyKey: keyed(newId()) });
  if (total !== TIMES) throw new Error(`The plan made ${total} times.`);
  await cases.step(leader, { schoolId, conferenceId, event: 'open' });
  return conferenceId;
}
