import type { Calling } from '../access/authorize.ts';
import type { Lookup, School, Term } from '../roster/lookup.ts';
import type { Calendar } from '../shared/school/calendar.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day, Instant } from '../shared/time.ts';
import { type CodeSet, codeOf, codeSetOn } from './absence-codes.ts';
import { contactLine } from './contact.ts';
import type { Settings } from './definitions.ts';

/** The settings that a feature needs, for the owner or for one of its schools. */
export type SettingsLookup<Values> = {
  of(ownerId: string, now?: Instant): Promise<{ at(schoolId?: string): Values }>;
};

/** An owner's schools, terms and settings, the input of many rules. */
export type OrgContext<Values> = {
  readonly at: (schoolId?: string) => Values;
  readonly school: (schoolId: string) => School | undefined;
  readonly schools: readonly School[];
  readonly terms: readonly Term[];
};

type OrgDeps<Values> = {
  readonly lookup: { schools(ownerId: string, now?: Instant): ReturnType<Lookup['schools']> };
  readonly settings: SettingsLookup<Values>;
};

/** Schools, terms and settings for a request, in one parallel trip or as kept for some seconds (decision 045). */
export const loadOrgContext = <Values>(
  deps: OrgDeps<Values>,
  { login, moment }: Calling,
): Promise<OrgContext<Values>> => readOrgContext(deps, login.ownerId, moment.instant);

/** The same, read now: for jobs and documents. */
export async function readOrgContext<Values>(
  { lookup, settings }: OrgDeps<Values>,
  ownerId: string,
  now?: Instant,
): Promise<OrgContext<Values>> {
  const [{ schools, terms }, values] = await Promise.all([lookup.schools(ownerId, now), settings.of(ownerId, now)]);
  return {
    at: (schoolId) => values.at(schoolId),
    school: (schoolId) => schools.find(({ id }) => id === schoolId),
    schools,
    terms,
  };
}

type Having<Key extends keyof Settings, Part extends keyof OrgContext<unknown>> = Pick<
  OrgContext<Pick<Settings, Key>>,
  Part
>;

/** A school's calendar: terms and closed days decide which days are school days. */
export const calendarOf = ({ terms, at }: Having<'school.closedDays', 'terms' | 'at'>, schoolId: string): Calendar => ({
  terms,
  closedDays: at(schoolId)['school.closedDays'],
});

/** The school's contact for families; `null` if the school has set none. */
export function contactAt(
  { at }: Having<'school.contact', 'at'>,
  schoolId: string,
): { readonly name: string | null; readonly phone: string | null } | null {
  const { name, phone } = at(schoolId)['school.contact'];
  return name || phone ? { name: name || null, phone: phone || null } : null;
}

/** The school's contact as one line for refusals; the school's name if it has set no contact. */
export const contactLineAt = ({ at, school }: Having<'school.contact', 'at' | 'school'>, schoolId: string): string =>
  contactLine(at(schoolId)['school.contact'], school(schoolId)?.name);

type Schools = Having<'school.contact', 'at' | 'school' | 'schools'>;

/**
 * Whom to contact where no school is known: the owner's contact, else the contacts of its schools with their names. It
 * depends on no pupil, so that it tells nothing of any.
 */
export const contactLineOf = (org: Schools): string =>
  contactLine(org.at()['school.contact'], undefined) || contactLinesAt(org, idsOf(org.schools));
const idsOf = (schools: Schools['schools']) => schools.map(({ id }) => id);

/** The contacts of several schools as one line, each with the school's name; of a single school its contact alone. */
export function contactLinesAt(org: Schools, schoolIds: readonly string[]): string {
  const [first, ...more] = [...new Set(schoolIds)];
  if (first !== undefined && more.length === 0) return contactLineAt(org, first);
  const listed = org.schools.filter(({ id }) => schoolIds.includes(id));
  const known = listed.filter(({ id }) => contactAt(org, id));
  return (known.length > 0 ? known : listed)
    .map(({ id, name }) => [name, contactLine(org.at(id)['school.contact'], undefined)].filter(Boolean).join(', '))
    .sort((a, b) => a.localeCompare(b, 'nb'))
    .join('; ');
}

/** The set of absence codes that holds at a school on a day. */
export function codeSetAt(
  { at, school }: Having<'absence.codeSets', 'at' | 'school'>,
  schoolId: string,
  day: Day,
): CodeSet | undefined {
  const type = school(schoolId)?.type;
  return type && codeSetOn(at(schoolId)['absence.codeSets'], type, day);
}

/** A code in the reader's language; its id if the set no longer has the code. */
export function codeWord(set: CodeSet | undefined, id: string, language: Language) {
  const code = set && codeOf(set, id);
  return { id, mark: code?.mark ?? '', text: code?.[language] ?? id };
}

type Named = { readonly id: string } & Readonly<Record<Language, string>>;
type Word = { readonly id: string; readonly text: string };

/** An entry of one of the owner's lists in the reader's language; its id if the list no longer has the entry. */
export function wordOf(list: readonly Named[], id: string, language: Language): Word;
export function wordOf(list: readonly Named[], id: string | null, language: Language): Word | null;
export function wordOf(list: readonly Named[], id: string | null, language: Language): Word | null {
  return id === null ? null : { id, text: list.find((entry) => entry.id === id)?.[language] ?? id };
}
