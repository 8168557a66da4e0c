import type { PupilCard } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { readPeople } from './change-people.ts';
import { planSend } from './plan-send.ts';
import type { Thread } from './record.ts';
import { presentIn, type StaffOnce } from './rights.ts';
import { type ChangeKind, isSame } from './rules.ts';
import type { MessagesStore } from './store.ts';
import type { Sent } from './write-store.ts';

type Line = {
  readonly ownerId: string;
  /** The conversation as it is by the change, at the version that was read. */
  readonly thread: Thread;
  readonly card: PupilCard;
  readonly staff: StaffOnce;
  /** The member of staff who makes the change, and by what right. */
  readonly staffId: string;
  readonly basis: string;
  readonly kind: ChangeKind;
  readonly moment: Moment;
};

/**
 * A line by which a member of staff tells everybody of the conversation of a change: it reaches those with today's
 * right at once, as a message of staff does. One read, of its people.
 */
export async function planLine(
  store: Pick<MessagesStore, 'beside'>,
  { ownerId, thread, card, staff, staffId, basis, kind, moment }: Line,
): Promise<Sent> {
  const author = { kind: 'staff', id: staffId } as const;
  const { cards, was } = await readPeople({ store }, ownerId, { thread, staff });
  const present = presentIn({ ownerId, card, thread, staff: cards, day: moment.day });
  const others = present.filter(({ person }) => !isSame(person, author));
  const changed = { change: { kind, staffId }, people: () => thread.parties };
  return planSend(ownerId, { thread, author, basis, text: '', was, others, held: undefined, changed }, moment);
}
