import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { featureEntry } from '../../../../functions/shared/http/feature-entry.ts';
import { LOGIN_ENV } from '../../../../functions/shared/http/login.ts';
import type { Dynamo } from '../../../../functions/shared/table/dynamo.ts';

const routes = {
  'GET /v1/things': { audience: 'public', action: 'public', summary: 'List', answer: { status: 200 } },
} as const;
const Env = z.object({ ...LOGIN_ENV, OTHER_NAME: z.string() });
const feature = { Env, routes, refusals: {}, contactOver: () => async () => '' };
const handlers = { 'GET /v1/things': async () => ({ body: {} }) };

describe('the entry of a feature', () => {
  beforeEach(() => {
    vi.stubEnv('TABLE_NAME', 'main');
    vi.stubEnv('LOGIN_KEY_SECRET_ARN', 'arn:login-key');
    vi.stubEnv('TOKEN_ISSUERS', '[]');
    vi.stubEnv('OTHER_NAME', 'other');
    vi.stubEnv('AWS_REGION', 'eu-north-1');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('makes every store over the main table, by one client, with the login key', () => {
    const made = (client: Dynamo, table: string, loginKey: () => Promise<string>) => ({ client, table, loginKey });
    let told: unknown;
    featureEntry(feature, ({ over, client, env, secret }) => {
      told = { ...over({ store: made, lookup: made }), client, other: env.OTHER_NAME, secret };
      return handlers;
    });
    const { client, secret } = Object(told);
    const asMade = { client, table: 'main', loginKey: secret };
    expect(told).toEqual({ store: asMade, lookup: asMade, client, other: 'other', secret });
  });

  it('makes nothing in an environment without one of its variables, and names the variable', () => {
    vi.stubEnv('OTHER_NAME', undefined);
    expect(() => featureEntry(feature, () => expect.unreachable())).toThrow(/OTHER_NAME/);
  });
});
