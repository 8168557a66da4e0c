import { authorizeStaff, type Calling, logLooks, type StaffMember } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import type { Lookup, PupilCard } from './lookup.ts';
import type { QuestionStore } from './question-store.ts';
import type { PairRow } from './questions.ts';
import { refuse } from './refusals.ts';
import { refusalOf, schoolsOf, type Word } from './settle-rules.ts';

export type SettleDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: QuestionStore;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};

/** The fields that every settlement has beside its value. */
export type Said = Word & { readonly idempotencyKey: IdempotencyKey };

/** The pupil of a settlement, the member of staff who settles, and the basis of their right. */
export type SettleContext<Loaded = unknown> = {
  readonly staff: StaffMember;
  readonly basis: string;
  readonly card: PupilCard;
  readonly rows: readonly PairRow[];
  readonly loaded: Loaded;
};

const ACTION = 'school:settle';

/**
 * Authorizes a member of staff to settle a question about a pupil. The first trip reads the pupil and runs `load`, the
 * second reads the caller's roles. A pupil who neither is nor will be at that school is not found. The access log has
 * the look before the caller gets an answer (J4).
 */
export async function authorizeToSettle<Loaded>(
  { lookup, store, logRead }: Pick<SettleDeps, 'lookup' | 'store' | 'logRead'>,
  caller: Calling,
  { schoolId, pupilId, load }: Wanted<Loaded>,
): Promise<SettleContext<Loaded>> {
  const { basis, loaded, ...staff } = await authorizeStaff(lookup, caller, {
    action: ACTION,
    target: { kind: 'school', schoolId },
    load: () => Promise.all([store.pupil(caller.login.ownerId, pupilId), load()]),
  });
  const [found, more] = loaded;
  if (!found || !belongs(found.card, schoolId, caller.moment.day)) throw notFound();
  await logLooks(logRead, staff.actor, caller.moment, ACTION, [{ facts: found.card.facts, basis }]);
  return { staff, basis, ...found, loaded: more };
}

type Wanted<Loaded> = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly load: () => Promise<Loaded>;
};

/** True when the pupil is at that school, or will be. */
export const belongs = ({ facts }: PupilCard, schoolId: string, day: string): boolean =>
  schoolsOf(facts, day).includes(schoolId);

/**
 * Refuses a settlement that lacks `seen` or a reason, or rests on an outdated `seen`. `now` is the value that holds,
 * for the text of the refusal; without `now` the caller must compare the records again.
 */
export function mustBeTaken(opens: boolean, word: Word, stamp: string, now?: string): void {
  switch (refusalOf(opens, word, stamp)) {
    case 'changed-since-seen':
      if (now === undefined) throw refuse('roster.compare-again');
      throw refuse('roster.changed-since-seen', { now });
    case 'seen-missing':
      throw refuse('roster.seen-missing', {}, { at: '/seen' });
    case 'reason-missing':
      throw refuse('roster.reason-missing', {}, { at: '/reason' });
    default:
  }
}
