import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyProviderEvent } from '../../../functions/notices/apply-provider-event.ts';
import { createNotices } from '../../../functions/notices/create-notices.ts';
import type { ProviderResult } from '../../../functions/notices/provider-result.ts';
import { LEASE_MS, MOST_UNKNOWN_OUTCOMES, UNKNOWN_WAIT_MS } from '../../../functions/notices/rules.ts';
import { wakeNotice } from '../../../functions/notices/wake-notice.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';

import { factsOf, later, NOW, revoke, SENT, senderWorld, type Wanted, type World } from './sender-world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  engine = await makeTables();
  trips = countTrips(engine.client);
});
afterAll(() => engine.stop());
const world = (wanted?: Wanted) => senderWorld(engine, wanted);

describe('one notice (F6)', () => {
  it('one notice is read, claimed, sent and marked in three trips', async () => {
    const setup = await world();
    trips.take();
    await setup.tell(setup.request, NOW);
    const cost = trips.take();
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email'], 'submitted']);
    expect(cost.reads + cost.transactions).toBeLessThanOrEqual(3);
    console.log(`one notice: ${cost.calls} calls, ${cost.readUnits} read units, ${cost.writeUnits} write units`);
  });

  it('told six times at once is sent once', async () => {
    const setup = await world();
    await Promise.all(Array.from({ length: 6 }, () => setup.tell(setup.request, NOW)));
    expect(setup.sent).toEqual(['email']);
  });

  it('one notice whose answer was lost waits for the provider’s word, and goes again only when none came', async () => {
    const setup = await world({ answers: [{ outcome: 'unknown' }, SENT] });
    await setup.tell(setup.request, NOW);
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    expect((await setup.find('email'))?.stage).toBe('unknown');
    await setup.wake({ wake: id, ownerId }, later(UNKNOWN_WAIT_MS.email - 1));
    expect(setup.sent).toEqual(['email']);
    await setup.wake({ wake: id, ownerId }, later(UNKNOWN_WAIT_MS.email));
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email', 'email'], 'submitted']);
  });

  it('a notice whose answer was lost is never sent again once the provider has told of it', async () => {
    const setup = await world({ answers: [{ outcome: 'unknown' }] });
    await setup.tell(setup.request, NOW);
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    const tags = { owner: [ownerId], notice: [id] };
    await applyProviderEvent(setup.deps)({ eventType: 'Send', mail: { sendingAccountId: '0', tags } }, later(1000));
    await setup.wake({ wake: id, ownerId }, later(UNKNOWN_WAIT_MS.email + 1));
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email'], 'submitted']);
  });

  it('one notice whose sender died with it in hand is in doubt when the lease is over, and not before', async () => {
    const setup = await world();
    setup.deps.sendEmail = async () => {
      throw new Error('killed');
    };
    await expect(createNotices(setup.deps)(setup.request, NOW)).rejects.toThrow('killed');
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    await setup.wake({ wake: id, ownerId }, later(LEASE_MS - 1));
    expect((await setup.find('email'))?.stage).toBe('claimed');
    await setup.wake({ wake: id, ownerId }, later(LEASE_MS));
    expect((await setup.find('email'))?.stage).toBe('unknown');
  });

  it('one notice leaves nothing under way when another of its telling fails: a frozen function would send it when it thaws', async () => {
    const setup = await world({ devices: 1 });
    setup.deps.sendPush = async () => {
      throw new Error('killed');
    };
    await expect(createNotices(setup.deps)({ ...setup.request, legal: true }, NOW)).rejects.toThrow('killed');
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email'], 'submitted']);
  });

  it('one notice that the provider was too busy for goes later, as if nothing had been', async () => {
    const setup = await world({ answers: [{ outcome: 'busy' }, SENT] });
    await setup.tell(setup.request, NOW);
    const waiting = await setup.find('email');
    expect([waiting?.stage, String(waiting?.wakeAt) > NOW.instant]).toEqual(['planned', true]);
    await setup.wake({ wake: waiting?.id ?? '', ownerId: setup.request.ownerId }, later(3_600_000));
    expect((await setup.find('email'))?.stage).toBe('submitted');
  });
});

