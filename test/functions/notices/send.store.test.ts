import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import type { Answer } from '../../../functions/notices/answer.ts';
import { hearProvider } from '../../../functions/notices/hear-provider.ts';
import type { Notice } from '../../../functions/notices/notice.ts';
import { noticeId } from '../../../functions/notices/plan.ts';
import { readNotice } from '../../../functions/notices/read-notice.ts';
import { DOUBT_MS, LEASE_MS, MOST_LOSSES, stateOf } from '../../../functions/notices/rules.ts';
import { noticeStore } from '../../../functions/notices/store.ts';
import { tellPerson } from '../../../functions/notices/tell-person.ts';
import { wakeNotice } from '../../../functions/notices/wake-notice.ts';
import type { ToTell } from '../../../functions/notifications/events.ts';
import { inboxLookup } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { chanceOf } from '../../proof/chance.ts';
import { type Somebody, somebody } from '../../proof/people.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { SECRET, seed } from '../../support/world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  engine = await makeTables();
  trips = countTrips(engine.client);
});
afterAll(() => engine.stop());

const NOW = momentOf(Date.parse('2026-11-24T09:00:00Z'));
const later = (milliseconds: number) => momentOf(Date.parse(NOW.instant) + milliseconds);
const SENT: Answer = { outcome: 'sent', messageId: 'm1' };

/** Somebody with an address and as many devices as wanted, and a sender whose providers answer as they are told. */
async function world({
  devices = 0,
  address = true,
  answers = [SENT],
}: {
  devices?: number;
  address?: boolean;
  answers?: Answer[];
} = {}) {
  const ownerId = newId();
  const chance = chanceOf(1);
  const hours = { from: '07:00', to: '21:00' };
  let made = somebody(ownerId, hours, newId(), chance);
  const fits = ({ phones, address: has, mutesPush, windows }: Somebody) =>
    phones.length === devices && (has !== undefined) === address && !mutesPush && windows.length === 1;
  while (!fits(made.who)) made = somebody(ownerId, hours, newId(), chance);
  const { who } = made;
  const toTell: ToTell = {
    id: newId(),
    ownerId,
    person: { kind: 'guardian', id: who.guardianId },
    itemId: newId(),
    subject: 'absence',
    right: { action: 'child:read', pupilId: who.pupilId },
    legal: false,
    when: 'now',
    occurredAt: NOW.instant,
  };
  const inbox = { pk: `${ownerId}#GUARDIAN#${who.guardianId}`, sk: `INBOX#${toTell.itemId}` };
  await seed(engine.client, engine.tables.main, [...made.items, inbox]);
  const sent: string[] = [];
  const queue = [...answers];
  const answer = (channel: string) => async (): Promise<Answer> => {
    sent.push(channel);
    return queue.shift() ?? SENT;
  };
  const table = engine.tables.main;
  const store = noticeStore(engine.client, table);
  const deps = {
    store,
    read: readNotice({
      lookup: rosterLookup(engine.client, table, async () => SECRET),
      channels: channelsLookup(engine.client, table),
      inbox: inboxLookup(engine.client, table),
      settings: settingsLookup(engine.client, table),
    }),
    sendEmail: answer('email'),
    sendPush: answer('push'),
    portal: 'https://skolebro.example',
  };
  const find = async (channel: 'email' | 'push' | 'none', device?: string): Promise<Notice | undefined> =>
    store.find({ ownerId, id: noticeId(toTell.id, channel, device) });
  return { who, toTell, sent, store, deps, inbox, find, tell: tellPerson(deps), wake: wakeNotice(deps) };
}
type World = Awaited<ReturnType<typeof world>>;

const factsOf = async ({ toTell }: World) => {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${toTell.ownerId}#OUTBOX` },
    }),
  );
  return (found.Items ?? []).map((item) => String(item.fact.name));
};
const revoke = (who: Somebody) =>
  engine.client.send(
    new UpdateCommand({
      TableName: engine.tables.main,
      Key: { pk: `${who.ownerId}#PUPIL#${who.pupilId}`, sk: `FACTS#GUARDIAN#${who.guardianId}` },
      UpdateExpression: 'SET #to = :day',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':day': NOW.day },
    }),
  );

