import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { at, listOf } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { entryOf, finalItem, finalOf } from './records.ts';
import { bodyOf, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
const SUMS = { undocumented: 0, 'self-declared': 0, 'health-personnel': 0, 'other-documented': 0, 'not-absence': 0 };
const SPAN = { from: '2026-11-01', to: '2026-11-24' };
const CHILD = 'GET /v1/guardian/children/{childId}';
const OWN = 'GET /v1/pupil/{pupilId}';
const STAFF = 'GET /v1/schools/{schoolId}/pupils/{pupilId}';
const CLASS = 'GET /v1/groups/{groupId}/absence-figures';

const maths = () => ({
  pupilId: world.p.ola,
  schoolId: world.p.vgs,
  groupId: world.p.maths,
  subjectCode: 'MAT1',
  subject: 'Matematikk',
});
const norwegian = () => ({ ...maths(), groupId: world.p.norwegian, subjectCode: 'NOR1', subject: 'Norsk' });
const child = () => ({
  pupilId: world.p.child,
  schoolId: world.p.grunn,
  groupId: world.p.small,
  schoolType: 'grunnskole' as const,
});
const pupil = (pupilId = world.p.ola) => ({ schoolId: world.p.vgs, pupilId });

beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
  await world.happened(
    [
      entryOf({ ...maths(), lessonId: newId(), date: '2026-11-16', minutes: 500 }),
      entryOf({ ...maths(), lessonId: newId(), date: '2026-11-17', kind: 'late', minutes: 10 }),
      entryOf({ ...norwegian(), lessonId: newId(), date: '2026-11-16', from: '10:00', to: '11:00' }),
      entryOf({ ...norwegian(), lessonId: newId(), date: '2026-11-18', kind: 'part', minutes: 25 }),
      entryOf({ ...norwegian(), lessonId: newId(), date: '2026-11-19', kind: 'present', minutes: 0 }),
      entryOf({ ...maths(), lessonId: newId(), date: '2026-11-20', minutes: 430 }),
      entryOf({ ...child(), lessonId: newId(), date: '2026-11-16' }),
      entryOf({ ...maths(), pupilId: world.p.secret, lessonId: newId(), date: '2026-11-16' }),
    ],
    [finalOf({ ...maths(), date: '2026-11-16', wholeDay: true, reasonId: 'reported-by-guardian' })],
  );
});
afterAll(() => tables.stop());

