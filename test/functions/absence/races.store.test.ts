import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { keysOf } from '../../support/records.ts';
import { ONE, onEngine, REPORT, report } from './stored.ts';
import { O } from './world.ts';

const { engine, fresh, ofPupil, facts } = onEngine();

describe('races', () => {
  test('two guardians at once: one report, the other learns which one exists', async () => {
    const { p, ask } = await fresh();
    const answers = await Promise.all(
      ['mother', 'father'].map((who) => ask(who, { route: REPORT, body: report(p.ola) })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, 409]);
    const won = answers.find((answer) => answer.status === 201);
    const lost = answers.find((answer) => answer.status === 409);
    expect(lost?.body).toMatchObject({ code: 'absence.overlap', params: { reportId: won?.body.reports[0].reportId } });
    expect(await ofPupil(p.ola, 'REPORT#')).toHaveLength(1);
  });

  test('reports of different days at once are all made', async () => {
    const { p, ask } = await fresh();
    const days = ['2026-11-24', '2026-11-25', '2026-11-26'];
    const answers = await Promise.all(
      days.map((day) => ask('mother', { route: REPORT, body: report(p.ola, { firstDay: day, lastDay: day }) })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    const [guard] = await ofPupil(p.ola, 'ABSENCE');
    expect(guard?.spans).toHaveLength(3);
  });

  test('the same key twenty times at once: one report, one answer', async () => {
    const { p, ask } = await fresh();
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask('mother', { route: REPORT, body: report(p.ola), key })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(
      new Set(answers.map((answer) => JSON.stringify(answer.body.reports.map((r: { reportId: string }) => r.reportId))))
        .size,
    ).toBe(1);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    expect(await ofPupil(p.ola, 'REPORT#')).toHaveLength(1);
    expect(await facts(p.ola)).toHaveLength(1);
    const other = await ask('mother', { route: REPORT, body: report(p.kari), key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('a repeat after a withdrawal still gets its first answer, and makes nothing', async () => {
    const { p, ask } = await fresh();
    const key = newId();
    const first = await ask('mother', { route: REPORT, body: report(p.ola), key });
    const params = { childId: p.ola, reportId: first.body.reports[0].reportId };
    await ask('mother', { route: `POST ${ONE}/withdrawal`, params, headers: { 'if-match': '"1"' } });
    const again = await ask('mother', { route: REPORT, body: report(p.ola), key });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await ofPupil(p.ola, 'REPORT#')).toHaveLength(1);
  });

  test('a repeat whose first attempt lands between its own reads gets the answer, not an overlap', async () => {
    const { p, ask, deps } = await fresh();
    const key = newId();
    const first = await ask('mother', { route: REPORT, body: report(p.ola), key });
    const { find } = deps.idempotency;
    let early = true;
    deps.idempotency.find = async (caller, idempotencyKey) => {
      const before = early;
      early = false;
      return before ? undefined : find(caller, idempotencyKey);
    };
    const again = await ask('mother', { route: REPORT, body: report(p.ola), key });
    expect(again).toMatchObject({ status: 201, body: first.body });
  });

  test('a repeat is answered only to those who may still see it', async () => {
    const { p, ask } = await fresh();
    const key = newId();
    await ask('mother', { route: REPORT, body: report(p.ola), key });
    await engine().client.send(
      new DeleteCommand({
        TableName: engine().tables.main,
        Key: keysOf(O).relation(p.ola, p.mother),
      }),
    );
    expect(await ask('mother', { route: REPORT, body: report(p.ola), key })).toMatchObject({ status: 404 });
  });

  test('a key is the caller’s own: the other guardian may use the same', async () => {
    const { p, ask } = await fresh();
    const key = newId();
    expect((await ask('mother', { route: REPORT, body: report(p.ola), key })).status).toBe(201);
    expect((await ask('father', { route: REPORT, body: report(p.kari), key })).status).toBe(201);
  });

  test('a relation revoked between read and write: not found, nothing written', async () => {
    const { p, ask, deps } = await fresh();
    const { save } = deps.store;
    deps.store.save = async (input) => {
      await engine().client.send(
        new UpdateCommand({
          TableName: engine().tables.main,
          Key: keysOf(O).relation(p.ola, p.mother),
          UpdateExpression: 'SET #to = :today',
          ExpressionAttributeNames: { '#to': 'to' },
          ExpressionAttributeValues: { ':today': '2026-11-24' },
        }),
      );
      return save(input);
    };
    expect(await ask('mother', { route: REPORT, body: report(p.ola) })).toMatchObject({ status: 404 });
    expect(await ofPupil(p.ola, 'REPORT#')).toEqual([]);
    expect(await facts(p.ola)).toEqual([]);
  });

  test('a guardian changes while the office handles: one of them wins, the state machine holds', async () => {
    const { p, ask } = await fresh();
    const made = await ask('mother', { route: REPORT, body: report(p.ola) });
    const [{ reportId }] = made.body.reports;
    const [changed, handled] = await Promise.all([
      ask('mother', {
        route: `PATCH ${ONE}`,
        params: { childId: p.ola, reportId },
        headers: { 'if-match': '"1"' },
        body: { lastDay: '2026-11-26' },
      }),
      ask('office', {
        route: 'POST /v1/schools/{schoolId}/absence-receipts',
        params: { schoolId: p.school },
        body: { reports: [{ pupilId: p.ola, reportId }], status: 'handled' },
      }),
    ]);
    expect(handled.status).toBe(200);
    expect([200, 409, 412]).toContain(changed.status);
    const [head] = await ofPupil(p.ola, 'REPORT#');
    expect(head).toMatchObject({ status: 'handled', version: changed.status === 200 ? 3 : 2 });
    expect(await ofPupil(p.ola, 'VERSION#')).toHaveLength(Number(head?.version) - 1);
  });
});