describe('a notice whose first answer was lost and whose second was “not now”', () => {
  const ANSWERS: readonly ProviderResult[] = [{ outcome: 'unknown' }, { outcome: 'busy' }, SENT];
  const BUSY_AT = later(UNKNOWN_WAIT_MS.email);

  async function refusedOnce() {
    const setup = await world({ answers: [...ANSWERS] });
    await setup.tell(setup.request, NOW);
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    await setup.wake({ wake: id, ownerId }, BUSY_AT);
    return { setup, wake: { wake: id, ownerId }, id, ownerId };
  }

  it('an e-mail that may have left stays so when the next attempt is refused, and is tried again', async () => {
    const { setup, wake } = await refusedOnce();
    expect(await setup.find('email')).toMatchObject({ stage: 'unknown', losses: 1 });
    await setup.wake(wake, later(UNKNOWN_WAIT_MS.email + 3_600_000));
    expect([setup.sent.length, (await setup.find('email'))?.stage]).toEqual([3, 'submitted']);
  });

  it('an e-mail of which the provider tells late is settled', async () => {
    const { setup, wake, id, ownerId } = await refusedOnce();
    const tags = { owner: [ownerId], notice: [id] };
    await applyProviderEvent(setup.deps)({ eventType: 'Send', mail: { sendingAccountId: '0', tags } }, BUSY_AT);
    await setup.wake(wake, later(UNKNOWN_WAIT_MS.email + 3_600_000));
    expect([setup.sent.length, (await setup.find('email'))?.stage]).toEqual([2, 'submitted']);
  });

  it('an e-mail that the provider refused but sent is settled by its event', async () => {
    const setup = await world({ answers: [{ outcome: 'busy' }, SENT] });
    await setup.tell(setup.request, NOW);
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    const tags = { owner: [ownerId], notice: [id] };
    await applyProviderEvent(setup.deps)({ eventType: 'Send', mail: { sendingAccountId: '0', tags } }, later(1000));
    await setup.wake({ wake: id, ownerId }, later(3_600_000));
    expect([setup.sent.length, (await setup.find('email'))?.stage]).toEqual([1, 'submitted']);
  });
});

describe('the pace of the account', () => {
  it('an e-mail without a turn is planned for a little later, and goes when it has one', async () => {
    const setup = await world({ turns: [false, false] });
    await setup.tell(setup.request, NOW);
    const { id = '', wakeAt = '' } = (await setup.find('email')) ?? {};
    expect([setup.sent, wakeAt > NOW.instant, wakeAt < later(60_000).instant]).toEqual([[], true, true]);
    const wake = { wake: id, ownerId: setup.request.ownerId };
    await setup.wake(wake, momentOf(Date.parse(wakeAt)));
    expect([setup.sent, await setup.find('email')]).toMatchObject([[], { stage: 'planned', attempt: 0, losses: 0 }]);
    await setup.wake(wake, later(120_000));
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email'], 'submitted']);
  });

  it('an e-mail that waited for its turn asks for the right again (law 2)', async () => {
    const setup = await world();
    setup.deps.turn = async () => {
      await revoke(engine, setup.who);
      return 5000;
    };
    await createNotices(setup.deps)(setup.request, NOW);
    expect([setup.sent, await setup.find('email')]).toMatchObject([[], { stage: 'suppressed', reason: 'no-right' }]);
  });

  it('a push waits for no turn', async () => {
    const setup = await world({ devices: 1, turns: [false] });
    await setup.tell(setup.request, NOW);
    expect(setup.sent).toEqual(['push']);
  });
});