describe('a guardian (C2)', () => {
  test('a guardian sees days and minutes apart, and each subject with its share of the whole year (C3, C4)', async () => {
    const told = await world.ask('mother', { route: `${CHILD}/absence-figures`, params: { childId: world.p.ola } });
    expect(bodyOf(told)).toEqual({
      carried: null,
      childId: world.p.ola,
      schoolId: world.p.vgs,
      halfYear: { id: '2026-autumn', from: '2026-08-01', to: '2026-12-31' },
      countedAt: '2026-11-24T06:30:00.000Z',
      days: { ...SUMS, 'health-personnel': 1 },
      minutes: { ...SUMS, undocumented: 455 },
      diploma: { days: 1, minutes: 455 },
      late: { times: 1, minutes: 10 },
      limit: {
        paragraph: 'opplæringsforskrifta § 9-8',
        percent: 10,
        principalPercent: 15,
        warnings: [5, 8],
        schoolYear: '2026-2027',
      },
      subjects: [
        {
          id: 'MAT1',
          subjectCode: 'MAT1',
          subject: 'Matematikk',
          minutes: { ...SUMS, undocumented: 430, 'health-personnel': 500 },
          late: { times: 1, minutes: 10 },
          limit: {
            minutes: 430,
            ofMinutes: 8400,
            annualHours: 'group',
            percent: 5.1,
            over: false,
            reached: [5],
            sums: { ...SUMS, undocumented: 430, 'health-personnel': 500 },
            selfDeclared: { minutes: 430, reached: false },
          },
        },
        {
          id: 'NOR1',
          subjectCode: 'NOR1',
          subject: 'Norsk',
          minutes: { ...SUMS, undocumented: 25, 'health-personnel': 60 },
          late: { times: 0, minutes: 0 },
          limit: {
            minutes: 25,
            ofMinutes: null,
            annualHours: 'unknown',
            percent: null,
            over: null,
            reached: [],
            sums: { ...SUMS, undocumented: 25, 'health-personnel': 60 },
            selfDeclared: { minutes: 25, reached: null },
          },
        },
      ],
    });
  });

  test('a guardian of a child in compulsory school finds no figures of a limit', async () => {
    const told = await world.ask('mother', { route: `${CHILD}/absence-figures`, params: { childId: world.p.child } });
    expect(bodyOf(told)).toMatchObject({
      minutes: { undocumented: 60 },
      subjects: [{ minutes: { undocumented: 60 }, limit: null }],
      limit: null,
    });
    expect(JSON.stringify(told.body)).not.toMatch(/"limit":[^n]|percent|annual|over|selfDeclared/i);
  });

  test('a guardian sees another half-year, and in it the year’s share again', async () => {
    const query = { halfYear: '2027-spring' };
    const told = await world.ask('mother', {
      route: `${CHILD}/absence-figures`,
      params: { childId: world.p.ola },
      query,
    });
    expect(bodyOf(told)).toMatchObject({
      halfYear: { id: '2027-spring', from: '2027-01-01' },
      countedAt: null,
      minutes: SUMS,
      subjects: [{ id: 'MAT1', minutes: SUMS, limit: { minutes: 430 } }, { id: 'NOR1' }],
    });
  });

  const absences = (language = 'nb') =>
    world.ask('mother', {
      route: `${CHILD}/absences`,
      params: { childId: world.p.ola },
      query: SPAN,
      headers: { 'accept-language': language },
    });

  test('a guardian sees each day’s lessons with code and reason in words, and no lesson the child was present in after all', async () => {
    const { body } = await absences();
    expect(listOf(at(body, 'days')).map((day) => at(day, 'day'))).toEqual([
      '2026-11-20',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
    ]);
    expect(at(body, 'days', 3)).toMatchObject({
      wholeDay: true,
      decision: { code: { id: 'documented-health', mark: 'D', text: 'Dokumentert helse' } },
      lessons: [
        { subject: 'Matematikk', kind: 'absent', minutes: 500, decided: true, reason: { text: 'Meldt av foresatt' } },
        { from: '10:00', subject: 'Norsk', code: { text: 'Dokumentert helse' } },
      ],
    });
    expect(at(body, 'days', 2, 'lessons', 0)).toMatchObject({
      kind: 'late',
      minutes: 10,
      counted: false,
      decided: false,
    });
    const { body: nynorsk } = await absences('nn');
    expect(at(nynorsk, 'days', 3, 'lessons', 0, 'reason', 'text')).toBe('Meldt av føresett');
  });

  test('a guardian sees a reason and a code that the teacher has just changed, at once', async () => {
    const changed = finalOf({ ...maths(), date: '2026-11-18', documentation: 'self-declared', reasonId: 'gone' });
    await seed(tables.client, tables.tables.main, [finalItem(OWNER, changed)]);
    expect(at((await absences()).body, 'days', 1)).toMatchObject({
      wholeDay: false,
      decision: { documentation: 'self-declared', reason: { id: 'gone', text: 'gone' } },
      lessons: [{ code: { mark: 'E', text: 'Egenmeldt helse' }, decided: true }],
    });
    const back = finalOf({ ...maths(), date: '2026-11-18', code: '', documentation: 'not-absence' });
    await seed(tables.client, tables.tables.main, [finalItem(OWNER, back)]);
    expect(at((await absences()).body, 'days', 1)).toMatchObject({
      decision: null,
      lessons: [{ decided: false, reason: null }],
    });
  });

  test('a guardian of a pupil of age is told that it is not theirs; a stranger sees nothing', async () => {
    for (const what of ['absence-figures', 'absences']) {
      const ask = (who: string, childId: string) =>
        world.ask(who, { route: `${CHILD}/${what}`, params: { childId }, query: what === 'absences' ? SPAN : {} });
      expect(await ask('mother', world.p.adult)).toMatchObject({ status: 403, body: { code: 'figures.pupil-of-age' } });
      expect((await ask('stranger', world.p.ola)).status).toBe(403);
      expect((await ask('mother', newId())).status).toBe(404);
      expect((await ask('guest', world.p.ola)).status).toBe(401);
    }
  });
});

