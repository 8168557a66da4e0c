import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import { readSource } from '../../../functions/sources/read-source.ts';
import { readUntis } from '../../../functions/sources/read-untis.ts';
import { type SampleFiles, sampleFiles } from '../../support/sample-files.ts';
import { setOf } from '../sources/small-set.ts';
import { untisSet } from '../sources/untis-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

const EXAMPLES = join(import.meta.dirname, '../../../sample/formats/untis');
let world: ImportWorld;
let sample: SampleFiles;
beforeAll(async () => {
  world = await importWorld();
  sample = sampleFiles({ seed: 1, today: '2026-11-24' });
});
afterAll(() => world.stop());

/** Fjordvik with its schools, groups and staff, and without the pupils: a timetable speaks of none. */
async function fjordvik() {
  const owner = world.owner();
  const header = (name: string): string => sample.bytes.get(name)?.split('\n', 1)[0] ?? '';
  const part = (name: string, lines: RegExp): [string, string] => [
    name,
    (sample.bytes.get(name) ?? '')
      .split('\n')
      .filter((line) => lines.test(line))
      .join('\n'),
  ];
  const files = new Map<string, string>([
    ...['orgs.csv', 'academicSessions.csv', 'courses.csv'].map((name) => part(name, /./)),
    part('classes.csv', /^(sourcedId|fs-[489]|hs-4)/),
    part('users.csv', /^(sourcedId|staff-[fh]s)/),
    ...['demographics.csv', 'enrollments.csv', 'guardian_links.csv'].map((name): [string, string] => [
      name,
      `${header(name)}\n`,
    ]),
  ]);
  /** Imports it once more, with other classes than before. */
  const roster = (mend: (classes: string) => string = (text) => text, more: { confirmEnding?: boolean } = {}) =>
    owner.importer(readCsvSet(setOf(new Map(files).set('classes.csv', mend(files.get('classes.csv') ?? '')))), {
      ...{ ownerId: owner.ownerId, system: 'vfs', day: '2026-08-17' },
      ...more,
    });
  await roster();
  const lessons = async () =>
    (await owner.items()).filter(({ pk, sk }) => sk.startsWith('LESSON#') && pk.includes('#GROUP#'));
  const names = async () =>
    new Map(
      (await owner.items()).filter(({ sk }) => sk === 'FACTS#PROFILE').map(({ id, familyName }) => [id, familyName]),
    );
  return {
    ...owner,
    roster,
    lessons,
    /** `23 08:30 4A Norsk Solheim` and more, in order. */
    shown: async () => {
      const who = await names();
      return (await lessons())
        .map(({ date, from, groupName, teacherIds, status, room = '-' }) => {
          const teachers = Array.isArray(teacherIds) ? teacherIds.map((id) => String(who.get(id))).sort() : [];
          return [String(date).slice(5), from, groupName, teachers.join('+') || '-', status, room].join(' ');
        })
        .sort();
    },
    timetable: (folder: string, day = '2026-11-24') =>
      owner.importer(readSource(join(EXAMPLES, folder), 'untis-folder'), {
        ownerId: owner.ownerId,
        system: 'untis',
        day,
      }),
    set: (files: Readonly<Record<string, string>>, more: { system?: string; confirmEnding?: boolean } = {}) =>
      owner.importer(readUntis(untisSet(files)), { ownerId: owner.ownerId, system: 'untis', ...more }),
    unmatched: async () =>
      (await owner.items()).filter(({ sk }) => sk.startsWith('timetable-unmatched#')).map(({ named }) => named),
    left: async () =>
      (await owner.items()).filter(({ sk, to }) => !sk.startsWith('LESSON#') && to !== undefined).length,
  };
}

const KEYS = 'kind;timetable;roster\nschool;;fjordvik-skule\nteacher;SOLH;staff-fs-contact-4\n';
const WEEK = '1,"4A","SOLH","NOR","A104",1,1,,\n2,"4A","SOLH","MAT","A104",2,1,,\n';

