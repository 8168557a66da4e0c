import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LogRead, readLog } from '../../functions/access/read-log.ts';
import { FEATURES } from '../../functions/docs/features.ts';
import { newId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { httpEvent, OWNER } from '../support/events.ts';
import { type Item, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { CLAIMS, municipality, ROLES, type Role, TWO_OWNERS } from './municipality.ts';
import { REQUESTS } from './requests.ts';
import { templateIdAt } from './templates.ts';
import { warningIdAt } from './warnings.ts';

/**
 * Who sees a pupil leaves a trace (J4, law 4): every route that reads is asked by everybody about a protected one and
 * by staff about another, and where an answer names the pupil, the access log must have grown by a line about that
 * pupil. What a pupil sees of itself and what the administrator sees in the log itself are no such looks.
 */
const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const NAME = 'Vernaskog';
const warningId = warningIdAt(places.own);
const itemFor = (item: Item, protection: string): Item =>
  item.id === places.own.pupilId ? { ...item, protection, givenName: NAME } : item;

/** Answers that need no line, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'GET /v1/owner/pupils/{pupilId}/access-log': 'The log shows who looked, not the pupil.',
  'GET /v1/guardian/children/{childId}/access-log': 'As above; who reads the log can write nothing.',
  'GET /v1/pupil/{pupilId}/access-log': 'What a pupil sees of itself.',
  'GET /v1/staff/threads/{threadId}': 'Ids of a conversation on the reader’s list; opening it leaves the line.',
};

/** Answers that tell of the pupil without the name in clear, and leave a line whenever they come. */
const UNNAMED = new Set([
  'GET /v1/guardian/children/{childId}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification',
  'GET /v1/guardian/children/{childId}/statements/{statementId}/pdf',
  'GET /v1/guardian/children/{childId}/warnings',
  'GET /v1/guardian/children/{childId}/warnings/{warningId}',
  'GET /v1/guardian/children/{childId}/warnings/{warningId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/trail',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/prior',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/delivery-proof',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/paper-tasks/{personId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}',
  'GET /v1/guardian/children/{childId}/remarks',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/conversation-records',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/conversation-records/documents/{liftId}/letter',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}/revisions',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/people',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications/{edition}/pdf',
  'GET /v1/guardian/children/{childId}/documents',
  'GET /v1/guardian/children/{childId}/documents/{documentId}',
  'GET /v1/guardian/children/{childId}/documents/{documentId}/pdf',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages/{liftId}/letter',
  // The pupil is left out, and that somebody asked for the class's file is kept all the same.
  'GET /v1/groups/{groupId}/statements/csv',
  'GET /v1/groups/{groupId}/absence-figures/csv',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences/csv',
]);

const STAFF = ROLES.filter((role) => !/^(pupil|guardian|anonymous)/.test(role));
const reading = FEATURES.flatMap(({ routes }) => Object.keys(routes)).filter(
  (route) => route.startsWith('GET ') || route.endsWith('-searches'),
);

describe.each([
  ['a protected pupil, by whomever', 'strictly-confidential', ROLES.filter((role) => !role.startsWith('pupil'))],
  ['any pupil, by staff,', 'none', STAFF],
])('a look at %s leaves a trace', (_whom, protection, roles) => {
  let engine: Awaited<ReturnType<typeof makeTables>>;
  let answer: ReturnType<typeof entriesOver>;
  let reportId = '';
  const seen = new Set<string>();
  beforeAll(async () => {
    engine = await makeTables();
    // A running function remembers whom it has kept today, so each look is a function's first.
    const firstLook: LogRead = (reads) => readLog(engine.client, engine.tables.accessLog, 730)(reads);
    answer = entriesOver(engine.client, engine.tables, TWO_OWNERS, firstLook);
    await seed(
      engine.client,
      engine.tables.main,
      items.map((item) => itemFor(item, protection)),
    );
    const body = { children: [{ childId: places.own.pupilId, firstDay: '2026-11-24', lastDay: '2026-11-25' }] };
    reportId = JSON.parse(await ask('POST /v1/guardian/absence-reports', 'guardian', { body })).reports[0].reportId;
  });
  afterAll(() => engine.stop());

  async function ask(route: string, role: Role, more: { body?: unknown } = {}): Promise<string> {
    const sent = REQUESTS[route]?.({ ...places.own, reportId }) ?? {};
    const headers = { 'idempotency-key': newId(), ...sent.headers };
    const result = await answer(httpEvent({ route, at: AT, claims: CLAIMS[role], ...sent, ...more, headers }));
    // Ids of warnings and templates are made of the pupil's in these tests, and of chance elsewhere: they name nobody.
    const body = String(result.body).replaceAll(warningId, '').replaceAll(templateIdAt(places.own), '');
    return Number(result.statusCode) < 300 ? body : '';
  }

  /** Lines of the access log about one pupil. */
  async function lines(pupilId: string): Promise<number> {
    const query = {
      Select: 'COUNT' as const,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${pupilId}` },
    };
    const found = await engine.client.send(new QueryCommand({ TableName: engine.tables.accessLog, ...query }));
    return found.Count ?? 0;
  }

  test.each(reading.filter((route) => !Object.hasOwn(EXEMPT, route)))('a look leaves a trace: %s', async (route) => {
    let before = await lines(places.own.pupilId);
    for (const role of roles) {
      const body = await ask(route, role);
      const names = UNNAMED.has(route) ? body !== '' : body.includes(NAME) || body.includes(places.own.pupilId);
      if (names) seen.add(route);
      const after = await lines(places.own.pupilId);
      expect([role, names, after > before]).toEqual([role, names, names]);
      before = after;
    }
  });

  test('the matrix made looks to trace', () => {
    expect(seen.size).toBeGreaterThan(5);
  });
});