describe('bad input', () => {
  test.each([
    ['absences', { from: '2026-11-24', to: '2026-11-23' }, 'figures.days-turned'],
    ['absences', { from: '2025-11-24', to: '2026-11-25' }, 'figures.too-many-days'],
    ['absences', { from: '2026-11-31', to: '2026-12-01' }, 'invalid-request'],
    ['absences', { from: '2026-11-01' }, 'invalid-request'],
    ['absence-figures', { halfYear: '2026-winter' }, 'invalid-request'],
    ['absence-figures', { halfYear: '0000-spring' }, 'invalid-request'],
    ['absence-figures', { halfYear: '9999-autumn' }, 'invalid-request'],
    ['absence-figures', { halfYear: '2026-autumn', more: 'x' }, 'invalid-request'],
  ])('bad input: %s with %j is refused: %s', async (what, query, code) => {
    const told = await world.ask('mother', { route: `${CHILD}/${what}`, params: { childId: world.p.ola }, query });
    expect([told.status, at(told.body, 'code')]).toEqual([422, code]);
  });

  test('a whole year is not too long', async () => {
    const query = { from: '2025-11-24', to: '2026-11-24' };
    bodyOf(await world.ask('mother', { route: `${CHILD}/absences`, params: { childId: world.p.ola }, query }));
  });
});

describe('a pupil (C2)', () => {
  test('a pupil sees own figures and days, and nobody else’s', async () => {
    const figures = await world.ask('ola', { route: `${OWN}/absence-figures`, params: { pupilId: world.p.ola } });
    expect(bodyOf(figures)).toMatchObject({ pupilId: world.p.ola, days: { 'health-personnel': 1 } });
    const days = await world.ask('ola', { route: `${OWN}/absences`, params: { pupilId: world.p.ola }, query: SPAN });
    expect(listOf(at(bodyOf(days), 'days')).length).toBe(4);
    for (const what of ['absence-figures', 'absences']) {
      const query = what === 'absences' ? SPAN : {};
      const told = await world.ask('ola', { route: `${OWN}/${what}`, params: { pupilId: world.p.kari }, query });
      expect(told.status).toBe(404);
    }
  });
});

describe('staff (C1)', () => {
  test.each([
    ['guest', 401, undefined],
    ['nobody', 403, undefined],
    ['office', 404, undefined],
    ['elsewhere', 404, undefined],
    ['maths', 200, 'own-subjects'],
    ['contact', 200, 'all'],
    ['leader', 200, 'all'],
    ['principal', 200, 'all'],
  ])('staff: %s: %i, shown %s', async (who, status, shown) => {
    for (const what of ['absence-figures', 'absences']) {
      const query = what === 'absences' ? SPAN : {};
      const told = await world.ask(who, { route: `${STAFF}/${what}`, params: pupil(), query });
      expect([told.status, shown && at(told.body, 'shown')]).toEqual([status, shown]);
    }
  });

  test('a subject teacher sees own subjects, no sums of others, and is told why', async () => {
    const { body } = await world.ask('maths', { route: `${STAFF}/absence-figures`, params: pupil() });
    expect(listOf(at(body, 'subjects')).map((subject) => at(subject, 'id'))).toEqual(['MAT1']);
    expect(body).toMatchObject({
      countedAt: null,
      notShown: { code: 'other-subjects', text: expect.stringContaining('fagene du underviser') },
    });
    expect(body).toMatchObject({ days: null, minutes: null, diploma: null, late: null });
    const days = await world.ask('norwegian', { route: `${STAFF}/absences`, params: pupil(), query: SPAN });
    expect(days.body).toMatchObject({ shown: 'own-subjects', notShown: { code: 'other-subjects' } });
    expect(JSON.stringify(days.body)).not.toMatch(/Matematikk|MAT1|"(wholeDay|decision)":[^n]/);
    expect(listOf(at(days.body, 'days')).map((day) => at(day, 'day'))).toEqual(['2026-11-18', '2026-11-16']);
  });

  test.each([
    ['guest', 401],
    ['nobody', 403],
    ['maths', 404],
    ['office', 404],
    ['elsewhere', 404],
    ['contact', 200],
    ['leader', 200],
  ])('the class: %s %i', async (who, status) => {
    const told = await world.ask(who, { route: CLASS, params: { groupId: world.p.klasse } });
    expect(told.status).toBe(status);
  });

  test('the class shows every pupil by name, sums, and the highest share; whoever is protected is marked and logged', async () => {
    const { body } = await world.ask('contact', { route: CLASS, params: { groupId: world.p.klasse } });
    expect(body).toMatchObject({
      name: '1STA',
      days: { 'health-personnel': 1 },
      minutes: { undocumented: 515 },
      late: { times: 1, minutes: 10 },
    });
    const rows = listOf(at(body, 'pupils'));
    expect(rows.map((row) => [at(row, 'pupilName'), at(row, 'protected')])).toEqual([
      ['=Kari Fjord', false],
      ['Ola Fjord', false],
      ['Skjult Fjord', true],
      ['Vaksen Fjord', false],
    ]);
    expect(rows.map((row) => at(row, 'worst'))).toEqual([
      null,
      {
        subjectCode: 'MAT1',
        subject: 'Matematikk',
        minutes: 430,
        ofMinutes: 8400,
        percent: 5.1,
        over: false,
      },
      expect.objectContaining({ minutes: 60 }),
      null,
    ]);
    const seen = (await looks()).filter(
      ({ action, basis }) => action === 'class:figures' && basis === 'staff:contact-teacher',
    );
    expect(seen.map(({ pupilId }) => pupilId).toSorted()).toEqual(rows.map((row) => at(row, 'pupilId')).toSorted());
  });

  test.each([
    ['guest', 401],
    ['contact', 404],
    ['office', 404],
    ['elsewhere', 404],
    ['leader', 200],
  ])('the school’s sums: %s %i', async (who, status) => {
    const told = await world.ask(who, {
      route: 'GET /v1/schools/{schoolId}/absence-figures',
      params: { schoolId: world.p.vgs },
    });
    expect(told.status).toBe(status);
    if (status === 200) {
      expect(told.body).toMatchObject({ classes: [{ name: '1STA', pupils: 4, minutes: { undocumented: 515 } }] });
      expect(JSON.stringify(told.body)).not.toMatch(/Fjord|pupilId/);
    }
  });

  async function looks(): Promise<Record<string, unknown>[]> {
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.tables.accessLog }));
    return Items;
  }
});