describe('Untis’s text export (J1, decision 027)', () => {
  it('Untis’s text export becomes lessons of the roster’s own groups and teachers', async () => {
    const owner = await fjordvik();
    const report = await owner.timetable('text');
    expect(report.refused).toMatchObject([{ place: { line: 13 }, code: 'group-unmatched', detail: '11X/MAT' }]);
    expect(report.notes.map(({ code, detail }) => [code, detail])).toEqual([
      ['timetable-only', undefined],
      ['lesson-without-class', undefined],
      ['teacher-unmatched', 'VIKR'],
    ]);
    const shown = await owner.shown();
    expect(shown.filter((line) => line.startsWith('11-2'))).toEqual([
      '11-20 08:30 4A Solheim planned A104',
      '11-23 08:30 4A Norsk Solheim planned A104',
      '11-23 09:15 4A Norsk Solheim planned A104',
      '11-23 10:20 8A Spansk Myhre planned B108',
      '11-24 08:30 4A Matematikk Myhre+Solheim planned A104',
      '11-24 09:15 8A Matematikk - planned B108',
      '11-25 08:30 4A Engelsk Myhre planned A104',
      '11-25 09:15 8A Kroppsøving Sjøvold planned Gymsal 2',
      '11-25 09:15 9A Kroppsøving Sjøvold planned Gymsal 2',
      '11-26 08:30 4A Musikk Bø planned Musikkrom',
    ]);
    expect(shown.length).toBe(26);
  });
  it('Untis’s text export puts what means nobody on the work list of its school, and takes it away when it does', async () => {
    const owner = await fjordvik();
    await owner.timetable('text');
    expect((await owner.unmatched()).sort()).toEqual(['11X/MAT', 'VIKR']);
    const lines = (await owner.items()).filter(({ pk }) => pk.endsWith('#WORKLIST'));
    expect(lines.every(({ pk, sk }) => !/VIKR|11X/.test(pk + sk))).toBe(true);
    const [at] = (await owner.items()).filter(({ sk, name }) => sk.startsWith('SCHOOL#') && name === 'Fjordvik skule');
    expect(new Set(lines.map(({ pk }) => pk))).toEqual(new Set([`${owner.ownerId}#SCHOOL#${at?.id}#WORKLIST`]));
    await owner.set({
      'GPU001.TXT': `${WEEK}8,"8A","VIKR","MAT","B108",2,2,,\n`,
      'keys.csv': `${KEYS}teacher;VIKR;staff-fs-substitute\n`,
    });
    expect(await owner.unmatched()).toEqual([]);
    expect(await owner.shown()).toContain('11-24 09:15 8A Matematikk Brekke planned B108');
  });
  it('repeated, writes nothing', async () => {
    const owner = await fjordvik();
    await owner.timetable('text');
    const before = await owner.items();
    expect(await owner.timetable('text', '2026-11-25')).toMatchObject({
      written: 0,
      counts: { lesson: { unchanged: 26 } },
    });
    expect(await owner.items()).toEqual(before);
  });
  it('a dry run writes nothing, and no line of work either', async () => {
    const owner = await fjordvik();
    const before = await owner.items();
    const source = readSource(join(EXAMPLES, 'text'), 'untis-folder');
    const report = await owner.importer(source, { ownerId: owner.ownerId, system: 'untis', mode: 'dry-run' });
    expect(report).toMatchObject({ outcome: 'dry-run', counts: { lesson: { added: 26 } } });
    expect(await owner.items()).toEqual(before);
  });
  it('a key found later gives the lesson its teacher, and no new lesson', async () => {
    const owner = await fjordvik();
    await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': 'kind;timetable;roster\nschool;;fjordvik-skule\n' });
    const ids = (await owner.lessons()).map(({ id }) => id);
    expect(await owner.shown()).toEqual([
      '11-23 08:30 4A Norsk - planned A104',
      '11-24 08:30 4A Matematikk - planned A104',
    ]);
    await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS });
    expect(await owner.shown()).toEqual([
      '11-23 08:30 4A Norsk Solheim planned A104',
      '11-24 08:30 4A Matematikk Solheim planned A104',
    ]);
    expect((await owner.lessons()).map(({ id }) => id)).toEqual(ids);
    const liv = await owner.itemNamed('STAFF', 'Liv');
    expect((await owner.lessons()).map(({ gsi1pk }) => gsi1pk)).toEqual(
      [1, 2].map(() => `${owner.ownerId}#STAFF#${liv.id}#LESSONS`),
    );
  });
});

