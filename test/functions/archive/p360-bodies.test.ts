import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newEntry, newFolder, P360_CODES } from '../../../functions/archive/p360-bodies.ts';
import type { Named, Subject } from '../../../functions/archive/write-message.ts';
import { NATIONAL_CODES } from '../../../functions/settings/archive-codes.ts';
import { LETTER } from './p360-sample.ts';
import { SUBJECT } from './sample.ts';

/**
 * Fields that P360 shields; all others may stand in a public journal, or be seen by whoever looks after the archive.
 */
const SHIELDED = new Set(['UnofficialTitle', 'UnregisteredContacts', 'ArchiveCodes']);

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const number = fc.stringMatching(/^\d{11}$/);
const person: fc.Arbitrary<Named> = fc.record({ name, identityNumber: fc.option(number, { nil: undefined }) });
const people = fc.record({ pupil: person, recipients: fc.array(person, { maxLength: 5 }) });

const bodiesOf = (subject: Subject) => {
  const about = { subject, codes: NATIONAL_CODES };
  const folder = newFolder(about, subject.pupil.identityNumber ?? '', P360_CODES);
  return { folder, entry: newEntry(about, LETTER, '26/00001', P360_CODES) };
};
const openPart = (body: object): unknown =>
  Object.fromEntries(Object.entries(body).filter(([field]) => !SHIELDED.has(field)));

test('the public part of an archived warning is the same whoever the pupil and the guardians are (law 1)', () => {
  fc.assert(
    fc.property(people, people, fc.boolean(), (some, others, secret) => {
      const [first, other] = [some, others].map((who) => bodiesOf({ ...SUBJECT, secret, note: secret, ...who }));
      expect(openPart(first?.folder ?? {})).toEqual(openPart(other?.folder ?? {}));
      expect(openPart(first?.entry ?? {})).toEqual(openPart(other?.entry ?? {}));
    }),
    { numRuns: 10_000 },
  );
});

test('the entry of a pupil whose address is secret says nothing of who else there is, and no number', () => {
  fc.assert(
    fc.property(people, people, (some, others) => {
      const subject: Subject = { ...SUBJECT, secret: true, note: true, ...some };
      const { entry, folder } = bodiesOf(subject);
      const pupil = { name: some.pupil.name, identityNumber: others.pupil.identityNumber };
      expect(bodiesOf({ ...subject, recipients: others.recipients, pupil }).entry).toEqual(entry);
      expect(folder.UnregisteredContacts).toEqual([
        { Role: 'Sakspart', ContactName: some.pupil.name, IsUnofficial: true },
      ]);
    }),
    { numRuns: 10_000 },
  );
});
