import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf } from '../../../functions/archive/check-message.ts';
import { allAt, type Element, textAt } from '../../../functions/archive/element.ts';
import { messageOf, messageXml, type Subject, type Terms } from '../../../functions/archive/write-message.ts';
import type { ArchiveFiling } from '../../../functions/settings/archive-codes.ts';
import { archiveFiling } from '../../../functions/settings/archive-values.ts';
import { FOLDER_ID } from './folders.ts';
import { published, validator, WHY_NOT } from './published-fiks.ts';
import { NAMES, SECRET, SUBJECT, TERMS } from './sample.ts';

const on = (filing: Partial<ArchiveFiling>, more: Partial<Terms> = {}): Terms => ({
  ...TERMS,
  ...more,
  filing: { ...TERMS.filing, ...filing },
});
const faults = (terms: Terms, subject: Subject = SUBJECT, message = messageOf(subject, terms)) =>
  faultsOf(message, subject, NAMES, terms);

/**
 * What the published tests of the format's owner set for a pupil's folder, and what Noark wants of one: each field with
 * a word of its own.
 */
const FILED = on({
  rule: 'FiksArkiv-Elevmappe-1',
  series: 'ELEV',
  folderType: 'Elevmappe',
  administrativeUnit: { form: 'initials', value: 'ADM' },
  caseResponsible: { form: 'initials', value: 'RKT' },
  caseHandler: { form: 'name', value: 'Ingrid Arkiv' },
  createdBy: 'skolebro',
  pupilSystem: 'Skolebro - Person',
  subjectSystem: 'Skolebro - Emne',
  partyRole: 'F',
  format: 'PDF',
});
const NO_NUMBER: Subject = { ...SUBJECT, pupil: { name: SUBJECT.pupil.name } };
const VARIANTS: readonly (readonly [string, Subject, Terms])[] = [
  ['by default', SUBJECT, TERMS],
  ['fully filed', SUBJECT, FILED],
  ['of a secret address', SECRET, FILED],
  ['in a folder that is there', SUBJECT, { ...FILED, folderId: FOLDER_ID }],
  ['without a number', NO_NUMBER, FILED],
  ['without a number and a class for it', NO_NUMBER, on({ substituteSystem: '', subjectSystem: '' })],
  ['from a unit that is the school', SUBJECT, on({ administrativeUnit: { form: 'school-number', value: '' } })],
];

test.each(VARIANTS)('a message %s is whole by our own rules (L1, decision 043)', (_what, subject, terms) => {
  expect(faults(terms, subject)).toEqual([]);
});

test('every field stands where the format has it', () => {
  const message = messageOf(SUBJECT, FILED);
  const at = (...path: string[]) => textAt(message, ...path);
  expect({
    regel: at('regel'),
    arkivdel: at('mappe', 'arkivdel', 'm:kode'),
    mappetype: at('mappe', 'mappetype', 'm:kode'),
    enhet: at('mappe', 'administrativEnhet', 'm:initialer'),
    saksansvarlig: at('mappe', 'saksansvarlig', 'm:initialer'),
    opprettetAv: at('mappe', 'opprettetAv'),
    rolle: at('mappe', 'part', 'partRolle', 'm:kode'),
    saksbehandler: at('registrering', 'korrespondansepart', 'saksbehandler', 'm:navn'),
    avsender: at('registrering', 'korrespondansepart', 'administrativEnhet', 'm:initialer'),
    registrertAv: at('registrering', 'opprettetAv'),
    format: at('registrering', 'dokumentbeskrivelse', 'dokumentobjekt', 'format', 'm:kode'),
    skjermet: at('registrering', 'dokumentbeskrivelse', 'skjerming', 'tilgangsrestriksjon', 'm:kode'),
    klasser: allAt(message, 'mappe', 'klassifikasjon', 'klassifikasjonssystemID').map(({ text }) => text),
  }).toEqual({
    ...{ regel: 'FiksArkiv-Elevmappe-1', arkivdel: 'ELEV', mappetype: 'Elevmappe', enhet: 'ADM' },
    ...{ saksansvarlig: 'RKT', opprettetAv: 'skolebro', rolle: 'F', saksbehandler: 'Ingrid Arkiv', avsender: 'ADM' },
    ...{ registrertAv: 'skolebro', format: 'PDF', skjermet: '13', klasser: ['Skolebro - Person', 'Skolebro - Emne'] },
  });
});

