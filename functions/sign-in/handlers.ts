import type { Handlers } from '../shared/http/entry.ts';
import { type RedeemDeps, redeemCode } from './redeem-code.ts';
import type { routes } from './routes.ts';

/** The route by which the portal ends a sign-in. */
export const makeHandlers = (deps: RedeemDeps): Handlers<typeof routes> => ({
  'POST /v1/sign-in/feide': async ({ body }) => ({ body: await redeemCode(deps)(body) }),
});
