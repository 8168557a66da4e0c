import { type Calling, loadStaff, logLooks, type StaffMember } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency, StoredReply } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Lookup, PupilCard, School } from './lookup.ts';
import type { PersonKind, QuestionStore } from './question-store.ts';
import { refuse } from './refusals.ts';
import { type Item, type Side, standingFacts } from './same-rules.ts';
import type { SameStore } from './same-store.ts';
import { schoolsOf } from './settle-rules.ts';

export type SameDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'pupil' | 'guardianNames'>;
  readonly store: QuestionStore;
  readonly same: SameStore;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};
/** Names two records of one kind. */
export type PairName = { readonly kind: PersonKind; readonly personId: string; readonly otherId: string };

/** Two records with everything that a join depends on, and the basis of the caller's right. */
export type PairContext = {
  readonly staff: StaffMember;
  readonly basis: string;
  /** The school whose role gives the right; `undefined` for the owner's administrator. */
  readonly schoolId: string | undefined;
  readonly sides: readonly [Side, Side];
  readonly children: readonly PupilCard[];
  readonly schools: readonly School[];
  /** The lines that ask whether the two are the same person. */
  readonly lines: readonly Item[];
  readonly replied: StoredReply | undefined;
};

const ACTION = 'people:join';

/**
 * Authorizes a caller for two records. A join may give somebody rights, so two rules apply: a line of a work list must
 * ask about the pair, and neither record may be the caller's own. Two parallel trips, three for guardians, whose facts
 * lie with the children.
 */
export async function authorizePair(
  { lookup, same, idempotency, logRead }: SameDeps,
  caller: Calling,
  { kind, personId, otherId }: PairName,
  idempotencyKey?: IdempotencyKey,
): Promise<PairContext> {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const ids = [personId, otherId] as const;
  const [who, { schools }, first, other, childIds, replied] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.schools(ownerId),
    same.side(ownerId, kind, personId),
    same.side(ownerId, kind, otherId),
    kind === 'guardian' ? same.childrenOf(ownerId, ids) : [],
    idempotencyKey && idempotency.find(caller, idempotencyKey),
  ]);
  const subjectId = [...ids].sort().join('.');
  const schoolIds = schools.map(({ id }) => id);
  const [staff, lines, cards, ones, others] = await Promise.all([
    loadStaff(lookup, caller, who),
    same.sameLines(ownerId, schoolIds, subjectId),
    Promise.all(childIds.map((id) => lookup.pupil(ownerId, id))),
    Promise.all(childIds.map((id) => same.guardianFacts(ownerId, id, personId))),
    Promise.all(childIds.map((id) => same.guardianFacts(ownerId, id, otherId))),
  ]);
  if (!first || !other || personId === otherId) throw notFound();
  const sides: readonly [Side, Side] = [withFacts(first, ones.flat()), withFacts(other, others.flat())];
  const children = cards.flatMap((card) => card ?? []);
  const right = rightOf(staff, kind, sides, children, day);
  if (!right || (lines.length === 0 && !replied)) throw notFound();
  if (ids.some((id) => id === staff.card.staffId)) throw refuse('forbidden');
  // The cards of the two pupils are not read here, so their protection counts as unknown in the access log.
  const pair = kind === 'pupil' ? ids.map((pupilId) => ({ pupilId, protection: 'unknown' as const })) : [];
  const looks = [...pair, ...children.map(({ facts }) => facts)].map((facts) => ({ facts, basis: right.basis }));
  await logLooks(logRead, staff.actor, caller.moment, ACTION, looks);
  return { staff, ...right, sides, children, schools, lines, replied };
}

const withFacts = (side: Side, more: readonly Item[]): Side => ({ ...side, facts: [...side.facts, ...more] });

/** The right at a common school of the two; for staff, and without a common school, the right at the owner. */
function rightOf(
  { actor }: StaffMember,
  kind: PersonKind,
  sides: readonly [Side, Side],
  children: readonly PupilCard[],
  day: Day,
): { readonly basis: string; readonly schoolId: string | undefined } | undefined {
  // After a join only the survivor decides, so that a repeat of the request gets the same answer.
  const [ours = [], theirs = ours] = sides
    .filter(({ joinedInto }) => joinedInto === undefined)
    .map((side) => schoolsOfSide(kind, side, children, day));
  for (const schoolId of ours.filter((id) => theirs.includes(id))) {
    const decision = decide(ACTION, actor, { kind: 'school', schoolId }, day);
    if (decision.allowed && decision.basis !== 'staff:owner-admin') return { basis: decision.basis, schoolId };
  }
  const decision = decide(ACTION, actor, { kind: 'owner' }, day);
  return decision.allowed ? { basis: decision.basis, schoolId: undefined } : undefined;
}

/** The schools whose office may join a record; none for staff, since a join of staff passes on roles. */
function schoolsOfSide(kind: PersonKind, side: Side, children: readonly PupilCard[], day: Day): readonly string[] {
  const facts = standingFacts(side, day);
  if (kind === 'staff') return [];
  if (kind === 'pupil') {
    const enrolled = facts.flatMap(({ sk, schoolId }) =>
      sk.startsWith('FACTS#ENROLMENT#') && typeof schoolId === 'string' ? [schoolId] : [],
    );
    const { schoolId, to } = side.profile;
    const isOver = typeof to === 'string' && to <= day;
    return isOver || typeof schoolId !== 'string' ? [] : [...new Set([schoolId, ...enrolled])];
  }
  const withChild = new Set(facts.map(({ pk }) => pk.split('#').at(-1)));
  return children.filter((card) => withChild.has(card.facts.pupilId)).flatMap((card) => schoolsOf(card.facts, day));
}

/** The name of a pupil's class on a day. */
export const classNow = (items: readonly Item[], day: Day): string | null => {
  const found = items.find(
    ({ sk, groupKind, from, to }) =>
      sk.startsWith('FACTS#ENROLMENT#') &&
      groupKind === 'basis' &&
      holdsOn({ from: String(from), to: typeof to === 'string' ? to : undefined }, day),
  );
  return typeof found?.groupName === 'string' ? found.groupName : null;
};
