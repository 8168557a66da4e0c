import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { MATHS, makeWorld, O, ORDER, type World } from './world.ts';

/** Compulsory school gives grades from year 8 on (OF §§ 9-4, 9-13): below it there is nothing to warn of. */
let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const set = (pk: string, sk: string, name: string, value: string | undefined) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.tables.main,
      Key: { pk, sk },
      UpdateExpression: value === undefined ? 'REMOVE #n' : 'SET #n = :v',
      ExpressionAttributeNames: { '#n': name },
      ...(value !== undefined && { ExpressionAttributeValues: { ':v': value } }),
    }),
  );
const pupilIn = (year: string | undefined) => set(`${O}#PUPIL#${world.p.ola}`, 'FACTS#PROFILE', 'gradeLevel', year);
const classIn = (year: string) => set(`${O}#GROUP#${world.p.group}`, 'GROUP', 'grade', year);

beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  await set(`${O}#SCHOOLS`, `SCHOOL#${world.p.school}`, 'type', 'grunnskole');
});
afterAll(() => tables.stop());

describe('who is given no grades is warned of none (OF § 9-7)', () => {
  test('a pupil in year 4 is given no grades: the warning form is empty and says why, and no kind can be begun', async () => {
    await pupilIn('4');
    const form = await world.form('contact');
    expect(form.body).toMatchObject({
      forms: [],
      approval: false,
      none: { code: 'no-grades-yet', text: expect.stringContaining('8. trinn') },
    });
    for (const body of [MATHS, ORDER, { ...ORDER, kind: 'conduct' }]) {
      const answer = await world.make('contact', body);
      expect([answer.status, answer.body.code]).toEqual([422, 'warnings.no-grades-yet']);
    }
  });

  test('a pupil in year 8 can get every kind of warning', async () => {
    await pupilIn('8');
    expect((await world.form('contact')).body.forms).toHaveLength(3);
    for (const body of [MATHS, ORDER]) expect((await world.make('contact', body)).status).toBe(201);
  });

  test('the class decides about grades where only the class has a year', async () => {
    await pupilIn(undefined);
    await classIn('7');
    expect((await world.form('contact')).body.forms).toEqual([]);
    await classIn('9');
    expect((await world.form('contact')).body.forms).toHaveLength(3);
  });

  test('a draft from before the pupil’s year was known is not sent any more', async () => {
    await pupilIn('8');
    const { body, etag } = await world.make('contact', MATHS);
    const preview = await world.preview('contact', body.warningId);
    await pupilIn('4');
    const faults = (await world.preview('contact', body.warningId)).body.faults;
    expect(faults).toEqual([expect.objectContaining({ pointer: '/kind', code: 'warnings.no-grades-yet' })]);
    const sent = await world.send('contact', body.warningId, Number(etag.replaceAll('"', '')), preview.body.seen);
    expect([sent.status, sent.body.code]).toEqual([422, 'warnings.no-grades-yet']);
  });
});
