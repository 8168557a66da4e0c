import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, guardianClaims, httpEvent, ISSUERS, OWNER } from '../support/events.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { family } from './family.ts';
import { machineryOver } from './machinery.ts';

/**
 * From a report to a phone, through the features' own entries: what has been overtaken when its time comes leaves
 * nothing behind (A4, A5, F1).
 */
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());

const [NIGHT, MORNING, NOON, EVENING] = [
  '2026-11-24T21:30:00.000Z',
  '2026-11-25T06:30:00.000Z',
  '2026-11-25T11:00:00.000Z',
  '2026-11-26T19:00:00.000Z',
] as const;
const CHILD = '/v1/guardian/children/{childId}/absence-reports/{reportId}';

let families = 0;
/** A family whose father has an address, and perhaps a phone, with the facts and the sender's queue as they run. */
async function household({ phone = false, digest = false } = {}) {
  const number = `7${String(++families).padStart(9, '0')}`;
  const home = family(number);
  const pk = `${OWNER}#GUARDIAN#${home.father}`;
  await seed(
    engine.client,
    engine.tables.main,
    home.items.map((item) =>
      item.pk === pk && item.sk === 'FACTS#PROFILE' ? { ...item, email: 'far@example.no' } : item,
    ),
  );
  const as = async (who: 'mother' | 'father', at: string, asked: Omit<Ask, 'claims' | 'at'>) => {
    const claims = guardianClaims(`${who === 'mother' ? 1 : 2}${number}`);
    const headers = { 'idempotency-key': newId(), ...asked.headers };
    const result = await answer(httpEvent({ ...asked, headers, at, claims }));
    expect([asked.route, Number(result.statusCode) < 300, result.body]).toEqual([asked.route, true, result.body]);
    return JSON.parse(String(result.body));
  };
  if (phone) {
    const body = { platform: 'fcm', token: `${number}abcdefghijklmnop`.padEnd(140, 'A') };
    await as('father', NIGHT, { route: 'POST /v1/guardian/devices', body });
  }
  if (digest) {
    const body = { muted: [], window: null, digest: true, language: null };
    await as('father', NIGHT, { route: 'PUT /v1/guardian/notice-choices', body, headers: { 'if-match': '"0"' } });
  }
  const { told, left, come } = machineryOver(engine, home.pupilId);
  return { ...home, as, told, left, come };
}

type Household = Awaited<ReturnType<typeof household>>;

async function report({ as, pupilId }: Household, at: string, lastDay: string | null = '2026-11-25'): Promise<string> {
  const body = { children: [{ childId: pupilId, firstDay: '2026-11-25', lastDay }] };
  return (await as('mother', at, { route: 'POST /v1/guardian/absence-reports', body })).reports[0].reportId;
}
const withdraw = ({ as, pupilId: childId }: Household, reportId: string, at: string) =>
  as('mother', at, {
    route: `POST ${CHILD}/withdrawal`,
    params: { childId, reportId },
    headers: { 'if-match': '"1"' },
  });
const inboxOf = async ({ as }: Household): Promise<readonly unknown[]> => {
  const { items, unread } = await as('father', NOON, { route: 'GET /v1/guardian/inbox' });
  const shown = items.map((item: { kind: string; overtakenAt: string | null }) => [
    item.kind,
    item.overtakenAt !== null,
  ]);
  return [...shown, unread.absence];
};
const WITHDRAWN = [['absence-withdrawn', false], ['absence-reported', true], 1];

describe('a report that is withdrawn before anybody was woken', () => {
  it.each([
    ['its window opens', {}],
    ['its window opens, with a phone', { phone: true }],
    ['its digest', { digest: true }],
  ])(
    'a report that is withdrawn before anybody was woken: before %s leaves nothing but the inbox',
    async (_when, means) => {
      const home = await household(means);
      const reportId = await report(home, NIGHT);
      await home.come(NIGHT);
      await withdraw(home, reportId, '2026-11-24T21:40:00.000Z');
      await home.come('2026-11-24T21:40:00.000Z');
      for (const instant of [MORNING, NOON, EVENING]) await home.come(instant);
      expect(home.left).toEqual([]);
      expect(await inboxOf(home)).toEqual(WITHDRAWN);
    },
  );

  it('a report that is not withdrawn leaves an e-mail when the window opens', async () => {
    const home = await household();
    await report(home, NIGHT);
    for (const instant of [NIGHT, MORNING, NOON, EVENING]) await home.come(instant);
    expect(home.left).toEqual(['email']);
  });
});

describe('a push that nobody opened', () => {
  it('a push that nobody opened is followed by one e-mail of the withdrawal, and none of what was withdrawn (F4)', async () => {
    const home = await household({ phone: true });
    const reportId = await report(home, '2026-11-25T06:05:00.000Z');
    await home.come('2026-11-25T06:05:00.000Z');
    expect(home.left).toEqual(['push']);
    await withdraw(home, reportId, '2026-11-25T06:10:00.000Z');
    await home.come('2026-11-25T06:10:00.000Z');
    expect(home.left).toEqual(['push', 'push']);
    for (const instant of [NOON, '2026-11-25T18:30:00.000Z', EVENING]) await home.come(instant);
    expect(home.left).toEqual(['push', 'push', 'email']);
    expect(await inboxOf(home)).toEqual(WITHDRAWN);
  });
});