describe('one notice (F6)', () => {
  it('is read, claimed, sent and marked in three trips', async () => {
    const one = await world();
    trips.take();
    await one.tell(one.toTell, NOW);
    const cost = trips.take();
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email'], 'submitted']);
    expect(cost.reads + cost.transactions).toBeLessThanOrEqual(3);
    console.log(`one notice: ${cost.calls} calls, ${cost.readUnits} read units, ${cost.writeUnits} write units`);
  });

  it('told six times at once is sent once', async () => {
    const one = await world();
    await Promise.all(Array.from({ length: 6 }, () => one.tell(one.toTell, NOW)));
    expect(one.sent).toEqual(['email']);
  });

  it('whose answer was lost waits for the provider’s word, and goes again only when none came', async () => {
    const one = await world({ answers: [{ outcome: 'lost' }, SENT] });
    await one.tell(one.toTell, NOW);
    const { id = '', ownerId = '' } = (await one.find('email')) ?? {};
    expect((await one.find('email'))?.stage).toBe('unknown');
    await one.wake({ wake: id, ownerId }, later(DOUBT_MS.email - 1));
    expect(one.sent).toEqual(['email']);
    await one.wake({ wake: id, ownerId }, later(DOUBT_MS.email));
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email', 'email'], 'submitted']);
  });

  it('whose answer was lost and of which the provider tells is never sent again', async () => {
    const one = await world({ answers: [{ outcome: 'lost' }] });
    await one.tell(one.toTell, NOW);
    const { id = '', ownerId = '' } = (await one.find('email')) ?? {};
    const tags = { owner: [ownerId], notice: [id] };
    await hearProvider(one.deps)({ eventType: 'Send', mail: { sendingAccountId: '0', tags } }, later(1000));
    await one.wake({ wake: id, ownerId }, later(DOUBT_MS.email + 1));
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email'], 'submitted']);
  });

  it('whose sender died with it in hand is in doubt when the lease is over, and not before', async () => {
    const one = await world();
    one.deps.sendEmail = async () => {
      throw new Error('killed');
    };
    await expect(tellPerson(one.deps)(one.toTell, NOW)).rejects.toThrow('killed');
    const { id = '', ownerId = '' } = (await one.find('email')) ?? {};
    await one.wake({ wake: id, ownerId }, later(LEASE_MS - 1));
    expect((await one.find('email'))?.stage).toBe('claimed');
    await one.wake({ wake: id, ownerId }, later(LEASE_MS));
    expect((await one.find('email'))?.stage).toBe('unknown');
  });

  it('leaves nothing under way when another of its telling fails: a frozen function would send it when it thaws', async () => {
    const one = await world({ devices: 1 });
    one.deps.sendPush = async () => {
      throw new Error('killed');
    };
    await expect(tellPerson(one.deps)({ ...one.toTell, legal: true }, NOW)).rejects.toThrow('killed');
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email'], 'submitted']);
  });

  it('that the provider was too busy for goes later, as if nothing had been', async () => {
    const one = await world({ answers: [{ outcome: 'busy' }, SENT] });
    await one.tell(one.toTell, NOW);
    const waiting = await one.find('email');
    expect([waiting?.stage, String(waiting?.wakeAt) > NOW.instant]).toEqual(['planned', true]);
    await one.wake({ wake: waiting?.id ?? '', ownerId: one.toTell.ownerId }, later(3_600_000));
    expect((await one.find('email'))?.stage).toBe('submitted');
  });
});

describe('how often (F6)', () => {
  /** Wakes the e-mail each time it is due, until nothing more is due. */
  const wakeAll = async (one: World, times: number) => {
    for (let time = 0; time < times; time++) {
      const notice = await one.find('email');
      if (notice) await one.wake({ wake: notice.id, ownerId: notice.ownerId }, momentOf(Date.parse(notice.wakeAt)));
    }
  };

  it('a provider that is too busy for hours costs the notice nothing but time', async () => {
    const one = await world({ answers: [...Array<Answer>(MOST_LOSSES + 4).fill({ outcome: 'busy' }), SENT] });
    await one.tell(one.toTell, NOW);
    await wakeAll(one, MOST_LOSSES + 4);
    expect([(await one.find('email'))?.stage, one.sent.length]).toEqual(['submitted', MOST_LOSSES + 5]);
  });

  it('answers that are lost again and again make it somebody’s work when it is legal', async () => {
    const one = await world({ answers: Array<Answer>(MOST_LOSSES + 4).fill({ outcome: 'lost' }) });
    await one.tell({ ...one.toTell, legal: true }, NOW);
    await wakeAll(one, MOST_LOSSES + 4);
    expect(await one.find('email')).toMatchObject({ stage: 'no-channel', reason: 'too-many-losses' });
    expect([one.sent.length, await factsOf(one)]).toEqual([MOST_LOSSES, ['notice-undeliverable']]);
  });
});

