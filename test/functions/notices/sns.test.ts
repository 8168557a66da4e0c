import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpointMaker } from '../../../functions/channels/sns.ts';
import { pushOf } from '../../../functions/notices/message.ts';
import { pushSender, snsClient } from '../../../functions/notices/sns.ts';
import { APPLE, GOOGLE, startOutside, startStub, TOKENS } from '../../support/outside.ts';
import { LOCAL } from '../../support/table.ts';

const push = pushOf(
  { language: 'nn', fallback: 'nb' },
  { portal: 'https://skolebro.example', noticeId: 'cd'.repeat(20) },
);

/** The production client, which finds its endpoint and rights in the environment. */
const KEPT = { ...process.env };
const productionClient = (endpoint: string): SNSClient => {
  Object.assign(process.env, {
    AWS_REGION: LOCAL.region,
    AWS_ACCESS_KEY_ID: LOCAL.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
  });
  return snsClient();
};

let world: Awaited<ReturnType<typeof startOutside>>;
let client: SNSClient;
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

const make = async (platform: 'apns' | 'fcm') => {
  const token = platform === 'apns' ? TOKENS.apple : TOKENS.google;
  const made = await endpointMaker({ apns: APPLE, fcm: GOOGLE, web: GOOGLE }, client)(platform, token);
  if (typeof made === 'string') throw new Error('The endpoint refused a good token.');
  return { platform, endpointArn: made.arn };
};
const pushes = () => world.outside().left.pushes(100);

describe('a push is handed to SNS (F6)', () => {
  it('a push is handed to SNS: to a phone of Apple: constants, a link, a collapse id, and an end', async () => {
    const device = await make('apns');
    expect(await pushSender(client)(device, push)).toEqual({ outcome: 'sent', messageId: expect.any(String) });
    expect(pushes()[0]).toMatchObject({
      endpoint: device.endpointArn,
      attributes: {
        'AWS.SNS.MOBILE.APNS.COLLAPSE_ID': push.collapseId,
        'AWS.SNS.MOBILE.APNS.PUSH_TYPE': 'alert',
        'AWS.SNS.MOBILE.APNS.TTL': '86400',
      },
    });
    expect(JSON.parse(pushes()[0]?.payload ?? '')).toEqual({
      aps: { alert: { title: push.title, body: push.body }, sound: 'default', 'thread-id': push.collapseId },
      link: push.link,
    });
  });

  it('a push is handed to SNS: to a phone of Google: the same in the shape of FCM', async () => {
    const device = await make('fcm');
    expect(await pushSender(client)(device, push)).toMatchObject({ outcome: 'sent' });
    const { message } = JSON.parse(pushes()[0]?.payload ?? '').fcmV1Message;
    expect(message.notification).toEqual({ title: push.title, body: push.body });
    expect([message.android.collapse_key, message.data]).toEqual([push.collapseId, { link: push.link }]);
  });

  it.each([
    ['EndpointDisabled', { outcome: 'dead', reason: 'disabled' }],
    ['NotFound', { outcome: 'dead', reason: 'gone' }],
    ['InvalidParameter', { outcome: 'closed' }],
    ['PlatformApplicationDisabled', { outcome: 'closed' }],
    ['Throttled', { outcome: 'busy' }],
    ['ThrottlingException', { outcome: 'busy' }],
    ['Throttling', { outcome: 'busy' }],
    ['InvalidSecurity', { outcome: 'closed' }],
    ['OptInRequired', { outcome: 'closed' }],
    ['AuthorizationError', { outcome: 'closed' }],
    ['InvalidClientTokenId', { outcome: 'closed' }],
    ['SignatureDoesNotMatch', { outcome: 'closed' }],
    ['InternalError', { outcome: 'unknown' }],
    ['SomethingNew', { outcome: 'unknown' }],
  ])('a push is handed to SNS: %s is %j, asked once, and nothing has left', async (error, answer) => {
    const device = await make('fcm');
    const before = pushes().length;
    world.outside().faults.set({ channel: 'push', fault: 'refuse', error });
    expect(await pushSender(client)(device, push)).toEqual(answer);
    expect([world.outside().faults.list()[0]?.struck, pushes().length]).toEqual([1, before]);
  });

  it.each([
    ['throttle', { outcome: 'busy' }, 0],
    ['error', { outcome: 'unknown' }, 0],
    ['disabled', { outcome: 'dead', reason: 'disabled' }, 0],
    ['drop', { outcome: 'unknown' }, 1],
  ])('the switch %s: %j, asked once', async (fault, answer, more) => {
    const device = await make('apns');
    const before = pushes().length;
    world.outside().faults.set({ channel: 'push', fault });
    expect(await pushSender(client)(device, push)).toEqual(answer);
    expect([world.outside().faults.list()[0]?.struck, pushes().length]).toEqual([1, before + more]);
  });

  it('a disabled endpoint stays so until the device is registered again', async () => {
    const device = await make('apns');
    world.outside().faults.set({ channel: 'push', fault: 'disabled', count: 1 });
    const disabled = { outcome: 'dead', reason: 'disabled' };
    expect([await pushSender(client)(device, push), await pushSender(client)(device, push)]).toEqual([
      disabled,
      disabled,
    ]);
    expect(await make('apns')).toEqual(device);
    expect(await pushSender(client)(device, push)).toMatchObject({ outcome: 'sent' });
  });

  it('a refusal that is about the endpoint is dead, one about our payload is not', async () => {
    const device = await make('fcm');
    const refuse = (message: string) =>
      world.outside().faults.set({ channel: 'push', fault: 'refuse', error: 'InvalidParameter', message });
    refuse('Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified');
    expect(await pushSender(client)(device, push)).toEqual({ outcome: 'dead', reason: 'invalid' });
    refuse('Invalid parameter: Message Reason: Message must be UTF-8 encoded');
    expect(await pushSender(client)(device, push)).toEqual({ outcome: 'closed' });
  });

  it('an endpoint that never was is dead', async () => {
    const endpointArn = `${APPLE.replace(':app/', ':endpoint/')}/none`;
    expect(await pushSender(client)({ platform: 'apns', endpointArn }, push)).toMatchObject({ outcome: 'dead' });
  });
});

describe('providers that answer nothing', () => {
  let stub: Awaited<ReturnType<typeof startStub>> | undefined;
  afterEach(async () => {
    await stub?.stop();
    stub = undefined;
  });
  const device = { platform: 'apns' as const, endpointArn: `${APPLE.replace(':app/', ':endpoint/')}/one` };
  const sendTo = async (endpoint: string, more: object = {}) => {
    const own = new SNSClient({ ...LOCAL, endpoint, maxAttempts: 1, ...more });
    const answer = await pushSender(own)(device, push);
    own.destroy();
    return answer;
  };

  it.each([
    ['cut before the answer', 'cut' as const],
    ['a 502 with no word of SNS', { status: 502, body: '<html>bad gateway</html>' }],
  ])('providers that answer nothing: %s: a doubt, and one request', async (_name, answer) => {
    stub = await startStub(() => answer);
    expect([await sendTo(stub.endpoint), stub.requests]).toEqual([{ outcome: 'unknown' }, ['POST /']]);
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
