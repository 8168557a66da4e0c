import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressHash } from '../../functions/channels/lookup.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import {
  becomes,
  emailOf,
  eventually,
  guardianIn,
  type NoticeSystem,
  startNoticeSystem,
  type Told,
} from '../support/notice-system.ts';

/** The deployed functions against a mail provider that does what a switch says (F5, F6). */
let system: NoticeSystem;
let guardian: Told;
beforeAll(async () => {
  system = await startNoticeSystem();
});
beforeEach(async () => {
  await system.clear();
  guardian = await guardianIn(system);
});
afterAll(() => system.stop());

/** What the person's own partition says of the address; `undefined` when it is not set aside. */
async function aside({ guardianId, email }: Told): Promise<unknown> {
  const { Items = [] } = await system.client.send(
    new QueryCommand({
      TableName: system.table,
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: {
        ':pk': `${SAMPLE_OWNER}#GUARDIAN#${guardianId}`,
        ':sk': `CHANNEL#ASIDE#${addressHash(email)}`,
      },
    }),
  );
  return Items[0]?.reason;
}
const tell = async (changed: Parameters<Told['request']>[0] = {}): Promise<string> => {
  const request = guardian.request(changed);
  await system.send(request);
  return emailOf(request);
};
/** Facts that were written with this in their data, as they lie in the outbox. */
async function factsWith(field: string, value: string): Promise<readonly string[]> {
  const { Items = [] } = await system.client.send(
    new ScanCommand({
      TableName: system.table,
      FilterExpression: '#type = :outbox AND fact.#data.#field = :value',
      ExpressionAttributeNames: { '#type': 'type', '#data': 'data', '#field': field },
      ExpressionAttributeValues: { ':outbox': 'OUTBOX', ':value': value },
    }),
  );
  return Items.map(({ fact }) => [fact.name, fact.data.state].filter(Boolean).join(' ')).sort();
}
const mailsOf = async (id: string) => (await system.mails(id)).length;

describe('an e-mail', () => {
  it('an e-mail that nothing stands in the way of is delivered, once, and says nothing', async () => {
    const id = await tell();
    await becomes(system, id, { stage: 'submitted', state: 'delivered', evidence: ['accepted', 'delivered'] });
    const [mail, ...more] = await system.mails(id);
    expect([mail.subject, more, await aside(guardian)]).toEqual(['Skolebro', [], undefined]);
    expect(JSON.stringify(mail)).not.toMatch(/Fjord|Elev|absence|frav/i);
  });

  it('an e-mail that is throttled waits, is tried again, and leaves once', async () => {
    await system.fault({ channel: 'mail', fault: 'throttle', count: 2 });
    const id = await tell();
    await becomes(system, id, { stage: 'planned', state: 'planned', attempt: 1 });
    expect(await mailsOf(id)).toBe(0);
    await system.later(2);
    // The second wait may be over within the same minutes: whether it is tells the machine's speed, and nothing else.
    await eventually(async () => expect(await system.struck()).toBe(2));
    await system.later(3);
    await becomes(system, id, { state: 'delivered', attempt: 3 });
    expect(await mailsOf(id)).toBe(1);
  });

  it('an e-mail that met a closed account waits for an operator, and leaves once when the account is open', async () => {
    await system.fault({ channel: 'mail', fault: 'refuse', error: 'SendingPausedException', count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'planned', attempt: 1 });
    await system.later(2);
    await becomes(system, id, { state: 'delivered', attempt: 2 });
    expect([await mailsOf(id), await aside(guardian)]).toEqual([1, undefined]);
  });

  it('an e-mail that met a 500 is in doubt: it waits a quarter of an hour for the provider, and is then sent again', async () => {
    await system.fault({ channel: 'mail', fault: 'error', count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'unknown', state: 'unknown', attempt: 1 });
    await system.later(10);
    expect([await mailsOf(id), (await system.notice(id))?.stage]).toEqual([0, 'unknown']);
    await system.later(6);
    await becomes(system, id, { state: 'delivered', attempt: 2 });
    expect(await mailsOf(id)).toBe(1);
  });

  it('an e-mail whose answer was cut off is settled by the provider’s word, and never sent again', async () => {
    await system.fault({ channel: 'mail', fault: 'drop', count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'submitted', state: 'delivered', attempt: 1 });
    await system.later(40);
    expect([await mailsOf(id), (await system.notice(id))?.attempt]).toEqual([1, 1]);
  });

  it('an e-mail whose answer was cut off and whose events are late is sent once all the same', async () => {
    await system.fault({ channel: 'mail', fault: 'drop', count: 1 });
    await system.fault({ channel: 'mail', fault: 'late', minutes: 12, count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'unknown', evidence: [], attempt: 1 });
    expect(await mailsOf(id)).toBe(1);
    await system.later(5);
    expect((await system.notice(id))?.stage).toBe('unknown');
    await system.later(7);
    await becomes(system, id, { stage: 'submitted', state: 'delivered' });
    await system.later(20);
    expect([await mailsOf(id), (await system.notice(id))?.attempt]).toEqual([1, 1]);
  });

  it('an e-mail whose events are late is sent, and becomes delivered when they come', async () => {
    await system.fault({ channel: 'mail', fault: 'late', minutes: 60, count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'submitted', state: 'submitted', evidence: [] });
    await system.later(60);
    await becomes(system, id, { state: 'delivered', evidence: ['accepted', 'delivered'] });
    expect(await mailsOf(id)).toBe(1);
  });

  it('an e-mail whose events come twice is what it was: one mail, one word of each', async () => {
    await system.fault({ channel: 'mail', fault: 'doubled', count: 1 });
    const id = await tell();
    await becomes(system, id, { state: 'delivered', evidence: ['accepted', 'delivered'] });
    expect(await mailsOf(id)).toBe(1);
  });
});

