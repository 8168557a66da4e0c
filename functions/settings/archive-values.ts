import * as z from 'zod/mini';

const code = z.string().check(z.regex(/^[\p{L}\p{N}._-]{1,30}$/u));
const words = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** The codes of an owner's archive. All are required, since the archive refuses a message without one. */
export const archiveCodes = z.strictObject({
  system: words(60),
  restriction: code,
  legalBasis: words(120),
  outgoing: code,
  internalNote: z.enum(['X', 'N']),
  outgoingStatus: code,
  noteStatus: code,
  documentType: code,
  folderStatus: code,
  folderClass: code,
});

/** An archive's own name for something: any text without characters that XML cannot hold. */
const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}]*$/u;
const named = (longest: number) => words(longest).check(z.regex(PRINTABLE));
const perhaps = (longest: number) => z.string().check(z.trim(), z.maxLength(longest), z.regex(PRINTABLE));

/** A form with a value if it needs one, and without a value if not. */
const identified = <Form extends string>(forms: readonly [Form, ...Form[]]) =>
  z
    .strictObject({ form: z.enum(forms), value: perhaps(120) })
    .check(z.refine(({ form, value }) => NEEDS_VALUE.has(form) === (value !== ''), { error: 'wrong-format' }));
const NEEDS_VALUE: ReadonlySet<string> = new Set(['name', 'identifier', 'initials']);

/** The filing of an owner's archive. All fields are required, so that the value can be sent back as it was read. */
export const archiveFiling = z.strictObject({
  rule: perhaps(120),
  series: perhaps(60),
  folderType: perhaps(60),
  folderTitle: named(60),
  administrativeUnit: identified(['none', 'school', 'school-number', 'name', 'identifier', 'initials']),
  caseResponsible: identified(['none', 'name', 'identifier', 'initials']),
  caseHandler: identified(['none', 'name', 'identifier', 'initials']),
  createdBy: perhaps(120),
  pupilSystem: named(60),
  subjectSystem: perhaps(60),
  substituteSystem: perhaps(60),
  withoutNumber: z.enum(['own-key', 'wait']),
  partyRole: code,
  format: named(30),
  search: z.enum(['first', 'never']),
});
