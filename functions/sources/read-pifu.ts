import { endAfter, isDay } from '../shared/time.ts';
import { DELETED, formerIds, type Group, idOf, ownId, ROOT, type Survey, schoolOf, survey } from './pifu-survey.ts';
import { child, children, type Element, readXml, textAt } from './read-xml.ts';
import type { Kind, Place, Reading, Row, RowData } from './rows.ts';

/**
 * PIFU-IMS 1.3 (NS 4170), read twice: what a person is stands in memberships and contact persons that come after the
 * person. Every person, group and membership ends as a row or as a line that says why not.
 */
export async function* readPifu(file: string, open: () => AsyncIterable<Uint8Array>): AsyncGenerator<Reading> {
  const known = await survey(file, open);
  for await (const element of readXml(file, open(), ROOT)) {
    const place = { file, line: element.line };
    if (DELETED.has(element.attributes.recstatus ?? '')) yield refused('file', place, 'marked-deleted');
    else if (element.name === 'person') yield* personRows(element, place, known);
    else if (element.name === 'group') yield groupRow(element, place, known);
    else if (element.name === 'membership') yield* membershipRows(element, file, known);
  }
  yield* linkRows(file, known);
}

const refused = (kind: Kind | 'file', place: Place, code: string, detail?: string, spared?: string): Reading => ({
  refused: { kind, place, code, detail },
  ...(kind !== 'file' && spared !== undefined && { spares: { kind, key: spared } }),
});
const some = (text: string): string | undefined => (text === '' ? undefined : text);

const PEOPLE = ['pupil', 'staff', 'guardian'] as const;
const SETS = { pupil: 'pupils', staff: 'staff', guardian: 'guardians' } as const;

function* personRows(element: Element, place: Place, known: Survey): Generator<Reading> {
  const key = ownId(element);
  const name = { givenName: textAt(element, 'name', 'n', 'given'), familyName: textAt(element, 'name', 'n', 'family') };
  if (key === '') return yield refused('file', place, 'id-missing');
  const are = PEOPLE.filter((kind) => known[SETS[kind]].has(key));
  if (are.length === 0) return yield refused('file', place, 'person-without-role');
  if (name.givenName === '' || name.familyName === '')
    return yield* are.map((kind) => refused(kind, place, 'name-missing', undefined, key));
  const userIds = new Map(children(element, 'userid').map((one) => [one.attributes.useridtype, one.text.trim()]));
  const number = userIds.get('personNIN');
  const feideName = userIds.get('feideID')?.toLowerCase();
  const email = some(textAt(element, 'email'));
  const row = (found: Omit<Row, 'place' | 'key'>): Reading => ({
    row: { ...found, key, place, formerly: formerIds(element) } as Row,
  });
  if (known.pupils.has(key)) {
    const birthDate = textAt(element, 'demographics', 'bday');
    const schoolKey = known.pupils.get(key) ?? '';
    if (!isDay(birthDate)) yield refused('pupil', place, 'birth-date-missing', undefined, key);
    else if (schoolKey === '') yield refused('pupil', place, 'school-missing', undefined, key);
    else
      yield row({ kind: 'pupil', data: { ...name, birthDate, protection: 'unknown', schoolKey, number, feideName } });
  }
  if (known.staff.has(key)) {
    yield row({ kind: 'staff', data: { ...name, email, number, feideName, roles: [] } });
  }
  if (known.guardians.has(key)) {
    const mobile = some(
      children(element, 'tel')
        .find((one) => one.attributes.teltype === '3')
        ?.text.trim() ?? '',
    );
    yield row({ kind: 'guardian', data: { ...name, protection: 'unknown', number, email, mobile } });
  }
}

/** The feed names guardians but not by what right: the relation waits for a person (rules-and-standards 1.8, fail closed). */
function* linkRows(file: string, known: Survey): Generator<Reading> {
  for (const { pupilKey, guardianKey: named, line } of known.links) {
    const guardianKey = known.renamed.get(named) ?? named;
    const place = { file, line };
    if (!known.pupils.has(pupilKey)) yield refused('link', place, 'contact-of-no-pupil');
    else {
      const data: RowData['link'] = { pupilKey, guardianKey, basis: 'unknown', source: 'pifu' };
      yield { row: { kind: 'link', key: `${pupilKey} ${guardianKey}`, place, data } };
    }
  }
}

const GROUP_KINDS: Readonly<Record<string, RowData['group']['groupKind']>> = {
  basisgruppe: 'basis',
  undervisningsgruppe: 'teaching',
  kontaktlærergruppe: 'contact',
  trinn: 'grade',
};

function groupRow(element: Element, place: Place, known: Survey): Reading {
  const key = ownId(element);
  const type = textAt(element, 'grouptype', 'typevalue').toLowerCase();
  const name = textAt(element, 'description', 'short');
  if (key === '') return refused('file', place, 'id-missing');
  if (type === 'skoleeier') return refused('file', place, 'owner-known');
  if (type === 'skole') {
    const ids = children(child(element, 'extension'), 'pifu_id').filter(
      (one) => one.attributes.type === 'organizationNumber',
    );
    const orgNumber = some(textAt(ids[0], 'pifu_value'));
    return {
      row: {
        kind: 'school',
        key,
        place,
        data: { name, type: known.upperSecondary.has(key) ? 'vgs' : 'grunnskole', orgNumber, languageForm: 'nb' },
      },
    };
  }
  const schoolKey = schoolOf(key, known);
  if (schoolKey === '') return refused('group', place, 'school-missing', undefined, key);
  const data = { schoolKey, name, groupKind: GROUP_KINDS[type] ?? ('other' as const) };
  return { row: { kind: 'group', key, place, data, formerly: formerIds(element) } };
}

function* membershipRows(element: Element, file: string, known: Survey): Generator<Reading> {
  const groupKey = idOf(element, known);
  const group = known.groups.get(groupKey);
  for (const member of children(element, 'member')) {
    const place = { file, line: member.line };
    if (textAt(member, 'idtype') !== '1') yield refused('enrolment', place, 'member-not-person');
    else
      for (const role of children(member, 'role')) yield memberRow(role, idOf(member, known), groupKey, group, place);
  }
}

function memberRow(
  role: Element,
  personKey: string,
  groupKey: string,
  group: Group | undefined,
  place: Place,
): Reading {
  const type = role.attributes.roletype ?? '';
  if (!group) return refused('enrolment', place, 'refers-to-nothing', 'group');
  // Belonging to an owner or a school was read for the person; it is no enrolment in a group.
  if (group.type === 'skole' || group.type === 'skoleeier')
    return refused('enrolment', place, 'organisation-membership');
  if (textAt(role, 'status') === '0') return refused('enrolment', place, 'membership-inactive');
  const contact = type === '06' || (type === '02' && group.type === 'kontaktlærergruppe');
  const as = type === '01' ? 'student' : contact ? 'contact-teacher' : type === '02' ? 'teacher' : undefined;
  if (!as) return refused('enrolment', place, 'role-unknown', type);
  const from = some(textAt(role, 'timeframe', 'begin').slice(0, 10)) ?? some(textAt(role, 'datetime').slice(0, 10));
  const last = some(textAt(role, 'timeframe', 'end').slice(0, 10));
  const key = `${groupKey} ${personKey} ${as}`;
  if ((from && !isDay(from)) || (last && !isDay(last)))
    return refused('enrolment', place, 'dates-wrong', undefined, key);
  return {
    row: {
      kind: 'enrolment',
      key,
      place,
      data: { groupKey, personKey, as, from, to: endAfter(last) },
    },
  };
}
