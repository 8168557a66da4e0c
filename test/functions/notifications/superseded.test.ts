import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../../functions/notifications/inbox-event.ts';
import { INBOX_KINDS, type InboxKind } from '../../../functions/notifications/rules.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { FATHER, factOf, grown, inboxes, MOTHER, NOW, pupil, SCHOOL } from './world.ts';

/** Which later kind leaves which earlier ones without a point, written down a second time by hand. */
const REPORT = ['absence-reported', 'absence-changed', 'absence-lapsed'];
const QUESTION = 'absence-still-away-asked';
const LEAVE = ['leave-applied', 'leave-waiting', 'long-leave-waiting', 'leave-granted', 'leave-refused'];
/** Of these a person keeps the newest, whatever the kind. */
const NEWEST = [
  'message-received',
  'talk-booked',
  'talk-moved',
  'talk-cancelled',
  'talk-interpreter-set',
  'talk-reminder',
];
const WANTED: Readonly<Record<string, readonly string[]>> = {
  'absence-changed': [...REPORT, QUESTION],
  'absence-withdrawn': [...REPORT, QUESTION, 'absence-still-away-answered'],
  'absence-still-away-asked': [QUESTION],
  'absence-still-away-answered': [QUESTION, 'absence-still-away-answered'],
  'absence-lapsed': [QUESTION],
  'absence-reason-changed': ['absence-reason-changed'],
  'late-arrival': ['late-arrival'],
  'leave-granted': LEAVE,
  'leave-refused': LEAVE,
  'leave-withdrawn': LEAVE,
  ...Object.fromEntries(NEWEST.map((kind) => [kind, NEWEST])),
  'document-published': ['document-published'],
  'remark-corrected': ['remark-published', 'remark-corrected'],
  'remark-withdrawn': ['remark-published', 'remark-corrected'],
};
const ALL_ON = { 'absence.noticeOnChangedReason': true, 'lessons.lateNotice': 'now' } as const;

const minor = pupil();
const adult = grown({ consents: [MOTHER, FATHER].map((guardianId) => ({ guardianId, from: '2020-01-01' })) });

/** The n-th piece of news about one thing. */
const news = (kind: InboxKind, n: number, more: Partial<InboxEvent> = {}): InboxEvent => ({
  kind,
  id: newSortableId(Date.parse(NOW.instant) + n),
  ownerId: OWNER,
  schoolId: SCHOOL,
  pupilId: minor.facts.pupilId,
  about: { kind: 'absence-report', id: 'thing', day: '2026-11-24' },
  occurredAt: NOW.instant,
  version: n,
  ...more,
});

/** Tells of both in an order, and whether the items of the first kind are overtaken then; nobody’s counts as some. */
async function told(first: InboxEvent, second: InboxEvent, order: readonly InboxEvent[]): Promise<readonly boolean[]> {
  const world = inboxes([minor, adult], ALL_ON);
  for (const event of order) await world.deliverEvents([event], world.house, NOW);
  return [first, second].map((event) => {
    const own = [...world.items.values()].filter(({ id }) => id.startsWith(event.id));
    const over = own.filter(({ overtakenAt }) => overtakenAt !== undefined);
    expect([0, own.length]).toContain(over.length);
    return over.length > 0;
  });
}

