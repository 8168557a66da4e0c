import {
  CreatePlatformEndpointCommand,
  DeleteEndpointCommand,
  GetEndpointAttributesCommand,
  PublishCommand,
  SetEndpointAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceBody } from '../../functions/channels/schema.ts';
import { endpointDeleter, endpointMaker } from '../../functions/channels/sns.ts';
import { APPLE, GOOGLE, startOutside, TOKENS, TOPIC } from '../support/outside.ts';
import { LOCAL } from '../support/table.ts';

let world: Awaited<ReturnType<typeof startOutside>>;
let client: SNSClient;
beforeAll(async () => {
  world = await startOutside();
  client = new SNSClient({ ...LOCAL, endpoint: world.endpoint, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await world.stop();
});

const create = (Token: string, more: object = {}, PlatformApplicationArn = APPLE) =>
  client.send(new CreatePlatformEndpointCommand({ PlatformApplicationArn, Token, ...more }));
const attributesOf = async (EndpointArn: string | undefined) =>
  (await client.send(new GetEndpointAttributesCommand({ EndpointArn }))).Attributes;
const set = (EndpointArn: string | undefined, Attributes: Record<string, string>) =>
  client.send(new SetEndpointAttributesCommand({ EndpointArn, Attributes }));

describe('endpoints of devices are kept as SNS does (F6)', () => {
  it('the same token is the same endpoint, another is another', async () => {
    const first = await create('b1'.repeat(32));
    expect((await create('b1'.repeat(32))).EndpointArn).toBe(first.EndpointArn);
    expect((await create('b2'.repeat(32))).EndpointArn).not.toBe(first.EndpointArn);
    expect(first.EndpointArn).toMatch(/^arn:aws:sns:eu-north-1:000000000000:endpoint\/APNS\/skolebro\/[0-9a-f-]{36}$/);
    expect(await attributesOf(first.EndpointArn)).toEqual({ Enabled: 'true', Token: 'b1'.repeat(32) });
  });

  it('the same token under other attributes is an exception that names the endpoint', async () => {
    const { EndpointArn } = await create('b3'.repeat(32), { CustomUserData: 'of "one" & <two>' });
    expect(await attributesOf(EndpointArn)).toMatchObject({ CustomUserData: 'of "one" & <two>' });
    await expect(create('b3'.repeat(32))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter: Token Reason: Endpoint ${EndpointArn} already exists with the same Token, but different attributes.`,
    });
  });

  it('a token cannot be given to two endpoints, and what does not exist is not found', async () => {
    const [first, second] = [await create('b4'.repeat(32)), await create('b5'.repeat(32))];
    await expect(set(second.EndpointArn, { Token: 'b4'.repeat(32) })).rejects.toMatchObject({
      message: expect.stringContaining(String(first.EndpointArn)),
    });
    await set(first.EndpointArn, { Token: 'b6'.repeat(32) });
    await set(second.EndpointArn, { Token: 'b4'.repeat(32), Enabled: 'false' });
    expect(await attributesOf(second.EndpointArn)).toEqual({ Enabled: 'false', Token: 'b4'.repeat(32) });
    for (const call of [attributesOf(`${first.EndpointArn}0`), set(`${first.EndpointArn}0`, { Enabled: 'true' })])
      await expect(call).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(create('b7'.repeat(32), {}, APPLE.replace('skolebro', 'other'))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('a deleted one is gone, again too, and its token makes another', async () => {
    const { EndpointArn } = await create('ba'.repeat(32));
    for (const _time of [1, 2]) await client.send(new DeleteEndpointCommand({ EndpointArn }));
    await expect(attributesOf(EndpointArn)).rejects.toMatchObject({ name: 'NotFoundException' });
    expect((await create('ba'.repeat(32))).EndpointArn).not.toBe(EndpointArn);
  });

  it('a restart loses none', async () => {
    const { EndpointArn } = await create('b8'.repeat(32));
    await set(EndpointArn, { Enabled: 'false' });
    world.restart();
    expect(await attributesOf(EndpointArn)).toMatchObject({ Enabled: 'false' });
  });

  it('a message for a topic comes to its queues; one without a default for a device is refused', async () => {
    const { MessageId } = await client.send(
      new PublishCommand({ TopicArn: TOPIC, Message: 'æøå & <x>', Subject: 's' }),
    );
    const [told = '{}'] = world.told();
    expect(JSON.parse(told)).toMatchObject({ MessageId, Message: 'æøå & <x>', Subject: 's', TopicArn: TOPIC });
    const { EndpointArn } = await create('b9'.repeat(32));
    const publish = (Message: string) =>
      client.send(new PublishCommand({ TargetArn: EndpointArn, MessageStructure: 'json', Message }));
    for (const message of ['{"APNS":"{}"}', 'no json', '{"default":"x","APNS":"no json"}', 'x'.repeat(262_145)])
      await expect(publish(message)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(client.send(new PublishCommand({ TopicArn: `${TOPIC}-none`, Message: 'x' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('the endpoint of a device that is off', () => {
  const remove = (arn: string) => endpointDeleter({ apns: APPLE, fcm: GOOGLE }, client)(arn);

  it('the endpoint of a device that is off is deleted, and one that is gone is as good as deleted', async () => {
    const { EndpointArn = '' } = await create('bb'.repeat(32));
    for (const _time of [1, 2]) await remove(EndpointArn);
    await expect(attributesOf(EndpointArn)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('the endpoint of a device that is off is left alone where its application is no more this deployment’s', async () => {
    const { EndpointArn = '' } = await create('bc'.repeat(32));
    await endpointDeleter({ fcm: GOOGLE }, client)(EndpointArn);
    expect(await attributesOf(EndpointArn)).toMatchObject({ Enabled: 'true' });
  });
});

describe('a device token (bad input)', () => {
  const make = (platform: 'apns' | 'fcm' | 'web', token: string) =>
    endpointMaker({ apns: APPLE, fcm: GOOGLE, web: GOOGLE }, client)(platform, token);
  const passes = (platform: string, token: string) => DeviceBody.safeParse({ platform, token }).success;

  it.each([
    ['apns', TOKENS.apple],
    ['apns', 'c2'.repeat(80)],
    ['fcm', TOKENS.google],
    ['web', TOKENS.google],
  ] as const)('a device token of %s passes the schema and the endpoint', async (platform, token) => {
    expect([passes(platform, token), await make(platform, token)]).toEqual([true, { arn: expect.any(String) }]);
  });

  it.each([
    ['apns', 'garbage', 'not a token'],
    ['apns', '10 KB', 'a'.repeat(10_240)],
    ['apns', 'another platform’s', TOKENS.google],
    ['fcm', 'garbage', 'not a token at all, whatever it is'.repeat(4)],
    ['fcm', '10 KB', `d7Kp:${'A'.repeat(10_240)}`],
    ['fcm', 'nothing', ''],
    ['fcm', 'another platform’s, short', TOKENS.apple],
  ] as const)(
    'a device token of %s that is %s is refused by the schema, and would be by the endpoint',
    async (platform, _what, token) => {
      expect([passes(platform, token), await make(platform, token)]).toEqual([false, 'refused']);
    },
  );

  it.each(['fcm', 'web'] as const)(
    'a device token of %s that is a long one of Apple is refused, by the endpoint at the latest',
    async (platform) => {
      expect(await make(platform, 'c2'.repeat(80))).toBe('refused');
    },
  );

  it('a device token whose endpoint was disabled, or belongs to other settings, is found and revived', async () => {
    const { EndpointArn } = await create(TOKENS.google.replace('d7Kp', 'e8Lq'), { CustomUserData: 'old' }, GOOGLE);
    await set(EndpointArn, { Enabled: 'false' });
    expect(await make('fcm', TOKENS.google.replace('d7Kp', 'e8Lq'))).toEqual({ arn: EndpointArn });
    expect(await attributesOf(EndpointArn)).toMatchObject({ Enabled: 'true' });
  });
});