describe('the window at the moment of sending (F3)', () => {
  const EVENING = momentOf(Date.parse('2026-11-24T19:50:00Z'));
  const MORNING = '2026-11-25T06:00:00.000Z';

  it.each([
    ['that the provider was too busy for', { outcome: 'busy' }, 'planned'],
    ['whose answer was lost', { outcome: 'lost' }, 'unknown'],
  ] as const)('a notice %s in the evening waits for the morning', async (_which, answer, stage) => {
    const one = await world({ answers: [answer, SENT] });
    await one.tell(one.toTell, EVENING);
    const wake = { wake: (await one.find('email'))?.id ?? '', ownerId: one.toTell.ownerId };
    await one.wake(wake, momentOf(Date.parse('2026-11-24T20:20:00Z')));
    expect([one.sent, await one.find('email')]).toMatchObject([['email'], { stage, wakeAt: MORNING }]);
    await one.wake(wake, momentOf(Date.parse(MORNING)));
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email', 'email'], 'submitted']);
  });
});

describe('the right at the moment of sending (law 2)', () => {
  it('revoked between event and telling makes nothing; between planning and sending it is suppressed', async () => {
    const one = await world();
    await revoke(one.who);
    await one.tell(one.toTell, NOW);
    expect([one.sent, await one.find('email')]).toEqual([[], undefined]);

    const two = await world({ answers: [{ outcome: 'busy' }] });
    await two.tell(two.toTell, NOW);
    await revoke(two.who);
    await two.wake({ wake: (await two.find('email'))?.id ?? '', ownerId: two.toTell.ownerId }, later(3_600_000));
    expect([two.sent, await two.find('email')]).toMatchObject([['email'], { stage: 'suppressed', reason: 'no-right' }]);
  });

  it('that cannot be asked sends nothing, and the notice stays planned', async () => {
    const one = await world({ answers: [{ outcome: 'busy' }] });
    await one.tell(one.toTell, NOW);
    one.deps.read = async () => {
      throw new Error('the table does not answer');
    };
    const wake = { wake: (await one.find('email'))?.id ?? '', ownerId: one.toTell.ownerId };
    await expect(wakeNotice(one.deps)(wake, later(3_600_000))).rejects.toThrow();
    expect([one.sent, (await one.find('email'))?.stage]).toEqual([['email'], 'planned']);
  });
});

describe('news that is overtaken (A5, F1)', () => {
  const overtake = async (one: World) =>
    engine.client.send(
      new PutCommand({ TableName: engine.tables.main, Item: { ...one.inbox, overtakenAt: NOW.instant } }),
    );
  const wakeEmail = async (one: World, now = later(3_600_000)) => {
    const { id = '', wakeAt = '' } = (await one.find('email')) ?? {};
    const at = wakeAt > now.instant ? momentOf(Date.parse(wakeAt)) : now;
    trips.take();
    await one.wake({ wake: id, ownerId: one.toTell.ownerId }, at);
  };

  it('before it is told makes no notice', async () => {
    const one = await world({ devices: 1 });
    await overtake(one);
    await one.tell({ ...one.toTell, legal: true }, NOW);
    expect([one.sent, await one.find('email'), await one.find('none'), await factsOf(one)]).toEqual([
      [],
      undefined,
      undefined,
      [],
    ]);
  });

  it.each<[string, Partial<ToTell>, number, typeof NOW]>([
    ['before the window opens', {}, 0, momentOf(Date.parse('2026-11-24T21:30:00Z'))],
    ['before the digest', { when: 'digest' }, 0, NOW],
    ['before the e-mail that stands in for an unopened push', {}, 1, NOW],
  ])('%s is cancelled when its time comes, and nothing leaves', async (_when, more, devices, now) => {
    const one = await world({ devices });
    await one.tell({ ...one.toTell, ...more }, now);
    const before = one.sent.length;
    expect([before, (await one.find('email'))?.stage]).toEqual([devices, 'planned']);
    await overtake(one);
    await wakeEmail(one);
    const cost = trips.take();
    expect([one.sent.length, await one.find('email')]).toMatchObject([
      before,
      { stage: 'cancelled', reason: 'overtaken' },
    ]);
    expect(cost.reads + cost.transactions).toBeLessThanOrEqual(3);
    await one.tell({ ...one.toTell, ...more }, later(7_200_000));
    expect(one.sent.length).toBe(before);
  });

  it('in doubt it expires: it is never sent again', async () => {
    const one = await world({ answers: [{ outcome: 'lost' }, SENT] });
    await one.tell(one.toTell, NOW);
    await overtake(one);
    await wakeEmail(one);
    expect([one.sent, await one.find('email')]).toMatchObject([['email'], { stage: 'expired', reason: 'overtaken' }]);
  });

  it('an item that is gone is overtaken by nothing', async () => {
    const one = await world({ answers: [{ outcome: 'busy' }, SENT] });
    await one.tell(one.toTell, NOW);
    const Key = { pk: one.inbox.pk, sk: one.inbox.sk };
    await engine.client.send(new DeleteCommand({ TableName: engine.tables.main, Key }));
    await wakeEmail(one);
    expect((await one.find('email'))?.stage).toBe('submitted');
  });
});

