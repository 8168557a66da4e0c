import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/notifications/events.ts';
import { type InboxItem, MOST_UNREAD } from '../../../functions/notifications/rules.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

let world: Awaited<ReturnType<typeof makeTables>>;
let store: ReturnType<typeof inboxStore>;
beforeAll(async () => {
  world = await makeTables();
  store = inboxStore(world.client, world.tables.main);
});
afterAll(() => world.stop());

const START = Date.parse('2026-11-24T06:00:00Z');
const READ = '2026-11-24T07:00:00.000Z';

/** The item of a minute after six. */
function item(minute: number): InboxItem {
  const at = START + minute * 60_000;
  return {
    id: `${newSortableId(at)}-absence-reported`,
    kind: 'absence-reported',
    area: 'absence',
    pupilId: newId(),
    about: { kind: 'absence-report', id: newSortableId(at) },
    occurredAt: new Date(at).toISOString(),
    action: 'child:read',
    basis: 'guardian:parental-responsibility',
    expiresAtSeconds: at / 1000 + 400 * 86_400,
  };
}
const KINDS = ['guardian', 'pupil', 'staff'] as const;
let people = 0;
/** Somebody with an empty inbox; guardians, pupils and staff in turn. */
const somebody = (): Person => ({ kind: KINDS[people++ % 3] ?? 'guardian', id: newId() });
const items = (count: number) => Array.from({ length: count }, (_one, minute) => item(minute));
const idsOf = (some: readonly InboxItem[]) => some.map(({ id }) => id);

describe('an inbox (F1)', () => {
  it('an inbox takes an item once: written again it changes nothing, and what was read stays read', async () => {
    const [person, inboxItem] = [somebody(), item(0)];
    await store.put(OWNER, person, inboxItem);
    await store.put(OWNER, person, { ...inboxItem, basis: 'something else' });
    expect(await store.page(OWNER, person, 10)).toEqual([inboxItem]);
    expect(await store.markRead(OWNER, person, inboxItem.id, READ)).toBe(true);
    await store.put(OWNER, person, inboxItem);
    expect(await store.page(OWNER, person, 10)).toEqual([{ ...inboxItem, readAt: READ }]);
    expect(await store.unread(OWNER, person, 10)).toEqual([]);
  });

  it('an inbox keeps the time of the first reading; another’s item and none are not marked', async () => {
    const [person, inboxItem] = [somebody(), item(0)];
    await store.put(OWNER, person, inboxItem);
    await store.markRead(OWNER, person, inboxItem.id, READ);
    expect(await store.markRead(OWNER, person, inboxItem.id, '2026-11-25T07:00:00.000Z')).toBe(true);
    expect((await store.page(OWNER, person, 1))[0]?.readAt).toBe(READ);
    expect(await store.markRead(OWNER, { ...person, id: newId() }, inboxItem.id, READ)).toBe(false);
    const other = KINDS.find((kind) => kind !== person.kind) ?? 'staff';
    expect(await store.markRead(OWNER, { ...person, kind: other }, inboxItem.id, READ)).toBe(false);
    expect(await store.markRead(newId(), person, inboxItem.id, READ)).toBe(false);
    expect(await store.markRead(OWNER, person, item(1).id, READ)).toBe(false);
  });

  it('an inbox is read newest first, page after page, every item once, whatever the order they came in', async () => {
    const order = fc.shuffledSubarray([...items(12).keys()], { minLength: 12 });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 13 }), async (arrival, limit) => {
        const [person, all] = [somebody(), items(12)];
        for (const index of arrival) await store.put(OWNER, person, all[index] ?? item(0));
        const seen: InboxItem[] = [];
        for (let before: string | undefined, more = true; more; ) {
          const page = await store.page(OWNER, person, limit, before);
          expect(page.length).toBeLessThanOrEqual(limit);
          seen.push(...page);
          before = page.at(-1)?.id;
          more = page.length === limit;
        }
        expect(idsOf(seen)).toEqual(idsOf(all.toReversed()));
      }),
      { numRuns: 10 },
    );
  });

  it('an inbox gives full pages from a place where no item is, too', async () => {
    const [person, all] = [somebody(), items(5)];
    for (const inboxItem of all) await store.put(OWNER, person, inboxItem);
    const page = await store.page(OWNER, person, 2, item(4).id.replace(/-.*/, '-zzz'));
    expect(idsOf(page)).toHaveLength(2);
  });

  it('an inbox counts unread up to the cap, the newest of them, and only those of the person', async () => {
    const [person, other, all] = [somebody(), somebody(), items(MOST_UNREAD + 6)];
    const rows = all.map((inboxItem) => ({
      pk: `${OWNER}#${person.kind.toUpperCase()}#${person.id}`,
      sk: `INBOX#${inboxItem.id}`,
      ...inboxItem,
      gsi1pk: `${OWNER}#${person.kind.toUpperCase()}#${person.id}#UNREAD`,
      gsi1sk: inboxItem.id,
    }));
    await seed(world.client, world.tables.main, rows);
    await store.put(OWNER, other, item(0));
    const unread = await store.unread(OWNER, person, MOST_UNREAD);
    expect(idsOf(unread)).toEqual(idsOf(all.toReversed().slice(0, MOST_UNREAD)));
    expect(await store.unread(OWNER, other, MOST_UNREAD)).toHaveLength(1);
  });

  it('an inbox refuses what it cannot read instead of showing half of it', async () => {
    const person = somebody();
    await seed(world.client, world.tables.main, [
      { pk: `${OWNER}#${person.kind.toUpperCase()}#${person.id}`, sk: 'INBOX#1', ...item(0), kind: 'no-such-kind' },
    ]);
    await expect(store.page(OWNER, person, 5)).rejects.toThrow(/kind/);
  });
});
