import type { Checks } from './checks.ts';
import type { Identity } from './identity.ts';

const CHILDREN = '/v1/guardian/children';

/** Every way in that must be shut is shut by what was deployed, and the right one is open. */
export async function tryDoors(base: string, identity: Identity, guardian: string, { check }: Checks): Promise<void> {
  const ask = async (path: string, token?: string) => {
    const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    const response = await fetch(`${base}${path}`, headers && { headers });
    return { status: response.status, text: await response.text() };
  };
  const document = await ask('/openapi.json');
  check('the description is open to everybody', document.status === 200 && document.text.includes(CHILDREN), document);
  const page = await ask('/docs');
  check('so is its page', page.status === 200 && page.text.includes('<html'), page.status);
  const without = await ask(CHILDREN);
  check('no token: 401', without.status === 401, without);
  for (const [wrong, token] of await identity.forged(guardian)) {
    const answer = await ask(CHILDREN, token);
    check(`a token ${wrong}: 401`, answer.status === 401, answer);
  }
  const other = await ask('/v1/owner/settings', await identity.tokenFor(guardian));
  check('a guardian’s token on a route for staff: 401', other.status === 401, other);
  const right = await ask(CHILDREN, await identity.tokenFor(guardian));
  check('a guardian’s own token: 200, with children', right.status === 200 && right.text.includes('childId'), right);
  const unknown = await ask('/v1/no-such-route', await identity.tokenFor(guardian));
  check('a route that is not there: 404', unknown.status === 404, unknown);
}
