import { logLooks } from '../access/asking.ts';
import { type Action, type Actor, decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, type PupilCard, roleId, type Who } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import { once } from '../shared/once.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** A guardian about a child, or a pupil about own affairs. */
export type Caller = {
  readonly as: 'guardian' | 'pupil';
  readonly login: Login;
  readonly moment: Moment;
  readonly language: Language;
};
export type Asked = { readonly actor: Actor; readonly card: PupilCard };

const READ: Readonly<Record<Caller['as'], Action>> = { guardian: 'child:read', pupil: 'pupil:read-own' };

/**
 * Who may read about the pupil now: what is absent and what is foreign is not found, and a pupil of age decides who
 * reads (J3). Who is let through to a protected pupil stands in the access log before anything is shown (J4).
 */
export async function permit(
  logRead: LogRead,
  { as, login: { ownerId }, moment }: Caller,
  who: Who,
  card: PupilCard | undefined,
): Promise<Asked> {
  const actor = { kind: as, ownerId, personId: roleId(who, as, moment.day) } as const;
  if (!card) throw notFound();
  const decision = decide(READ[as], actor, { kind: 'pupil', pupil: card.facts }, moment.day);
  if (!decision.allowed) {
    if (decision.reason === 'pupil-of-age') throw refuse('family.pupil-of-age');
    throw notFound();
  }
  await logLooks(logRead, actor, moment, READ[as], [{ facts: card.facts, basis: decision.basis }]);
  return { actor, card };
}

/** A lookup that reads login, pupils, schools and school groups once in a request, whoever asks for them. */
export const readOnce = (lookup: Lookup): Lookup => ({
  ...lookup,
  whoIs: once(lookup.whoIs),
  pupil: once(lookup.pupil),
  schools: once(lookup.schools),
  groupsAt: once(lookup.groupsAt),
});
