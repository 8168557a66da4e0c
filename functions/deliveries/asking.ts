import { logLooks } from '../access/asking.ts';
import { type Action, decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import type { Moment } from '../shared/time.ts';
import type { Recipient } from './record.ts';
import { refuse } from './refusals.ts';

/** A guardian or the pupil, who asks for warnings about the pupil. */
export type FamilyCaller = { readonly as: Recipient['kind']; readonly login: Login; readonly moment: Moment };
export type AskDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>; readonly logRead: LogRead };

const READ: Readonly<Record<FamilyCaller['as'], Action>> = { guardian: 'child:read', pupil: 'pupil:read-own' };

/**
 * Reads the pupil and whatever is wanted beside in one parallel trip, and asks the policy: who may read about the pupil
 * now. What is absent and what is foreign is not found; a pupil who is of age decides who reads (J3). Who is let
 * through to a protected pupil stands in the access log before anything is shown (J4).
 */
export async function askAbout<Beside>(
  { lookup, logRead }: AskDeps,
  { as, login, moment }: FamilyCaller,
  pupilId: string,
  read: () => Promise<Beside>,
): Promise<{ readonly person: Recipient; readonly beside: Beside }> {
  const { ownerId } = login;
  const [who, card, beside] = await Promise.all([lookup.whoIs(login), lookup.pupil(ownerId, pupilId), read()]);
  const person = { kind: as, id: roleId(who, as, moment.day) };
  if (!card) throw notFound();
  const actor = { kind: as, ownerId, personId: person.id } as const;
  const decision = decide(READ[as], actor, { kind: 'pupil', pupil: card.facts }, moment.day);
  if (!decision.allowed) {
    if (decision.reason === 'pupil-of-age') throw refuse('deliveries.pupil-of-age');
    throw notFound();
  }
  await logLooks(logRead, actor, moment, READ[as], [{ facts: card.facts, basis: decision.basis }]);
  return { person, beside };
}
