import type { Caller as AnyCaller } from '../access/asking.ts';
import type { Action, Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Language } from '../shared/problems.ts';
import type { Moment } from '../shared/time.ts';

/** Who asks, when, and in which language. */
export type Caller = AnyCaller & { readonly language: Language };

/** Keeps every look at a pupil (J4); what cannot be kept is not shown, so this is awaited before the answer. */
export async function keepLooks(
  logRead: LogRead,
  actor: Actor,
  { instant: at }: Moment,
  action: Action,
  { pupilIds, basis }: { readonly pupilIds: readonly string[]; readonly basis: string },
): Promise<void> {
  const by = { ownerId: actor.ownerId, actorId: actor.personId, actorKind: actor.kind, action, basis, at };
  if (pupilIds.length > 0) await logRead([...new Set(pupilIds)].map((pupilId) => ({ ...by, pupilId })));
}

export const fullName = ({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }) =>
  `${givenName} ${familyName}`.trim();
