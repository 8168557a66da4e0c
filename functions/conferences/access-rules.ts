import type { PupilCard } from '../roster/lookup.ts';
import type { Day, Instant } from '../shared/time.ts';
import { isInvited, mayBook } from './authorize.ts';
import type { Adult, Conference, Talk } from './record.ts';

/** Who still comes to a talk when a right has ended: pure (H1, law 2). */

type About = {
  readonly ownerId: string;
  readonly card: PupilCard | undefined;
  readonly conference: Conference;
  readonly day: Day;
};

/** Those who leave a talk; `isOver`: nobody is left who comes. */
type Ended = { readonly gone: readonly Adult[]; readonly isOver: boolean };

/**
 * Those who may not book for the pupil that day: everybody once the pupil is in none of the groups. `undefined` while
 * all may. The school may have named nobody, then the pupil's own place counts alone.
 */
export function accessEnded({ adults }: Pick<Talk, 'adults'>, about: About): Ended | undefined {
  const { ownerId, card, conference, day } = about;
  if (!card || !isInvited(card, conference, day)) return { gone: adults, isOver: true };
  const gone = adults.filter(({ kind, id }) => !mayBook({ kind, ownerId, personId: id }, card, day));
  return gone.length === 0 ? undefined : { gone, isOver: gone.length === adults.length };
}

/** The writer of steps that no person makes. */
const NOBODY = 'system';

/**
 * The talk after somebody has left it so. It goes on for the others, for whom nothing has changed; without others it is
 * cancelled, and keeps those who would have come.
 */
export function withoutGone(talk: Talk, { gone, isOver }: Ended, at: Instant): Talk {
  const { state, day, from, version, steps } = talk;
  const after = { ...talk, version: version + 1, steps: [...steps, { state, day, from, by: NOBODY, at }] };
  if (isOver) return { ...after, state: 'cancelled-by-school', reason: 'access-ended', changedAt: at };
  return { ...after, adults: talk.adults.filter((adult) => !gone.includes(adult)) };
}
