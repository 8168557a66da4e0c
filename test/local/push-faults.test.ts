import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import {
  becomes,
  emailOf,
  eventually,
  guardianIn,
  type NoticeSystem,
  pushOf,
  registerPhone,
  startNoticeSystem,
  type Told,
} from '../support/notice-system.ts';

/** The deployed functions against a push provider that does what a switch says (F5, F6). */
let system: NoticeSystem;
let guardian: Told;
let phone: Awaited<ReturnType<typeof registerPhone>>;
let token: string;
let phones = 0;
beforeAll(async () => {
  system = await startNoticeSystem();
});
beforeEach(async () => {
  await system.clear();
  guardian = await guardianIn(system);
  token = `d${phones++}Kp:${'APA91b-x_'.repeat(15)}`;
  phone = await registerPhone(system, guardian, token);
});
afterAll(() => system.stop());

const device = async ({ guardianId }: Told, deviceId = phone.deviceId) => {
  const Key = { pk: `${SAMPLE_OWNER}#GUARDIAN#${guardianId}`, sk: `CHANNEL#DEVICE#${deviceId}` };
  return (await system.client.send(new GetCommand({ TableName: system.table, Key, ConsistentRead: true }))).Item;
};
const tell = async (changed: Parameters<Told['request']>[0] = {}) => {
  const request = guardian.request(changed);
  await system.send(request);
  return { request, push: pushOf(request, phone.deviceId), email: emailOf(request) };
};
const pushesOf = async (id: string) => (await system.pushes(id)).length;
const mailsOf = async (id: string) => (await system.mails(id)).length;

describe('a push', () => {
  it('a push that nothing stands in the way of leaves once, says nothing, and shows that the phone works', async () => {
    const { push, email } = await tell();
    await becomes(system, push, { stage: 'submitted', attempt: 1 });
    const [sent, ...more] = await system.pushes(push);
    expect(more).toEqual([]);
    expect(JSON.stringify(sent)).not.toMatch(/Fjord|Elev|absence|frav/i);
    await eventually(async () => expect((await device(guardian))?.lastAcceptedAt).toEqual(expect.any(String)));
    expect((await system.notice(email))?.stage).toBe('planned');
  });

  it('a push that is throttled waits, is tried again, and leaves once', async () => {
    await system.fault({ channel: 'push', fault: 'throttle', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'planned', attempt: 1 });
    expect(await pushesOf(push)).toBe(0);
    await system.later(2);
    await becomes(system, push, { stage: 'submitted', attempt: 2 });
    expect(await pushesOf(push)).toBe(1);
  });

  it('a push that met a 500 goes again at the next minute', async () => {
    await system.fault({ channel: 'push', fault: 'error', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'unknown', attempt: 1 });
    await system.later(1);
    await becomes(system, push, { stage: 'submitted', attempt: 2 });
    expect(await pushesOf(push)).toBe(1);
  });

  it('a push whose answer was cut off goes twice under one collapse id: the phone shows one', async () => {
    await system.fault({ channel: 'push', fault: 'drop', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'unknown', attempt: 1 });
    await system.later(1);
    await becomes(system, push, { stage: 'submitted', attempt: 2 });
    const sent: readonly { payload: string }[] = await system.pushes(push);
    const ids = sent.map(({ payload }) => JSON.parse(payload).fcmV1Message.message.android.collapse_key);
    expect(ids).toEqual([push, push]);
  });

  it('a push that met a closed application waits for an operator, and the phone is not to blame', async () => {
    await system.fault({ channel: 'push', fault: 'refuse', error: 'PlatformApplicationDisabled', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'planned', attempt: 1 });
    expect((await device(guardian))?.failed).toBeUndefined();
    await system.later(2);
    await becomes(system, push, { stage: 'submitted', attempt: 2 });
    expect(await pushesOf(push)).toBe(1);
  });
});

describe('a phone that has gone', () => {
  it.each([
    ['disabled', { fault: 'disabled' }, 'disabled'],
    ['not found', { fault: 'refuse', error: 'NotFound' }, 'gone'],
  ])(
    'a phone that has gone: %s: is marked, and the e-mail that waited leaves instead',
    async (_name, fault, reason) => {
      await system.fault({ channel: 'push', count: 1, ...fault });
      const { push, email } = await tell();
      await becomes(system, push, { stage: 'no-channel' });
      await eventually(async () => expect((await device(guardian))?.failed).toMatchObject({ reason }));
      await system.later(1);
      await becomes(system, email, { stage: 'submitted', state: 'delivered' });
      expect([await pushesOf(push), await mailsOf(email)]).toEqual([0, 1]);
      const next = await tell();
      await becomes(system, next.email, { stage: 'submitted' });
      expect(await system.notice(next.push)).toBeUndefined();
    },
  );

  it('a phone that has gone leaves the e-mail waiting while another phone works', async () => {
    const other = await registerPhone(system, guardian, token.replace('Kp:', 'Lq:'));
    await system.fault({ channel: 'push', fault: 'disabled', count: 1 });
    const { request, email } = await tell();
    const ids = [phone.deviceId, other.deviceId].map((id) => pushOf(request, id));
    await eventually(async () => {
      const stages = await Promise.all(ids.map(async (id) => (await system.notice(id))?.stage));
      expect([...stages].sort()).toEqual(['no-channel', 'submitted']);
    });
    await system.later(1);
    expect([(await system.notice(email))?.stage, await mailsOf(email)]).toEqual(['planned', 0]);
  });

  it('a phone that has gone works again once its app registers it anew', async () => {
    await system.fault({ channel: 'push', fault: 'disabled', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'no-channel' });
    await eventually(async () => expect((await device(guardian))?.failed).toBeDefined());
    expect((await registerPhone(system, guardian, token)).deviceId).toBe(phone.deviceId);
    const next = await tell();
    await becomes(system, next.push, { stage: 'submitted' });
    expect(await pushesOf(next.push)).toBe(1);
  });

  it('a phone that has gone belongs to somebody else now: its former user’s push is not sent (threat 30)', async () => {
    await system.fault({ channel: 'push', fault: 'throttle', count: 1 });
    const { push } = await tell();
    await becomes(system, push, { stage: 'planned', attempt: 1 });
    const other = await guardianIn(system);
    const theirs = await registerPhone(system, other, token);
    await system.later(2);
    await becomes(system, push, { stage: 'suppressed' });
    expect([await pushesOf(push), await device(guardian)]).toEqual([0, undefined]);
    const request = other.request();
    await system.send(request);
    await becomes(system, pushOf(request, theirs.deviceId), { stage: 'submitted' });
  });
});

describe('a device token over HTTP (bad input)', () => {
  it.each([
    ['garbage', 'fcm', 'not a token'],
    ['10 KB', 'fcm', `d7Kp:${'A'.repeat(10_240)}`],
    ['of Google’s, called Apple’s', 'apns', `d7Kp:${'APA91b-x_'.repeat(15)}`],
    ['of Apple’s, called Google’s', 'fcm', 'c2'.repeat(80)],
    ['of Apple’s, called the web’s', 'web', 'c2'.repeat(80)],
    ['of no known platform', 'windows', 'c2'.repeat(80)],
  ])('a device token over HTTP: %s is refused', async (_name, platform, bad) => {
    const body = { platform, token: bad };
    const answer = await system.ask('/v1/guardian/devices', { body, token: phone.login });
    expect([400, 422]).toContain(answer.status);
    expect(JSON.stringify(answer.body)).not.toContain(bad);
  });
});
