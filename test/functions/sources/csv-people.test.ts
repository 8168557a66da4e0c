import { describe, expect, it } from 'vitest';
import { readCsvSet } from '../../../functions/sources/read-csv-set.ts';
import { type Cells, change, filesOf, readAll, setOf, smallSet } from './small-set.ts';

const TODAY = '2026-11-29';
/** The small set with a user's cells changed. */
async function read(id: string, cells: Cells, born?: string) {
  const set = smallSet();
  set['orgs.csv'].push({ sourcedId: 'o1', name: 'Vik kommune', type: 'district' });
  change(set, 'users.csv', id, cells);
  if (born !== undefined) change(set, 'demographics.csv', id, { birthDate: born });
  const { rows, refused, notes } = await readAll(readCsvSet(setOf(filesOf(set)), TODAY));
  const row = rows.find(({ key, kind }) => key === id && kind !== 'link' && kind !== 'enrolment');
  return {
    data: row?.data,
    refused: refused.map(({ code, column }) => [code, column].join(' ')),
    notes: notes.map(({ code, column }) => [code, column].join(' ')),
  };
}

describe('names', () => {
  it.each<[string, Cells, Cells]>([
    ['a given name alone', { givenName: 'Ola', familyName: '' }, { givenName: 'Ola', familyName: '' }],
    ['a family name alone', { givenName: '-', familyName: 'Vik' }, { givenName: '', familyName: 'Vik' }],
    ['a middle name', { givenName: 'Ola', middleName: 'Dal' }, { givenName: 'Ola Dal' }],
    ['the legal name before the preferred', { givenName: 'Ola', preferredGivenName: 'Olli' }, { givenName: 'Ola' }],
    ['the preferred where there is no other', { givenName: '', preferredGivenName: 'Olli' }, { givenName: 'Olli' }],
    ['NFC, one space between words', { givenName: ' A\u030ase \u00a0 Marie ' }, { givenName: 'Åse Marie' }],
  ])('names: %s', async (_name, cells, expected) => {
    const { data, refused } = await read('ola', cells);
    expect(refused).toEqual([]);
    expect(data).toMatchObject(expected);
  });
  it('marks of direction are taken out, and that is said', async () => {
    const { data, notes } = await read('ola', { familyName: '\u202eVik\u200b' });
    expect(data).toMatchObject({ familyName: 'Vik' });
    expect(notes).toContain('characters-removed familyName');
  });
  it('longer than a name can be is refused; so is none at all', async () => {
    expect((await read('ola', { familyName: 'V'.repeat(201) })).refused).toEqual(['text-too-long familyName']);
    expect((await read('ola', { familyName: '-', givenName: '' })).refused).toEqual(['name-missing givenName']);
  });
});

describe('schools', () => {
  it.each<[string, string, string]>([
    ['the first school is the home school', 's2,s1', 's2'],
    ['an owner among them is no school', 'o1,s2', 's2'],
    ['with ; between', 'o1;s1;s2', 's1'],
    ['one that the file does not have may be one that is held', 's9', 's9'],
  ])('schools: %s', async (_name, orgSourcedIds, schoolKey) => {
    expect((await read('ola', { orgSourcedIds })).data).toMatchObject({ schoolKey });
  });
  it('a pupil of an owner alone, or of nothing, is refused', async () => {
    for (const orgSourcedIds of ['o1', ''])
      expect((await read('ola', { orgSourcedIds })).refused).toEqual(['school-missing orgSourcedIds']);
  });
  it('a role is held at each of the schools, and at none but a school', async () => {
    expect((await read('nils', { orgSourcedIds: 'o1,s1,s2' })).data).toMatchObject({
      roles: [
        { role: 'office', schoolKey: 's1' },
        { role: 'office', schoolKey: 's2' },
      ],
    });
    const none = await read('nils', { orgSourcedIds: 'o1' });
    expect(none.data).toMatchObject({ roles: [] });
    expect(none.notes).toContain('role-without-school metadata.staffRole');
    const owner = await read('nils', { orgSourcedIds: 'o1', 'metadata.staffRole': 'owner-admin' });
    expect(owner.data).toMatchObject({ roles: [{ role: 'owner-admin' }] });
  });
});

describe('birth dates by the day of the reading', () => {
  it.each<[string, true | undefined]>([
    ['2015-05-01', undefined],
    ['17.5.2015', undefined],
    ['2022-11-29', undefined],
    ['2022-11-30', true],
    ['1995-11-30', undefined],
    ['1995-11-29', true],
    ['1913-05-01', true],
  ])('birth dates by the day of the reading: %s: unlikely %s', async (born, unlikely) => {
    const { data, refused } = await read('ola', {}, born);
    expect(refused).toEqual([]);
    expect((data as { birthDateUnlikely?: true } | undefined)?.birthDateUnlikely).toBe(unlikely);
  });
  it('birth dates by the day of the reading: after today is refused', async () => {
    expect((await read('ola', {}, '2026-11-30')).refused).toEqual(['birth-date-future birthDate']);
    expect((await read('ola', {}, '2026-11-29')).refused).toEqual([]);
  });
});

