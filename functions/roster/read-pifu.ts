import { isDay } from '../shared/time.ts';
import { child, children, type Element, readXml, textAt } from './read-xml.ts';
import type { Kind, Place, Reading, Row, RowData } from './rows.ts';
import { endOf } from './rules.ts';

/**
 * PIFU-IMS 1.3 (NS 4170), read twice: what a person is stands in memberships and contact persons that come after the
 * person. Every person, group and membership ends as a row or as a line that says why not.
 */
export async function* readPifu(file: string, open: () => AsyncIterable<Uint8Array>): AsyncGenerator<Reading> {
  const known = await survey(file, open);
  for await (const element of readXml(file, open())) {
    const place = { file, line: element.line };
    if (element.name === 'person') yield* personRows(element, place, known);
    if (element.name === 'group') yield groupRow(element, place, known);
    if (element.name === 'membership') yield* membershipRows(element, file, known);
  }
}

type Group = { readonly type: string; readonly parent: string; readonly name: string };
type Survey = {
  readonly groups: Map<string, Group>;
  /** Pupils and staff by what they are members as; the first school they are members of. */
  readonly pupils: Map<string, string>;
  readonly staff: Set<string>;
  readonly guardians: Set<string>;
  readonly upperSecondary: Set<string>;
};

const UPPER_SECONDARY_GROUPS = new Set(['utdanningsprogram', 'programområde']);

async function survey(file: string, open: () => AsyncIterable<Uint8Array>): Promise<Survey> {
  const known: Survey = {
    groups: new Map(),
    pupils: new Map(),
    staff: new Set(),
    guardians: new Set(),
    upperSecondary: new Set(),
  };
  for await (const element of readXml(file, open())) {
    if (element.name === 'group') {
      const parent = children(element, 'relationship').find((one) => one.attributes.relation === '1');
      const group = {
        type: textAt(element, 'grouptype', 'typevalue').toLowerCase(),
        parent: idOf(parent),
        name: textAt(element, 'description', 'short'),
      };
      known.groups.set(idOf(element), group);
      if (UPPER_SECONDARY_GROUPS.has(group.type)) known.upperSecondary.add(group.parent);
    } else if (element.name === 'person') {
      for (const contact of guardiansIn(element)) known.guardians.add(contact);
    } else if (element.name === 'membership') noteMembers(element, known);
  }
  return known;
}

function noteMembers(element: Element, known: Survey): void {
  const groupKey = idOf(element);
  const school = schoolOf(groupKey, known);
  for (const member of children(element, 'member')) {
    for (const role of children(member, 'role')) {
      const key = idOf(member);
      if (role.attributes.roletype === '01' && (school !== '' || !known.pupils.has(key)))
        known.pupils.set(key, school || (known.pupils.get(key) ?? ''));
      if (role.attributes.roletype === '02') known.staff.add(key);
    }
  }
}

/** A source's id of now: `New` if it says so, and never one marked as a duplicate or old beside a new one. */
function idOf(element: Element | undefined): string {
  const all = children(element, 'sourcedid');
  const chosen =
    all.find((one) => one.attributes.sourcedidtype === 'New') ??
    all.find((one) => !['Old', 'Duplicate'].includes(one.attributes.sourcedidtype ?? '')) ??
    all[0];
  return textAt(chosen, 'id');
}

const guardiansIn = (person: Element): readonly string[] =>
  children(child(person, 'extension'), 'pifu_hasContactPerson')
    .filter((one) => one.attributes.type === 'guardian')
    .map((one) => textAt(one, 'sourcedid', 'id'));

/** The school a group belongs to: itself, or the nearest above it. */
function schoolOf(groupKey: string, known: Survey): string {
  let at = groupKey;
  for (let steps = 0; steps < 6; steps++) {
    const group = known.groups.get(at);
    if (!group) return '';
    if (group.type === 'skole') return at;
    if (group.parent === at) return '';
    at = group.parent;
  }
  return '';
}

const refused = (kind: Kind | 'file', place: Place, code: string, detail?: string): Reading => ({
  refused: { kind, place, code, detail },
});
const some = (text: string): string | undefined => (text === '' ? undefined : text);

function* personRows(element: Element, place: Place, known: Survey): Generator<Reading> {
  const key = idOf(element);
  const name = { givenName: textAt(element, 'name', 'n', 'given'), familyName: textAt(element, 'name', 'n', 'family') };
  if (key === '' || name.givenName === '' || name.familyName === '')
    return yield refused('file', place, key === '' ? 'id-missing' : 'name-missing');
  const userIds = new Map(children(element, 'userid').map((one) => [one.attributes.useridtype, one.text.trim()]));
  const number = userIds.get('personNIN');
  const feideName = userIds.get('feideID')?.toLowerCase();
  const email = some(textAt(element, 'email'));
  const row = (found: Omit<Row, 'place' | 'key'>): Reading => ({ row: { ...found, key, place } as Row });
  let taken = false;
  if (known.pupils.has(key)) {
    const birthDate = textAt(element, 'demographics', 'bday');
    const schoolKey = known.pupils.get(key) ?? '';
    if (!isDay(birthDate)) yield refused('pupil', place, 'birth-date-missing');
    else if (schoolKey === '') yield refused('pupil', place, 'school-missing');
    else
      yield row({ kind: 'pupil', data: { ...name, birthDate, protection: 'unknown', schoolKey, number, feideName } });
    taken = true;
    // The feed names guardians but not by what right: the relation waits for a person (1.8, fail closed).
    for (const guardianKey of guardiansIn(element)) {
      const data: RowData['link'] = { pupilKey: key, guardianKey, basis: 'unknown', source: 'pifu' };
      yield { row: { kind: 'link', key: `${key} ${guardianKey}`, place, data } };
    }
  }
  if (known.staff.has(key)) {
    yield row({ kind: 'staff', data: { ...name, email, number, feideName, roles: [] } });
    taken = true;
  }
  if (known.guardians.has(key)) {
    const mobile = some(
      children(element, 'tel')
        .find((one) => one.attributes.teltype === '3')
        ?.text.trim() ?? '',
    );
    yield row({ kind: 'guardian', data: { ...name, protection: 'unknown', number, email, mobile } });
    taken = true;
  }
  if (!taken) yield refused('file', place, 'person-without-role');
}

const GROUP_KINDS: Readonly<Record<string, RowData['group']['groupKind']>> = {
  basisgruppe: 'basis',
  undervisningsgruppe: 'teaching',
  kontaktlærergruppe: 'contact',
  trinn: 'grade',
};

function groupRow(element: Element, place: Place, known: Survey): Reading {
  const key = idOf(element);
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
  if (schoolKey === '') return refused('group', place, 'school-missing');
  return { row: { kind: 'group', key, place, data: { schoolKey, name, groupKind: GROUP_KINDS[type] ?? 'other' } } };
}

function* membershipRows(element: Element, file: string, known: Survey): Generator<Reading> {
  const groupKey = idOf(element);
  const group = known.groups.get(groupKey);
  for (const member of children(element, 'member')) {
    const place = { file, line: member.line };
    if (textAt(member, 'idtype') !== '1') yield refused('enrolment', place, 'member-not-person');
    else for (const role of children(member, 'role')) yield memberRow(role, idOf(member), groupKey, group, place);
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
  const dates = { from: from && isDay(from) ? from : undefined, to: last && isDay(last) ? endOf(last) : undefined };
  return {
    row: {
      kind: 'enrolment',
      key: `${groupKey} ${personKey} ${as}`,
      place,
      data: { groupKey, personKey, as, ...dates },
    },
  };
}
