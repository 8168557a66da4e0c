import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailOf } from '../../../functions/notices/message.ts';
import { emailSender, sesClient } from '../../../functions/notices/ses.ts';
import { SET, startOutside, startStub } from '../../support/outside.ts';
import { LOCAL } from '../../support/table.ts';

const FROM = 'ikke-svar@skolebro.example';
const to = { address: 'kari@epost.example', ownerId: '7h3v0q9d2m8k4x1r6t5w2n0c8e', noticeId: 'ab'.repeat(20) };
const email = emailOf(
  { language: 'nb', fallback: 'nb' },
  { portal: 'https://skolebro.example', noticeId: to.noticeId },
);

/** The production client, which finds its endpoint and rights in the environment. */
const KEPT = { ...process.env };
const productionClient = (endpoint: string): SESv2Client => {
  Object.assign(process.env, {
    AWS_REGION: LOCAL.region,
    AWS_ACCESS_KEY_ID: LOCAL.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
  });
  return sesClient();
};

let world: Awaited<ReturnType<typeof startOutside>>;
let client: SESv2Client;
beforeAll(async () => {
  world = await startOutside();
  client = productionClient(world.endpoint);
});
beforeEach(() => world.outside().faults.clear());
afterAll(async () => {
  client.destroy();
  await world.stop();
  for (const name of Object.keys(process.env)) if (!(name in KEPT)) delete process.env[name];
  Object.assign(process.env, KEPT);
});

const send = (address = to.address, set = SET, from = FROM) =>
  emailSender(client, from, set)({ ...to, address }, email);

describe('an e-mail is handed to SES (F6)', () => {
  it('an e-mail is handed to SES once, with the tags that come back in its events', async () => {
    const before = world.outside().left.mails(100).length;
    expect(await send()).toEqual({ outcome: 'sent', messageId: expect.stringMatching(/^0110.+-000000$/) });
    const mails = world.outside().left.mails(100);
    expect(mails).toHaveLength(before + 1);
    expect(mails[0]).toMatchObject({
      from: FROM,
      to: [to.address],
      subject: email.subject,
      text: email.text,
      html: email.html,
      headers: [{ name: 'List-Unsubscribe', value: '<https://skolebro.example/choices>' }],
      tags: { owner: [to.ownerId], notice: [to.noticeId], 'ses:configuration-set': [SET] },
    });
  });

  it.each([
    ['TooManyRequestsException', 'busy'],
    ['LimitExceededException', 'busy'],
    ['ThrottlingException', 'busy'],
    ['Throttling', 'busy'],
    ['MessageRejected', 'closed'],
    ['BadRequestException', 'closed'],
    ['SendingPausedException', 'closed'],
    ['AccountSuspendedException', 'closed'],
    ['MailFromDomainNotVerifiedException', 'closed'],
    ['NotFoundException', 'closed'],
    ['AccessDeniedException', 'closed'],
    ['ExpiredTokenException', 'closed'],
    ['UnrecognizedClientException', 'closed'],
    ['SignatureDoesNotMatch', 'closed'],
    ['InvalidSignatureException', 'closed'],
    ['RequestExpired', 'closed'],
    ['InternalServiceErrorException', 'unknown'],
    ['SomethingNew', 'unknown'],
  ])('an e-mail is handed to SES: %s is %s, asked once, and nothing has left', async (error, outcome) => {
    const before = world.outside().left.mails(100).length;
    world.outside().faults.set({ channel: 'mail', fault: 'refuse', error });
    expect(await send()).toEqual({ outcome });
    expect(world.outside().faults.list()[0]?.struck).toBe(1);
    expect(world.outside().left.mails(100)).toHaveLength(before);
  });

  it('throttled is busy, a 500 is a doubt, each asked once', async () => {
    world.outside().faults.set({ channel: 'mail', fault: 'throttle' });
    expect([await send(), world.outside().faults.list()[0]?.struck]).toEqual([{ outcome: 'busy' }, 1]);
    world.outside().faults.clear();
    world.outside().faults.set({ channel: 'mail', fault: 'error' });
    expect([await send(), world.outside().faults.list()[0]?.struck]).toEqual([{ outcome: 'unknown' }, 1]);
  });

  it('a cut connection is a doubt: the mail has left, once', async () => {
    const before = world.outside().left.mails(100).length;
    world.outside().faults.set({ channel: 'mail', fault: 'drop' });
    expect(await send()).toEqual({ outcome: 'unknown' });
    expect(world.outside().left.mails(100)).toHaveLength(before + 1);
    expect(world.outside().faults.list()[0]?.struck).toBe(1);
  });

  it.each(['no-address', 'kari@epost', 'kari@epost.example\r\nBcc: per@epost.example', 'a@b.example, c@d.example'])(
    'an address that SES will not have is dead, and nothing has left: %j',
    async (address) => {
      const before = world.outside().left.mails(100).length;
      expect(await send(address)).toEqual({ outcome: 'dead', reason: 'rejected' });
      expect(world.outside().left.mails(100)).toHaveLength(before);
    },
  );

  it('an unknown configuration set is for an operator: without it nobody would tell us what became of a mail', async () => {
    expect(await send(to.address, 'another-set')).toEqual({ outcome: 'closed' });
  });
});

describe('providers that answer nothing', () => {
  let stub: Awaited<ReturnType<typeof startStub>> | undefined;
  afterEach(async () => {
    await stub?.stop();
    stub = undefined;
  });
  const sendTo = async (endpoint: string, more: object = {}) => {
    const own = new SESv2Client({ ...LOCAL, endpoint, maxAttempts: 1, ...more });
    const answer = await emailSender(own, FROM, SET)(to, email);
    own.destroy();
    return answer;
  };

  it.each([
    ['cut before the answer', 'cut' as const],
    ['a 502 with no word of SES', { status: 502, body: '<html>bad gateway</html>' }],
    ['a 200 that is no JSON', { status: 200, body: 'not json' }],
  ])('providers that answer nothing: %s: a doubt, and one request', async (_name, answer) => {
    stub = await startStub(() => answer);
    expect([await sendTo(stub.endpoint), stub.requests]).toEqual([
      { outcome: 'unknown' },
      ['POST /v2/email/outbound-emails'],
    ]);
  });

  it('silence until the patience of the client is over: a doubt, and one request', async () => {
    stub = await startStub(() => 'hang');
    const impatient = { requestHandler: { requestTimeout: 100, throwOnRequestTimeout: true } };
    expect([await sendTo(stub.endpoint, impatient), stub.requests.length]).toEqual([{ outcome: 'unknown' }, 1]);
  });

  it('nobody there: nothing has left, so it is tried again', async () => {
    stub = await startStub(() => 'cut');
    const { endpoint } = stub;
    await stub.stop();
    stub = undefined;
    expect(await sendTo(endpoint)).toEqual({ outcome: 'busy' });
  });
});
