import { createVerify } from 'node:crypto';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emailSender } from '../../functions/notices/ses.ts';
import { SET, startOutside, TOPIC } from '../support/outside.ts';
import { LOCAL } from '../support/table.ts';

const FROM = 'ikke-svar@skolebro.example';
const TO = { address: 'kari@epost.example', ownerId: 'owner-1', noticeId: 'notice-1' };
const EMAIL = {
  subject: 'Skolebro',
  text: 'Hei\n',
  html: '<p>Hei</p>',
  headers: [{ name: 'List-Unsubscribe', value: '<x>' }],
};

let world: Awaited<ReturnType<typeof startOutside>>;
let client: SESv2Client;
beforeEach(async () => {
  world = await startOutside();
  client = new SESv2Client({ ...LOCAL, endpoint: world.endpoint, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await world.stop();
});

const set = (fault: object) => world.outside().faults.set({ channel: 'mail', ...fault });
const send = () => emailSender(client, FROM, SET)(TO, EMAIL);
type Event = { readonly eventType: string; readonly [name: string]: unknown };
/** The events that have been told since last asked. */
const events = async (count: number): Promise<readonly Event[]> => {
  const told: Event[] = [];
  await vi.waitFor(() => {
    told.push(...world.told().map((body): Event => JSON.parse(JSON.parse(body).Message)));
    expect(told.length).toBeGreaterThanOrEqual(count);
  });
  return told;
};
const types = async (count: number) => (await events(count)).map(({ eventType }) => eventType);
const short = () => new Promise((later) => setTimeout(later, 200));

describe('what SES tells of a mail', () => {
  it('what SES tells of a mail is Send and Delivery, with our tags and its own as lists, from our account, in a signed envelope', async () => {
    const sent = await send();
    await vi.waitFor(() => expect(world.queues.count('told')).toBe(2));
    const [first = '', second = ''] = world.told();
    const [send1, delivery] = [JSON.parse(JSON.parse(first).Message), JSON.parse(JSON.parse(second).Message)];
    expect(send1).toMatchObject({
      eventType: 'Send',
      send: {},
      mail: {
        timestamp: '2026-11-24T09:00:00.000Z',
        source: FROM,
        sendingAccountId: '000000000000',
        messageId: sent.outcome === 'sent' ? sent.messageId : '',
        destination: [TO.address],
        headersTruncated: false,
        commonHeaders: { from: [FROM], to: [TO.address], subject: 'Skolebro' },
        tags: {
          owner: ['owner-1'],
          notice: ['notice-1'],
          'ses:configuration-set': [SET],
          'ses:source-ip': ['127.0.0.1'],
          'ses:from-domain': ['skolebro.example'],
          'ses:caller-identity': ['local'],
        },
      },
    });
    expect(delivery).toMatchObject({ eventType: 'Delivery', delivery: { recipients: [TO.address] } });
    expect(JSON.parse(first)).toMatchObject({
      Type: 'Notification',
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      TopicArn: TOPIC,
      Timestamp: '2026-11-24T09:00:00.000Z',
      SignatureVersion: '2',
      SigningCertURL: 'http://localhost:1/dev/certificate.pem',
    });
  });

  it.each([
    [{ fault: 'bounce' }, ['Send', 'Bounce'], { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
    [
      { fault: 'bounce', kind: 'transient' },
      ['Send', 'DeliveryDelay', 'Bounce'],
      { bounce: { bounceType: 'Transient' } },
    ],
    [{ fault: 'complaint' }, ['Send', 'Delivery', 'Complaint'], { complaint: { complaintFeedbackType: 'abuse' } }],
    [{ fault: 'reject' }, ['Send', 'Reject'], { reject: { reason: 'Bad content' } }],
  ])('what SES tells of a mail: with %j is %j', async (fault, expected, last) => {
    set({ ...fault, count: 1 });
    expect(await send()).toMatchObject({ outcome: 'sent' });
    const told = await events(expected.length);
    expect(told.map(({ eventType }) => eventType)).toEqual(expected);
    expect(told.at(-1)).toMatchObject(last);
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(await types(2)).toEqual(['Send', 'Delivery']);
  });

  it('what SES tells of a mail comes twice when it is doubled, and by the movable clock when it is late', async () => {
    set({ fault: 'doubled', count: 1 });
    set({ fault: 'late', minutes: 30, count: 1 });
    await send();
    await short();
    expect(world.told()).toEqual([]);
    world.clock.now += 30 * 60_000;
    expect(await types(4)).toEqual(['Send', 'Send', 'Delivery', 'Delivery']);
  });

  it('what SES tells of a mail is told all the same when the connection was cut before the answer', async () => {
    set({ fault: 'drop', count: 1 });
    expect(await send()).toEqual({ outcome: 'unknown' });
    expect(await types(2)).toEqual(['Send', 'Delivery']);
  });

  it('what SES tells of a mail is not told of what was refused', async () => {
    for (const fault of ['throttle', 'error']) {
      set({ fault, count: 1 });
      expect(await send()).not.toMatchObject({ outcome: 'sent' });
    }
    await short();
    expect([world.told(), world.outside().left.mails(10)]).toEqual([[], []]);
  });

  it('what SES tells of a mail survives a restart, and so does the mail', async () => {
    set({ fault: 'late', minutes: 5, count: 1 });
    await send();
    world.restart();
    expect(world.outside().left.mails(10)).toHaveLength(1);
    world.clock.now += 5 * 60_000;
    expect(await types(2)).toEqual(['Send', 'Delivery']);
  });
});

describe('a topic', () => {
  it('a topic signs by SHA-1 where the template asks for no version 2, as SNS does', async () => {
    const other = await startOutside('1');
    other.outside().publish(TOPIC, 'x');
    const said = JSON.parse(other.told()[0] ?? '');
    const fields = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type'].map((name) => `${name}\n${said[name]}\n`);
    const verify = createVerify('RSA-SHA1').update(fields.join(''));
    expect([said.SignatureVersion, verify.verify(other.outside().certificate(), said.Signature, 'base64')]).toEqual([
      '1',
      true,
    ]);
    await other.stop();
  });
});

describe('the switches', () => {
  it('strike as often as they are told to, in the share they are told to, and stay over a restart', () => {
    const { faults } = world.outside();
    expect(faults.strikes('mail', 'drop')).toBeUndefined();
    expect(set({ fault: 'drop', count: 2 })).toBe(true);
    expect([1, 2, 3].map(() => faults.strikes('mail', 'drop')?.fault)).toEqual(['drop', 'drop', undefined]);
    expect(set({ fault: 'throttle', share: 0.3 })).toBe(true);
    const struck = Array.from({ length: 500 }, () => faults.strikes('mail', 'throttle')).filter(Boolean).length;
    expect(struck).toBeGreaterThan(75);
    expect(struck).toBeLessThan(250);
    world.restart();
    expect(world.outside().faults.list()).toMatchObject([
      { fault: 'drop', struck: 2 },
      { fault: 'throttle', share: 0.3, struck },
    ]);
    world.outside().faults.clear();
    expect(world.outside().faults.list()).toEqual([]);
  });

  it.each([
    [{}],
    [{ fault: 'typo' }],
    [{ channel: 'post', fault: 'drop' }],
    [{ channel: 'push', fault: 'bounce' }],
    [{ fault: 'drop', share: 0 }],
    [{ fault: 'drop', share: 1.5 }],
    [{ fault: 'drop', count: 0 }],
    [{ fault: 'drop', more: 1 }],
    [{ fault: 'refuse' }],
    [{ fault: 'drop', error: 'NotFound' }],
    [{ fault: 'refuse', error: '<script>' }],
  ])('the switches do not know %j', (wish) => {
    expect([set(wish), world.outside().faults.list()]).toEqual([false, []]);
  });
});
