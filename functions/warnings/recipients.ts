import { decide, guardiansOn, guardiansWho } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { type Day, isAdult } from '../shared/time.ts';
import type { LeftOut, Recipient } from './record.ts';

/** The recipients of a warning, and the guardians who get none. */
export type Recipients = { readonly recipients: readonly Recipient[]; readonly leftOut: readonly LeftOut[] };

/**
 * The recipients of a warning that day: always the pupil, and the guardians whom the policy names (D3, D4). The other
 * guardians of the roster are left out, with the reason. Preview and sending both use this function; nobody can add or
 * remove a recipient.
 */
export function recipientsOf(ownerId: string, { facts }: PupilCard, day: Day): Recipients {
  const guardians = guardiansWho('child:receive-warning', ownerId, facts, day);
  const self = { kind: 'pupil', ownerId, personId: facts.pupilId } as const;
  const own = decide('pupil:read-own', self, { kind: 'pupil', pupil: facts }, day);
  const told = new Set(guardians.map((guardian) => guardian.guardianId));
  const others = [...new Set(facts.relations.map((relation) => relation.guardianId))].filter((id) => !told.has(id));
  return {
    recipients: [
      { person: { kind: 'pupil', id: facts.pupilId }, basis: own.allowed ? own.basis : 'pupil:self' },
      ...guardians
        .map(({ guardianId, basis }): Recipient => ({ person: { kind: 'guardian', id: guardianId }, basis }))
        .sort((a, b) => (a.person.id < b.person.id ? -1 : 1)),
    ],
    leftOut: others.sort().map((guardianId) => ({ guardianId, why: whyNot(facts, guardianId, day) })),
  };
}

type Facts = PupilCard['facts'];

function whyNot({ birthDate, relations }: Facts, guardianId: string, day: Day): LeftOut['why'] {
  if (!guardiansOn({ relations }, day).includes(guardianId)) return 'not-today';
  return isAdult(birthDate, day) ? 'pupil-of-age' : 'no-responsibility';
}

/** A hash of each recipient: the sender sends the hashes of the preview, and learns how many recipients changed. */
export const fingerprintOf = (recipients: readonly Recipient[]): string =>
  recipients.map(({ person, basis }) => contentHash([person.kind, person.id, basis]).slice(0, 12)).join('-');

/** The number of recipients who were added and removed since the preview; `undefined` if none. */
export function changeSince(
  seen: string,
  now: string,
): { readonly added: number; readonly removed: number } | undefined {
  const [before, after] = [new Set(seen.split('-')), new Set(now.split('-'))];
  const added = after.difference(before).size;
  const removed = before.difference(after).size;
  return added + removed === 0 ? undefined : { added, removed };
}
