import { cleanText, LONGEST_NAME } from './clean-text.ts';
import { orgNumberIn } from './org-number.ts';
import { idsOf, subjectCodeOf } from './pifu-grep.ts';
import { schoolOf, schoolTypeOf } from './pifu-groups.ts';
import { formerIds, ownId } from './pifu-ids.ts';
import { type More, noted, refused } from './pifu-lines.ts';
import { periodOf } from './pifu-period.ts';
import { unknownStatusOf } from './pifu-role.ts';
import type { Survey } from './pifu-survey.ts';
import { groupTypes, schoolTypes } from './pifu-words.ts';
import { child, type Element, textAt } from './read-xml.ts';
import type { Place, Reading } from './rows.ts';

/** The row of a group or a school, or the line with the reason for none. */
export function* groupRows(element: Element, place: Place, known: Survey): Generator<Reading> {
  const key = ownId(element);
  const group = known.groups.known.get(key);
  if (key === '') return yield refused('file', place, 'id-missing');
  const kind = group?.type?.is === 'school' ? 'school' : 'group';
  if (group?.aside !== undefined) return yield noted(kind, place, group.aside);
  const fault = faultOf(element, group?.type !== undefined);
  if (fault) return yield refused(kind, place, fault.code, { ...fault, ...sparing(kind, key) });
  if (group?.type?.is === 'owner') return;
  const { text: name, removed } = cleanText(nameOf(element));
  if (name === '' || name.length > LONGEST_NAME) {
    const code = name === '' ? 'name-missing' : 'text-too-long';
    return yield refused(kind, place, code, { column: 'description', ...sparing(kind, key) });
  }
  if (removed) yield noted(kind, place, 'characters-removed', { column: 'description' });
  yield* kind === 'school' ? schoolRow(element, name, place, known) : groupRow(element, name, place, known);
}

const sparing = (kind: 'school' | 'group', key: string) => ({ spares: [{ kind, key }] });
const nameOf = (element: Element): string =>
  textAt(element, 'description', 'short') || textAt(element, 'description', 'long');

type Fault = Pick<More, 'allowed'> & { readonly code: string; readonly column: string; readonly value: string };

function faultOf(element: Element, typed: boolean): Fault | undefined {
  const unknown = unknownStatusOf(element);
  if (unknown) return unknown;
  const value = textAt(element, 'grouptype', 'typevalue');
  return typed ? undefined : { code: 'group-type-unknown', column: 'typevalue', value, allowed: groupTypes.known };
}

function* schoolRow(element: Element, name: string, place: Place, known: Survey): Generator<Reading> {
  const key = ownId(element);
  const type = schoolTypeOf(element);
  if (type === 'unknown' || type === 'both' || type === 'none') {
    const value = textAt(element, 'extension', 'pifu_schoolType');
    const code = type === 'both' ? 'school-type-both' : 'pifu-school-type-unknown';
    const allowed = type === 'both' ? {} : { allowed: schoolTypes.known };
    return yield refused('school', place, code, {
      column: 'pifu_schoolType',
      value,
      ...allowed,
      ...sparing('school', key),
    });
  }
  const typeGuess = known.guesses.get(key);
  const [written] = idsOf(element, 'organizationNumber');
  const orgNumber = written === undefined ? undefined : orgNumberIn(written);
  if (written !== undefined && orgNumber === undefined)
    yield noted('school', place, 'org-number-wrong', { column: 'organizationNumber', value: written });
  const [municipalityNumber] = idsOf(element, 'municipalityNumber').filter((number) => /^\d{4}$/.test(number));
  const data = {
    name,
    ...(type !== undefined && { type }),
    ...(type === undefined && typeGuess !== undefined && { typeGuess }),
    orgNumber,
    ...(municipalityNumber !== undefined && { municipalityNumber }),
  };
  yield { row: { kind: 'school', key, place, data, formerly: formerIds(element) } };
}

function* groupRow(element: Element, name: string, place: Place, known: Survey): Generator<Reading> {
  const key = ownId(element);
  const group = known.groups.known.get(key);
  const schoolKey = schoolOf(key, known.groups);
  const school = known.groups.known.get(schoolKey ?? '');
  if (schoolKey === undefined) return yield refused('group', place, 'school-missing', sparing('group', key));
  if (school?.aside !== undefined) return yield noted('group', place, school.aside);
  const period = periodOf(child(element, 'timeframe'));
  if (typeof period === 'string')
    return yield refused('group', place, period, { column: 'timeframe', ...sparing('group', key) });
  const subjectCode = subjectCodeOf(element);
  const subject = subjectCode === undefined ? undefined : known.groups.subjects.get(subjectCode);
  const data = {
    schoolKey,
    name,
    groupKind: group?.type?.kind ?? ('other' as const),
    ...period,
    ...(group?.grade !== undefined && { grade: group.grade }),
    ...(subjectCode !== undefined && { subjectCode }),
    ...(subject !== undefined && { subject }),
  };
  yield { row: { kind: 'group', key, place, data, formerly: formerIds(element) } };
}