describe('a timetable that is sent again', () => {
  it('a timetable that is sent again has the group’s new name, though nothing in the timetable is new', async () => {
    const owner = await fjordvik();
    await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS });
    await owner.roster((text) => text.replace('4A Norsk', '4A Norsk og lesing'));
    const report = await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS });
    expect(report.counts.lesson).toMatchObject({ changed: 1, unchanged: 1, ended: 0 });
    expect(await owner.shown()).toContain('11-23 08:30 4A Norsk og lesing Solheim planned A104');
  });
  it('a group that has ended is no group of this timetable', async () => {
    const owner = await fjordvik();
    await owner.roster((text) => text.replace(/^fs-4,.*\n/m, ''), { confirmEnding: true });
    const report = await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS });
    expect(report.refused.map(({ code }) => code)).toEqual(['group-unmatched', 'group-unmatched']);
  });
});

describe('a timetable ends nothing but lessons of its own school', () => {
  it('a timetable under the name of the roster’s own system ends nothing but lessons', async () => {
    const owner = await fjordvik();
    const before = await owner.left();
    expect(await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS }, { system: 'vfs' })).toMatchObject({
      outcome: 'applied',
      counts: { group: { ended: 0 }, staff: { ended: 0 }, lesson: { added: 2 } },
    });
    expect(await owner.left()).toBe(before);
  });
  it('a lesson that has left the timetable is cancelled; the other school’s timetable of the same name is not touched', async () => {
    const owner = await fjordvik();
    const havna = KEYS.replace('fjordvik-skule', 'havna-skole').replace('staff-fs', 'staff-hs');
    await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': KEYS });
    await owner.set({ 'GPU001.TXT': WEEK, 'keys.csv': havna });
    expect(await owner.shown()).toHaveLength(4);
    expect((await owner.lessons()).every(({ status }) => status === 'planned')).toBe(true);
    const [monday = ''] = WEEK.split('\n');
    const more = '3,"4A","SOLH","KLT","A104",5,1,,';
    await owner.set({ 'GPU001.TXT': `${monday}\n${more}\n`, 'keys.csv': havna });
    const status = (await owner.lessons()).map(({ groupName, schoolId, status: now }) => [groupName, schoolId, now]);
    expect(status.filter(([, , now]) => now === 'cancelled').map(([name]) => name)).toEqual(['4A Matematikk']);
    const [cancelled] = status.filter(([, , now]) => now === 'cancelled');
    const at = (await owner.items()).filter(({ sk, name }) => sk.startsWith('SCHOOL#') && name === 'Havna skole');
    expect(cancelled?.[1]).toBe(at[0]?.id);
  });
  it('a lesson whose class nobody knows any more is refused and spared', async () => {
    const owner = await fjordvik();
    const agreed = `${KEYS}class;Rød;fs-4\n`;
    const red = WEEK.replaceAll('"4A"', '"Rød"');
    await owner.set({ 'GPU001.TXT': red, 'keys.csv': agreed });
    const report = await owner.set({ 'GPU001.TXT': red, 'keys.csv': KEYS });
    expect(report).toMatchObject({ refusedCount: 2, counts: { lesson: { ended: 0, added: 0 } } });
    expect((await owner.lessons()).map(({ status }) => status)).toEqual(['planned', 'planned']);
  });
  it('a timetable ends nothing but lessons of its own school: without the school, a class that two schools have is no class', async () => {
    const owner = await fjordvik();
    const report = await owner.set({ 'GPU001.TXT': WEEK });
    expect(report.refused.map(({ code }) => code)).toEqual(['group-unmatched', 'group-unmatched']);
    expect([await owner.lessons(), await owner.unmatched()]).toEqual([[], []]);
  });
});

