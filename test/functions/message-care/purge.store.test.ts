import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileOfMessage } from '../../../functions/attachments/lookup.ts';
import { itemAt } from '../../../functions/shared/table/dynamo.ts';
import { keysOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, refused, type World } from './world.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let threadId: string;
let reportedId: string;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  const { p, begin, send, report, read } = world;
  threadId = await begin('mother', [p.contact, p.teacher]);
  const { messageId } = (await send('teacher', threadId, 'Hemmelig setning.')).body;
  await read('mother', threadId, messageId);
  await send('contact', threadId, 'Takk.');
  await report('mother', { threadId, messageId });
  reportedId = (await world.reported('leader')).body.reports[0].reportedId;
});
afterEach(() => tables.stop());

/** Every item of the table that holds this text, except facts and stored answers, which expire by themselves. */
async function traces(text: string): Promise<readonly string[]> {
  const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.table, ConsistentRead: true }));
  return Items.filter((item) => JSON.stringify(item).includes(text))
    .map(({ pk, sk }) => `${pk} ${sk}`)
    .filter((place) => !/OUTBOX|IDEMPOTENCY/.test(place));
}
const purged = (day: string) => itemAt(world.client, world.table, { pk: `${O}#PURGES`, sk: `PURGE#${day}` });
const done = async (at: string, deps = {}) =>
  (await world.purge(at, deps)).reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);

describe('the deletion of old conversations (G5)', () => {
  test('the deletion (G5) keeps everything for the owner’s months, and after that nothing, with a count', async () => {
    expect((await traces(threadId)).length).toBeGreaterThan(8);
    expect(await done(later(400))).toBe(0);
    expect((await world.open('mother', threadId, { at: later(400) })).status).toBe(200);
    expect(await done(later(800))).toBe(1);
    expect(await traces(threadId)).toEqual([]);
    expect(await traces('Hemmelig')).toEqual([]);
    expect(await traces(reportedId)).toEqual([]);
    expect((await world.open('mother', threadId, { at: later(800) })).status).toBe(404);
    expect((await world.list('mother', {}, { at: later(800) })).body).toMatchObject({ threads: [], unread: 0 });
    const record = await purged(later(800).slice(0, 10));
    expect(record).toMatchObject({ conversations: 1, messages: 3 });
    expect(Object.keys(record ?? {}).sort()).toEqual(['conversations', 'day', 'messages', 'pk', 'sk']);
    expect(await done(later(800))).toBe(0);
  });

  test('the deletion (G5) follows a shorter time at once, also for conversations that are there', async () => {
    world.keep(12);
    expect(await done(later(360))).toBe(0);
    expect(await done(later(400))).toBe(1);
  });

  test('the deletion (G5) counts from the last message', async () => {
    await world.send('contact', threadId, 'Et år etter.', { at: later(300) });
    expect(await done(later(800))).toBe(0);
    expect(await done(later(1100))).toBe(1);
  });

  test('the deletion (G5) passes by what is on hold, and takes it when the hold ends', async () => {
    expect((await world.hold('leader', threadId)).status).toBe(204);
    expect(refused(await world.hold('leader', threadId))).toEqual([409, 'message-care.already-held']);
    expect(await done(later(800))).toBe(0);
    expect((await world.open('mother', threadId, { at: later(800) })).status).toBe(200);
    expect((await world.endHold('leader', threadId)).status).toBe(204);
    expect((await world.endHold('leader', threadId)).status).toBe(204);
    expect((await traces('Klage er varslet')).length).toBe(1);
    expect((await traces('Klagen er avgjort')).length).toBe(1);
    expect(await done(later(800))).toBe(1);
    expect(await traces(threadId)).toEqual([]);
  });

  test('the hold of a conversation is ended by its school, where the pupil has moved to another', async () => {
    const { p } = world;
    await world.hold('leader', threadId);
    const places = [p.group, p.maths].map((groupId) => keysOf(O).enrolment(p.ola, groupId));
    for (const Key of [keysOf(O).profile('PUPIL', p.ola), ...places])
      await world.client.send(
        new UpdateCommand({
          TableName: world.table,
          Key,
          UpdateExpression: 'SET schoolId = :school',
          ExpressionAttributeValues: { ':school': p.otherSchool },
        }),
      );
    expect((await world.open('contact', threadId)).status).toBe(404);
    expect((await world.records('leader')).body.conversations).toMatchObject([{ threadId }]);
    const elsewhere = { school: p.otherSchool };
    expect((await world.endHold('leader', threadId, elsewhere)).status).toBe(404);
    expect((await world.endHold('leader', threadId)).status).toBe(204);
    expect((await world.records('leader')).body.conversations).toMatchObject([{ threadId, hold: null }]);
  });

  test('the deletion (G5) goes on where a run was killed, at whatever write, and counts once', async () => {
    for (let kill = 1; ; kill++) {
      let writes = 0;
      const { purges } = world.purgeDeps;
      const dying = <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) => {
        return async (...args: Args): Promise<Result> => {
          writes += 1;
          if (writes === kill) throw new Error('killed');
          return write(...args);
        };
      };
      const erase = dying(async (places: Parameters<typeof purges.erase>[0]) => {
        // Killed in the middle of a batch too.
        await purges.erase(places.slice(0, 1));
        await dying(purges.erase)(places.slice(1));
      });
      const mark = dying(purges.mark);
      const finish = dying(purges.finish);
      const outcomes = await world.purge(later(800), { purges: { ...purges, erase, mark, finish } });
      const [outcome] = outcomes;
      if (outcome?.status === 'fulfilled') break;
      expect(await purged(later(800).slice(0, 10))).toBeUndefined();
      if (kill > 1) expect((await world.open('mother', threadId, { at: later(800) })).status).toBe(404);
    }
    expect(await traces(threadId)).toEqual([]);
    expect(await purged(later(800).slice(0, 10))).toMatchObject({ conversations: 1, messages: 3 });
  });

  test('the deletion (G5) deletes beside another run once', async () => {
    const runs = await Promise.all([done(later(800)), done(later(800)), done(later(800))]);
    expect(runs.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await purged(later(800).slice(0, 10))).toMatchObject({ conversations: 1, messages: 3 });
    expect(await traces(threadId)).toEqual([]);
  });

  test('the deletion (G5) takes a conversation or lets somebody write in it, never both', async () => {
    const at = later(800);
    for (let round = 0; round < 5; round++) {
      const id = await world.begin('mother', [world.p.contact]);
      const [sent] = await Promise.all([world.send('mother', id, 'I siste liten', { at }), world.purge(at)]);
      const opened = await world.open('mother', id, { at });
      expect([sent.status, opened.status]).toEqual(sent.status === 201 ? [201, 200] : [404, 404]);
      if (sent.status === 404) expect(await traces(id)).toEqual([]);
    }
  });

  test('the deletion (G5) takes a conversation or lets a leader hold it, never both', async () => {
    const at = later(800);
    for (let round = 0; round < 5; round++) {
      const id = await world.begin('mother', [world.p.contact]);
      const [held] = await Promise.all([world.hold('leader', id), world.purge(at)]);
      const opened = await world.open('mother', id, { at });
      expect([held.status, opened.status]).toEqual(held.status === 204 ? [204, 200] : [404, 404]);
    }
  });

  test('the deletion (G5) names the attachments of its messages before they are gone', async () => {
    const [first] = (await world.open('mother', threadId)).body.messages;
    await world.client.send(
      new UpdateCommand({
        TableName: world.table,
        Key: { pk: `${O}#THREAD#${threadId}`, sk: `MESSAGE#${first.messageId}` },
        UpdateExpression: 'SET attachments = :ids',
        ExpressionAttributeValues: {
          ':ids': ['a', 'b'].map((attachmentId) => ({ attachmentId, mediaType: 'image/png', byteSize: 9 })),
        },
      }),
    );
    const removed: string[] = [];
    const removeAttachments = async (_owner: string, gone: readonly FileOfMessage[]) => {
      if (gone.length > 0) expect(await traces(first.messageId)).not.toEqual([]);
      removed.push(...gone.map((file) => `${file.attachmentId} ${file.messageId === first.messageId}`));
    };
    expect(await done(later(800), { attachments: { removeAttachments } })).toBe(1);
    expect(removed).toEqual(['a true', 'b true']);
  });
});