test('the defaults are of the published code lists, and a sent letter is not a reserved one', () => {
  const message = messageOf(SUBJECT, TERMS);
  expect(['K', 'P', 'F', 'A']).toContain(textAt(message, 'mappe', 'part', 'partRolle', 'm:kode'));
  expect(textAt(message, 'registrering', 'journalstatus', 'm:kode')).toBe('E');
  for (const left of ['regel', 'arkivdel', 'mappetype', 'administrativEnhet', 'saksansvarlig', 'opprettetAv'])
    expect(messageXml(message)).not.toContain(`<${left}>`);
});

test.each([
  ['regel', 'rule'],
  ['arkivdel', 'series'],
  ['mappetype', 'folderType'],
  ['opprettetAv', 'createdBy'],
] as const)('a message that says another %s than the setting never leaves', (_field, name) => {
  expect(faults(FILED, SUBJECT, messageOf(SUBJECT, on({ ...FILED.filing, [name]: 'Annet' })))).toContain('filing');
});

test.each(['administrativeUnit', 'caseResponsible', 'caseHandler'] as const)(
  'a message that names another %s than the setting never leaves',
  (name) => {
    const other = { form: 'name', value: 'Annen' } as const;
    expect(faults(FILED, SUBJECT, messageOf(SUBJECT, on({ ...FILED.filing, [name]: other })))).toContain('filing');
    expect(faults(TERMS, SUBJECT, messageOf(SUBJECT, on({ [name]: other })))).toContain('filing');
  },
);

test('a folder that the archive has is named by its own id and not made again', () => {
  const terms = { ...TERMS, folderId: FOLDER_ID };
  const message = messageOf(SUBJECT, terms);
  expect(allAt(message, 'mappe')).toEqual([]);
  expect(textAt(message, 'registrering', 'referanseForelderMappe', 'm:systemID')).toBe(FOLDER_ID);
  expect(faults(terms, SUBJECT, messageOf(SUBJECT, TERMS))).toEqual(expect.arrayContaining(['folder', 'folder-key']));
  const other = { ...TERMS, folderId: FOLDER_ID.replace('0', '1') };
  expect(faults(terms, SUBJECT, messageOf(SUBJECT, other))).toContain('folder-key');
  expect(faults(TERMS, SUBJECT, message)).toContain('folder');
});

test('a pupil without a number is filed under our key, which says what it is and looks like no number; or waits', () => {
  const message = messageOf(NO_NUMBER, TERMS);
  const [own] = allAt(message, 'mappe', 'klassifikasjon');
  const of = (element: Element | undefined, name: string) => element && textAt(element, name);
  expect([of(own, 'klassifikasjonssystemID'), of(own, 'klasseID'), of(own, 'tittel'), of(own, 'erSkjermet')]).toEqual([
    'ELEV-ID',
    NO_NUMBER.pupilId,
    'Elev uten fødselsnummer',
    'true',
  ]);
  expect(textAt(message, 'mappe', 'part', 'partID')).toBe(NO_NUMBER.pupilId);
  expect(allAt(message, 'mappe', 'part', 'personID')).toEqual([]);
  expect(faults(on({ withoutNumber: 'wait' }), NO_NUMBER)).toEqual(['folder-person']);
  const numberless = messageXml(message).replaceAll(SUBJECT.recipients[0]?.identityNumber ?? '', '');
  expect(numberless.match(/(?<![0-9a-z])\d{11}(?![0-9a-z])/g)).toBeNull();
});

test('a folder may be called by a name, which is still in no public title', () => {
  const subject = { ...SUBJECT, pupil: { ...SUBJECT.pupil, name: 'Elev Fjord' } };
  const terms = on({ folderTitle: 'Elev' });
  expect(faultsOf(messageOf(subject, terms), subject, ['Elev Fjord'], terms)).toEqual([]);
});

test('the example of docs/archive.md is a value that the setting takes, and makes a whole message', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/archive.md'), 'utf8');
  const [, json = ''] = page.match(/```json\n([\s\S]*?)```/) ?? [];
  const filing = archiveFiling.parse(JSON.parse(json).value);
  expect(faults(on(filing))).toEqual([]);
  for (const field of Object.keys(TERMS.filing)) expect(page).toContain(`\`${field}\``);
});

test.skipIf(!published)(`filed messages hold by the publisher's schema, unless ${WHY_NOT} (L1)`, () => {
  const check = validator();
  for (const [what, subject, terms] of VARIANTS)
    expect([what, check(messageXml(messageOf(subject, terms)))]).toEqual([what, undefined]);
});
