import { readEnv, renewedSecret, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { Env } from './env.ts';
import { feideClient } from './feide-client.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

const env = readEnv(Env);
const trusted = env.TOKEN_ISSUERS.find(({ login }) => login === 'feide');
if (!trusted) throw new Error('TOKEN_ISSUERS has no issuer for feide; see lib/stage.ts.');

/** HTTP entry of the portal's sign-in with Feide. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: [],
  handlers: makeHandlers({
    feide: feideClient({
      issuer: trusted.issuer,
      audience: trusted.audience,
      scope: trusted.scope,
      clientId: env.FEIDE_CLIENT_ID,
      secret: () => secretValue(env.FEIDE_SECRET_NAME),
      renewedSecret: () => renewedSecret(env.FEIDE_SECRET_NAME),
      signedInUrl: env.SIGNED_IN_URL,
    }),
  }),
});
