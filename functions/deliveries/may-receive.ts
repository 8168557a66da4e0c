import { decide } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import type { Recipient } from './record.ts';

/** True while the policy entitles the person to the warning at this moment (law 2). */
export function mayReceive(
  ownerId: string,
  { facts }: PupilCard,
  { kind, id: personId }: Recipient,
  { day }: Pick<Moment, 'day'>,
): boolean {
  const action = kind === 'guardian' ? 'child:receive-warning' : 'pupil:read-own';
  return decide(action, { kind, ownerId, personId }, { kind: 'pupil', pupil: facts }, day).allowed;
}
