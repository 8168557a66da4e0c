import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSigning } from '../../local/certificate.ts';
import { signatureOf } from '../../local/topics.ts';
import { captureLogs } from '../support/leaks.ts';
import {
  becomes,
  emailOf,
  eventually,
  guardianIn,
  type NoticeSystem,
  shown,
  startNoticeSystem,
} from '../support/notice-system.ts';
import { LOCAL } from '../support/table.ts';

/** What lies in the queue of provider events, true or forged, and what the deployed function makes of it (F6). */
let system: NoticeSystem;
let sqs: SQSClient;
let sns: SNSClient;
let logs: ReturnType<typeof captureLogs>;
beforeAll(async () => {
  system = await startNoticeSystem();
  const endpoint = system.system.environment.AWS_ENDPOINT_URL ?? '';
  sqs = new SQSClient({ ...LOCAL, endpoint });
  sns = new SNSClient({ ...LOCAL, endpoint });
});
beforeEach(() => {
  logs = captureLogs();
});
afterEach(() => logs.stop());
afterAll(async () => {
  sqs.destroy();
  sns.destroy();
  await system.stop();
});

const queue = () => {
  const { functions, queueMappings } = system.system.deployed;
  const entry = 'functions/notices/on-provider-event.ts';
  return queueMappings.find((mapping) => functions.get(mapping.function)?.entry === entry)?.queue ?? '';
};
const put = (body: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: `${system.system.environment.AWS_ENDPOINT_URL}/000000000000/${queue()}`,
      MessageBody: body,
    }),
  );
const forged = () => logs.lines.filter((line) => line.includes('provider-event-forged')).length;
/** Nothing lies in the queue any more, and nothing was put aside. */
const heard = () =>
  eventually(async () => {
    const letters = system.system.deployed.queues.find(({ name }) => name === queue())?.deadLetters ?? '';
    expect([system.waiting(queue()), system.waiting(letters)]).toEqual([0, 0]);
  });

async function sent() {
  const guardian = await guardianIn(system);
  const request = guardian.request();
  await system.send(request);
  const id = emailOf(request);
  await becomes(system, id, { state: 'delivered' });
  return id;
}

describe('an event of a mail provider', () => {
  it('an event of a mail provider that was forged changes nothing, is not tried again, and rings', async () => {
    const id = await sent();
    const before = await system.notice(id);
    const envelope = JSON.parse(system.told(queue())[0] ?? '{}');
    expect(envelope.Message).toContain(id);
    const event = JSON.parse(envelope.Message);
    const bounce = { ...event, eventType: 'Bounce', bounce: { bounceType: 'Permanent' } };
    const lies = [
      'garbage',
      '{}',
      JSON.stringify(event),
      JSON.stringify({ ...envelope, Message: JSON.stringify(bounce) }),
      JSON.stringify({ ...envelope, TopicArn: `${envelope.TopicArn}-other` }),
      JSON.stringify(byOwnKey(envelope, JSON.stringify(bounce))),
      JSON.stringify({ ...byOwnKey(envelope, JSON.stringify(bounce)), SigningCertURL: 'http://localhost:1/dev/c.pem' }),
    ];
    for (const lie of lies) await put(lie);
    await heard();
    expect(forged()).toBe(lies.length);
    expect(await system.notice(id)).toEqual(before);
  });

  it('an event of a mail provider that is played again changes nothing either', async () => {
    const id = await sent();
    const before = shown(await system.notice(id));
    const mine = system.told(queue()).filter((body) => body.includes(id));
    expect(mine).toHaveLength(2);
    for (const body of [...mine, ...mine].reverse()) await put(body);
    await heard();
    expect([shown(await system.notice(id)), forged()]).toEqual([before, 0]);
  });

  it('an event of a mail provider that names no notice of ours makes none', async () => {
    const id = await sent();
    const { TopicArn, Message } = JSON.parse(system.told(queue())[0] ?? '{}');
    const event = JSON.parse(Message);
    for (const tags of [{}, { owner: ['x#y'], notice: [id] }, { ...event.mail.tags, notice: ['f'.repeat(40)] }])
      await sns.send(
        new PublishCommand({ TopicArn, Message: JSON.stringify({ ...event, mail: { ...event.mail, tags } }) }),
      );
    await heard();
    expect([await system.notice('f'.repeat(40)), forged()]).toEqual([undefined, 0]);
  });
});

/** The envelope with another message, signed by a key that is not the provider's. */
function byOwnKey(envelope: Readonly<Record<string, string>>, Message: string) {
  const { MessageId = '', Timestamp = '', TopicArn = '', Type = '' } = envelope;
  const said = { Message, MessageId, Timestamp, TopicArn, Type };
  return { ...envelope, Message, Signature: signatureOf(said, '2', makeSigning().privateKey), SignatureVersion: '2' };
}
