import { SNSClient } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { Env } from '../../../functions/channels/env.ts';
import { endpointMaker } from '../../../functions/channels/sns.ts';
import { ISSUERS } from '../../support/events.ts';

const environment = (applications: Readonly<Record<string, string>>) => ({
  ...{ TABLE_NAME: 't', LOGIN_KEY_SECRET_ARN: 's', TOKEN_ISSUERS: JSON.stringify(ISSUERS) },
  ...{
    ACCESS_LOG_TABLE_NAME: 'a',
    ACCESS_LOG_DAYS: '730',
    NOTICE_QUEUE_URL: 'q',
    PUSH_APPLICATIONS: JSON.stringify(applications),
  },
});
/** Nobody answers there: whoever asks it fails. */
const nobody = new SNSClient({
  ...{ region: 'eu-north-1', endpoint: 'http://127.0.0.1:1', maxAttempts: 1 },
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
});

test('a deployment without push applications starts, and tells whoever registers a phone; it asks no provider', async () => {
  const { PUSH_APPLICATIONS } = Env.parse(environment({}));
  const make = endpointMaker(PUSH_APPLICATIONS, nobody);
  for (const platform of ['apns', 'fcm', 'web'] as const)
    expect(await make(platform, 'a'.repeat(64))).toBe('not-offered');
});

test('one with an application for one platform asks for that one only', async () => {
  const { PUSH_APPLICATIONS } = Env.parse(environment({ fcm: 'arn:aws:sns:eu-north-1:1:app/GCM/skolebro' }));
  const make = endpointMaker(PUSH_APPLICATIONS, nobody);
  expect(await make('apns', 'a'.repeat(64))).toBe('not-offered');
  await expect(make('fcm', 'a'.repeat(140))).rejects.toThrow();
});
