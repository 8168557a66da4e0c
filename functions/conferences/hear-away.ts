import type { Moment } from '../shared/time.ts';
import { type CancelTeacherDeps, cancelTeacher } from './cancel-teacher.ts';
import type { SubscribedFact } from './subscription.ts';

/** Cancels the times of a teacher who is away, as the order says. A repeat goes on with what is left. */
export const hearAway =
  (deps: CancelTeacherDeps) =>
  async ({ ownerId, data: { conferenceId, teacherId } }: SubscribedFact, now: Moment): Promise<void> => {
    await cancelTeacher(deps)({ ownerId, conferenceId, teacherId }, now);
  };
