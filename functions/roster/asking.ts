import { type Caller, logLooks, permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
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

/** What every settling says beside its value. */
export type Said = Word & { readonly idempotencyKey: IdempotencyKey };

/** A pupil whom a member of staff settles something about, and by which right. */
export type AskedPupil<Beside> = {
  readonly asking: StaffAsking;
  readonly basis: string;
  readonly card: PupilCard;
  readonly rows: readonly PairRow[];
  readonly beside: Beside;
};

const ACTION = 'school:settle';

/**
 * Reads a pupil and whatever is wanted beside in one parallel trip, and the caller's roles in a second. A pupil who
 * neither is nor will be at that school is not found. That somebody looks is kept before anything is answered (J4).
 */
export async function askAboutPupil<Beside>(
  { lookup, store, logRead }: Pick<SettleDeps, 'lookup' | 'store' | 'logRead'>,
  caller: Caller,
  { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
  read: () => Promise<Beside>,
): Promise<AskedPupil<Beside>> {
  const { ownerId } = caller.login;
  const [who, found, beside] = await Promise.all([lookup.whoIs(caller.login), store.pupil(ownerId, pupilId), read()]);
  const asking = await staffAsking(lookup, caller, who);
  const basis = permitStaff(asking, caller, ACTION, { kind: 'school', schoolId });
  if (!found || !belongs(found.card, schoolId, caller.moment.day)) throw notFound();
  await logLooks(logRead, asking.actor, caller.moment, ACTION, [{ facts: found.card.facts, basis }]);
  return { asking, basis, ...found, beside };
}

/** True when the pupil is at that school, or will be. */
export const belongs = ({ facts }: PupilCard, schoolId: string, day: string): boolean =>
  schoolsOf(facts, day).includes(schoolId);

/**
 * Refuses what cannot be taken; `now` is what holds, in words of ours, for who saw something else: what is more than a
 * word is to be compared anew.
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
