import { describe, expect, it } from 'vitest';
import { orgNumberIn } from '../../../functions/sources/org-number.ts';
import { CLASS, group, member, membership, OWNER, person, pifuId, SCHOOL, schoolType, statusOf } from './pifu-file.ts';
import { dataOf, notedIn, readPifuOf, refusedIn, rowsOf, sparedIn } from './read-a-pifu.ts';

const school = (...more: readonly string[]) => readPifuOf(person('ola'), OWNER, ...more);
const typed = (...words: readonly string[]) => group('s', 'skole', 'o', { extension: schoolType(...words) });

describe('the kind of a school is read and never guessed', () => {
  it.each([
    [['barneskole'], 'grunnskole'],
    [['ungdomsskole'], 'grunnskole'],
    [['barneskole', 'ungdomsskole'], 'grunnskole'],
    [['Videregående'], 'vgs'],
    [['barneskole', 'sfo'], 'grunnskole'],
    [['barnehage', 'barneskole'], 'grunnskole'],
  ])('the kind of a school is read and never guessed: %j is %s', async (words, type) => {
    expect(dataOf(await school(typed(...words)), 'school', 's')).toMatchObject({ type });
  });

  it.each(['sfo', 'barnehage', 'voksenopplæring', 'folkehøgskole', 'kulturskole'])(
    'the kind of a school is read and never guessed: %s is no school',
    async (word) => {
      const found = await school(typed(word));
      expect([rowsOf(found), notedIn(found)]).toEqual([[], ['file person-without-role', 'school school-not-served']]);
    },
  );

  it.each([
    [['grunnskolen vår'], 'school pifu-school-type-unknown'],
    [['ungdomsskole', 'videregående'], 'school school-type-both'],
    [['barneskole', 'constructor'], 'school pifu-school-type-unknown'],
  ])('the kind of a school is read and never guessed: %j is refused and ends nothing', async (words, line) => {
    expect(refusedIn(await school(typed(...words)))).toEqual([line]);
    expect(await sparedIn(person('ola'), OWNER, typed(...words))).toEqual(['school s']);
  });

  it.each([
    ['a programme', 'vgs', [group('p', 'utdanningsprogram', 's')]],
    [
      'a programme area below a programme',
      'vgs',
      [group('p', 'utdanningsprogram', 's'), group('a', 'programområde', 'p')],
    ],
    ['Vg1', 'vgs', [group('t', 'trinn', 's', { name: 'Vg1' })]],
    ['the seventh grade', 'grunnskole', [group('t', 'trinn', 's', { name: '7. trinn' })]],
    ['both', undefined, [group('p', 'utdanningsprogram', 's'), group('t', 'trinn', 's', { name: '7' })]],
    ['a class', undefined, [group('5A', 'basisgruppe', 's')]],
  ])(
    'the kind of a school is read and never guessed: where the file does not say it, %s speaks for %s',
    async (_what, typeGuess, groups) => {
      const data = dataOf(await school(group('s', 'skole', 'o'), ...groups), 'school', 's');
      expect(data).not.toHaveProperty('type');
      expect(data && 'typeGuess' in data ? data.typeGuess : undefined).toBe(typeGuess);
    },
  );
});

describe('organisation numbers', () => {
  it.each([
    ['974600900', '974600900'],
    ['NO 974 760 673 MVA', '974760673'],
    ['NO974760673', '974760673'],
    ['974.760.673', '974760673'],
    ['974760674', undefined],
    ['97476067', undefined],
    ['', undefined],
  ])('organisation numbers: %s → %s', (written, number) => {
    expect(orgNumberIn(written)).toBe(number);
  });
  it('one that is none is left out, and it is said', async () => {
    const at = (value: string) => school(group('s', 'skole', 'o', { extension: pifuId('organizationNumber', value) }));
    expect(dataOf(await at('NO974760673'), 'school', 's')).toMatchObject({ orgNumber: '974760673' });
    const wrong = await at('NO310000001');
    expect(dataOf(wrong, 'school', 's')).toMatchObject({ orgNumber: undefined });
    expect(notedIn(wrong)).toContain('school org-number-wrong');
  });
});

describe('groups', () => {
  it('groups have the period of their timeframe, whatever restrict says', async () => {
    const timeframe = '<begin restrict="0">2025-08-01</begin><end restrict="0">2026-07-31</end>';
    const found = await readPifuOf(...CLASS, group('k', 'kontaktlærergruppe', 's', { timeframe }));
    expect(dataOf(found, 'group', 'k')).toMatchObject({ groupKind: 'contact', from: '2025-08-01', to: '2026-08-01' });
  });
  it.each([
    ['marked as deleted', group('g', 'basisgruppe', 's', { recstatus: '3' }), 'marked-deleted', 'belongs-to-gone'],
    [
      'inactive',
      group('g', 'basisgruppe', 's', { extension: statusOf('inaktiv') }),
      'group-inactive',
      'belongs-to-gone',
    ],
    ['a council', group('g', 'elevråd', 's'), 'group-aside', 'group-aside'],
    ['of parents', group('g', 'foresattegruppe', 's'), 'group-aside', 'group-aside'],
  ])('groups: %s are left aside with their members', async (_what, made, code, ofMember) => {
    const found = await readPifuOf(...CLASS, made, membership('g', member('ola', '01'), member('liv', '02')));
    expect(rowsOf(found).filter((row) => /(group|enrolment) g\b/.test(row))).toEqual([]);
    expect(notedIn(found)).toEqual([`group ${code}`, `enrolment ${ofMember}`, `enrolment ${ofMember}`]);
  });
  it('a parent in a council or a group of parents does not become a pupil', async () => {
    const found = await readPifuOf(...CLASS, group('g', 'fau', 's'), membership('g', member('mor', '01')));
    expect(rowsOf(found)).not.toContain('pupil mor');
  });
  it('groups whose line cannot be read spare their members too', async () => {
    const file = [...CLASS, group('g', 'kor', 's'), membership('g', member('ola', '01'))];
    expect(refusedIn(await readPifuOf(...file))).toEqual(['group group-type-unknown', 'enrolment group-unclear']);
    expect(await sparedIn(...file)).toContain('enrolment g ola student');
  });
  it('know their subject by its code in Grep', async () => {
    const code = pifuId('grepCodeShortForm', 'MAT0008');
    const found = await readPifuOf(
      person('ola'),
      ...SCHOOL,
      group('fag', 'fag', 's', { name: 'Matematikk', extension: code }),
      group('m', 'undervisningsgruppe', 's', { extension: pifuId('grepCode', 'http://psi.udir.no/kl06/MAT0008') }),
    );
    expect(dataOf(found, 'group', 'm')).toMatchObject({ subjectCode: 'MAT0008', subject: 'Matematikk' });
  });
  it('groups are found by an id that the school had before, and behind their memberships', async () => {
    const found = await readPifuOf(
      person('ola'),
      membership('5A', member('ola', '01')),
      group('5A', 'basisgruppe', 'gammel'),
      OWNER,
      group('s', 'skole', 'o', { former: 'gammel' }),
    );
    expect(rowsOf(found)).toEqual(['pupil ola', 'enrolment 5A ola student', 'group 5A', 'school s']);
    expect(dataOf(found, 'group', '5A')).toMatchObject({ schoolKey: 's' });
  });
});
