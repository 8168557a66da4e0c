import type { Caller } from '../access/authorize.ts';
import { audienceOf } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { AnswerStore } from './answer-store.ts';
import { ANSWERS } from './authorize.ts';
import { type LoadDeps, loadMeeting, mustStand, type PlannedName } from './load-meeting.ts';
import { type Given, planAnswer } from './plan-answer.ts';

export type RecordDeps = LoadDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly answering: AnswerStore;
};
type Input = PlannedName & Given & { readonly personId: string };

/**
 * Keeps what an adult has said on paper or by phone, with the member of staff who recorded it, until the meeting
 * begins: three reads and one transaction. Only of somebody who is asked today.
 */
export const recordAnswer =
  (deps: RecordDeps) =>
  (caller: Caller, { personId, answer, count, ...name }: Input) =>
    retryWhileCrowded(async (): Promise<'done' | 'moved'> => {
      const { login, moment: now } = caller;
      const { ownerId } = login;
      const { actor, group, meeting, answers } = await loadMeeting(deps, caller, name);
      mustStand(meeting, now);
      const homes = await audienceOf(deps.lookup, ownerId, { group, day: now.day, right: ANSWERS });
      const person = homes.flatMap(({ readers }) => readers).find(({ id }) => id === personId);
      if (!person) throw notFound();
      const given = { answer, count };
      const recordedBy = actor.personId;
      const planned = planAnswer(meeting, { ...answers, person, given, at: now.instant, recordedBy });
      const { before, after, isNew } = planned;
      if (!isNew) return 'done';
      return (await deps.answering.answer({ ownerId, meeting, before, after, today: now.day })) ? 'done' : 'moved';
    });