describe('of two pieces of news about the same thing (A5, F1)', () => {
  it.each(INBOX_KINDS.flatMap((earlier) => INBOX_KINDS.map((later) => [earlier, later] as const)))(
    'two pieces of news about the same thing: %s, then %s',
    async (earlier, later) => {
      const wanted = WANTED[later]?.includes(earlier) === true;
      const [first, second] = [news(earlier, 1), news(later, 2)];
      expect(await told(first, second, [first, second])).toEqual([wanted, false]);
      expect(await told(first, second, [second, first])).toEqual([wanted, false]);
      expect(await told(first, second, [first, second, first, second])).toEqual([wanted, false]);
    },
  );

  it.each<[string, Partial<InboxEvent>]>([
    ['another pupil’s', { pupilId: adult.facts.pupilId }],
    ['another report', { about: { kind: 'absence-report', id: 'other', day: '2026-11-24' } }],
    ['a thing of another kind', { about: { kind: 'leave', id: 'thing', day: '2026-11-24' } }],
  ])('an older piece of news about the same thing is left alone: %s', async (_which, more) => {
    const [first, second] = [news('absence-reported', 1, more), news('absence-withdrawn', 2)];
    expect(await told(first, second, [first, second])).toEqual([false, false]);
  });

  it.each([
    ['the same day’s question falls', '2026-11-24', true],
    ['an earlier day’s falls', '2026-11-23', true],
    ['a later day’s stays', '2026-11-25', false],
  ])('news about the same thing is overtaken by an answer %s (A5)', async (_which, day, wanted) => {
    const about = { kind: 'absence-report', id: 'thing', day } as const;
    const [first, second] = [news(QUESTION, 1, { about }), news('absence-still-away-answered', 2)];
    expect(await told(first, second, [first, second])).toEqual([wanted, false]);
    expect(await told(first, second, [second, first])).toEqual([wanted, false]);
  });

  it('a change that leaves the end open leaves the question open', async () => {
    const [first, second] = [news(QUESTION, 1), news('absence-changed', 2, { open: true })];
    expect(await told(first, second, [first, second])).toEqual([false, false]);
  });

  it('a question of a version that came after an answer stands, in whatever order they are told', async () => {
    const [first, second] = [news('absence-still-away-answered', 1), news(QUESTION, 2)];
    expect(await told(first, second, [second, first])).toEqual([false, false]);
  });

  it('tens come after ones: the tenth version is later than the ninth', async () => {
    const [first, second] = [news('absence-changed', 9), news('absence-changed', 10)];
    expect(await told(first, second, [second, first])).toEqual([true, false]);
  });
});

describe('whose items are overtaken (A6)', () => {
  const data = {
    pupilId: minor.facts.pupilId,
    schoolId: SCHOOL,
    reportId: newSortableId(0),
    firstDay: '2026-11-23',
    lastDay: null,
    channel: 'online',
  } as const;
  const asked = factOf(QUESTION, { ...data, version: 1, day: '2026-11-24', madeBy: { kind: 'system' } });
  const answer = { ...data, version: 2, day: '2026-11-24', stillAway: true } as const;
  const answered = factOf('absence-still-away-answered', {
    ...answer,
    madeBy: { kind: 'guardian', personId: MOTHER },
  });

  it.each([
    ['asked, then answered', [asked, answered]],
    ['answered, then asked', [answered, asked]],
  ])('the guardian who answered loses the question too, without news of the own act: %s', async (_order, facts) => {
    const { deliver, of } = inboxes([minor]);
    for (const fact of facts) await deliver(fact, NOW);
    const shown = (id: string) => of('guardian', id).map(({ kind, overtakenAt }) => [kind, overtakenAt !== undefined]);
    expect(shown(MOTHER)).toEqual([[QUESTION, true]]);
    expect(shown(FATHER).sort()).toEqual([
      ['absence-still-away-answered', false],
      [QUESTION, true],
    ]);
  });

  it('items of somebody who may know no more by then are overtaken too', async () => {
    const card = pupil({ pupilId: data.pupilId });
    const world = inboxes([card]);
    await world.deliver(asked, NOW);
    Object.assign(card.facts, { relations: card.facts.relations.filter(({ guardianId }) => guardianId !== FATHER) });
    await world.deliver(answered, NOW);
    expect(world.of('guardian', FATHER).map(({ overtakenAt }) => overtakenAt)).toEqual([NOW.instant]);
  });

  it('an item that was overtaken before it was told is handed to nobody', async () => {
    const { deliver, handed } = inboxes([minor]);
    await deliver(answered, NOW);
    const before = handed.length;
    expect(await deliver(asked, NOW)).toBe(0);
    expect(handed.length).toBe(before);
  });
});

