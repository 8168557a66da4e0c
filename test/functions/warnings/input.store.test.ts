import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUES } from '../../../functions/settings/warning-catalogues.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { contentOf, MATHS, makeWorld, O, ORDER, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const NORWEGIAN = { ...MATHS, subjects: ['NOR1267'] };

describe('who may write what (D1)', () => {
  test.each([
    ['a subject', MATHS, 'warning:write-subject'],
    ['order', ORDER, 'warning:write-conduct'],
  ])('a look to write a warning in %s is logged by the right that was used (J4)', async (_kind, body, action) => {
    world.logged.length = 0;
    expect((await world.warn('contact', body)).status).toBe(201);
    expect([...new Set(world.logged.map((look) => look.action))]).toEqual([action]);
  });

  const cases: readonly (readonly [string, string, object, number, string | undefined])[] = [
    ['a subject teacher in own subject', 'teacher', MATHS, 201, undefined],
    ['a subject teacher in a colleague’s', 'teacher', NORWEGIAN, 422, 'warnings.subject-not-yours'],
    ['a subject teacher on order', 'teacher', ORDER, 403, 'warnings.contact-teacher-writes'],
    ['a subject teacher on conduct', 'teacher', { ...ORDER, kind: 'conduct' }, 403, 'warnings.contact-teacher-writes'],
    ['the contact teacher in every subject', 'contact', { ...MATHS, subjects: ['MAT1019', 'NOR1267'] }, 201, undefined],
    ['the contact teacher on order', 'contact', ORDER, 201, undefined],
    [
      'the contact teacher in a subject the pupil has not',
      'contact',
      { ...MATHS, subjects: ['ENG1007'] },
      422,
      'warnings.subject-not-yours',
    ],
    ['a leader', 'leader', MATHS, 404, 'not-found'],
    ['the principal', 'principal', ORDER, 404, 'not-found'],
    ['the office', 'office', MATHS, 404, 'not-found'],
    ['a leader of another school', 'elsewhere', MATHS, 404, 'not-found'],
    ['who has left', 'left', ORDER, 403, 'no-such-role'],
    ['a guardian', 'mother', MATHS, 401, 'wrong-audience'],
    ['a guest', 'guest', MATHS, 401, undefined],
  ];
  test.each(cases)('the kinds of warning that staff may write: %s', async (_what, who, body, status, code) => {
    const answer = await world.make(who, body);
    expect([answer.status, answer.status < 300 || code === undefined ? code : answer.body.code]).toEqual([
      status,
      code,
    ]);
  });

  test('a colleague’s draft is not there; a sent one is seen in own subjects alone (C1, D10)', async () => {
    const { make, read, edit, trail, preview, discard, send, open, letter, register, end } = world;
    const both = { ...MATHS, subjects: ['MAT1019', 'NOR1267'] };
    const { warningId } = (await make('contact', both)).body;
    const looks = [
      () => read('teacher', warningId),
      () => trail('leader', warningId),
      () => preview('colleague', warningId),
      () => edit('teacher', warningId, 1, contentOf(both)),
      () => discard('teacher', warningId, 1),
      () => send('teacher', warningId, 1, '0123456789ab'),
    ];
    expect(await Promise.all(looks.map(async (look) => (await look()).status))).toEqual(looks.map(() => 404));
    const { seen: fingerprint } = (await preview('contact', warningId)).body;
    await send('contact', warningId, 1, fingerprint);
    const seen = (await open('teacher', warningId)).body;
    expect(seen.subjects.map((subject: { code: string }) => subject.code)).toEqual(['MAT1019']);
    expect(seen.evidence.subjects.map((subject: { code: string }) => subject.code)).toEqual(['MAT1019']);
    expect(JSON.stringify((await register('teacher')).body)).not.toContain('NOR1267');
    expect((await letter('teacher', warningId)).status).toBe(404);
    expect((await letter('leader', warningId)).status).toBe(200);
    expect((await end('teacher', warningId, { outcome: 'improved' })).body.code).toBe('warnings.contact-teacher-ends');
    const conduct = (await world.warn('contact', { ...ORDER, kind: 'conduct', reasonIds: ['disturbs'] })).body
      .warningId;
    expect((await open('teacher', conduct)).status).toBe(404);
    expect(
      (await register('contact')).body.warnings.map((warning: { warningId: string }) => warning.warningId),
    ).toContain(conduct);
  });
});

