import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../functions/notifications/rules.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { CONTACT, FATHER, factOf, grown, inboxes, MOTHER, NOW, OFFICE, pupil, SCHOOL, TEACHER } from './world.ts';

const minor = pupil();
const THREAD = newSortableId(0);
type Told = Parameters<typeof factOf<'message-reached'>>[1]['to'][number];

/** Somebody whom a message reached. */
const reached = (kind: Told['kind'], id: string, more: Partial<Told> = {}): Told => ({
  kind,
  id,
  as: 'relation',
  quiet: false,
  ...more,
});
/** A message by the contact teacher in the conversation, the `n`-th of them. */
function message(to: readonly Told[], n = 0, card = minor) {
  const fact = factOf('message-reached', {
    threadId: THREAD,
    messageId: newSortableId(n),
    pupilId: card.facts.pupilId,
    schoolId: SCHOOL,
    madeBy: { kind: 'staff', personId: CONTACT },
    to: [...to],
  });
  return { ...fact, id: newSortableId(Date.parse(NOW.instant) + n) };
}

/** The recipients of a fact with their right, as `kind id action pupil`. */
async function noticed(to: readonly Told[], card = minor) {
  const { deliver, handed } = inboxes([card]);
  await deliver(message(to, 0, card), NOW);
  return handed.map(({ person, right }) => [person.kind, person.id, right.action, right.pupilId]);
}

describe('a message is news to those whom it reached, and to nobody else (G1)', () => {
  const { pupilId } = minor.facts;

  it('a message reaches the named guardian and the named teacher, each by the own right', async () => {
    expect(await noticed([reached('guardian', MOTHER), reached('staff', TEACHER)])).toEqual([
      ['guardian', MOTHER, 'child:messages', pupilId],
      ['staff', TEACHER, 'pupil:messages', pupilId],
    ]);
  });

  it('a message reaches a pupil of age by the pupil’s own right, and no minor', async () => {
    const adult = grown();
    const own = adult.facts.pupilId;
    expect(await noticed([reached('pupil', own)], adult)).toEqual([['pupil', own, 'pupil:own-messages', own]]);
    expect(await noticed([reached('pupil', pupilId)])).toEqual([]);
  });

  it('a message reaches nobody by name alone: not staff without the pupil, nor a guardian without a relation', async () => {
    expect(
      await noticed([reached('staff', OFFICE), reached('guardian', newSortableId(0)), reached('guardian', FATHER)]),
    ).toEqual([['guardian', FATHER, 'child:messages', pupilId]]);
  });

  it('a message reaches an added colleague as own work: neither item nor notice names the pupil', async () => {
    const { deliver, handed, of } = inboxes([minor]);
    await deliver(message([reached('staff', OFFICE, { as: 'added' }), reached('guardian', MOTHER)]), NOW);
    expect(handed.map(({ person, right }) => [person.id, right])).toEqual([
      [MOTHER, { action: 'child:messages', pupilId }],
      [OFFICE, { action: 'staff:home', pupilId: undefined }],
    ]);
    expect(of('staff', OFFICE).map((item) => [item.pupilId, item.about, item.area])).toEqual([
      [undefined, { kind: 'thread', id: THREAD }, 'messages'],
    ]);
  });

  it('a message is no news to its author', async () => {
    expect(await noticed([reached('staff', CONTACT), reached('staff', CONTACT, { as: 'added' })])).toEqual([]);
  });

  it('a message of a conversation that is unread, with a notice of today, leaves both as they are', async () => {
    const { deliver, handed, of } = inboxes([minor]);
    await deliver(message([reached('guardian', MOTHER)], 1), NOW);
    await deliver(message([reached('guardian', MOTHER, { quiet: true })], 2), NOW);
    expect(of('guardian', MOTHER).map(({ overtakenAt }) => overtakenAt)).toEqual([undefined]);
    expect(handed).toHaveLength(1);
  });
});

describe('a conversation has one current item in an inbox', () => {
  const current = (items: readonly InboxItem[]) => items.filter(({ overtakenAt }) => overtakenAt === undefined);

  it.each([
    ['in order', [1, 2, 3]],
    ['the other way round', [3, 2, 1]],
    ['mixed and repeated', [2, 1, 2, 3, 1, 3]],
  ])('a conversation has one current item, of the newest message: %s', async (_order, order) => {
    const { deliver, of } = inboxes([minor]);
    const to = [reached('guardian', MOTHER), reached('staff', OFFICE, { as: 'added' })];
    const facts = [1, 2, 3].map((n) => message(to, n));
    for (const n of order) await deliver(facts[n - 1] ?? message(to), NOW);
    for (const items of [of('guardian', MOTHER), of('staff', OFFICE)]) {
      expect(items).toHaveLength(3);
      expect(current(items).map(({ id }) => id.slice(0, 36))).toEqual([facts[2]?.id]);
    }
  });

  it('a conversation’s item stays current when later messages reach others only', async () => {
    const { deliver, of } = inboxes([minor]);
    await deliver(message([reached('guardian', MOTHER)], 1), NOW);
    await deliver(message([reached('guardian', FATHER), reached('staff', OFFICE, { as: 'added' })], 2), NOW);
    expect(current(of('guardian', MOTHER))).toHaveLength(1);
  });
});