type Fault = { readonly fault: string; readonly doubled?: boolean };

describe('an address', () => {
  it.each([
    ['bounces', { fault: 'bounce' }, 'bounced', 'bounced'],
    ['complains', { fault: 'complaint' }, 'complained', 'complained'],
    ['is rejected after all', { fault: 'reject' }, 'bounced', 'rejected'],
    // Told of twice, and each time by a message of its own.
    ['bounces, twice', { fault: 'bounce', doubled: true }, 'bounced', 'bounced'],
  ])('an address that %s is set aside, and gets no more', async (_name, fault: Fault, state, told) => {
    await system.fault({ channel: 'mail', fault: fault.fault, count: 1 });
    if (fault.doubled) await system.fault({ channel: 'mail', fault: 'doubled', count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'submitted', state, evidence: expect.arrayContaining(['accepted', told]) });
    await eventually(async () => expect(await aside(guardian)).toBe(told));
    expect(await factsWith('addressHash', addressHash(guardian.email))).toEqual(['address-failed']);
    const next = guardian.request();
    await system.send(next);
    await system.later(1);
    expect(await mailsOf(emailOf(next))).toBe(0);
  });

  it('an address that took nothing for days is not set aside: the mailbox may be emptied', async () => {
    await system.fault({ channel: 'mail', fault: 'bounce', kind: 'transient', count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'submitted', evidence: expect.arrayContaining(['accepted']) });
    await system.later(1);
    expect(await aside(guardian)).toBeUndefined();
    const next = await tell();
    await becomes(system, next, { state: 'delivered' });
  });

  it('an address that SES will not have at all is set aside, and nothing has left', async () => {
    const message = 'Illegal address';
    await system.fault({ channel: 'mail', fault: 'refuse', error: 'BadRequestException', message, count: 1 });
    const id = await tell();
    await becomes(system, id, { stage: 'no-channel' });
    await eventually(async () => expect(await aside(guardian)).toBe('rejected'));
    expect(await mailsOf(id)).toBe(0);
  });

  it('an address that bounced and was to carry a legal notice makes it a person’s work', async () => {
    await system.fault({ channel: 'mail', fault: 'bounce', count: 1 });
    await system.fault({ channel: 'mail', fault: 'doubled', count: 1 });
    const id = await tell({ legal: true });
    await becomes(system, id, { state: 'bounced' });
    await eventually(async () => expect(await aside(guardian)).toBe('bounced'));
    const told = ['legal-notice-told bounced', 'legal-notice-told submitted', 'notice-undeliverable'];
    expect(await factsWith('noticeId', id)).toEqual(told);
    expect(await factsWith('addressHash', addressHash(guardian.email))).toEqual(['address-failed']);
  });
});
