import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTables } from '../../support/table.ts';
import { contentOf, MATHS, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const WRONG = { ...MATHS, details: 'Les 漢 om igjen', missingWork: [{ text: 'Plakat 😀', dueDay: null }] };
const FAULTS = [
  {
    ...{ pointer: '/details', code: 'warnings.unprintable' },
    detail: 'Brevet kan ikke skrive tegnet 漢 (U+6F22), nummer 5 i teksten. Skriv det på en annen måte.',
    params: { index: 4, place: 5, character: '漢', characterCode: 'U+6F22' },
  },
  {
    ...{ pointer: '/missingWork/0/text', code: 'warnings.unprintable' },
    detail: 'Brevet kan ikke skrive tegnet 😀 (U+1F600), nummer 8 i teksten. Skriv det på en annen måte.',
    params: { index: 7, place: 8, character: '😀', characterCode: 'U+1F600' },
  },
];

describe('a warning with what no letter can write (decision 036)', () => {
  test('a warning with what no letter can write is not sendable: the preview says which character stands where, and neither letter nor sending passes', async () => {
    const { make, preview, previewPdf, send, edit } = world;
    const { warningId } = (await make('teacher', WRONG)).body;
    const { faults, sendable, seen: fingerprint } = (await preview('teacher', warningId)).body;
    expect([faults, sendable]).toEqual([FAULTS, false]);
    expect(await previewPdf('teacher', warningId)).toMatchObject({ status: 422 });
    const refused = await send('teacher', warningId, 1, fingerprint);
    expect(refused).toMatchObject({ status: 422, body: { code: 'warnings.unprintable' } });
    expect(refused.body.errors).toEqual(FAULTS.map(({ params: _params, ...fault }) => fault));
    await edit('teacher', warningId, 1, contentOf({ ...MATHS, details: 'Снег ≠ ⅓, H₂O ≤ √2 محمد' }));
    expect((await preview('teacher', warningId)).body).toMatchObject({ faults: [], sendable: true });
    expect(await send('teacher', warningId, 2, fingerprint)).toMatchObject({ status: 201 });
  });

  test('a warning with what no letter can write is one with more different characters than a letter can keep, and one with fewer is sent', async () => {
    const { make, preview, send } = world;
    const from = (first: number, count: number) =>
      Array.from({ length: count }, (_none, at) => String.fromCodePoint(first + at)).join('');
    // Ethiopic has the heaviest letters that stand in a row.
    const ethiopic = [from(0x1200, 70), from(0x1250, 6), from(0x1260, 40), from(0x1290, 30), from(0x12d8, 55)].join('');
    const many = { details: from(0x1e00, 250) + ethiopic, wayOut: from(0x0400, 250) };
    const fits = (await make('teacher', { ...MATHS, ...many })).body.warningId;
    const shown = (await preview('teacher', fits)).body;
    expect(shown.faults).toEqual([]);
    const sent = await send('teacher', fits, 1, shown.seen);
    expect(sent).toMatchObject({ status: 201 });
    expect(sent.body.letter.bytes).toBeLessThan(350_000);
    const { warningId } = (await make('teacher', { ...MATHS, ...many, wayOut: many.wayOut + from(0x2200, 200) })).body;
    expect((await preview('teacher', warningId)).body.faults).toMatchObject([
      { pointer: '/details', code: 'warnings.too-many-characters', params: { most: 800 } },
    ]);
  });

  test('a warning with what no letter can write is not asked for approval either, and a name that cannot be written is a fault between preview and sending too', async () => {
    const { make, preview, send, requestApproval, change } = world;
    const { warningId } = (await make('contact', MATHS)).body;
    const { seen: fingerprint, sendable } = (await preview('contact', warningId)).body;
    expect(sendable).toBe(true);
    change({ 'owner.name': '海 kommune' });
    expect((await preview('contact', warningId)).body.faults).toMatchObject([
      { pointer: '/letterhead/owner', code: 'warnings.unprintable-name', params: { index: 0 } },
    ]);
    expect((await send('contact', warningId, 1, fingerprint)).body.code).toBe('warnings.unprintable-name');
    change({ 'warnings.approval': true });
    expect((await requestApproval('contact', warningId, 1)).body.code).toBe('warnings.unprintable-name');
    change({ 'warnings.approval': false, 'owner.name': '' });
    expect(await send('contact', warningId, 1, fingerprint)).toMatchObject({ status: 201 });
  });
});
