import type { PortalConfig, SignIn } from '../web/config.ts';
import type { Stage } from './stage.ts';

/** Feide's scope for the name by which we know a person; functions/sign-in asks for our access level. */
const FEIDE_SCOPES = 'openid userid-feide';

/**
 * What the portal of a stage gets as `/config.json`: public facts only, the same as stand in every sign-in's address.
 */
export function portalConfig({ issuers, portal }: Pick<Stage, 'issuers' | 'portal'>): PortalConfig {
  if (!portal) return { signIn: [] };
  const { guardianClients, feideClient, push } = portal;
  return {
    ...(push && { push }),
    signIn: issuers.flatMap((trusted): SignIn[] => {
      const { issuer, login, scope, audience } = trusted;
      if (login === 'feide')
        return [{ login, issuer, clientId: feideClient, scope: FEIDE_SCOPES, exchangeAt: '/v1/sign-in/feide' }];
      return guardianClients.map(({ clientId, owner }) => ({
        login,
        issuer,
        clientId,
        scope: `openid ${scope}`,
        resource: audience,
        ...(guardianClients.length > 1 && { owner }),
      }));
    }),
  };
}
