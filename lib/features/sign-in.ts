import { Env } from '../../functions/sign-in/env.ts';
import { routes } from '../../functions/sign-in/routes.ts';
import { Feature, type FeatureProps } from '../parts/feature.ts';
import type { PortalStage } from '../stage.ts';

/**
 * The end of the portal's sign-in with Feide, with the client's secret (decision 048). It reads that secret and nothing
 * else.
 */
export class SignIn extends Feature<FeatureProps & { readonly portal: PortalStage }> {
  readonly api = this.serve({
    entry: 'functions/sign-in/api.ts',
    env: Env,
    environment: {
      FEIDE_CLIENT_ID: this.props.portal.feideClient,
      FEIDE_SECRET_NAME: this.props.portal.feideSecretName,
      SIGNED_IN_URL: `${this.props.stage.notices.portalUrl}/signed-in`,
    },
    routes,
    impact: 'Staff and pupils cannot sign in to the portal; guardians can, and everybody who is signed in goes on.',
    runbook: 'sign-in-api',
    // The operator makes this secret: Feide gives its value.
    grant: (api) => api.mayReadNamed(this.props.portal.feideSecretName),
  });
}
