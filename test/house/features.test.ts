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
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}/lease':
    'A lease is renewed by a repeat.',
  'PUT /v1/staff/document-deputy': 'The same deputy on the same days stays.',
  'DELETE /v1/staff/document-deputy': 'A stand-in that has ended stays ended.',
  'POST /v1/staff/lesson-confirmations': 'A confirmed lesson stays confirmed.',
  ...Object.fromEntries(
    ['guardian', 'pupil', 'staff'].flatMap((as) => [
      [`POST /v1/${as}/devices`, 'A token is one device: registering it again refreshes it.'],
      [`DELETE /v1/${as}/devices/{deviceId}`, 'What is off stays off.'],
      [`POST /v1/${as}/inbox/reads`, 'The first reading stays.'],
      [`POST /v1/${as}/test-notices`, 'A test more costs one of a few in the hour.'],
    ]),
  ),
  ...Object.fromEntries(
    ['guardian/children/{childId}', 'pupil/{pupilId}', 'schools/{schoolId}/pupils/{pupilId}'].flatMap((about) => [
      [`POST /v1/${about}/attachments`, 'A form that nobody uses expires.'],
      [`POST /v1/${about}/threads/{threadId}/reads`, 'A mark only moves forward.'],
      [`POST /v1/${about}/threads/{threadId}/messages/{messageId}/withdrawal`, 'What is withdrawn stays so.'],
      [`POST /v1/${about}/threads/{threadId}/messages/{messageId}/report`, 'A person reports a message once.'],
    ]),
  ),
  ...Object.fromEntries(
    ['guardian/children/{childId}', 'pupil/{pupilId}'].map((about) => [
      `POST /v1/${about}/threads/{threadId}/colleagues/{staffId}/answer`,
      'The same answer again writes nothing.',
    ]),
  ),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}/colleague-searches': 'It writes nothing.',
  ...Object.fromEntries(
    ['guardian/children/{childId}', 'pupil/{pupilId}'].flatMap((about) => [
      [`POST /v1/${about}/announcements/{announcementId}/read`, 'The first reading stays.'],
      [`POST /v1/${about}/announcements/{announcementId}/ok`, 'The first OK stays.'],
    ]),
  ),
  'POST /v1/schools/{schoolId}/groups/{groupId}/announcements/{announcementId}/withdrawal':
    'What is withdrawn stays so.',
  'POST /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}/cancellation': 'What is cancelled stays so.',
  'PUT /v1/guardian/children/{childId}/meetings/{meetingId}/answer': 'The same answer again writes nothing.',
  'PUT /v1/pupil/{pupilId}/meetings/{meetingId}/answer': 'The same answer again writes nothing.',
  'PUT /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}/answers/{personId}':
    'The same answer again writes nothing.',
  ...Object.fromEntries(
    ['guardian/children/{childId}', 'pupil/{pupilId}'].map((about) => [
      `POST /v1/${about}/conferences/{conferenceId}/talks/{bookingId}/cancellation`,
      'What is cancelled stays so.',
    ]),
  ),
  ...Object.fromEntries(
    ['guardian/children/{childId}', 'pupil/{pupilId}'].map((about) => [
      `POST /v1/${about}/conferences/{conferenceId}/waits/{waitId}/ending`,
      'What is over stays so.',
    ]),
  ),
  'PUT /v1/schools/{schoolId}/conferences/{conferenceId}/talks/{pupilId}/{bookingId}/interpreter':
    'The same interpreter again writes nothing.',
  'PUT /v1/schools/{schoolId}/conferences/{conferenceId}/teachers/{teacherId}/asks': 'The same again writes nothing.',
  ...Object.fromEntries(
    [
      ['state', 'What has happened stays so.'],
      ['times-preview', 'It writes nothing.'],
      ['time-changes', 'A blocked time stays blocked, a free one free.'],
      ['time-cancellations', 'What is cancelled stays so.'],
      ['talks/{pupilId}/{bookingId}/cancellation', 'What is cancelled stays so.'],
      ['talks/{pupilId}/{bookingId}/outcome', 'The same outcome changes nothing.'],
    ].map(([move, why]) => [`POST /v1/schools/{schoolId}/conferences/{conferenceId}/${move}`, why]),
  ),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}/colleagues': 'A colleague who is in it is refused.',
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}/colleagues/{staffId}/end': 'What is over stays so.',
  ...Object.fromEntries(
    [
      ['hide', 'What is hidden stays so.'],
      ['pause', 'A paused conversation is refused.'],
      ['resume', 'A conversation without a pause is refused.'],
      ['handle', 'A handled report is refused.'],
    ].map(([move, why]) => [`POST /v1/schools/{schoolId}/reported-messages/{reportedId}/${move}`, why]),
  ),
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/conversation-records/{threadId}/hold': 'A held one is refused.',
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/conversation-records/{threadId}/hold/end': 'What is over stays so.',
  'POST /v1/staff/message-choice': 'The choice is the same.',
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
  ...Object.fromEntries(
    ['guardian', 'pupil', 'staff'].flatMap((as) => [
      [`POST /v1/${as}/calendar/feed`, 'The answer is kept nowhere: a repeat makes an address anew, and one is left.'],
      [`DELETE /v1/${as}/calendar/feed`, 'What has ended stays ended.'],
    ]),
  ),
  'POST /v1/sign-in/feide': 'A code is good once: a repeat is refused, and the person signs in again.',
  'POST /v1/owner/imports': 'An order without a file does nothing; its address dies after a quarter of an hour.',
  'POST /v1/owner/imports/{importId}/application': 'A file is applied once; a repeat finds the import applied.',
};

const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));

test('every feature with routes is on the list that the page and the matrix read', () => {
  const found = globSync('functions/*/routes.ts', { cwd: ROOT }).map((path) => basename(dirname(path)));
  expect(FEATURES.map((feature) => feature.name).sort()).toEqual(found.sort());
});

/** The token that a path takes. Before the end of a sign-in there is none, and a calendar that asks has none. */
function audienceOf(path: string): Route['audience'] {
  if (path.startsWith('/v1/guardian/')) return 'guardian';
  return path.startsWith('/v1/') && !/^\/v1\/(sign-in|calendar)\//.test(path) ? 'feide' : 'public';
}

test('every route has a row in the policy, and its path says whose token it takes', () => {
  for (const [key, { action, audience }] of routes) {
    expect([key, audience === 'public' ? action === 'public' : isAction(action)]).toEqual([key, true]);
    expect([key, audience]).toEqual([key, audienceOf(key.split(' ')[1] ?? '')]);
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
