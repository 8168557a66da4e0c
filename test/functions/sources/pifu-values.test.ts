import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/shared/time.ts';
import { periodOf } from '../../../functions/sources/pifu-period.ts';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import type { Element } from '../../../functions/sources/read-xml.ts';
import { CLASS, member, membership, person, pifuText } from './pifu-file.ts';
import { dataOf, notedIn, readPifuOf, readText } from './read-a-pifu.ts';
import { chunks, whyUnreadable } from './small-set.ts';

const element = (name: string, text: string, children: readonly Element[] = []): Element => ({
  ...{ name, line: 1, attributes: {}, children, text },
});
const frame = (begin: string, end: string, admin = '') =>
  element('timeframe', '', [element('begin', begin), element('end', end), element('adminperiod', admin)]);

describe('a timeframe is a period', () => {
  it.each([
    ['2026-08-17', '2027-06-18', { from: '2026-08-17', to: '2027-06-19' }],
    ['2026-08-17', '2026-08-17', { from: '2026-08-17', to: '2026-08-18' }],
    ['2026-08-17', '', { from: '2026-08-17', to: undefined }],
    ['2026-08-17', '9999-12-31', { from: '2026-08-17', to: undefined }],
    ['', '', {}],
    ['2026-08-17+02:00', '', { from: '2026-08-17', to: undefined }],
    ['2026-08-16T22:00:00Z', '2027-06-18T23:59:59', { from: '2026-08-17', to: '2027-06-19' }],
    ['2027-08-20', '2027-06-30', 'ends-before-it-begins'],
    ['2026-02-30', '', 'dates-wrong'],
    ['0001-01-01', '', 'dates-wrong'],
    ['', '0001-01-01', 'dates-wrong'],
    ['17.08.2026', '', 'dates-wrong'],
    ['i høst', '', 'dates-wrong'],
  ])('a timeframe is a period: %s – %s', (begin, end, period) => {
    expect(periodOf(frame(begin, end))).toEqual(period);
  });
  it.each([
    ['2025/2026', { from: '2025-08-01', to: '2026-08-01' }],
    ['H2026', { from: '2026-08-01', to: '2027-02-01' }],
    ['V2027', { from: '2027-01-01', to: '2027-08-01' }],
    ['H2025/V2026', { from: '2025-08-01', to: '2026-08-01' }],
    ['2026', { from: '2026-01-01', to: '2027-01-01' }],
    ['2026/2025', 'dates-wrong'],
    ['skoleåret', 'dates-wrong'],
  ])('a name counts where there are no days: %s', (name, period) => {
    expect(periodOf(frame('', '', name))).toEqual(period);
    expect(periodOf(frame('2026-08-17', '', name))).toEqual({ from: '2026-08-17', to: undefined });
  });
  it('a timeframe never ends before it begins', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2022-01-01', days));
    fc.assert(
      fc.property(day, day, (begin, end) => {
        const period = periodOf(frame(begin, end));
        expect(typeof period === 'string').toBe(end < begin);
        if (typeof period !== 'string') expect([period.from, addDays(period.to ?? '', -1)]).toEqual([begin, end]);
      }),
    );
  });
});

describe('how people are reached', () => {
  const mail = (type: string, text: string, priority = 0) =>
    `<pifu_email type="${type}" priority="${priority}">${text}</pifu_email>`;
  const tel = (type: string, text: string, priority = 0) =>
    `<pifu_tel type="${type}" priority="${priority}">${text}</pifu_tel>`;
  const mother = async (plain: string, extension = '') => {
    const [ola, , ...others] = CLASS;
    const found = await readPifuOf(ola, person('mor', { plain, extension }), ...others);
    return { ...dataOf(found, 'guardian', 'mor'), notes: notedIn(found) };
  };
  it.each([
    ['the main address', '<email>mor@hjem.no</email>', '', { email: 'mor@hjem.no' }],
    [
      'the private one first',
      '<email>a@b.no</email>',
      mail('personEmailPrivate', 'mor@hjem.no'),
      { email: 'mor@hjem.no' },
    ],
    [
      'by priority',
      '',
      mail('personEmailPrivate', 'c@b.no') +
        mail('personEmailPrivate', 'b@b.no', 2) +
        mail('personEmailPrivate', 'a@b.no', 1),
      { email: 'a@b.no' },
    ],
    ['never at work', '<email>mor@jobb.no</email>', mail('personEmailAtOrg', 'Mor@jobb.no'), { notes: [] }],
    [
      'the first that can be reached',
      '<email>a@b.no</email>',
      mail('personEmailPrivate', 'bjørg@hjem.no'),
      { email: 'a@b.no' },
    ],
    ['the main mobile', '<tel teltype="3">+47-99900099</tel>', '', { mobile: '+4799900099' }],
    [
      'the private mobile first',
      '<tel teltype="3">99900099</tel>',
      tel('personMobilePrivate', '400 00 001'),
      { mobile: '+4740000001' },
    ],
    ['a private number that is a mobile', '', tel('personTelephonePrivate', '+4798000090'), { mobile: '+4798000090' }],
  ])('a guardian: %s', async (_what, plain, extension, expected) => {
    const { notes, ...found } = await mother(plain, extension);
    expect({ notes, ...found }).toMatchObject(expected);
    if (_what === 'never at work') expect(found).not.toHaveProperty('email');
  });
  it('an address that reaches nobody is said', async () => {
    expect(await mother('<email>bjørg@hjem.no</email><tel teltype="3">ring mormor</tel>')).toMatchObject({
      ...{ emailUnreachable: true, mobile: undefined },
      notes: ['guardian email-unreachable', 'guardian phone-wrong'],
    });
  });
  it.each([
    ['nb', 'nb'],
    ['NNO', 'nn'],
    ['sme', 'se'],
    ['no', undefined],
    ['ar', undefined],
  ])('a pupil who prefers %s', async (word, form) => {
    const extension = `<pifu_preferredLanguage source="ISO 639-1">${word}</pifu_preferredLanguage>`;
    const found = await readPifuOf(person('ola', { extension }), ...CLASS.slice(3));
    const data = dataOf(found, 'pupil', 'ola');
    expect(data && 'languageForm' in data ? data.languageForm : undefined).toBe(form);
    expect(notedIn(found)).toEqual(word === 'ar' ? ['pupil language-not-served'] : []);
  });
});

