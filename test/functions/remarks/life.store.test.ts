import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemOf } from '../../../functions/remarks/store.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf } from './facts.ts';
import { CORRECTION, makeWorld, O, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const names = async (remarkId: string) => (await factsOf(world, remarkId)).map(({ name }) => name);
type Line = { readonly remarkId: string; readonly pupilId: string; readonly comment: string | null };
const ids = ({ body }: { body: { remarks: readonly Line[] } }) => body.remarks.map(({ remarkId }) => remarkId);

describe('a remark from first word to last', () => {
  test('the form has who is in the group, what may be chosen, and from when to when (E1)', async () => {
    const { form } = world;
    const { body } = await form('teacher', { language: 'en' });
    const pupils = body.pupils.map((pupil: { pupilName: string; protected: boolean }) => [
      pupil.pupilName,
      pupil.protected,
    ]);
    expect(pupils).toEqual([
      ['Aud Fjord', false],
      ['Kari Fjord', false],
      ['Ola Fjord', false],
      ['Per Fjord', false],
      ['Siv Fjord', true],
    ]);
    expect(body.categories[0]).toEqual({
      id: 'late',
      ledger: 'order',
      polarity: 'negative',
      text: 'Late for the lesson',
    });
    expect([body.firstDay, body.lastDay, body.held, body.visible]).toEqual(['2026-11-10', TODAY, false, true]);
  });

  test('one request about three pupils: each has its own, the author a list of them, and a lesson they were in (E1)', async () => {
    const { register, own, child, p } = world;
    const remarks = [
      { pupilId: p.ola, categoryId: 'late', comment: 'Ti minutt.' },
      { pupilId: p.kari, categoryId: 'late' },
      { pupilId: p.per, categoryId: 'disturbs' },
    ];
    const made = await register('teacher', remarks, { body: { lessonId: p.lesson } });
    expect(made.status).toBe(201);
    expect(made.body.remarks).toMatchObject([
      {
        ...{ pupilId: p.ola, schoolId: p.school, groupId: p.maths, lessonId: p.lesson, date: TODAY, version: 1 },
        ...{ status: 'published', comment: 'Ti minutt.', corrected: false },
        category: { id: 'late', ledger: 'order', polarity: 'negative', text: 'For sent til timen' },
        registeredBy: { staffId: p.teacher, you: true, name: 'Ansatt teacher' },
      },
      { pupilId: p.kari, comment: '' },
      { pupilId: p.per, category: { id: 'disturbs', ledger: 'conduct' } },
    ]);
    const listed = await own('teacher');
    expect(new Set(ids(listed))).toEqual(new Set(ids(made)));
    expect(listed.body.remarks.map((remark: { pupilName: string }) => remark.pupilName).sort()).toEqual([
      'Kari Fjord',
      'Ola Fjord',
      'Per Fjord',
    ]);
    expect((await own('substitute')).body).toEqual({ remarks: [], next: null });
    expect(ids(await child('mother'))).toEqual([made.body.remarks[0].remarkId]);
    const facts = await Promise.all(ids(made).map((id) => factsOf(world, id)));
    expect(facts.flat().map(({ name, data }) => [name, data.pupilId])).toEqual([
      ['remark-published', p.ola],
      ['remark-published', p.kari],
      ['remark-published', p.per],
    ]);
  });

  test('corrected: what it said, by whom and why it changed, stays in the trail; the family sees what it says now (E3)', async () => {
    const { remark, correct, read, child, p } = world;
    const remarkId = await remark('teacher', { comment: 'Ti minutt.' });
    const at = '2026-11-24T10:00:00.000Z';
    const { status, etag, body } = await correct('teacher', remarkId, 1, { ...CORRECTION, date: '2026-11-23' }, { at });
    expect([status, etag, body.version, body.corrected]).toEqual([200, '"2"', 2, true]);
    const author = { staffId: p.teacher, you: false, name: 'Ansatt teacher' };
    const shown = await read('leader', remarkId);
    expect(shown.body.trail).toMatchObject([
      { version: 1, move: 'register', date: TODAY, comment: 'Ti minutt.', category: { id: 'late' }, by: author },
      {
        ...{ version: 2, move: 'correct', date: '2026-11-23', comment: CORRECTION.comment, at, by: author },
        ...{ category: { id: 'unprepared' }, reason: CORRECTION.reason },
      },
    ]);
    const { remarks } = (await child('mother')).body;
    expect(remarks).toMatchObject([{ remarkId, date: '2026-11-23', category: { id: 'unprepared' }, corrected: true }]);
    expect(remarks[0]).not.toHaveProperty('trail');
    expect(await names(remarkId)).toEqual(['remark-published', 'remark-corrected']);
  });

  test('a remark that is withdrawn is gone for the family and from every count, and still there with its reason (E3)', async () => {
    const { remark, withdraw, child, ofPupil, ofClass, p } = world;
    const [gone, stays] = [await remark('teacher'), await remark('teacher', { categoryId: 'disturbs' })];
    const { body } = await withdraw('contact', gone, 1, { reason: 'Feil elev.' });
    expect(body.trail.at(-1)).toMatchObject({ move: 'withdraw', reason: 'Feil elev.', by: { staffId: p.contact } });
    expect(ids(await child('mother'))).toEqual([stays]);
    const half = (await ofPupil('leader')).body;
    expect(half.remarks.map((row: { status: string }) => row.status).sort()).toEqual(['published', 'withdrawn']);
    const sums = { order: { negative: 0, positive: 0 }, conduct: { negative: 1, positive: 0 }, held: 0 };
    expect([half.sums, half.categories.length]).toEqual([sums, 1]);
    const ola = (await ofClass('contact')).body.pupils.find((pupil: Line) => pupil.pupilId === p.ola);
    expect(ola).toMatchObject({ sums, categories: [{ id: 'disturbs', count: 1 }] });
    expect(await names(gone)).toEqual(['remark-published', 'remark-withdrawn']);
  });
});

describe('held for the contact teacher (E2)', () => {
  beforeEach(() => world.change({ 'remarks.holdForContactTeacher': true }));

  test('held for the contact teacher: what others write waits, unseen and untold; it is released once, and then the family sees it', async () => {
    const { remark, release, child, self, ofClass, p, form } = world;
    expect((await form('teacher')).body.held).toBe(true);
    const remarkId = await remark('teacher');
    expect([ids(await child('mother')), ids(await self('ola')), await names(remarkId)]).toEqual([[], [], []]);
    const waiting = (await ofClass('contact')).body;
    expect(waiting.held).toMatchObject([
      { remarkId, pupilName: 'Ola Fjord', registeredBy: { name: 'Ansatt teacher' } },
    ]);
    expect(waiting.pupils.find((pupil: Line) => pupil.pupilId === p.ola).sums).toMatchObject({
      held: 1,
      order: { negative: 0 },
    });
    expect((await release('teacher', remarkId, 1)).body.code).toBe('remarks.contact-teacher-releases');
    expect((await release('contact', remarkId, 1)).body).toMatchObject({ status: 'published', version: 2 });
    expect((await release('contact', remarkId, 2)).body.code).toBe('remarks.already-released');
    expect([ids(await child('mother')), ids(await self('ola'))]).toEqual([[remarkId], [remarkId]]);
    expect([(await ofClass('contact')).body.held, await names(remarkId)]).toEqual([[], ['remark-published']]);
  });

  test('the contact teacher’s own is published at once', async () => {
    expect((await world.read('contact', await world.remark('contact'))).body.status).toBe('published');
  });

  test('corrected while it waits it still waits; withdrawn it never was, for a family', async () => {
    const { remark, correct, withdraw, child } = world;
    const remarkId = await remark('teacher');
    expect((await correct('teacher', remarkId, 1, CORRECTION)).body.status).toBe('held');
    expect((await withdraw('teacher', remarkId, 2, { reason: 'Likevel ikkje.' })).status).toBe(200);
    expect([ids(await child('mother')), await names(remarkId)]).toEqual([[], []]);
  });

  test('held for the contact teacher: what waits goes on waiting when the school stops holding, and is not lost with a half-year', async () => {
    const { remark, ofClass, change } = world;
    const remarkId = await remark('teacher');
    change({ 'remarks.holdForContactTeacher': false });
    const next = (await ofClass('contact', {}, { at: '2027-01-11T08:00:00Z' })).body;
    expect([next.halfYear, next.held.length, next.held[0].remarkId]).toEqual(['2027-spring', 1, remarkId]);
  });
});

describe('what families see, by the settings as they are now (E2)', () => {
  test.each([
    [true, false, 1, null],
    [true, true, 1, 'Ti minutt.'],
    [false, true, 0, undefined],
  ])('guardians where remarks are visible: %s, comments: %s', async (visible, commentVisible, count, comment) => {
    world.change({ 'remarks.commentVisible': true });
    await world.remark('teacher', { comment: 'Ti minutt.' });
    world.change({ 'remarks.visibleToGuardians': visible, 'remarks.commentVisible': commentVisible });
    const { body } = await world.child('mother');
    expect([body.visible, body.remarks.length, body.remarks[0]?.comment]).toEqual([visible, count, comment]);
    const own = (await world.self('ola')).body;
    expect([own.visible, own.remarks[0].comment]).toEqual([true, commentVisible ? 'Ti minutt.' : null]);
  });

  test('a comment that was written for no family stays so when the school begins to show comments', async () => {
    const { remark, change, child, self, correct, ofPupil, deps, client, table, p } = world;
    const shown = async () =>
      [(await child('mother')).body, (await self('ola')).body].map((body) => body.remarks[0].comment);
    const remarkId = await remark('teacher', { comment: 'Tolv minutt for seint.' });
    change({ 'remarks.commentVisible': true });
    expect(await shown()).toEqual([null, null]);
    // The same words stay as they were meant; new words are written under the setting of now.
    const same = { ...CORRECTION, comment: 'Tolv minutt for seint.' };
    await correct('teacher', remarkId, 1, same);
    expect(await shown()).toEqual([null, null]);
    expect((await ofPupil('contact')).body.remarks).toMatchObject([{ commentVisible: false }]);
    await correct('teacher', remarkId, 2, { ...same, comment: 'Ti minutt for seint.' });
    expect(await shown()).toEqual(['Ti minutt for seint.', 'Ti minutt for seint.']);
    change({ 'remarks.commentVisible': false });
    expect(await shown()).toEqual([null, null]);
    // A remark of before says nothing of it.
    change({ 'remarks.commentVisible': true });
    const written = await deps.store.remark(O, p.ola, remarkId);
    if (!written) throw new Error('It was written just now.');
    const { commentVisible, ...said } = written.said;
    expect(commentVisible).toBe(true);
    await seed(client, table, [{ ...itemOf(O, written), said }]);
    expect(await shown()).toEqual([null, null]);
  });

  test('a positive one, where the school has them, in the caller’s language (E3)', async () => {
    world.change({ 'remarks.positive': true });
    expect((await world.form('teacher')).body.categories.length).toBe(10);
    await world.remark('teacher', { categoryId: 'good-conduct' });
    const { remarks } = (await world.child('father', {}, { language: 'en' })).body;
    expect(remarks).toMatchObject([
      { category: { polarity: 'positive', text: 'Helps others' }, teacherName: 'Ansatt teacher' },
    ]);
    world.change({ 'remarks.positive': false });
    expect((await world.form('teacher')).body.categories.length).toBe(8);
    expect((await world.child('father')).body.remarks.length).toBe(1);
  });

  test('a list that changes does not change what was said', async () => {
    await world.remark('teacher');
    world.change({ 'remarks.categories': [] });
    expect((await world.child('mother')).body.remarks).toMatchObject([{ category: { text: 'For sent til timen' } }]);
  });
});

describe('half-years and pages (E1)', () => {
  test('a remark counts in the half-year of its day, though it was written or corrected in the next', async () => {
    const { register, correct, ofPupil, child, p } = world;
    const [at, autumn, spring] = ['2027-01-05T08:00:00Z', { halfYear: '2026-autumn' }, { halfYear: '2027-spring' }];
    const body = { date: '2026-12-30' };
    const made = await register('teacher', [{ pupilId: p.ola, categoryId: 'late' }], { at, body });
    const [remarkId = ''] = ids(made);
    expect([ids(await ofPupil('contact', {}, { at })), ids(await ofPupil('contact', autumn))]).toEqual([
      [],
      [remarkId],
    ]);
    await correct('teacher', remarkId, 1, { ...CORRECTION, date: '2027-01-04' }, { at });
    expect([ids(await child('mother', autumn)), ids(await child('mother', spring))]).toEqual([[], [remarkId]]);
  });

  test('however late a setting lets one be written, its half-year finds it', async () => {
    const { register, ofPupil, p, change } = world;
    change({ 'remarks.daysBack': 60 });
    const late = { at: '2027-03-01T22:30:00Z', body: { date: '2026-12-31' } };
    const made = await register('teacher', [{ pupilId: p.ola, categoryId: 'late' }], late);
    expect(ids(await ofPupil('contact', { halfYear: '2026-autumn' }))).toEqual(ids(made));
  });

  test('staff see what was written at their own school; the family sees all of it (E1)', async () => {
    const { remark, ofPupil, ofClass, child, read, deps, p, client, table } = world;
    const here = await remark('teacher');
    const there = await remark('teacher', { categoryId: 'disturbs' });
    const written = await deps.store.remark(O, p.ola, there);
    if (!written) throw new Error('It was written just now.');
    await seed(client, table, [itemOf(O, { ...written, schoolId: p.otherSchool })]);
    expect(ids(await ofPupil('leader'))).toEqual([here]);
    const ola = (await ofClass('contact')).body.pupils.find((pupil: Line) => pupil.pupilId === p.ola);
    expect(ola.sums).toMatchObject({ order: { negative: 1 }, conduct: { negative: 0 } });
    expect((await read('leader', there)).status).toBe(404);
    expect((await world.correct('teacher', there, 1, CORRECTION)).status).toBe(404);
    expect((await world.withdraw('contact', there, 1, { reason: 'Feil elev.' })).status).toBe(404);
    expect(ids(await child('mother')).sort()).toEqual([here, there].sort());
  });

  test('own ones page by page, newest first, each once', async () => {
    const made: string[] = [];
    const comments = Array.from({ length: 7 }, (_none, index) => index);
    for (const minute of comments) made.push(await world.remark('teacher', { at: `2026-11-24T06:3${minute}:00Z` }));
    const found: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { body } = await world.own('teacher', { limit: '3', ...(cursor && { cursor }) });
      expect(body.remarks.length).toBeLessThanOrEqual(3);
      found.push(...body.remarks.map(({ remarkId }: Line) => remarkId));
      cursor = body.next;
    } while (cursor);
    expect(found).toEqual(made.reverse());
  });

  test('a protected pupil is marked wherever staff see a name', async () => {
    const { register, own, ofClass, p } = world;
    await register('teacher', [{ pupilId: p.secret, categoryId: 'late' }]);
    expect((await own('teacher')).body.remarks).toMatchObject([{ pupilName: 'Siv Fjord', protected: true }]);
    const marked = (await ofClass('contact')).body.pupils.filter((pupil: { protected: boolean }) => pupil.protected);
    expect(marked).toMatchObject([{ pupilId: p.secret, pupilName: 'Siv Fjord' }]);
  });
});

test('facts say neither what was remarked nor in which words (law 1)', async () => {
  const remarkId = await world.remark('teacher', { comment: 'Noko privat.' });
  await world.correct('teacher', remarkId, 1, CORRECTION);
  const facts = await factsOf(world, remarkId);
  const { p } = world;
  const common = { remarkId, schoolId: p.school, pupilId: p.ola, teacherId: p.teacher };
  expect(facts.map(({ data }) => data)).toEqual([
    { ...common, version: 1, ledger: 'order', polarity: 'negative' },
    { ...common, version: 2, ledger: 'order', polarity: 'negative' },
  ]);
});
