import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { CORRECTION, makeWorld, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(() => world.reset());
afterAll(() => tables.stop());

type Errors = readonly { readonly pointer: string; readonly code: string }[] | undefined;
const faults = ({ status, body }: { status: number; body: { errors?: Errors } }) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
const ola = (more: object = {}) => ({ pupilId: world.p.ola, categoryId: 'late', ...more });

describe('registering (E1)', () => {
  test.each<[string, () => { remarks?: readonly object[]; body?: object }, ...string[]]>([
    ['a day to come', () => ({ body: { date: '2026-11-25' } }), '/date remarks.future'],
    ['too long ago', () => ({ body: { date: '2026-11-09' } }), '/date remarks.too-old'],
    ['no day', () => ({ body: { date: '2026-02-30' } }), '/date wrong-format'],
    ['nobody', () => ({ remarks: [] }), '/remarks too-small'],
    ['too many', () => ({ remarks: Array.from({ length: 41 }, () => ola()) }), '/remarks too-big'],
    [
      'a pupil of no group of mine',
      () => ({ remarks: [ola({ pupilId: world.p.foreign })] }),
      '/remarks/0/pupilId remarks.pupil-not-in-group',
    ],
    [
      'a pupil who is not there',
      () => ({ remarks: [ola({ pupilId: newId() })] }),
      '/remarks/0/pupilId remarks.pupil-not-in-group',
    ],
    [
      'a pupil who has left',
      () => ({ remarks: [ola(), ola({ pupilId: world.p.gone })] }),
      '/remarks/1/pupilId remarks.pupil-not-in-group',
    ],
    ['the same twice', () => ({ remarks: [ola(), ola()] }), '/remarks/1/pupilId remarks.twice'],
    [
      'no category of the list',
      () => ({ remarks: [ola({ categoryId: 'rude' })] }),
      '/remarks/0/categoryId remarks.unknown-category',
    ],
    [
      'a positive one where the school has none (E3)',
      () => ({ remarks: [ola({ categoryId: 'good-order' })] }),
      '/remarks/0/categoryId remarks.positive-off',
    ],
    [
      'another group’s lesson',
      () => ({ body: { lessonId: world.p.foreignLesson } }),
      '/lessonId remarks.no-such-lesson',
    ],
    [
      'the lesson of another day',
      () => ({ body: { lessonId: world.p.lesson, date: '2026-11-23' } }),
      '/lessonId remarks.no-such-lesson',
    ],
    ['signs that steer a screen', () => ({ remarks: [ola({ comment: 'a‮b' })] }), '/remarks/0/comment wrong-format'],
    [
      'a comment that is a letter',
      () => ({ remarks: [ola({ comment: 'x'.repeat(501) })] }),
      '/remarks/0/comment too-big',
    ],
    ['something else beside', () => ({ remarks: [ola({ ledger: 'conduct' })] }), '/remarks/0/ledger unknown-field'],
  ])('registering: %s', async (_what, make, ...wanted) => {
    const { remarks = [ola()], body = {} } = make();
    expect(faults(await world.register('teacher', remarks, { body }))).toEqual([422, ...wanted]);
  });

  test('one pupil at fault: nobody has got a remark, and every fault is named at once', async () => {
    const { register, own, p } = world;
    const before = (await own('teacher')).body.remarks.length;
    const remarks = [ola(), ola({ pupilId: p.foreign }), ola({ pupilId: p.kari, categoryId: 'rude' })];
    const refused = await register('teacher', remarks, { body: { lessonId: p.foreignLesson } });
    expect(faults(refused)).toEqual([
      422,
      '/lessonId remarks.no-such-lesson',
      '/remarks/1/pupilId remarks.pupil-not-in-group',
      '/remarks/2/categoryId remarks.unknown-category',
    ]);
    expect((await own('teacher')).body.remarks.length).toBe(before);
  });

  test('a list without categories that hold says that there is nothing to choose', async () => {
    world.change({ 'remarks.categories': [] });
    expect((await world.form('teacher')).body.categories).toEqual([]);
    expect(faults(await world.register('teacher', [ola()]))).toEqual([
      422,
      '/remarks/0/categoryId remarks.unknown-category',
    ]);
  });

  test('registering: what is allowed is allowed: forty at once, text of any alphabet, two lines, a day of the limit', async () => {
    const { register, read, p } = world;
    const categories = Array.from({ length: 10 }, (_none, index) => ({
      ...{ id: `c${index}`, ledger: 'conduct' as const, polarity: 'negative' as const, from: '2024-08-01' },
      ...{ nb: 'A', nn: 'B', en: 'C' },
    }));
    world.change({ 'remarks.categories': categories });
    const pupils = [p.ola, p.kari, p.per, p.secret];
    const comment = '😀'.repeat(120);
    const all = pupils.flatMap((pupilId) => categories.map(({ id }) => ({ pupilId, categoryId: id, comment })));
    const made = await register('teacher', all, { body: { date: '2026-11-10' } });
    expect([made.status, made.body.remarks.length]).toEqual([201, 40]);
    const lines = '  Bođii maŋŋit\nja čoallai.  ';
    const sami = await register('teacher', [{ pupilId: p.ola, categoryId: 'c1', comment: lines }]);
    const shown = await read('teacher', sami.body.remarks[0].remarkId, { language: 'nn' });
    expect(shown.body).toMatchObject({ comment: lines.trim(), date: TODAY, category: { id: 'c1', text: 'B' } });
  });
});

describe('changing (E3)', () => {
  test.each<[string, object, ...string[]]>([
    ['no reason', { reason: '  ' }, '/reason remarks.reason-missing'],
    ['a day to come', { date: '2026-11-25' }, '/date remarks.future'],
    ['too long before it was written', { date: '2026-11-09' }, '/date remarks.too-old'],
    ['no category of the list', { categoryId: 'rude' }, '/categoryId remarks.unknown-category'],
    ['a positive one', { categoryId: 'good-order' }, '/categoryId remarks.positive-off'],
    [
      'all at once',
      { date: '2026-11-25', categoryId: 'rude', reason: '' },
      '/date remarks.future',
      '/categoryId remarks.unknown-category',
      '/reason remarks.reason-missing',
    ],
  ])('changing: %s', async (_what, more, ...wanted) => {
    const remarkId = await world.remark('teacher');
    expect(faults(await world.correct('teacher', remarkId, 1, { ...CORRECTION, ...more }))).toEqual([422, ...wanted]);
    expect((await world.read('teacher', remarkId)).body.version).toBe(1);
  });

  test('a withdrawal says why', async () => {
    const remarkId = await world.remark('teacher');
    expect(faults(await world.withdraw('teacher', remarkId, 1, { reason: '' }))).toEqual([
      422,
      '/reason remarks.reason-missing',
    ]);
  });

  test('changing: what stays as it was is no fault, though it may not be chosen any more', async () => {
    const remarkId = await world.remark('teacher', { categoryId: 'disturbs' });
    world.change({ 'remarks.categories': [], 'remarks.daysBack': 0 });
    const body = { ...CORRECTION, categoryId: 'disturbs', comment: 'Ropte i timen.' };
    const later = { at: '2026-12-08T08:00:00Z' };
    const corrected = await world.correct('teacher', remarkId, 1, body, later);
    expect(corrected.body).toMatchObject({
      date: TODAY,
      comment: body.comment,
      category: { text: 'Forstyrrer timen' },
    });
  });

  test.each([
    ['an older version', { 'if-match': '"7"' }, 412, 'if-match-stale'],
    ['none', { 'if-match': '' }, 428, 'if-match-required'],
  ])('changing of %s is not done', async (_what, headers, status, code) => {
    const remarkId = await world.remark('teacher');
    const { ask, p } = world;
    const params = { schoolId: p.school, pupilId: p.ola, remarkId };
    const route = 'PUT /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}';
    const answer = await ask('teacher', { route, params, body: CORRECTION, headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('changing: what can be corrected no more can still be withdrawn', async () => {
    const remarkId = await world.remark('teacher');
    let version = 1;
    for (; version < 40; version++) {
      const { status, body } = await world.correct('teacher', remarkId, version, {
        ...CORRECTION,
        comment: `${version}`,
      });
      if (status === 200) continue;
      expect([status, body.code]).toEqual([409, 'remarks.corrected-too-often']);
      break;
    }
    expect(version).toBe(28);
    expect((await world.withdraw('teacher', remarkId, version, { reason: 'Nok.' })).body.trail).toHaveLength(29);
  });
});

describe('reading', () => {
  test.each(['2026-summer', '2026-autumn2', '1850-autumn', '2026'])('reading: %s is no half-year', async (halfYear) => {
    for (const asked of [
      world.ofPupil('contact', { halfYear }),
      world.ofClass('contact', { halfYear }),
      world.child('mother', { halfYear }),
    ])
      expect((await asked).status).toBe(422);
  });

  test('a cursor is of its own list and its own person', async () => {
    await world.remark('teacher');
    await world.remark('teacher', { categoryId: 'unprepared' });
    const { body } = await world.own('teacher', { limit: '1' });
    expect((await world.own('contact', { cursor: body.next })).body.code).toBe('cursor-invalid');
    expect((await world.own('teacher', { cursor: `x${body.next}` })).body.code).toBe('cursor-invalid');
    expect((await world.own('teacher', { cursor: body.next })).status).toBe(200);
    expect((await world.own('teacher', { limit: '51' })).status).toBe(422);
  });
});
