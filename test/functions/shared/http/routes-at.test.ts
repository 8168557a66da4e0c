import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handlersAt } from '../../../../functions/shared/http/handlers-at.ts';
import type { RouteTable } from '../../../../functions/shared/http/route.ts';
import { FAMILY, OWN, PUPIL, routesAt } from '../../../../functions/shared/http/routes-at.ts';
import { momentOf } from '../../../../functions/shared/time.ts';

const ID = 'a'.repeat(26);
const Text = z.strictObject({ text: z.string() });
const reads = {
  guardian: { action: 'child:read', refusals: ['not-found'] },
  pupil: { action: 'pupil:read-own' },
} as const;
const read = { answer: { status: 200, schema: Text }, summary: 'One letter.' } as const;
const staff = { action: 'pupil:letters' } as const;

const routes = {
  ...routesAt(
    PUPIL,
    { ...reads, staff },
    {
      'GET /letters/{letterId}': {
        ...read,
        ids: { letterId: z.string() },
        pupil: { summary: 'One own letter.', refusals: ['gone'] },
      },
    },
  ),
  ...routesAt(FAMILY, reads, { 'GET /letters': { ...read, refusals: ['cursor-invalid'] } }),
  ...routesAt(
    OWN,
    { guardian: { action: 'guardian:home' }, pupil: { action: 'pupil:home' }, staff },
    { 'GET /inbox': read },
  ),
} as const satisfies RouteTable;

it('a row becomes one route at each place, with the token and the ids of the place', () => {
  expect(Object.keys(routes)).toEqual([
    'GET /v1/guardian/children/{childId}/letters/{letterId}',
    'GET /v1/pupil/{pupilId}/letters/{letterId}',
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/letters/{letterId}',
    'GET /v1/guardian/children/{childId}/letters',
    'GET /v1/pupil/{pupilId}/letters',
    'GET /v1/guardian/inbox',
    'GET /v1/pupil/inbox',
    'GET /v1/staff/inbox',
  ]);
  const ofChild = routes['GET /v1/guardian/children/{childId}/letters/{letterId}'];
  expect([ofChild.audience, ofChild.params.safeParse({ childId: ID, letterId: 'b' }).success]).toEqual([
    'guardian',
    true,
  ]);
  expect(ofChild.params.safeParse({ childId: '!', letterId: 'b' }).success).toBe(false);
  const ofSchool = routes['GET /v1/schools/{schoolId}/pupils/{pupilId}/letters/{letterId}'];
  expect(Object.keys(ofSchool.params.shape)).toEqual(['schoolId', 'pupilId', 'letterId']);
  expect('params' in routes['GET /v1/staff/inbox']).toBe(false);
});

it('a field of the row replaces that of the right, and a field for one kind of caller replaces both', () => {
  const fields = Object.values<{ action: string; summary: string; refusals?: readonly string[] }>(routes);
  expect(fields.slice(0, 5).map(({ action, summary, refusals }) => [action, summary, refusals])).toEqual([
    ['child:read', 'One letter.', ['not-found']],
    ['pupil:read-own', 'One own letter.', ['gone']],
    ['pupil:letters', 'One letter.', undefined],
    ['child:read', 'One letter.', ['cursor-invalid']],
    ['pupil:read-own', 'One letter.', ['cursor-invalid']],
  ]);
  expect(routes['GET /v1/guardian/inbox']).toEqual({ audience: 'guardian', action: 'guardian:home', ...read });
});

const login = { login: 'guardian', ownerId: 'o', nin: 'n' } as never;
const request = { login, moment: momentOf(0), language: 'nn', requestId: 'r', query: undefined } as const;
const rest = { body: undefined, idempotencyKey: undefined, ifMatch: undefined } as const;

it('a handler of a row serves each place: it gets the kind of caller, and the pupil under one name', async () => {
  const handlers = handlersAt(routes, PUPIL, {
    'GET /letters/{letterId}': async ({ as, language }, { params }) => ({
      body: { text: JSON.stringify([as, language, params]) },
    }),
  });
  const params = { letterId: 'b' };
  const child = { ...request, ...rest, params: { childId: 'c', ...params } };
  expect((await handlers['GET /v1/guardian/children/{childId}/letters/{letterId}'](child)).body?.text).toBe(
    JSON.stringify(['guardian', 'nn', { pupilId: 'c', ...params }]),
  );
  const school = { ...request, ...rest, params: { schoolId: 's', pupilId: 'p', ...params } };
  expect((await handlers['GET /v1/schools/{schoolId}/pupils/{pupilId}/letters/{letterId}'](school)).body?.text).toBe(
    JSON.stringify(['staff', 'nn', school.params]),
  );
});

it('a row makes no handler at a place that has no such route', () => {
  const handlers = handlersAt(routes, PUPIL, { 'GET /letters': async () => ({ body: { text: '' } }) });
  expect(Object.keys(handlers)).toEqual([
    'GET /v1/guardian/children/{childId}/letters',
    'GET /v1/pupil/{pupilId}/letters',
  ]);
});
