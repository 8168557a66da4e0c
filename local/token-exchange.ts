import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { IssuerSettings } from './issuer.ts';

/** RFC 8693, as Feide requires it. */
export const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const JWT = 'urn:ietf:params:oauth:token-type:jwt';

/** Our resource server as both issuers know it: its tokens are JWTs under RS256. */
export const resourceOf = ({ scope }: IssuerSettings, audience: string, seconds: number) => ({
  scope,
  audience,
  accessTokenFormat: 'jwt' as const,
  accessTokenTTL: seconds,
  jwt: { sign: { alg: 'RS256' as const } },
});

type Asked = { subject_token?: string; subject_token_type?: string; audience?: string; scope?: string };

/**
 * Exchanges the opaque access token of a sign-in for a JWT that only the data source accepts, of the same person and
 * client, with the requested access level. Feide issues a JWT in no other way.
 */
export function exchangeTokens(
  provider: Provider,
  settings: IssuerSettings,
  seconds: (clientId: string) => number,
): void {
  provider.registerGrantType<Asked>(
    EXCHANGE,
    async (context) => {
      const { client, params } = context.oidc;
      if (params.subject_token_type !== ACCESS_TOKEN)
        throw new errors.InvalidRequest('subject_token_type is not one we exchange');
      if (params.audience !== settings.audience) throw new errors.InvalidTarget();
      if (params.scope !== settings.scope)
        throw new errors.InvalidScope('not an access level of the data source', params.scope ?? '');
      const subject = await provider.AccessToken.find(params.subject_token ?? '');
      if (!subject || subject.isExpired || subject.clientId !== client.clientId)
        throw new errors.InvalidGrant('subject_token is not good');
      const server = new provider.ResourceServer(
        settings.audience,
        resourceOf(settings, settings.audience, seconds(client.clientId)),
      );
      const token = new provider.AccessToken({
        client,
        accountId: subject.accountId,
        grantId: subject.grantId,
        gty: 'token_exchange',
        scope: settings.scope,
        resourceServer: server,
        sessionUid: subject.sessionUid,
      });
      context.body = {
        access_token: await token.save(),
        issued_token_type: JWT,
        token_type: 'Bearer',
        expires_in: token.expiration,
        scope: settings.scope,
      };
    },
    ['subject_token', 'subject_token_type', 'audience', 'scope', 'requested_token_type'],
  );
}