const readRoster = (text: string) => readPifu('f.xml', () => chunks(Buffer.from(text)));
const absence = (value: string, { mode = 'occurrence', unit = 'hours', valid = 'valid', end = '2026-10-16' } = {}) =>
  `<pifu_absence pifu_absence_mode="${mode}"><sourcedid><id>f1</id></sourcedid>
  <pifu_absence_type${valid && ` pifu_absence_classification="${valid}"`}>${unit}</pifu_absence_type>
  <timeframe><begin>2026-10-16</begin><end>${end}</end></timeframe><pifu_absence_value>${value}</pifu_absence_value></pifu_absence>`;
const away = (extension: string, who = 'ola', as = '01') =>
  pifuText(...CLASS, membership('5A', member(who, as, { extension })));
async function absencesIn(text: string) {
  const found = [];
  for await (const reading of readRoster(text)) {
    const line = 'row' in reading ? reading.row : 'note' in reading ? reading.note : reading.refused;
    if (line.kind === 'absence') found.push('code' in line ? line.code : line.data);
  }
  return found;
}
describe('absences that a roster carries along', () => {
  const of = { pupilKey: 'ola', groupKey: '5A', ofSchool: false };
  const period = { from: '2026-10-16', to: '2026-10-17' };
  it.each([
    [
      'hours of the clock',
      absence('0.75'),
      { ...of, mode: 'occurrence', ...period, amount: { minutes: 45 }, documented: true },
    ],
    [
      'days, as a sum',
      absence('3', { mode: 'aggregate', unit: 'days', valid: 'invalid', end: '2027-01-15' }),
      { ...of, mode: 'sum', ...period, to: '2027-01-16', amount: { days: 3 }, documented: false },
    ],
    [
      'a correction',
      absence('-1.5', { valid: '' }),
      { ...of, mode: 'occurrence', ...period, amount: { minutes: -90 } },
    ],
    ['a mode of no kind', absence('1', { mode: 'sometimes' }), 'word-unknown'],
    ['a unit of no kind', absence('1', { unit: 'weeks' }), 'word-unknown'],
    ['neither valid nor invalid', absence('1', { valid: 'kanskje' }), 'word-unknown'],
    ['a value that is no number', absence('1,5'), 'number-wrong'],
    ['an end before its begin', absence('1', { end: '2026-10-15' }), 'ends-before-it-begins'],
    ['an open end', absence('1', { end: '' }), 'dates-missing'],
  ])('absences that a roster carries along: %s', async (_what, extension, expected) => {
    expect(await absencesIn(away(extension))).toEqual([expected]);
  });
  it('a teacher has none', async () => {
    expect(await absencesIn(away(absence('1'), 'liv', '02'))).toEqual(['absence-of-no-pupil']);
  });
  it('a second of the same id is refused later by its key; without an id each stands by itself', async () => {
    const keys = async (text: string) => {
      const { rows } = await readText(text);
      return rows.flatMap((row) => (row.kind === 'absence' ? [row.key] : []));
    };
    const bare = absence('1').replace('<sourcedid><id>f1</id></sourcedid>', '');
    expect(await keys(away(absence('1') + absence('2')))).toEqual(['ola 5A id f1', 'ola 5A id f1']);
    const name = 'ola 5A occurrence minutes 2026-10-16 2026-10-17 true';
    expect(await keys(away(bare + bare))).toEqual([`${name} 1`, `${name} 2`]);
  });
  it('a line that cannot be read spares what is held of it', async () => {
    const spared = [];
    for await (const reading of readRoster(away(absence('1,5')))) if ('refused' in reading) spared.push(reading.spares);
    expect(spared).toEqual([{ kind: 'absence', key: 'ola 5A id f1' }]);
  });
  const result = '<finalresult resulttype="x"><result>5</result></finalresult>';
  const only = (inside: string) => membership('s', member('ola', '01').replace('</status>', `</status>${inside}`));
  it.each([
    ['of absences', [only(`<extension>${absence('1')}</extension>`)], 'file-only-absences'],
    ['of marks', [only(result)], 'file-only-marks'],
    [
      'of absences with names',
      [person('ola', { born: '' }), ...CLASS.slice(4, 6), only(`<extension>${absence('1')}</extension>`)],
      'file-only-absences',
    ],
    ['of groups', CLASS.slice(4), 'file-without-persons'],
  ])('a file %s alone is no roster, and says what it is', async (_what, elements, code) => {
    expect(await whyUnreadable(readRoster(pifuText(...elements)))).toMatchObject({ code });
  });
});
