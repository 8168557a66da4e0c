import type { Page } from 'playwright-core';
import { addDays, type Day } from '../../../functions/shared/time.ts';
import { ask } from './ask.ts';
import { plannedConference, teacherOf, type Wanted } from './conference.ts';
import { childOf } from './emma.ts';

/** Guro is the mother of Eirik and Ingrid in 7A, whose contact teacher is Svein and whom Henrik teaches English. */
export const GURO = 'guro-guardian-of-twins';
export const ASTRID = 'astrid-leader';
const SVEIN = { login: 'feide', subject: 'svein.rasmussen@fjordvik.example' } as const;

type Talk = { readonly bookingId: string; readonly from: string; readonly to: string; readonly status: string };
/** A conference of 7A, and the day of its times. */
export type TwinsConference = {
  readonly conferenceId: string;
  readonly path: string;
  readonly day: Day;
  readonly title: string;
};
/** What differs from an ordinary conference. */
type Times = Partial<Omit<Wanted, 'stretches'>> & { readonly until?: string };
export type Twins = Awaited<ReturnType<typeof twinsFrom>>;

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** The button of a free time. */
export const time = (page: Page, from: string) => page.getByRole('button', { name: new RegExp(`^${from}–`) });

/** The twins with conferences of their class, each on a day of its own: a person's talks may not overlap. */
export async function twinsFrom(firstDay: Day) {
  const [eirik, ingrid] = await Promise.all([childOf(GURO, 'Eirik Dahl'), childOf(GURO, 'Ingrid Dahl')]);
  const { teacherId: svein, groupId } = await teacherOf(SVEIN);
  const { teacherId: henrik } = await teacherOf({ persona: 'henrik-subject-teacher' });
  let next = firstDay;
  /** A conference with times of Svein at 16:00, 16:20 and 16:40; `until` ends them earlier. */
  const planned = async ({ until = '17:00', ...more }: Times = {}): Promise<TwinsConference> => {
    const day = next;
    next = addDays(day, 1);
    const title = `Samtaler ${day}`;
    const { conferenceId, path } = await plannedConference({
      ...{ planner: ASTRID, groupIds: [groupId('7A')], teacherIds: [svein], title },
      ...{ stretches: [{ day, from: '16:00', to: until }], bookingUntil: '2027-06-01T22:00:00Z' },
      ...more,
    });
    return { conferenceId, path, day, title };
  };
  const pageOf = (childId: string, { conferenceId }: Pick<TwinsConference, 'conferenceId'>): string =>
    `/children/${childId}/conferences/${conferenceId}`;
  const talksOf = async (childId: string, conference: TwinsConference) =>
    (await ask<{ readonly talks: readonly Talk[] }>(GURO, `GET /v1/guardian${pageOf(childId, conference)}`)).talks;
  /** A talk with Svein that Guro books by the API. */
  const book = (childId: string, conference: TwinsConference, from: string) => {
    const body = { teacherId: svein, day: conference.day, from, together: false };
    return ask<Talk>(GURO, `POST /v1/guardian${pageOf(childId, conference)}/talks`, { body });
  };
  return { eirik, ingrid, svein, henrik, planned, pageOf, talksOf, book };
}