describe('a pupil’s conversations for the record', () => {
  test('records of conversations are for leaders, and hold no words and no names of families', async () => {
    for (const who of ['mother', 'contact', 'teacher', 'colleague', 'elsewhere'])
      expect([who, (await world.records(who)).status < 300, (await world.hold(who, threadId)).status < 300]).toEqual([
        who,
        false,
        false,
      ]);
    world.logged.length = 0;
    await world.hold('leader', threadId);
    const { status, body } = await world.records('leader');
    expect(status).toBe(200);
    expect(body.keepMonths).toBe(24);
    expect(body.conversations).toMatchObject([
      {
        threadId,
        people: [
          { kind: 'guardian', count: 1 },
          { kind: 'staff', count: 2 },
        ],
        firstDay: '2026-11-24',
        lastDay: '2026-11-24',
        count: 3,
        status: 'open',
        hold: { reason: 'Klage er varslet.', basis: 'Opplæringslova kapittel 12' },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Turen|Hei|Mona/);
    expect(world.logged).toMatchObject([{ pupilId: world.p.ola, action: 'pupil:conversation-records' }]);
  });

  test('records of conversations are of the own school and pupil alone', async () => {
    const { p, ask } = world;
    const at = '/v1/schools/{schoolId}/pupils/{pupilId}/conversation-records';
    const wrong = { schoolId: p.school, pupilId: p.siv, threadId };
    const body = { reason: 'x', basis: 'y' };
    expect((await ask('leader', { route: `POST ${at}/{threadId}/hold`, params: wrong, body })).status).toBe(404);
    const foreign = { schoolId: p.otherSchool, pupilId: p.foreign };
    expect((await ask('leader', { route: `GET ${at}`, params: foreign })).status).toBe(404);
  });
});
