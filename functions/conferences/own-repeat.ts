import { Refusal } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';

/** The refusals that a request meets when its own repeat was faster: what it wants is taken, by itself. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'conferences.slot-taken',
  'conferences.all-taken',
  'conferences.already-booked',
  'conferences.own-overlap',
  'conferences.other-overlap',
  'conferences.offer-over',
  'conferences.no-row',
  'conferences.family-booked',
  'conferences.family-busy',
]);

/**
 * Books once, however often the request comes. The stored answer and the records are read at one time but not as one:
 * a repeat that was written between them is seen in the records alone. Its answer counts then, not the refusal.
 */
export async function orOwnRepeat<Answer>(
  book: () => Promise<Answer>,
  find: () => ReturnType<Idempotency['find']>,
  read: (body: unknown) => Answer,
): Promise<Answer> {
  try {
    return await book();
  } catch (error) {
    if (!(error instanceof Refusal) || !BY_ITSELF.has(error.code)) throw error;
    const replied = await find();
    if (!replied) throw error;
    return read(replied.body);
  }
}