describe('exports (C6)', () => {
  const csvOf = async (who: string, route: string, params: Record<string, string>, query = {}, language = 'nb') => {
    const told = await world.ask(who, { route, params, query, headers: { 'accept-language': language } });
    return { ...told, lines: String(bodyOf(told)).split('\r\n') };
  };

  test('a class: header words in the caller’s language, no formula, no protected pupil, and no name in the file’s name', async () => {
    const { lines, headers } = await csvOf('contact', `${CLASS}/csv`, { groupId: world.p.klasse });
    expect(lines[0]).toMatch(/^\uFEFF"Elev";"Dager, udokumentert";"Dager, egenmeldt";/);
    expect(lines.slice(1)).toEqual([
      `"'=Kari Fjord";0;0;0;0;0;0;0;0;0;0;0;0;;`,
      '"Ola Fjord";0;0;1;0;0;455;0;0;0;0;1;10;"Matematikk";5,1',
      '"Vaksen Fjord";0;0;0;0;0;0;0;0;0;0;0;0;;',
      '"1 elev er utelatt fordi adressen er beskyttet."',
      '',
    ]);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="absence-figures-2026-autumn.csv"',
    });
    const english = await csvOf('leader', `${CLASS}/csv`, { groupId: world.p.klasse }, {}, 'en');
    expect(english.lines[0]).toContain('"Pupil";"Days, undocumented"');
    expect(english.lines.at(-2)).toBe('"1 pupil is left out because the address is protected."');
  });

  test('a pupil: as much as the caller sees on the page', async () => {
    const route = `${STAFF}/absences/csv`;
    const all = await csvOf('contact', route, pupil(), SPAN);
    expect(all.lines.slice(1)).toContain(
      '"Ola Fjord";"2026-11-16";;;;"Dag";;"Dokumentert helse";"dokumentert av helsepersonell";"Meldt av foresatt";"ja"',
    );
    expect(all.lines.slice(1)).toContain(
      '"Ola Fjord";"2026-11-17";"08:30";"09:30";"Matematikk";"Forsentkomming";10;;;;',
    );
    const own = await csvOf('norwegian', route, pupil(), SPAN, 'nn');
    expect(own.lines).toHaveLength(4);
    expect(own.lines.join()).not.toMatch(/Matematikk|"Dag"/);
  });

  test('an export holds nothing of a protected pupil but a line that says so', async () => {
    const { lines } = await csvOf('contact', `${STAFF}/absences/csv`, pupil(world.p.secret), SPAN);
    expect(lines.slice(1)).toEqual(['"1 elev er utelatt fordi adressen er beskyttet."', '']);
  });

  test.each(['guest', 'office', 'elsewhere'])('exports: %s gets no file', async (who) => {
    const told = await world.ask(who, { route: `${STAFF}/absences/csv`, params: pupil(), query: SPAN });
    expect([401, 404]).toContain(told.status);
  });
});