describe('how often (F6)', () => {
  /** Wakes the e-mail each time it is due, until nothing more is due. */
  const wakeAll = async (setup: World, times: number) => {
    for (let time = 0; time < times; time++) {
      const notice = await setup.find('email');
      if (notice) await setup.wake({ wake: notice.id, ownerId: notice.ownerId }, momentOf(Date.parse(notice.wakeAt)));
    }
  };

  it('a provider that is too busy for hours costs the notice nothing but time', async () => {
    const setup = await world({
      answers: [...Array<ProviderResult>(MOST_UNKNOWN_OUTCOMES + 4).fill({ outcome: 'busy' }), SENT],
    });
    await setup.tell(setup.request, NOW);
    await wakeAll(setup, MOST_UNKNOWN_OUTCOMES + 4);
    expect([(await setup.find('email'))?.stage, setup.sent.length]).toEqual(['submitted', MOST_UNKNOWN_OUTCOMES + 5]);
  });

  it('answers that are lost again and again make it somebody’s work when it is legal', async () => {
    const setup = await world({
      answers: Array<ProviderResult>(MOST_UNKNOWN_OUTCOMES + 4).fill({ outcome: 'unknown' }),
    });
    await setup.tell({ ...setup.request, legal: true }, NOW);
    await wakeAll(setup, MOST_UNKNOWN_OUTCOMES + 4);
    expect(await setup.find('email')).toMatchObject({ stage: 'no-channel', reason: 'too-many-losses' });
    expect(setup.sent.length).toBe(MOST_UNKNOWN_OUTCOMES);
    expect((await factsOf(engine, setup)).toSorted()).toEqual(['legal-notice-told', 'notice-undeliverable']);
  });
});

describe('the window at the moment of sending (F3)', () => {
  const EVENING = momentOf(Date.parse('2026-11-24T19:50:00Z'));
  const MORNING = '2026-11-25T06:00:00.000Z';

  it.each([
    ['that the provider was too busy for', { outcome: 'busy' }, 'planned'],
    ['whose answer was lost', { outcome: 'unknown' }, 'unknown'],
  ] as const)('a notice %s in the evening waits for the morning', async (_which, answer, stage) => {
    const setup = await world({ answers: [answer, SENT] });
    await setup.tell(setup.request, EVENING);
    const wake = { wake: (await setup.find('email'))?.id ?? '', ownerId: setup.request.ownerId };
    await setup.wake(wake, momentOf(Date.parse('2026-11-24T20:20:00Z')));
    expect([setup.sent, await setup.find('email')]).toMatchObject([['email'], { stage, wakeAt: MORNING }]);
    await setup.wake(wake, momentOf(Date.parse(MORNING)));
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email', 'email'], 'submitted']);
  });
});

describe('the right at the moment of sending (law 2)', () => {
  it('revoked between event and telling makes nothing; between planning and sending it is suppressed', async () => {
    const setup = await world();
    await revoke(engine, setup.who);
    await setup.tell(setup.request, NOW);
    expect([setup.sent, await setup.find('email')]).toEqual([[], undefined]);

    const two = await world({ answers: [{ outcome: 'busy' }] });
    await two.tell(two.request, NOW);
    await revoke(engine, two.who);
    await two.wake({ wake: (await two.find('email'))?.id ?? '', ownerId: two.request.ownerId }, later(3_600_000));
    expect([two.sent, await two.find('email')]).toMatchObject([['email'], { stage: 'suppressed', reason: 'no-right' }]);
  });

  it('the right at the moment of sending that cannot be asked sends nothing, and the notice stays planned', async () => {
    const setup = await world({ answers: [{ outcome: 'busy' }] });
    await setup.tell(setup.request, NOW);
    setup.deps.readContext = async () => {
      throw new Error('the table does not answer');
    };
    const wake = { wake: (await setup.find('email'))?.id ?? '', ownerId: setup.request.ownerId };
    await expect(wakeNotice(setup.deps)(wake, later(3_600_000))).rejects.toThrow();
    expect([setup.sent, (await setup.find('email'))?.stage]).toEqual([['email'], 'planned']);
  });
});

