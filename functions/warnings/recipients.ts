import { decide, guardiansOn, guardiansWho } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { type Day, isAdult } from '../shared/time.ts';
import type { LeftOut, Recipient } from './record.ts';

/** Who gets a warning and who does not. */
export type Recipients = { readonly recipients: readonly Recipient[]; readonly leftOut: readonly LeftOut[] };

/**
 * Who gets a warning that day, and who of the roster does not and why (D3, D4): the pupil always, and the guardians
 * whom the policy names. The one function behind preview and sending; nothing can be taken from or added to what it
 * says.
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

/** Names a list of recipients, one by one: who sends says which were seen, and learns how many came and went since. */
export const fingerprintOf = (recipients: readonly Recipient[]): string =>
  recipients.map(({ person, basis }) => contentHash([person.kind, person.id, basis]).slice(0, 12)).join('-');

/**
 * How many recipients there are that were not seen, and how many were seen that are none any more; `undefined` when
 * none.
 */
export function changeSince(
  seen: string,
  now: string,
): { readonly added: number; readonly removed: number } | undefined {
  const [before, after] = [new Set(seen.split('-')), new Set(now.split('-'))];
  const added = after.difference(before).size;
  const removed = before.difference(after).size;
  return added + removed === 0 ? undefined : { added, removed };
}
