import * as z from 'zod/mini';

const code = z.string().check(z.regex(/^[\p{L}\p{N}._-]{1,30}$/u));
const words = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** The codes of an owner's archive; all of them, since a message without one is refused. */
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

/** What an archive calls something: any word, since every core has its own; nothing that XML cannot say. */
const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}]*$/u;
const named = (longest: number) => words(longest).check(z.regex(PRINTABLE));
const perhaps = (longest: number) => z.string().check(z.trim(), z.maxLength(longest), z.regex(PRINTABLE));

/** A value where the form wants one, and none where it says it all. */
const identified = <Form extends string>(forms: readonly [Form, ...Form[]]) =>
  z
    .strictObject({ form: z.enum(forms), value: perhaps(120) })
    .check(z.refine(({ form, value }) => NEEDS_VALUE.has(form) === (value !== ''), { error: 'wrong-format' }));
const NEEDS_VALUE: ReadonlySet<string> = new Set(['name', 'identifier', 'initials']);

/** Where and how an owner's archive files; all of it, so that what is read can be sent back. */
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