describe('news that is overtaken (A5, F1)', () => {
  const overtake = async (setup: World) =>
    engine.client.send(
      new PutCommand({ TableName: engine.tables.main, Item: { ...setup.inbox, overtakenAt: NOW.instant } }),
    );
  const wakeEmail = async (setup: World, now = later(3_600_000)) => {
    const { id = '', wakeAt = '' } = (await setup.find('email')) ?? {};
    const at = wakeAt > now.instant ? momentOf(Date.parse(wakeAt)) : now;
    trips.take();
    await setup.wake({ wake: id, ownerId: setup.request.ownerId }, at);
  };

  it('news that is overtaken: before it is told makes no notice', async () => {
    const setup = await world({ devices: 1 });
    await overtake(setup);
    await setup.tell({ ...setup.request, legal: true }, NOW);
    expect([setup.sent, await setup.find('email'), await setup.find('none'), await factsOf(engine, setup)]).toEqual([
      [],
      undefined,
      undefined,
      [],
    ]);
  });

  it.each<[string, Partial<NoticeRequest>, number, typeof NOW]>([
    ['before the window opens', {}, 0, momentOf(Date.parse('2026-11-24T21:30:00Z'))],
    ['before the digest', { when: 'digest' }, 0, NOW],
    ['before the e-mail that stands in for an unopened push', {}, 1, NOW],
  ])(
    'news that is overtaken: %s is cancelled when its time comes, and nothing leaves',
    async (_when, more, devices, now) => {
      const setup = await world({ devices });
      await setup.tell({ ...setup.request, ...more }, now);
      const before = setup.sent.length;
      expect([before, (await setup.find('email'))?.stage]).toEqual([devices, 'planned']);
      await overtake(setup);
      await wakeEmail(setup);
      const cost = trips.take();
      expect([setup.sent.length, await setup.find('email')]).toMatchObject([
        before,
        { stage: 'cancelled', reason: 'overtaken' },
      ]);
      expect(cost.reads + cost.transactions).toBeLessThanOrEqual(3);
      await setup.tell({ ...setup.request, ...more }, later(7_200_000));
      expect(setup.sent.length).toBe(before);
    },
  );

  it('in doubt it expires, also when a later attempt was refused: it may have left', async () => {
    const setup = await world({ answers: [{ outcome: 'unknown' }, { outcome: 'busy' }, SENT] });
    await setup.tell(setup.request, NOW);
    const { id = '', ownerId = '' } = (await setup.find('email')) ?? {};
    await setup.wake({ wake: id, ownerId }, later(UNKNOWN_WAIT_MS.email));
    await overtake(setup);
    await setup.wake({ wake: id, ownerId }, later(UNKNOWN_WAIT_MS.email + 3_600_000));
    expect([setup.sent.length, (await setup.find('email'))?.stage]).toEqual([2, 'expired']);
  });

  it('in doubt it expires: it is never sent again', async () => {
    const setup = await world({ answers: [{ outcome: 'unknown' }, SENT] });
    await setup.tell(setup.request, NOW);
    await overtake(setup);
    await wakeEmail(setup);
    expect([setup.sent, await setup.find('email')]).toMatchObject([
      ['email'],
      { stage: 'expired', reason: 'overtaken' },
    ]);
  });

  it('an item that is gone is overtaken by nothing', async () => {
    const setup = await world({ answers: [{ outcome: 'busy' }, SENT] });
    await setup.tell(setup.request, NOW);
    const Key = { pk: setup.inbox.pk, sk: setup.inbox.sk };
    await engine.client.send(new DeleteCommand({ TableName: engine.tables.main, Key }));
    await wakeEmail(setup);
    expect((await setup.find('email'))?.stage).toBe('submitted');
  });
});
