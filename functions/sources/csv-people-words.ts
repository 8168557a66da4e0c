import type { Basis, Protection } from '../access/policy.ts';
import type { RoleAt } from './rows.ts';
import { closedWords } from './words.ts';

/** The closed vocabularies of CSV sets about people: protections, bases and roles. The others are in `csv-words.ts`. */

/** Folkeregisteret's words and the old codes; a word for "not known" is `unknown` (law 4). */
export const PROTECTIONS = closedWords<Protection>({
  ugradert: 'none',
  unclassified: 'none',
  klientadresse: 'client-address',
  'client address': 'client-address',
  'client-address': 'client-address',
  fortrolig: 'confidential',
  fortruleg: 'confidential',
  confidential: 'confidential',
  spfo: 'confidential',
  'kode 7': 'confidential',
  'fortrolig adresse': 'confidential',
  strengtfortrolig: 'strictly-confidential',
  'strengt fortrolig': 'strictly-confidential',
  strengt_fortrolig: 'strictly-confidential',
  'strengt fortruleg': 'strictly-confidential',
  'strictly confidential': 'strictly-confidential',
  'strictly-confidential': 'strictly-confidential',
  'kode 6': 'strictly-confidential',
  spsf: 'strictly-confidential',
  'strengt fortrolig adresse': 'strictly-confidential',
  ukjent: 'unknown',
  ukjend: 'unknown',
  unknown: 'unknown',
});

/** The basis of a relation; a word for the person, such as a kinship, is kept for the person who settles the basis. */
export const BASES = closedWords<{ readonly basis: Basis; readonly said?: string }>({
  foreldreansvar: { basis: 'parental-responsibility' },
  'parental responsibility': { basis: 'parental-responsibility' },
  'parental-responsibility': { basis: 'parental-responsibility' },
  dagligomsorg: { basis: 'daily-care' },
  'daglig omsorg': { basis: 'daily-care' },
  'dagleg omsorg': { basis: 'daily-care' },
  'daily-care': { basis: 'daily-care' },
  fosterhjem: { basis: 'foster-care' },
  fosterheim: { basis: 'foster-care' },
  'foster-care': { basis: 'foster-care' },
  barnevern: { basis: 'child-welfare' },
  'child-welfare': { basis: 'child-welfare' },
  verge: { basis: 'legal-guardian' },
  verje: { basis: 'legal-guardian' },
  'legal-guardian': { basis: 'legal-guardian' },
  innsynpaaforespoersel: { basis: 'on-request' },
  innsynpåforespørsel: { basis: 'on-request' },
  'innsyn på forespørsel': { basis: 'on-request' },
  'on-request': { basis: 'on-request' },
  ukjent: { basis: 'unknown' },
  ukjend: { basis: 'unknown' },
  unknown: { basis: 'unknown' },
  ...saying('mor', 'far', 'mother', 'father', 'forelder', 'parent', 'foresatt', 'føresett', 'guardian'),
  ...saying('medmor', 'steforelder', 'stemor', 'stefar', 'stepparent', 'fosterforelder', 'foster parent'),
  ...saying('besteforelder', 'grandparent', 'søsken', 'sibling', 'slektning', 'relative', 'pårørende', 'next of kin'),
});

function saying(
  ...words: readonly string[]
): Readonly<Record<string, { readonly basis: Basis; readonly said: string }>> {
  return Object.fromEntries(words.map((said) => [said, { basis: 'unknown', said }]));
}

/** The roles that a word gives. A principal is also a leader; no other deputy acts as principal. */
export const STAFF_ROLES = closedWords<readonly RoleAt['role'][]>({
  office: ['office'],
  kontor: ['office'],
  kontormedarbeider: ['office'],
  kontormedarbeidar: ['office'],
  leader: ['leader'],
  leder: ['leader'],
  leiar: ['leader'],
  avdelingsleder: ['leader'],
  avdelingsleiar: ['leader'],
  inspektør: ['leader'],
  principal: ['leader', 'principal'],
  rektor: ['leader', 'principal'],
  'owner-admin': ['owner-admin'],
  teacher: [],
  lærer: [],
  lærar: [],
  kontaktlærer: [],
  kontaktlærar: [],
  assistent: [],
});

type UserRole = { readonly kind: 'pupil' | 'guardian' | 'staff'; readonly said?: string; readonly principal?: true };
/**
 * Roles of OneRoster 1.1 (`users.csv`) and 1.2 (`roles.csv`). The word for an administrator of any sort gives no right:
 * `metadata.staffRole` gives it. A relative is a guardian whose relation waits for a person to settle it.
 */
export const USER_ROLES = closedWords<UserRole>({
  student: { kind: 'pupil' },
  pupil: { kind: 'pupil' },
  elev: { kind: 'pupil' },
  guardian: { kind: 'guardian', said: 'guardian' },
  parent: { kind: 'guardian', said: 'parent' },
  relative: { kind: 'guardian', said: 'relative' },
  foresatt: { kind: 'guardian', said: 'guardian' },
  føresett: { kind: 'guardian', said: 'guardian' },
  teacher: { kind: 'staff' },
  lærer: { kind: 'staff' },
  lærar: { kind: 'staff' },
  aide: { kind: 'staff' },
  administrator: { kind: 'staff' },
  districtadministrator: { kind: 'staff' },
  proctor: { kind: 'staff' },
  siteadministrator: { kind: 'staff' },
  systemadministrator: { kind: 'staff' },
  counselor: { kind: 'staff' },
  principal: { kind: 'staff', principal: true },
  rektor: { kind: 'staff', principal: true },
});

export const ROLE_TYPES = closedWords({ primary: 'primary', secondary: 'secondary' });

/** A person's role in a group; an administrator, proctor or aide is no member. */
export const ENROLMENT_ROLES = closedWords({
  student: 'student',
  pupil: 'student',
  elev: 'student',
  teacher: 'teacher',
  lærer: 'teacher',
  lærar: 'teacher',
  faglærer: 'teacher',
  faglærar: 'teacher',
  administrator: 'none',
  proctor: 'none',
  aide: 'none',
  assistent: 'none',
});

/** Our own column beside the role, for contact teachers. */
export const TEACHING_ROLES = closedWords({
  kontaktlaerer: 'contact-teacher',
  kontaktlærer: 'contact-teacher',
  kontaktlærar: 'contact-teacher',
  'contact-teacher': 'contact-teacher',
  'contact teacher': 'contact-teacher',
  teacher: 'teacher',
  lærer: 'teacher',
  lærar: 'teacher',
  faglærer: 'teacher',
  faglærar: 'teacher',
  student: 'student',
  elev: 'student',
});

/**
 * Kinds of ids in `userIds` that identify a person. The standard leaves the names of kinds open; others are ignored.
 */
export const ID_TYPES = closedWords({
  nin: 'number',
  fnr: 'number',
  fødselsnummer: 'number',
  fodselsnummer: 'number',
  personnummer: 'number',
  dnr: 'number',
  'd-nummer': 'number',
  personnin: 'number',
  nationalidentitynumber: 'number',
  feide: 'feide',
  feideid: 'feide',
  feidenavn: 'feide',
  feidenamn: 'feide',
  edupersonprincipalname: 'feide',
  eppn: 'feide',
});