describe('whose questions about a document end (I4)', () => {
  const [OWNER_OF_IT, APPROVER, DEPUTY] = [newId(), newId(), newId()];
  const by = (personId: string) => ({ kind: 'staff', personId }) as const;
  const place = { documentId: newSortableId(0), pupilId: minor.facts.pupilId, schoolId: SCHOOL };
  const question = { ...place, approverIds: [APPROVER, DEPUTY] };
  const asked = factOf('document-asked', { ...question, madeBy: by(OWNER_OF_IT), version: 2 });
  const ownerIds = [OWNER_OF_IT];
  const approved = factOf('document-approved', { ...question, madeBy: by(DEPUTY), ownerIds, version: 3 });
  const returned = factOf('document-returned', { ...question, madeBy: by(APPROVER), ownerIds, version: 3 });
  const ended = factOf('document-question-ended', { ...question, madeBy: by(OWNER_OF_IT), version: 3 });

  it.each([
    ['approved', approved, ['document-approved']],
    ['returned', returned, ['document-returned']],
    ['withdrawn, voided by an edit or discarded', ended, []],
  ])(
    'the approver and the deputy lose the question about a document that is %s, in either order',
    async (_how, end, owners) => {
      for (const facts of [
        [asked, end],
        [end, asked],
      ]) {
        const { deliver, of } = inboxes([minor]);
        for (const fact of facts) await deliver(fact, NOW);
        const shown = (id: string) => of('staff', id).map(({ kind, overtakenAt }) => [kind, overtakenAt !== undefined]);
        expect([shown(APPROVER), shown(DEPUTY)]).toEqual([[['document-asked', true]], [['document-asked', true]]]);
        expect(shown(OWNER_OF_IT)).toEqual(owners.map((kind) => [kind, false]));
      }
    },
  );

  it('a document that is asked about again after an end is a question once more', async () => {
    const again = factOf('document-asked', { ...question, madeBy: by(OWNER_OF_IT), version: 4 });
    const { deliver, of } = inboxes([minor]);
    for (const fact of [asked, ended, again]) await deliver(fact, NOW);
    expect(of('staff', APPROVER).filter(({ overtakenAt }) => overtakenAt === undefined)).toHaveLength(1);
  });

  it('a document that is shared with the approver stays in the inbox when a question about it ends', async () => {
    const shared = factOf('document-shared', { ...place, staffId: APPROVER, madeBy: by(OWNER_OF_IT) });
    const { deliver, of } = inboxes([minor]);
    for (const fact of [shared, asked, ended]) await deliver(fact, NOW);
    expect(of('staff', APPROVER).flatMap((item) => (item.overtakenAt ? [] : [item.kind]))).toEqual(['document-shared']);
  });
});

describe('a withdrawal (A4)', () => {
  const data = {
    pupilId: minor.facts.pupilId,
    schoolId: SCHOOL,
    reportId: newSortableId(0),
    firstDay: '2026-11-24',
    lastDay: '2026-11-24',
    channel: 'online',
    madeBy: { kind: 'guardian', personId: MOTHER },
  } as const;
  const reported = factOf('absence-reported', { ...data, version: 1 });
  const changed = factOf('absence-changed', { ...data, version: 2 });
  const withdrawn = factOf('absence-withdrawn', { ...data, version: 3 });

  it('names to the sender what it takes back from each who is told', async () => {
    const { deliver, handed } = inboxes([minor]);
    for (const fact of [reported, changed, withdrawn]) await deliver(fact, NOW);
    const [first, second, last] = handed;
    expect(handed.map(({ person }) => person.id)).toEqual([FATHER, FATHER, FATHER]);
    expect([first?.takesBack, [...(last?.takesBack ?? [])].sort()]).toEqual([
      undefined,
      [first?.id, second?.id].sort(),
    ]);
  });

  it('a withdrawal takes nothing back from who was told of nothing, and is in the inbox all the same', async () => {
    const { deliver, handed, of } = inboxes([minor]);
    await deliver(withdrawn, NOW);
    expect([handed.map(({ takesBack }) => takesBack), of('guardian', FATHER).length]).toEqual([[[]], 1]);
  });

  it('a withdrawal is news to who has read of the report, however little was sent', async () => {
    const { deliver, handed, items } = inboxes([minor]);
    await deliver(reported, NOW);
    for (const [place, item] of items) items.set(place, { ...item, readAt: NOW.instant });
    await deliver(withdrawn, NOW);
    expect(handed.map(({ takesBack }) => takesBack)).toEqual([undefined, undefined]);
  });
});
