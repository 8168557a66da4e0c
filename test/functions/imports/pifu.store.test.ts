import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolFacts } from '../../../functions/imports/school-kinds.ts';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import {
  CLASS,
  group,
  member,
  membership,
  person,
  pifuText,
  SCHOOL,
  schoolType,
  statusOf,
} from '../sources/pifu-file.ts';
import { chunks } from '../sources/small-set.ts';
import { importWorld } from './held.ts';

const DAY = '2026-11-29';
let world: Awaited<ReturnType<typeof importWorld>>;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

function owner() {
  const made = world.owner();
  const run = (...elements: readonly string[]) =>
    made.importer(
      readPifu('roster.xml', () => chunks(Buffer.from(pifuText(...elements))), DAY),
      { ownerId: made.ownerId, day: DAY, confirmEnding: true },
    );
  const school = async () => (await made.items()).find(({ sk }) => sk.startsWith('SCHOOL#'));
  return { ...made, run, school };
}
const [OWNER] = SCHOOL;
const schoolOf = (...words: readonly string[]) => group('s', 'skole', 'o', { extension: schoolType(...words) });
const withSchool = (school: string) => CLASS.map((part) => (part === SCHOOL[1] ? school : part));
const YOUTH = ['2009-05-01', '2010-05-01'].map((born, at) => person(`elev${at}`, { born }));
const upper = (school: string, ...more: readonly string[]) => [
  ...YOUTH,
  ...[OWNER, school],
  ...more,
  membership('s', member('elev0', '01'), member('elev1', '01')),
];

describe("a school's kind is never guessed and never flips (J1)", () => {
  it("a school's kind is never guessed and never flips: what a file says stays when a later one does not say it", async () => {
    const { run, school } = owner();
    await run(...upper(schoolOf('videregående')));
    expect(await school()).toMatchObject({ type: 'vgs', languageForm: 'nb' });
    await run(...upper(group('s', 'skole', 'o', { name: 'Nytt navn' }), group('t', 'trinn', 's', { name: '7' })));
    expect(await school()).toMatchObject({ type: 'vgs', name: 'Nytt navn' });
  });

  it("a school's kind is never guessed and never flips: where nothing is held, groups of upper secondary and the pupils’ age speak, and it is said", async () => {
    const found = owner();
    const program = await found.run(...upper(schoolOf(), group('st', 'utdanningsprogram', 's')));
    expect(program.notes.map(({ code }) => code)).toContain('school-type-taken-vgs');
    expect(await found.school()).toMatchObject({ type: 'vgs' });
    const primary = owner();
    const young = await primary.run(...CLASS);
    expect(young.notes.map(({ code }) => code)).toContain('school-type-taken-grunnskole');
    expect(await primary.school()).toMatchObject({ type: 'grunnskole' });
  });

  it('a school whose kind nobody knows is refused with what hangs on it, and what is held stays', async () => {
    const fresh = owner();
    const report = await fresh.run(...upper(schoolOf()));
    expect(report.refused.map(({ code }) => code)).toContain('school-type-not-said');
    expect(await fresh.school()).toBeUndefined();
    const held = owner();
    await held.run(...upper(schoolOf('videregående')));
    const again = await held.run(...upper(schoolOf('realskole')));
    expect(again.refused.map(({ code }) => code)).toEqual(['pifu-school-type-unknown']);
    expect(again.counts.pupil).toMatchObject({ ended: 0, unchanged: 2 });
  });

  it.each([
    ['a median pupil of the tenth grade', '2011-05-01', undefined, 'grunnskole'],
    ['a median pupil of Vg1', '2010-05-01', undefined, undefined],
    ['young pupils beside a programme', '2015-05-01', 'vgs', undefined],
    ['no pupils', undefined, undefined, undefined],
    ['adults', '1990-01-01', undefined, undefined],
  ] as const)("a school's kind is never guessed and never flips: %s", (_what, born, typeGuess, type) => {
    expect(schoolFacts({ typeGuess }, {}, born, DAY).type).toBe(type);
  });
});

describe('who may what after a PIFU file', () => {
  it('the principal acts, the guardian waits, and nobody reaches a child by being a contact', async () => {
    const { run, pupil, staff } = owner();
    await run(...CLASS, person('rek'), membership('s', member('rek', '05', { subrole: 'rektor' })));
    const held = (await staff('rek'))?.assignments.map((assignment) => assignment.kind === 'role' && assignment.role);
    expect(held?.toSorted()).toEqual(['leader', 'principal']);
    expect((await pupil('ola'))?.relations.map(({ basis }) => basis)).toEqual(['unknown', 'unknown']);
  });

  it('a word that is unknown ends nothing, and one that says so ends the person', async () => {
    const { run, itemNamed } = owner();
    const [ola, mor, far, , ...rest] = CLASS;
    await run(...CLASS);
    const spared = await run(ola, mor, far, person('liv', { extension: statusOf('permisjon') }), ...rest);
    expect([spared.counts.staff.ended, spared.counts.enrolment.ended]).toEqual([0, 0]);
    expect(await itemNamed('STAFF', 'liv')).not.toHaveProperty('to');
    await run(ola, mor, far, person('liv', { extension: statusOf('inaktiv') }), ...rest);
    expect(await itemNamed('STAFF', 'liv')).toMatchObject({ to: DAY });
  });

  it('a repeat of the file writes nothing', async () => {
    const { run } = owner();
    await run(...withSchool(schoolOf('barneskole')));
    expect((await run(...withSchool(schoolOf('barneskole')))).written).toBe(0);
  });
});
