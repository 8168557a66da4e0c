import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, listOf } from '../../support/json.ts';
import { EXAMPLE, operatorWorld, type World } from './operator-world.ts';
import { published, SEARCH, validator, WHY_NOT } from './published-fiks.ts';

const CHANGE = 'PUT /v1/owner/settings/{key}';
let world: World;
beforeAll(async () => {
  world = await operatorWorld();
});
afterAll(() => world.stop());

const shown = async () => (await world.ask('admin', EXAMPLE, {})).body;
const setting = async () => {
  const { body } = await world.ask('admin', 'GET /v1/owner/settings', {});
  return listOf(at(body, 'settings')).find((row) => at(row, 'key') === 'archive.filing');
};
async function file(changed: object, version: number) {
  const value = { ...Object(at(await setting(), 'value')), ...changed };
  return world.ask('admin', CHANGE, { params: { key: 'archive.filing' }, version, body: { value } });
}

test('the operator sees what would be sent, in each situation, and what the settings change in it (decision 043)', async () => {
  const before = await shown();
  const messages = listOf(at(before, 'messages'));
  expect(messages.map((message) => [at(message, 'situation'), at(message, 'faults')])).toEqual(
    ['new-folder', 'found-folder', 'without-number', 'secret-address'].map((situation) => [situation, []]),
  );
  expect(String(at(messages[0], 'xml'))).toContain('Fjordvik skule');
  expect(String(at(before, 'search'))).toContain('<value>***********</value>');
  expect(JSON.stringify(before)).not.toMatch(/(?<!\d)\d{11}(?!\d)/);
  if (published) {
    for (const message of messages) expect(validator()(String(at(message, 'xml')))).toBeUndefined();
    expect(validator(SEARCH)(String(at(before, 'search')))).toBeUndefined();
  } else console.log(`not held to the schema: ${WHY_NOT}`);

  const unit = { form: 'school', value: '' };
  expect((await file({ series: 'ELEV', administrativeUnit: unit, search: 'never' }, 0)).status).toBe(200);
  const after = await shown();
  expect(at(after, 'search')).toBeNull();
  const xml = String(at(listOf(at(after, 'messages'))[0], 'xml'));
  expect(xml).toContain('<arkivdel><m:kode>ELEV</m:kode></arkivdel>');
  expect(xml).toContain('<administrativEnhet><m:navn>Fjordvik skule</m:navn></administrativEnhet>');

  expect((await file({ withoutNumber: 'wait' }, 1)).status).toBe(200);
  const waiting = listOf(at(await shown(), 'messages')).find((row) => at(row, 'situation') === 'without-number');
  expect(listOf(at(waiting, 'faults')).map((fault) => at(fault, 'code'))).toEqual(['folder-person']);
});

test.each([
  ['a form that wants a value, without one', { administrativeUnit: { form: 'initials', value: '' } }],
  ['a value for a form that wants none', { caseHandler: { form: 'none', value: 'RKT' } }],
  ['a person who is the school', { caseResponsible: { form: 'school', value: '' } }],
  ['a folder that is called nothing', { folderTitle: ' ' }],
  ['a way of searching that is none', { search: 'sometimes' }],
  ['what XML cannot say', { series: 'ELEV\u0001' }],
  ['a field that is none', { archivePart: 'ELEV' }],
])('the setting refuses %s', async (_what, changed) => {
  expect((await file(changed, Number(at(await setting(), 'version')))).status).toBe(422);
});
