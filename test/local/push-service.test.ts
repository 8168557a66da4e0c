import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceBody } from '../../functions/channels/schema.ts';
import { endpointMaker } from '../../functions/channels/sns.ts';
import { pushSender } from '../../functions/notices/sns.ts';
import { messagesFor, tokenFor } from '../../local/push-service.ts';
import { GOOGLE, startOutside, TOKENS } from '../support/outside.ts';
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

const from = (cookie?: string) => ({ headers: { cookie } });
/** What a browser gets that asks for its token: the token, and the cookie as it sends it back. */
function asked(cookie?: string): { readonly token: string; readonly cookie: string } {
  const given = tokenFor(from(cookie));
  return { token: given.token, cookie: given.cookie.split(';')[0] ?? '' };
}

const PUSH = {
  title: 'Skolebro',
  body: 'Det venter noe.',
  link: 'http://localhost:1/n/a1',
  collapseId: 'a1'.repeat(20),
};
async function push(token: string): Promise<void> {
  const made = await endpointMaker({ web: GOOGLE }, client)('web', token);
  if (typeof made === 'string') throw new Error(made);
  expect(await pushSender(client)({ platform: 'web', endpointArn: made.arn }, PUSH)).toMatchObject({ outcome: 'sent' });
}
const fetched = (cookie?: string) => messagesFor(from(cookie), world.outside().left);

describe('the push service of this machine (F2)', () => {
  it('a browser has the same token as long as it has its cookie, in the form of a real one', () => {
    const { token, cookie } = asked();
    expect(asked(`other=1; ${cookie}`).token).toBe(token);
    expect(asked().token).not.toBe(token);
    expect(DeviceBody.safeParse({ platform: 'web', token }).success).toBe(true);
  });

  it('a push comes to its browser once, after a restart too, as Google’s service brings it', async () => {
    const { token, cookie } = asked();
    await push(token);
    world.restart();
    expect([fetched(asked().cookie), fetched()]).toEqual([[], []]);
    expect(fetched(cookie)).toEqual([
      expect.objectContaining({
        notification: { title: PUSH.title, body: PUSH.body, tag: PUSH.collapseId },
        data: { link: PUSH.link },
        fcmOptions: { link: PUSH.link },
      }),
    ]);
    expect(fetched(cookie)).toEqual([]);
  });

  it('a push to a phone waits for no browser', async () => {
    await push(TOKENS.google);
    expect(fetched(`local-push=${TOKENS.google}`)).toEqual([]);
  });
});
