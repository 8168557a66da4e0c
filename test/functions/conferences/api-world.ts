import { makeHandlers } from '../../../functions/conferences/handlers.ts';
import { refusals } from '../../../functions/conferences/refusals.ts';
import { routes } from '../../../functions/conferences/routes.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { SECRET } from '../../support/records.ts';
import { DAY, makeWorld } from './world.ts';

/** Monday 2 November 2026 at nine, as in the world of the use-cases. */
const AT = '2026-11-02T08:00:00.000Z';
const ONE = '/v1/schools/{schoolId}/conferences/{conferenceId}';

export type Asked = Partial<Omit<Ask, 'claims' | 'route'>> & { readonly key?: string };
/** An answer: its status, and its body as read. */
export type Shown = {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly etag: string | undefined;
};

/** The code of a refusal beside its status. */
export const refused = ({ status, body }: Shown) => [status, body.code];

/** The real handlers of conferences over real tables. */
export async function makeApiWorld(client: Dynamo, table: string) {
  const world = await makeWorld(client, table);
  const { cases, p, schoolId } = world;
  const deps = { ...cases.deps, secret: async () => SECRET };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const claimsOf = (who: string) => {
    const number = p.subjects.get(who);
    if (who === 'guest') return undefined;
    return number === undefined ? feideClaims(who) : guardianClaims(number);
  };
  const ask = async (who: string, route: string, { key = newId(), at = AT, ...asked }: Asked = {}): Promise<Shown> => {
    const headers = { 'idempotency-key': key, ...asked.headers };
    const answer = await handler(httpEvent({ ...asked, route, at, claims: claimsOf(who), headers }), CONTEXT);
    expectDocumented(route, answer);
    const { statusCode, body } = answer;
    const etag = answer.headers?.etag;
    return {
      status: Number(statusCode),
      body: body === undefined ? undefined : JSON.parse(String(body)),
      etag: etag === undefined ? undefined : String(etag),
    };
  };
  /** Asks about a conference of the school, such as `GET /days/{day}`. */
  const atSchool = (who: string, row: string, conferenceId: string, { params, ...asked }: Asked = {}) => {
    const [method, path = ''] = row.split(' ');
    return ask(who, `${method} ${ONE}${path}`, { ...asked, params: { schoolId, conferenceId, ...params } });
  };
  /** Asks as a guardian, or as the pupil, about a child. */
  const family = (who: string, row: string, child: string, { params, ...asked }: Asked = {}) => {
    const [method, path = ''] = row.split(' ');
    const [base, own] = p.subjects.has(who)
      ? ['/v1/guardian/children/{childId}', { childId: p.pupil(child) }]
      : ['/v1/pupil/{pupilId}', { pupilId: p.pupil(child) }];
    return ask(who, `${method} ${base}/conferences${path}`, { ...asked, params: { ...own, ...params } });
  };
  /** Books for a family as the school does. */
  const bookFor = (
    who: string,
    [conferenceId, child, from]: readonly [string, string, string],
    {
      guardians = [],
      body = {},
      ...asked
    }: Omit<Asked, 'body'> & { guardians?: readonly string[]; body?: object } = {},
  ) =>
    atSchool(who, 'POST /talks', conferenceId, {
      ...asked,
      body: {
        ...{ pupilId: p.pupil(child), teacherId: p.staff.contact, day: DAY, from },
        ...{ guardianIds: guardians.map((name) => p.guardian(name)), ...body },
      },
    });
  return { ...world, ask, atSchool, inFamily: family, bookFor };
}
export type ApiWorld = Awaited<ReturnType<typeof makeApiWorld>>;
