import type { Actor } from '../access/policy.ts';
import type { GuardianContact, PupilCard } from '../roster/lookup.ts';
import { type Day, isAdult } from '../shared/time.ts';
import type { FamilyKind } from './authorize.ts';
import { comesTo } from './plan-booking.ts';
import type { Talk } from './record.ts';

/** The talks of a conference that a reader of the family sees: pure. */

type Reader = {
  readonly actor: Extract<Actor, { kind: FamilyKind }>;
  readonly card: PupilCard;
  readonly day: Day;
};
type Contacts = ReadonlyMap<string, Pick<GuardianContact, 'isProtected'>>;

/** True for a pupil under 18, who comes along and books nothing. */
export const comesAlong = ({ actor, card, day }: Reader): boolean =>
  actor.kind === 'pupil' && !isAdult(card.facts.birthDate, day);

/** The guardians whose protection must be known before a pupil under 18 reads these talks; nobody for other readers. */
export const guardiansToKnow = (reader: Reader, talks: readonly Talk[]): readonly string[] =>
  comesAlong(reader) ? talks.flatMap(({ adults }) => adults.map(({ id }) => id)) : [];

/**
 * The reader's own talks. A pupil under 18 reads of every talk about them but those to which a protected adult comes:
 * day and room would tell where that adult is (law 4).
 */
export function visibleTalks(reader: Reader, talks: readonly Talk[], contacts: Contacts): readonly Talk[] {
  const { actor } = reader;
  if (!comesAlong(reader)) return talks.filter((talk) => comesTo(talk, { kind: actor.kind, id: actor.personId }));
  return talks.filter(({ adults }) => adults.every(({ id }) => contacts.get(id)?.isProtected === false));
}
