import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Read, readLog } from '../../../functions/access/read-log.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const ROUTE = 'GET /v1/owner/pupils/{pupilId}/access-log';
const NOW = '2026-11-24T06:30:00Z';
const ids = {
  school: newId(),
  group: newId(),
  pupil: newId(),
  busy: newId(),
  open: newId(),
  office: newId(),
  guardian: newId(),
};

let tables: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;

beforeAll(async () => {
  const make = recordsOf(OWNER);
  const name = (local: string) => `${local}@fjordvik.example`;
  const place = { schoolId: ids.school, groupId: ids.group, protection: 'strictly-confidential' };
  const guardians = [{ guardianId: ids.guardian, basis: 'parental-responsibility' as const, ...ALWAYS }];
  tables = await makeTables();
  await seed(tables.client, tables.tables.main, [
    ...make.school(ids.school, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.pupil({ id: ids.pupil, ...place, guardians }),
    ...make.pupil({ id: ids.busy, ...place }),
    ...make.pupil({ id: ids.open, ...place, protection: 'none', guardians }),
    ...make.guardian({ id: ids.guardian, number: '41018012345', children: [ids.pupil, ids.open] }),
    ...make.staff({
      id: ids.office,
      feideName: name('office'),
      roles: [{ role: 'office', schoolId: ids.school, ...ALWAYS }],
    }),
    ...make.staff({ id: newId(), feideName: name('admin'), roles: [{ role: 'owner-admin', ...ALWAYS }] }),
  ]);
  answer = entriesOver(tables.client, tables.tables, ISSUERS);
});
afterAll(() => tables.stop());

async function ask(claims: Ask['claims'], given: Omit<Ask, 'at' | 'claims'> & { at?: string }) {
  const result = await answer(httpEvent({ at: NOW, ...given, claims }));
  expectDocumented(given.route, result);
  return { status: result.statusCode, body: JSON.parse(String(result.body)) };
}
const log = (pupilId: string, query?: Record<string, string>, at?: string) =>
  ask(feideClaims('admin'), { route: ROUTE, params: { pupilId }, query, ...(at !== undefined && { at }) });

const read = (more: Partial<Read>): Read => ({
  ownerId: OWNER,
  pupilId: ids.busy,
  actorId: ids.office,
  actorKind: 'staff',
  action: 'pupil:absence-read',
  basis: 'staff:office',
  at: '2026-11-20T08:00:00.000Z',
  ...more,
});

test.each([
  [undefined, 401, 'unauthenticated'],
  [guardianClaims('41018012345'), 401, 'wrong-audience'],
  [feideClaims('nobody'), 403, 'no-such-role'],
  [feideClaims('office'), 403, 'forbidden'],
])('case %#: who is not the owner’s administrator is turned away', async (claims, status, code) => {
  const refused = await ask(claims, { route: ROUTE, params: { pupilId: ids.pupil } });
  expect(refused).toMatchObject({ status, body: { code } });
});

test('staff who looked at any pupil stand in the log, guardians who looked at a child without protection do not', async () => {
  const route = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports';
  await ask(guardianClaims('41018012345'), { route: 'GET /v1/guardian/children' });
  await ask(feideClaims('office'), { route, params: { schoolId: ids.school, pupilId: ids.open } });
  const { body } = await log(ids.open);
  expect(body.entries).toMatchObject([
    { actor: { id: ids.office }, action: 'pupil:absence-read', basis: 'staff:office' },
  ]);
});

test('a look at a protected pupil over HTTP stands in the log, with who looked and by which right', async () => {
  await ask(guardianClaims('41018012345'), { route: 'GET /v1/guardian/children' });
  const route = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports';
  const params = { schoolId: ids.school, pupilId: ids.pupil };
  await ask(feideClaims('office'), { route, params, at: '2026-11-24T06:31:00Z' });
  const { body } = await log(ids.pupil);
  expect(body.entries).toMatchObject([
    {
      at: '2026-11-24T06:31:00.000Z',
      actor: { kind: 'staff', id: ids.office, name: 'Ansatt office' },
      action: 'pupil:absence-read',
      basis: 'staff:office',
    },
    { actor: { kind: 'guardian', id: ids.guardian, name: 'Foresatt Fjord' }, action: 'child:read' },
  ]);
});

test('an absent pupil is 404, a cursor of another list 400', async () => {
  expect(await log(newId())).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await log(ids.pupil, { cursor: 'bWFkZSB1cA' })).toMatchObject({
    status: 400,
    body: { code: 'cursor-invalid' },
  });
});