describe('what a request may hold', () => {
  const bad: readonly (readonly [string, object, string, string])[] = [
    ['no text to be run', { wayOut: 'a\u0000b' }, '/wayOut', 'wrong-format'],
    ['no direction marks', { details: '\u202Egnp' }, '/details', 'wrong-format'],
    ['not more than the letter bears', { wayOut: 'x'.repeat(2001) }, '/wayOut', 'too-big'],
    ['no day that is none', { byDay: '2026-02-30' }, '/byDay', 'wrong-format'],
    ['no field that nobody knows', { recipients: [] }, '/recipients', 'unknown-field'],
    ['no kind of our own making', { kind: 'behaviour' }, '/kind', 'not-one-of'],
    ['a reason that is not valid that day', { reasonIds: ['late'] }, '/reasonIds/0', 'warnings.reason-not-valid'],
    ['no day in the past', { byDay: '2026-11-23' }, '/byDay', 'warnings.day-past'],
  ];
  test.each(bad)('what a request may hold: %s', async (_what, more, pointer, code) => {
    const { status, body } = await world.make('contact', { ...MATHS, ...more });
    expect([status, body.errors]).toMatchObject([422, [{ pointer, code }]]);
  });

  test('nobody can take the pupil or anybody out: a list of recipients is no field of any request', async () => {
    const { warningId } = (await world.make('contact', ORDER)).body;
    const route = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/sending';
    const params = { schoolId: world.p.school ?? '', pupilId: world.p.ola ?? '', warningId };
    for (const body of [{ recipients: [] }, { seen: '0123456789ab', without: [world.p.father] }]) {
      expect((await world.ask('contact', { route, params, body, headers: { 'if-match': '"1"' } })).status).toBe(422);
    }
  });

  test('text stays text: markup in a letter is printed as it is', async () => {
    const wayOut = '<b>Lever</b> {sender} <script>alert(1)</script>\nAndre avsnitt';
    const sent = await world.warn('contact', { ...ORDER, wayOut }, { pupil: 'nynorsk' });
    expect(sent.body.wayOut).toBe(wayOut);
  });

  test('a pupil is reached through the school they are at, and through no other', async () => {
    const { p, ask, warn } = world;
    const { warningId } = (await warn('contact', ORDER)).body;
    const params = { schoolId: p.otherSchool ?? '', pupilId: p.ola ?? '' };
    const base = '/v1/schools/{schoolId}/pupils/{pupilId}';
    for (const who of ['contact', 'leader', 'elsewhere']) {
      for (const [route, more] of [
        [`GET ${base}/warning-form`, {}],
        [`GET ${base}/warnings`, {}],
        [`GET ${base}/warnings/{warningId}`, { warningId }],
        [`GET ${base}/warnings/{warningId}/pdf`, { warningId }],
      ] as const) {
        expect([who, route, (await ask(who, { route, params: { ...params, ...more } })).status]).toEqual([
          who,
          route,
          404,
        ]);
      }
    }
  });

  test('an id that is none, or nobody’s, is the same 404', async () => {
    for (const id of ['x', '../x', newSortableId(0)])
      expect((await world.open('contact', id)).body.code).toBe('not-found');
  });

  test('a version that is not the newest is refused, and so is none at all', async () => {
    const { make, edit, discard } = world;
    const { warningId } = (await make('contact', ORDER)).body;
    const text = { ...contentOf(ORDER), details: 'Meir.' };
    expect((await edit('contact', warningId, 7, text)).status).toBe(412);
    expect((await edit('contact', warningId, 1, text)).body.version).toBe(2);
    // The answer was lost, and the same is asked again.
    expect((await edit('contact', warningId, 1, text)).body.version).toBe(2);
    expect((await edit('contact', warningId, 1, contentOf(ORDER))).status).toBe(412);
    expect((await discard('contact', warningId, 2)).body.status).toBe('discarded');
    expect((await edit('contact', warningId, 3, text)).body.code).toBe('warnings.discarded');
  });
});

describe('the catalogue has dates (law 7)', () => {
  test('a reason that goes out of the catalogue is refused from that day on, also in a draft that names it', async () => {
    const own = await makeWorld(tables.client, tables.tables.main);
    const { make, preview, send, change } = own;
    const [subject] = CATALOGUES;
    if (!subject) throw new Error('There is a catalogue of subjects.');
    const [kept] = subject.reasons;
    change({
      'warnings.catalogues': [
        ...CATALOGUES,
        { ...subject, from: '2026-11-25', reasons: kept ? [kept] : [], legalBasis: 'ny § 1' },
      ],
    });
    const { warningId } = (await make('teacher', MATHS)).body;
    const later = { at: '2026-11-25T07:00:00Z' };
    const shown = (await preview('teacher', warningId, later)).body;
    expect(shown.faults).toMatchObject([{ pointer: '/reasonIds/1', code: 'warnings.reason-not-valid' }]);
    expect((await send('teacher', warningId, 1, shown.seen, later)).body.code).toBe('warnings.reason-not-valid');
    const today = await send('teacher', warningId, 1, shown.seen);
    expect(today.body.legalBasis).toBe('opplæringsforskrifta § 9-7');
    const tomorrow = await own.warn('teacher', { ...MATHS, reasonIds: ['no-basis'] }, later);
    expect(tomorrow.body.legalBasis).toBe('ny § 1');
    change({ 'warnings.catalogues': [] });
    expect((await own.form('teacher')).body.forms[0].reasons).toEqual([]);
  });
});

describe('a pupil who has left', () => {
  test('a pupil who has left is warned by nobody; the author sees no name, and may put the draft away', async () => {
    const own = await makeWorld(tables.client, tables.tables.main);
    const { p, make, preview, send, discard } = own;
    const { warningId } = (await make('contact', ORDER, { pupil: 'adult' })).body;
    const more = { pupil: 'adult', at: '2026-11-25T07:00:00Z' };
    const { seen: fingerprint } = (await preview('contact', warningId, { pupil: 'adult' })).body;
    const pk = `${O}#PUPIL#${p.adult}`;
    const profile = {
      id: p.adult,
      givenName: 'Elev',
      familyName: 'Fjord',
      birthDate: '2008-01-01',
      protection: 'none',
    };
    await seed(tables.client, tables.tables.main, [
      { pk, sk: 'FACTS#PROFILE', ...profile, schoolId: p.school, from: '2026-08-01', to: '2026-11-25' },
    ]);
    expect((await send('contact', warningId, 1, fingerprint, more)).status).toBe(404);
    expect((await make('contact', ORDER, more)).status).toBe(404);
    const { drafts } = (await own.own('contact', more)).body;
    expect(drafts).toMatchObject([{ warningId }]);
    expect([drafts[0].pupilName, drafts[0].protected]).toEqual([null, null]);
    expect((await discard('contact', warningId, 1, undefined, more)).body.status).toBe('discarded');
    expect((await own.own('contact', more)).body.drafts).toEqual([]);
  });
});
