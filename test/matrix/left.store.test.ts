import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { HttpResult } from '../../functions/shared/http/entry.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { keyedId, newId, newSortableId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../support/events.ts';
import { expectDocumented } from '../support/openapi.ts';
import { ALWAYS, type Item, recordsOf, SECRET, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { municipality } from './municipality.ts';
import { REQUESTS } from './requests.ts';

/**
 * Law 2 for persons, on every route there is: whoever has ended, or has not begun, is answered as a login that nobody
 * knows, whatever relations, roles and groups still say. A new route is asked too.
 */
const AT = '2026-11-24T06:30:00Z';
const TIMES = {
  ended: { from: '2025-08-01', to: '2026-11-24' },
  'not begun': { from: '2026-11-25' },
  here: { from: '2025-08-01', to: '2026-11-25' },
} as const;
type When = keyof typeof TIMES;
const KINDS = ['guardian', 'pupil', 'staff'] as const;
type Kind = (typeof KINDS)[number];

const { places, items } = municipality();
const { own } = places;
const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));
const pupils: Readonly<Record<When, string>> = { ended: newId(), 'not begun': newId(), here: newId() };
const numbers: Readonly<Record<When, string>> = {
  ended: '41018012391',
  'not begun': '41018012392',
  here: '41018012393',
};
const nameOf = (kind: Kind, when: When): string => `${kind}-${when.replace(' ', '-')}`;

/** Everything that a guardian, a pupil of age and a member of staff can hold, all open; only the persons have ended. */
function people(): Item[] {
  const make = recordsOf(OWNER);
  const { schoolId, groupId } = own;
  return (Object.keys(TIMES) as When[]).flatMap((when) => {
    const period = TIMES[when];
    const [guardianId, staffId] = [newId(), newId()];
    const personTo = 'to' in period ? period.to : undefined;
    const relation = { basis: 'parental-responsibility' as const, ...ALWAYS, ...(personTo && { personTo }) };
    const login = (as: Kind, kind: 'guardian' | 'feide', subject: string, personId: string): Item => {
      const pk = `${OWNER}#LOGIN#${keyedId(SECRET, kind, subject)}`;
      return { pk, sk: `AS#${as}`, personId, ...period };
    };
    const feide = (kind: Kind) => `${nameOf(kind, when)}@fjordvik.example`;
    const roles = (['office', 'leader', 'principal'] as const).map((role) => ({ role, schoolId, ...ALWAYS }));
    return [
      ...make.guardian({ id: guardianId, number: numbers[when], children: [own.pupilId] }),
      login('guardian', 'guardian', numbers[when], guardianId),
      {
        pk: `${OWNER}#PUPIL#${own.pupilId}`,
        sk: `FACTS#GUARDIAN#${guardianId}#row`,
        ...{ rowId: 'row', guardianId, source: 'school', ...relation },
      },
      ...make.pupil({ id: pupils[when], schoolId, groupId, birthDate: '2008-01-01', feideName: feide('pupil') }),
      {
        ...make.pupil({ id: pupils[when], schoolId, groupId, birthDate: '2008-01-01' })[0],
        pk: `${OWNER}#PUPIL#${pupils[when]}`,
        sk: 'FACTS#PROFILE',
        ...period,
      },
      login('pupil', 'feide', feide('pupil'), pupils[when]),
      ...make.staff({
        id: staffId,
        feideName: feide('staff'),
        employed: period,
        roles: [...roles, { role: 'owner-admin', ...ALWAYS }],
        teaches: (['teacher', 'contact-teacher'] as const).map((as) => ({ as, groupId, schoolId, ...ALWAYS })),
      }),
      login('staff', 'feide', feide('staff'), staffId),
    ];
  });
}

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  // The last of two records at one place is what lies there.
  const last = new Map([...items, ...people()].map((item) => [`${item.pk} ${item.sk}`, item]));
  await seed(engine.client, engine.tables.main, [...last.values()]);
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());

function ask(route: string, claims: Ask['claims'], when: When, kind: Kind): Promise<HttpResult> {
  const pupilId = kind === 'pupil' ? pupils[when] : own.pupilId;
  const sent = REQUESTS[route]?.({ ...own, pupilId, reportId: newSortableId(Date.parse(AT)) }) ?? {};
  return answer(
    httpEvent({ route, at: AT, claims, ...sent, headers: { 'idempotency-key': newId(), ...sent.headers } }),
  );
}
const claimsOf = (kind: Kind, when: When): Ask['claims'] =>
  kind === 'guardian' ? guardianClaims(numbers[when]) : feideClaims(nameOf(kind, when));
const nobody = (kind: Kind): Ask['claims'] =>
  kind === 'guardian' ? guardianClaims('41018012399') : feideClaims('nobody');
const shown = ({ statusCode, body }: HttpResult) => ({
  status: statusCode,
  ...JSON.parse(String(body)),
  requestId: '',
});

const kindsOf = ({ audience }: Route): readonly Kind[] =>
  audience === 'guardian' ? ['guardian'] : audience === 'feide' ? ['pupil', 'staff'] : [];

describe.each(routes.filter(([, route]) => route.audience !== 'public'))('%s', (key, route) => {
  test.each(kindsOf(route).flatMap((kind) => (['ended', 'not begun'] as const).map((when) => [kind, when] as const)))(
    'a %s who has %s is nobody',
    async (kind, when) => {
      const [result, unknown] = await Promise.all([
        ask(key, claimsOf(kind, when), when, kind),
        ask(key, nobody(kind), when, kind),
      ]);
      expect(shown(result)).toEqual(shown(unknown));
      expect(shown(result)).toMatchObject({ status: 403, code: 'no-such-role' });
      expectDocumented(key, result);
    },
  );
});

test('whoever is here on the last day is somebody on routes of every kind', async () => {
  const HOMES = [
    ['guardian', 'GET /v1/guardian/children'],
    ['guardian', 'GET /v1/guardian/children/{childId}/absence-reports'],
    ['pupil', 'GET /v1/pupil/card'],
    ['staff', 'GET /v1/staff/me'],
    ['staff', 'GET /v1/groups/{groupId}/absence-figures'],
    ['staff', 'GET /v1/schools/{schoolId}/absences'],
    ['staff', 'GET /v1/owner/imports'],
  ] as const;
  const seen = await Promise.all(
    HOMES.map(async ([kind, key]) => [key, (await ask(key, claimsOf(kind, 'here'), 'here', kind)).statusCode]),
  );
  expect(seen).toEqual(HOMES.map(([, key]) => [key, 200]));
});