describe('channels', () => {
  it('a push that nobody opened becomes an e-mail, one that was opened does not (F4)', async () => {
    const [opened, silent] = [await world({ devices: 1 }), await world({ devices: 1 })];
    for (const one of [opened, silent]) await one.tell(one.toTell, NOW);
    expect(opened.sent).toEqual(['push']);
    await engine.client.send(
      new PutCommand({ TableName: engine.tables.main, Item: { ...opened.inbox, readAt: NOW.instant } }),
    );
    for (const one of [opened, silent]) {
      const { id = '', wakeAt = '' } = (await one.find('email')) ?? {};
      await one.wake({ wake: id, ownerId: one.toTell.ownerId }, momentOf(Date.parse(wakeAt)));
    }
    expect([opened.sent, silent.sent]).toEqual([['push'], ['push', 'email']]);
    expect((await opened.find('email'))?.reason).toBe('read-meanwhile');
  });

  it('a device that is gone is told of, and the e-mail leaves at once instead (F5)', async () => {
    const one = await world({ devices: 1, answers: [{ outcome: 'dead', reason: 'disabled' }] });
    await one.tell(one.toTell, NOW);
    expect(await factsOf(one)).toEqual(['device-failed']);
    const email = await one.find('email');
    expect([email?.stage, String(email?.wakeAt) <= NOW.instant]).toEqual(['planned', true]);
  });

  it('an address that bounces is told of once, however often and late the provider says so', async () => {
    const one = await world();
    await one.tell(one.toTell, NOW);
    const notice = await one.find('email');
    const mail = { sendingAccountId: '0', tags: { owner: [one.toTell.ownerId], notice: [notice?.id ?? ''] } };
    const bounce = { eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent' } };
    const told = [{ eventType: 'Delivery', mail }, bounce, bounce, { eventType: 'Send', mail }];
    await Promise.all(told.map((event) => hearProvider(one.deps)(event, later(1000))));
    const after = await one.find('email');
    expect(after && stateOf(after.stage, after.evidence ?? new Set())).toBe('bounced');
    expect(await factsOf(one)).toEqual(['address-failed']);
  });

  it('an e-mail that SES gave up is told of only when it is legal, and its address is left in peace', async () => {
    const told = async (legal: boolean, ...types: readonly string[]) => {
      const one = await world();
      await one.tell({ ...one.toTell, legal }, NOW);
      const id = (await one.find('email'))?.id ?? '';
      const mail = { sendingAccountId: '0', tags: { owner: [one.toTell.ownerId], notice: [id] } };
      for (const eventType of types)
        await hearProvider(one.deps)({ eventType, mail, bounce: { bounceType: 'Transient' } }, later(1000));
      const after = await one.find('email');
      return [after && stateOf(after.stage, after.evidence ?? new Set()), await factsOf(one)];
    };
    expect(await told(false, 'Bounce')).toEqual(['undelivered', []]);
    expect(await told(true, 'Bounce')).toEqual(['undelivered', ['notice-undeliverable']]);
    expect(await told(true, 'Delivery', 'Bounce')).toEqual(['delivered', []]);
  });

  it('a legal push to a phone that is gone is nobody’s work as long as an e-mail can carry it', async () => {
    const dead: Answer = { outcome: 'dead', reason: 'disabled' };
    const [both, alone] = [await world({ devices: 1 }), await world({ devices: 1, address: false })];
    for (const one of [both, alone]) {
      one.deps.sendPush = async () => dead;
      await tellPerson(one.deps)({ ...one.toTell, legal: true }, NOW);
    }
    expect(await factsOf(both)).not.toContain('notice-undeliverable');
    expect(await factsOf(alone)).toContain('notice-undeliverable');
  });

  it('a legal notice that nothing can carry is somebody’s work; another is in the inbox and that is enough', async () => {
    const [legal, ordinary] = [await world({ address: false }), await world({ address: false })];
    await legal.tell({ ...legal.toTell, legal: true }, NOW);
    await ordinary.tell(ordinary.toTell, NOW);
    expect([await factsOf(legal), await factsOf(ordinary)]).toEqual([['notice-undeliverable'], []]);
    expect((await legal.find('none'))?.reason).toBe('no-address');
  });
});