describe('lessons of several classes', () => {
  it('lessons of several classes are one where the classes share the group, with all who teach it', async () => {
    const owner = await fjordvik();
    const keys = `${KEYS}lesson;9;fs-8-fsp0140\nteacher;MYHR;henrik.myhre@fjordvik.example\n`;
    const lines =
      '9,"8A","SOLH","SPR","B108",1,1,,\n9,"9A","SOLH","SPR","B108",1,1,,\n9,"9A","MYHR","SPR","B109",1,1,,\n';
    await owner.set({ 'GPU001.TXT': lines, 'keys.csv': keys });
    expect(await owner.shown()).toEqual(['11-23 08:30 8A Spansk Myhre+Solheim planned B108, B109']);
  });
});

describe('answers of WebUntis (J1, decision 027)', () => {
  it.each([
    [
      'json-rpc',
      [
        '11-23 08:30 4A Norsk Solheim planned A104',
        '11-23 09:15 4A Norsk Solheim cancelled A104',
        '11-24 08:30 4A Matematikk Myhre planned A104',
        '11-24 10:20 8A Spansk Myhre planned -',
      ],
    ],
    [
      'rest',
      [
        '11-23 08:30 4A Norsk Solheim planned A104',
        '11-24 08:30 4A Matematikk Myhre planned A104',
        '11-25 08:30 4A Norsk Solheim cancelled -',
        '11-26 09:15 4A Norsk Solheim moved -',
      ],
    ],
  ])('answers of WebUntis: %s: cancelled, substituted and moved lessons', async (folder, wanted) => {
    const owner = await fjordvik();
    expect(await owner.timetable(folder)).toMatchObject({ outcome: 'applied', refusedCount: 0 });
    expect(await owner.shown()).toEqual(wanted);
    expect(await owner.timetable(folder)).toMatchObject({ written: 0 });
  });
  it('the same period in two answers is one lesson; one that says otherwise the second time is refused', async () => {
    const owner = await fjordvik();
    const period = (more: object) => ({
      ...{ id: 1, date: 20261123, startTime: 830, endTime: 915, su: [{ id: 1, name: 'NOR' }] },
      ...{ kl: [{ id: 4, name: '4A' }], te: [{ id: 3, name: 'SOLH' }] },
      ...more,
    });
    const twice = [period({}), period({}), period({ code: 'cancelled' })];
    const files = new Map([
      ['a.json', JSON.stringify(twice)],
      ['keys.csv', KEYS],
    ]);
    const report = await owner.importer(readUntis(setOf(files)), { ownerId: owner.ownerId, system: 'untis' });
    expect(report.refused).toMatchObject([{ code: 'id-twice', place: { line: 3 } }]);
    expect(await owner.shown()).toEqual(['11-23 08:30 4A Norsk Solheim planned -']);
  });
});

it('the examples speak of people and groups of the sample, so that both can be imported together', () => {
  const known = ['orgs', 'classes', 'users'].flatMap((name) =>
    sample.of(name).flatMap(({ sourcedId = '', username = '' }) => [sourcedId, username]),
  );
  const roster = ['text', 'json-rpc', 'rest'].flatMap((folder) =>
    readFileSync(join(EXAMPLES, folder, 'keys.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(';')[2]),
  );
  expect(roster.filter((key = '') => !known.includes(key))).toEqual([]);
});
