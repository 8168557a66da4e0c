import type { RouteTable } from '../shared/http/route.ts';
import { FeideBody, SignedIn } from './schema.ts';

export const routes = {
  'POST /v1/sign-in/feide': {
    audience: 'public',
    action: 'public',
    summary: 'The end of the portal’s sign-in with Feide: a token of the API for the code that Feide gave the browser.',
    description:
      'For the portal alone: the code must come from a sign-in of its client that returns to its page. ' +
      'Other clients exchange their codes themselves, as the introduction says. A code is good once, and nothing is kept.',
    body: FeideBody,
    answer: { status: 200, schema: SignedIn },
    refusals: ['sign-in.refused', 'sign-in.no-access'],
  },
} as const satisfies RouteTable;