describe('many reads', () => {
  const times = Array.from(
    { length: 60 },
    (_none, minute) => `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`,
  );

  test('reads of the access log come newest first, in pages without loss or repeat', async () => {
    // As many functions as looks: each keeps what it has not kept itself.
    await Promise.all(times.map((at) => readLog(tables.client, tables.tables.accessLog, 730)([read({ at })])));
    const seen: string[] = [];
    let query: Record<string, string> = { limit: '25' };
    for (let next: string | null = ''; next !== null; query = { limit: '25', cursor: String(next) }) {
      const { body } = await log(ids.busy, query);
      seen.push(...body.entries.map((entry: { at: string }) => entry.at));
      next = body.next;
    }
    expect(seen).toEqual([...times].reverse());
  });

  test('reads leave the access log when their time is over, even before the table deletes them', async () => {
    expect((await log(ids.busy, undefined, '2028-11-18T08:00:00Z')).body.entries).toHaveLength(20);
    expect((await log(ids.busy, undefined, '2028-11-20T00:00:00Z')).body.entries).toEqual([]);
  });

  test('reads in the access log hold ids only, and the time when they are to be deleted', async () => {
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.accessLog }));
    const fields = new Set(Items.flatMap((item) => Object.keys(item)));
    expect([...fields].sort()).toEqual(
      ['action', 'actorId', 'actorKind', 'at', 'basis', 'expiresAtSeconds', 'ownerId', 'pk', 'pupilId', 'sk'].sort(),
    );
    const [entry] = Items.filter((item) => item.at === times[0]);
    expect(entry?.expiresAtSeconds).toBe(Date.parse('2026-11-20T08:00:00Z') / 1000 + 730 * 86_400);
  });
});

test('an owner’s own retention decides when a look is deleted', async () => {
  const pupilId = newId();
  await readLog(tables.client, tables.tables.accessLog, 30)([read({ pupilId })]);
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.accessLog }));
  const [kept] = Items.filter((item) => item.pupilId === pupilId);
  expect(kept?.expiresAtSeconds).toBe(Date.parse('2026-12-20T08:00:00Z') / 1000);
});

describe('a look', () => {
  /** A client that can be told to fail, and says what it was asked. */
  function watched(fails: () => boolean = () => false) {
    const asked: string[] = [];
    const real = tables.client.send.bind(tables.client);
    const send: Dynamo['send'] = (command: object) => {
      asked.push(command.constructor.name);
      return fails() ? Promise.reject(new Error('away')) : real(command as never);
    };
    return { client: { send }, asked };
  }
  const linesAbout = async (pupilId: string) => {
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.accessLog }));
    return Items.filter((item) => item.pupilId === pupilId).length;
  };

  test('a look that cannot be kept is an error, so that nothing is shown without a trace, and is kept the next time', async () => {
    let isAway = true;
    const { client } = watched(() => isAway);
    const write = readLog(client, tables.tables.accessLog, 730);
    const [first, second] = [read({ pupilId: newId() }), read({ pupilId: newId() })];
    await expect(write([first])).rejects.toThrow('away');
    await expect(write([first, second])).rejects.toThrow('away');
    isAway = false;
    await write([first]);
    expect([await linesAbout(first.pupilId), await linesAbout(second.pupilId)]).toEqual([1, 0]);
  });

  test('a look: at a whole class is one call, and again on the same day none; another area, right, reader or day is new', async () => {
    const { client, asked } = watched();
    const write = readLog(client, tables.tables.accessLog, 730);
    const looks = Array.from({ length: 28 }, () => read({ pupilId: newId() }));
    const [first] = looks;
    if (!first) throw new Error('There are looks.');
    await write(looks);
    await write(looks.map((look) => ({ ...look, at: '2026-11-20T22:59:00.000Z' })));
    expect(asked).toEqual(['TransactWriteCommand']);
    const others = [{ action: 'class:figures' }, { basis: 'staff:leader' }, { actorId: newId() }];
    for (const other of others) await write([{ ...first, ...other }]);
    await write([{ ...first, at: '2026-11-20T23:00:00.000Z' }]);
    expect([asked.length, await linesAbout(first.pupilId)]).toEqual([5, 5]);
  });

  test('a look that is being written is waited for and not written again, and whoever waited is told when it fails', async () => {
    let isAway = false;
    const { client, asked } = watched(() => isAway);
    const write = readLog(client, tables.tables.accessLog, 730);
    const [first, second] = [read({ pupilId: newId() }), read({ pupilId: newId() })];
    await Promise.all([write([first]), write([first, second]), write([second])]);
    expect([asked.length, await linesAbout(first.pupilId), await linesAbout(second.pupilId)]).toEqual([2, 1, 1]);
    isAway = true;
    const lost = read({ pupilId: newId() });
    const both = await Promise.allSettled([write([lost]), write([lost])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    await write([lost]);
    expect(await linesAbout(lost.pupilId)).toBe(1);
  });

  test('a look lands beside what is there: its name is of chance, and a taken name is not written over', async () => {
    const pupilId = newId();
    await Promise.all(
      Array.from({ length: 20 }, () => readLog(tables.client, tables.tables.accessLog, 730)([read({ pupilId })])),
    );
    expect(await linesAbout(pupilId)).toBe(20);
  });
});