describe('how people are reached and who they are', () => {
  it('an address is held in the form in which mail is sent to it', async () => {
    expect((await read('mor', { email: 'mailto:Post@Blåbær.example' })).data).toMatchObject({
      email: 'Post@xn--blbr-roah.example',
    });
  });
  it('one that no mail reaches is left out, and a person looks at it', async () => {
    for (const id of ['mor', 'nils']) {
      const { data, notes } = await read(id, { email: 'bjørg@hjem.example' });
      expect(data).toMatchObject({ emailUnreachable: true });
      expect(data).not.toHaveProperty('email');
      expect(notes).toContain('email-unreachable email');
    }
  });
  it('telephone numbers are digits', async () => {
    expect((await read('mor', { sms: '900 00 000' })).data).toMatchObject({ mobile: '+4790000000' });
    expect((await read('mor', { sms: 'hemmeleg' })).notes).toContain('phone-wrong sms');
  });
  it.each<[string, Cells, Cells]>([
    ['{ nin : 419124 90031 } ; {FEIDE:Ola@Vik.example}', {}, { number: '41912490031', feideName: 'ola@vik.example' }],
    ['{Fødselsnummer:41912490031}', {}, { number: '41912490031' }],
    ['', { identifier: '419124 90031' }, { number: '41912490031' }],
    ['{Feide:ola@vik.example}', { identifier: 'E-1234' }, { feideName: 'ola@vik.example' }],
  ])('ids %s', async (userIds, cells, expected) => {
    const { data, refused } = await read('ola', { userIds, ...cells });
    expect(refused).toEqual([]);
    expect(data).toMatchObject(expected);
  });
  it.each(['ola@vik.example', '{NIN:41912490031},{FNR:15851090085}', '{NIN 41912490031}'])(
    'ids %s are refused',
    async (userIds) => {
      expect((await read('ola', { userIds })).refused).toEqual(['user-ids-wrong userIds']);
    },
  );
});

describe('hours, dates and who is contact teacher', () => {
  const hoursOf = async (text: string) => {
    const set = smallSet();
    change(set, 'classes.csv', 'c2', { 'metadata.annualHours': text });
    const { rows, refused, notes } = await readAll(readCsvSet(setOf(filesOf(set))));
    const [line] = [...refused, ...notes];
    return {
      says: rows.find(({ key }) => key === 'c2')?.data,
      line: line && [line.code, line.column, line.form].join(' '),
    };
  };
  it.each([
    ['56,5', 56.5],
    ['1 131', 1131],
    ['1\u00a0131', 1131],
    ['1\u202f131,0', 1131],
    ['113 t', 113],
    ['113 timer', 113],
    ['', undefined],
  ])('hours, dates and who is contact teacher: %s hours', async (text, annualHours) => {
    expect(await hoursOf(text)).toMatchObject({ says: { annualHours }, line: undefined });
  });
  it('a number that is none refuses the group; nought is said to be none', async () => {
    expect(await hoursOf('mange')).toEqual({ says: undefined, line: 'number-wrong metadata.annualHours aaaaa' });
    expect(await hoursOf('0')).toMatchObject({
      says: { annualHours: undefined },
      line: 'hours-none metadata.annualHours ',
    });
  });
  it.each(['enrollments.csv', 'guardian_links.csv'] as const)(
    'an end before the begin in %s is refused, on it is no day',
    async (file) => {
      const id = file === 'enrollments.csv' ? 'e1' : 'l1';
      const ended = async (endDate: string) => {
        const set = smallSet();
        change(set, file, id, { beginDate: '17.08.2026', endDate });
        return readAll(readCsvSet(setOf(filesOf(set))));
      };
      expect((await ended('2026-08-16')).refused).toMatchObject([{ code: 'ends-before-it-begins', column: 'endDate' }]);
      const same = await ended('17.8.2026');
      expect(same.notes).toMatchObject([{ code: 'ends-when-it-begins' }]);
      expect(same.rows.find(({ key }) => key === id)?.data).toMatchObject({ from: '2026-08-17', to: '2026-08-17' });
    },
  );
  it('contact teacher only by our own column and only of a class or contact group', async () => {
    const as = async (kind: string, cells: Cells) => {
      const set = smallSet();
      change(set, 'classes.csv', 'c1', { 'metadata.kind': kind });
      change(set, 'enrollments.csv', 'e3', { primary: 'true', 'metadata.role': '', ...cells });
      const { rows, notes } = await readAll(readCsvSet(setOf(filesOf(set))));
      const data = rows.find(({ key }) => key === 'e3')?.data as { readonly as: string } | undefined;
      return [data?.as, ...notes.map(({ code }) => code)];
    };
    const own = { 'metadata.role': 'kontaktlærer' };
    expect(await as('basis', {})).toEqual(['teacher']);
    expect(await as('basis', own)).toEqual(['contact-teacher']);
    expect(await as('kontaktlaerer', own)).toEqual(['contact-teacher']);
    for (const kind of ['undervisning', 'trinn', 'other', ''])
      expect(await as(kind, own)).toEqual(['teacher', 'contact-teacher-of-no-class']);
    // A class whose line cannot be read stays as it is held, and so does who is its contact teacher.
    expect(await as('perhaps', own)).toEqual(['contact-teacher']);
  });
});

describe('the organisation number of a school, by which other systems know it too', () => {
  it.each([
    ['NO 310 070 009 MVA', '310070009', []],
    ['310070009', '310070009', []],
    ['', undefined, []],
    ['310070008', undefined, ['org-number-wrong identifier']],
    ['Fjordvik-1', undefined, ['org-number-wrong identifier']],
  ])(
    'the organisation number of a school, by which other systems know it too: %s',
    async (identifier, orgNumber, notes) => {
      const set = smallSet();
      change(set, 'orgs.csv', 's1', { identifier });
      const found = await readAll(readCsvSet(setOf(filesOf(set)), TODAY));
      expect(found.rows.find(({ key }) => key === 's1')?.data).toMatchObject({ orgNumber });
      expect(found.notes.map(({ code, column }) => `${code} ${column}`)).toEqual(notes);
    },
  );
});
