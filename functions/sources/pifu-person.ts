import { type Day, isDay } from '../shared/time.ts';
import { unlikelyBirth } from './birth-date.ts';
import { cleanText, LONGEST_NAME } from './clean-text.ts';
import { formerIds, ownId } from './pifu-ids.ts';
import { type More, noted, refused } from './pifu-lines.ts';
import { belongingOf, rolesOn } from './pifu-people.ts';
import { reachedAt } from './pifu-reached.ts';
import { unknownStatusOf } from './pifu-role.ts';
import type { Survey } from './pifu-survey.ts';
import { languageForms } from './pifu-words.ts';
import { children, type Element, textAt } from './read-xml.ts';
import type { Place, Reading, Row, RowData } from './rows.ts';

const PEOPLE = ['pupil', 'staff', 'guardian'] as const;
type PersonKind = (typeof PEOPLE)[number];
/** The results of the first reading, and the day of the import. */
export type Known = Survey & { readonly today?: Day | undefined };

/** The rows of a person: one for each kind of person in the file. */
export function* personRows(element: Element, place: Place, known: Known): Generator<Reading> {
  const key = ownId(element);
  if (key === '') return yield refused('file', place, 'id-missing');
  const gone = known.gone.get(key);
  if (gone !== undefined) return yield { ...noted('file', place, gone), gone: PEOPLE.map((kind) => ({ kind, key })) };
  const are = kindsOf(key, known);
  if (are.length === 0) return yield noted('file', place, known.people.aside.get(key) ?? 'person-without-role');
  const fault = faultOf(element);
  for (const kind of are) {
    const unread = fault ?? (isUnclear(kind, key, known) ? { code: 'membership-unclear' } : undefined);
    if (unread) yield refused(kind, place, unread.code, { ...unread, spares: [{ kind, key }] });
    else yield* rowOf(kind, element, place, known);
  }
}

const kindsOf = (key: string, { people, guardians }: Survey): readonly PersonKind[] =>
  PEOPLE.filter((kind) =>
    kind === 'guardian'
      ? guardians.has(key)
      : people.stays[kind].has(key) || people.unclear[kind].has(key) || people.maybe[kind].has(key),
  );

/** True for a person with only unreadable lines, or with an unreadable line of their school. */
const isUnclear = (kind: PersonKind, key: string, { people }: Survey): boolean =>
  kind !== 'guardian' && (people.unclear[kind].has(key) || !people.stays[kind].has(key));

type Fault = Pick<More, 'column' | 'value' | 'allowed'> & { readonly code: string };

function faultOf(element: Element): Fault | undefined {
  const unknown = unknownStatusOf(element);
  if (unknown) return unknown;
  const { givenName, familyName } = namesOf(element);
  if (givenName === '' && familyName === '') return { code: 'name-missing', column: 'name' };
  const longest = Math.max(givenName.length, familyName.length);
  return longest > LONGEST_NAME ? { code: 'text-too-long', column: 'name' } : undefined;
}

/** Either name is enough; if both are empty, the formatted name replaces them. */
function namesOf(element: Element) {
  const raw = { given: textAt(element, 'name', 'n', 'given'), family: textAt(element, 'name', 'n', 'family') };
  const [given, family] = [cleanText(raw.given), cleanText(raw.family)];
  const formatted = given.text === '' && family.text === '' ? cleanText(textAt(element, 'name', 'fn')) : undefined;
  return {
    givenName: formatted?.text ?? given.text,
    familyName: family.text,
    removed: given.removed || family.removed || formatted?.removed === true,
  };
}

function* rowOf(kind: PersonKind, element: Element, place: Place, known: Known): Generator<Reading> {
  const key = ownId(element);
  const { removed, ...names } = namesOf(element);
  if (removed) yield noted(kind, place, 'characters-removed', { column: 'name' });
  const language = languageForms(textAt(element, 'extension', 'pifu_preferredLanguage'));
  if (language === undefined) yield noted(kind, place, 'language-not-served', { column: 'pifu_preferredLanguage' });
  const row = (found: Pick<Row, 'kind' | 'data'>): Reading => ({
    row: { ...found, key, place, formerly: formerIds(element) } as Row,
  });
  const { number, feideName } = loginsOf(element);
  if (kind === 'pupil') {
    const pupil = pupilOf(element, known);
    if ('code' in pupil) return yield refused(kind, place, pupil.code, { ...pupil, spares: [{ kind, key }] });
    const languageForm = language === undefined || language === 'not-said' ? {} : { languageForm: language };
    return yield row({ kind, data: { ...names, ...pupil, ...languageForm, protection: 'unknown', number, feideName } });
  }
  const { notes, mobile, ...reached } = reachedAt(element, kind);
  for (const { code, column } of notes) yield noted(kind, place, code, { column });
  if (kind === 'guardian')
    return yield row({ kind, data: { ...names, protection: 'unknown', number, ...reached, mobile } });
  const { to } = belongingOf(known.people.stays.staff.get(key) ?? []) ?? {};
  const given = known.people.roles.get(key) ?? [];
  const roles = rolesOn(given, known.today);
  if (
    rolesOn(
      given.map(({ role, schoolKey }) => ({ role, schoolKey })),
      undefined,
    ).length > roles.length
  )
    yield noted(kind, place, 'role-not-now');
  yield row({ kind, data: { ...names, to, ...reached, number, feideName, roles } });
}

type PupilOnly = Pick<RowData['pupil'], 'birthDate' | 'birthDateUnlikely' | 'schoolKey' | 'to' | 'gradeLevel'>;

/** The fields that only a pupil has, or the fault that prevents a pupil. */
function pupilOf(element: Element, { people, today }: Known): PupilOnly | Fault {
  const birthDate = textAt(element, 'demographics', 'bday').slice(0, 10);
  if (birthDate === '') return { code: 'birth-date-missing', column: 'bday' };
  if (!isDay(birthDate)) return { code: 'birth-date-wrong', column: 'bday', value: birthDate };
  const key = ownId(element);
  const belonging = belongingOf(people.stays.pupil.get(key) ?? []);
  if (!belonging?.school) return { code: 'school-missing' };
  const { school: schoolKey, to } = belonging;
  const gradeLevel = people.grades.get(key)?.grade;
  return {
    birthDate,
    ...(today !== undefined && unlikelyBirth(birthDate, today)),
    schoolKey,
    to,
    ...(gradeLevel !== undefined && { gradeLevel }),
  };
}

/** Identity number and Feide name; never reads other user names, nor passwords. */
function loginsOf(element: Element): { readonly number: string | undefined; readonly feideName: string | undefined } {
  const ids = new Map(
    children(element, 'userid').map((found) => [found.attributes.useridtype?.toLowerCase(), found.text.trim()]),
  );
  return {
    number: ids.get('personnin')?.replace(/[\s-]/g, '') || undefined,
    feideName: ids.get('feideid')?.toLowerCase() || undefined,
  };
}
