import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { figuresStore } from '../../../functions/figures/store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/records.ts';
import { LOCAL, makeTables } from '../../support/table.ts';
import { entryItem, entryOf, finalItem, finalOf } from './records.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let handler: (event: SQSEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  vi.stubEnv('TABLE_NAME', tables.tables.main);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', tables.endpoint);
  vi.stubEnv('AWS_REGION', LOCAL.region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL.credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL.credentials.secretAccessKey);
  ({ handler } = await import('../../../functions/figures/on-fact.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tables.stop();
});

const eventOf = (bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: String(index),
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: String(Date.parse('2026-11-24T06:30:00Z')),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  })),
});

describe('the queue that counts', () => {
  test('the queue that counts takes both facts, gives back what it cannot read, and does the same again on a replay', async () => {
    const { p } = world;
    const lesson = { schoolId: p.vgs, groupId: p.maths, subjectCode: 'MAT1', lessonId: newId(), date: '2026-11-16' };
    await seed(tables.client, tables.tables.main, [
      entryItem(OWNER, entryOf({ ...lesson, pupilId: p.ola })),
      entryItem(OWNER, entryOf({ ...lesson, pupilId: p.kari, minutes: 30, kind: 'part' })),
      finalItem(OWNER, finalOf({ pupilId: p.ola, schoolId: p.vgs, date: '2026-11-16', wholeDay: true })),
    ]);
    const head = { id: newId(), version: 1, occurredAt: '2026-11-24T06:29:00.000Z', ownerId: OWNER };
    const { subjectCode: _subject, ...data } = lesson;
    const registered = { ...head, name: 'entries-changed', data: { ...data, pupilIds: [p.ola, p.kari] } };
    const foreign = { ...head, name: 'absence-reported', data: {} };
    const bodies = [registered, world.factOf(p.ola, ['2026-11-16']), foreign].map((fact) => JSON.stringify(fact));
    const event = eventOf([...bodies, '{"half']);
    for (const _time of [1, 2]) {
      expect((await handler(event)).batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual(['2', '3']);
    }
    const names = [p.ola, p.kari].map((pupilId) => ({ pupilId, halfYear: '2026-autumn' }));
    const counts = await figuresStore(tables.client, tables.tables.main).counts(OWNER, names);
    const of = (pupilId: string) => counts.find((count) => count.pupilId === pupilId)?.count;
    expect(of(p.ola)).toMatchObject({ days: { 'health-personnel': 1 }, minutes: { undocumented: 0 } });
    expect(of(p.kari)).toMatchObject({ days: { 'health-personnel': 0 }, minutes: { undocumented: 30 } });
  });
});
