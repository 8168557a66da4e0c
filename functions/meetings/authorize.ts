import type { PupilRight } from '../access/authorize-pupil.ts';
import type { GroupRight } from '../announcements/lookup.ts';
import { READ, WRITE } from '../messages/lookup.ts';
import { refuse } from './refusals.ts';

type FamilyKind = 'guardian' | 'pupil';
const ofAge = () => refuse('messages.pupil-of-age');

/** The rights about the pupil, as to conversations; the group is asked after them. */
export const MAY_READ: PupilRight<FamilyKind> = { actions: { guardian: READ.guardian, pupil: READ.pupil }, ofAge };
export const MAY_ANSWER: PupilRight<FamilyKind> = { actions: { guardian: WRITE.guardian, pupil: WRITE.pupil }, ofAge };

/** The right to read of meetings of a group, and to answer: a consent lets a guardian read only. */
export const READS = { guardian: 'child:meetings', pupil: 'pupil:own-meetings' } as const satisfies GroupRight;
export const ANSWERS = { guardian: 'child:answer-meeting', pupil: 'pupil:own-meetings' } as const satisfies GroupRight;
