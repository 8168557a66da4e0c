import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isAction } from '../../functions/access/policy.ts';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Routes that change something with neither a key nor a version, and why a repeat after a lost answer is harmless. */
const REPEATABLE: Readonly<Record<string, string>> = {
  'POST /v1/guardian/children/{childId}/absence-reports/{reportId}/still-away-answers': 'An answer is about one day.',
  'POST /v1/pupil/{pupilId}/absence-reports/{reportId}/still-away-answers': 'An answer is about one day.',
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}/still-away-answers':
    'An answer is about one day.',
  'POST /v1/staff/lesson-confirmations': 'A confirmed lesson stays confirmed.',
  ...Object.fromEntries(
    ['guardian', 'pupil', 'staff'].flatMap((as) => [
      [`POST /v1/${as}/devices`, 'A token is one device: registering it again refreshes it.'],
      [`DELETE /v1/${as}/devices/{deviceId}`, 'What is off stays off.'],
      [`POST /v1/${as}/inbox/reads`, 'The first reading stays.'],
      [`POST /v1/${as}/test-notices`, 'A test more costs one of a few in the hour.'],
    ]),
  ),
  'POST /v1/groups/{groupId}/absence-decisions/preview': 'It writes nothing.',
  'POST /v1/schools/{schoolId}/pupil-searches': 'It writes nothing.',
  'POST /v1/owner/pupil-searches': 'It writes nothing.',
  'POST /v1/schools/{schoolId}/absence-receipts': 'What is seen or handled stays so.',
  'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/confirmation': 'A confirmed lesson stays confirmed.',
  'DELETE /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/confirmation': 'It stays taken back.',
  'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/settlement': 'The same decision changes nothing.',
  'DELETE /v1/groups/{groupId}/substitutes/{staffId}': 'What has ended stays ended.',
  'PUT /v1/pupil/guardian-consents/{guardianId}': 'The consent is the same.',
  'DELETE /v1/pupil/guardian-consents/{guardianId}': 'It stays taken back.',
  'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs/{strikeOutId}': 'What is withdrawn stays so.',
  'POST /v1/guardian/children/{childId}/warnings/{warningId}/acknowledgement': 'What is acknowledged stays so.',
  'POST /v1/pupil/{pupilId}/warnings/{warningId}/acknowledgement': 'What is acknowledged stays so.',
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/paper-tasks/{personId}/completion':
    'What is done stays so.',
  'POST /callbacks/archive-receipts': 'The same receipt again changes nothing.',
  'POST /v1/owner/imports': 'An order without a file does nothing; its address dies after a quarter of an hour.',
  'POST /v1/owner/imports/{importId}/application': 'A file is applied once; a repeat finds the import applied.',
};

const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));

test('every feature with routes is on the list that the page and the matrix read', () => {
  const found = globSync('functions/*/routes.ts', { cwd: ROOT }).map((path) => basename(dirname(path)));
  expect(FEATURES.map((feature) => feature.name).sort()).toEqual(found.sort());
});

test('every route has a row in the policy, and its path says whose token it takes', () => {
  for (const [key, { action, audience }] of routes) {
    expect([key, audience === 'public' ? action === 'public' : isAction(action)]).toEqual([key, true]);
    const path = key.split(' ')[1] ?? '';
    const wanted = path.startsWith('/v1/guardian/') ? 'guardian' : path.startsWith('/v1/') ? 'feide' : 'public';
    expect([key, audience]).toEqual([key, wanted]);
  }
  expect(routes.length).toBeGreaterThan(20);
});

test('a route that changes something takes an Idempotency-Key or a version, or says why a repeat is harmless', () => {
  const bare = routes.flatMap(([key, route]) =>
    key.startsWith('GET ') || route.idempotent || route.etag === 'required' ? [] : [key],
  );
  expect(bare.sort()).toEqual(Object.keys(REPEATABLE).sort());
});

test('no route is told twice, and paths hold no verbs and no identity numbers', () => {
  const keys = routes.map(([key]) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => /\/(get|create|update|delete|do)[A-Z-]|\bnin\b|number/.test(key))).toEqual([]);
});
