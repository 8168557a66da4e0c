import { child, children, type Element, readXml, textAt } from './read-xml.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The element around a PIFU-IMS file. */
export const ROOT = 'enterprise';
/** recstatus: 1 added, 2 updated, 3 deleted. */
export const DELETED = new Set(['3']);

export type Group = { readonly type: string; readonly parent: string; readonly name: string };
type Link = { readonly pupilKey: string; readonly guardianKey: string; readonly line: number };
export type Survey = {
  readonly groups: Map<string, Group>;
  /** Pupils and staff by what they are members as; the first school they are members of. */
  readonly pupils: Map<string, string>;
  readonly staff: Set<string>;
  readonly guardians: Set<string>;
  readonly links: Link[];
  /** The id of now by one that somebody had before. */
  readonly renamed: Map<string, string>;
  readonly upperSecondary: Set<string>;
};

const UPPER_SECONDARY_GROUPS = new Set(['utdanningsprogram', 'programområde']);

/** The first reading: what the rows of the second need of others that stand elsewhere in the file. Ids only. */
export async function survey(file: string, open: () => AsyncIterable<Uint8Array>): Promise<Survey> {
  const known: Survey = {
    groups: new Map(),
    pupils: new Map(),
    staff: new Set(),
    guardians: new Set(),
    links: [],
    renamed: new Map(),
    upperSecondary: new Set(),
  };
  let persons = 0;
  for await (const element of readXml(file, open(), ROOT)) {
    const type = textAt(element, 'type');
    if (element.name === 'properties' && type !== '' && type !== 'full')
      throw new UnreadableFile({ file, line: element.line }, 'file-not-roster', type.slice(0, 60));
    if (DELETED.has(element.attributes.recstatus ?? '')) continue;
    for (const old of formerIds(element)) known.renamed.set(old, ownId(element));
    if (element.name === 'group') noteGroup(element, known);
    if (element.name === 'person') {
      persons++;
      for (const guardianKey of guardiansIn(element)) {
        known.guardians.add(guardianKey);
        known.links.push({ pupilKey: ownId(element), guardianKey, line: element.line });
      }
    }
    if (element.name === 'membership') noteMembers(element, known);
  }
  if (persons === 0) throw new UnreadableFile({ file, line: 1 }, 'file-empty');
  for (const guardianKey of [...known.guardians]) known.guardians.add(known.renamed.get(guardianKey) ?? guardianKey);
  return known;
}

function noteGroup(element: Element, known: Survey): void {
  const parent = children(element, 'relationship').find((one) => one.attributes.relation === '1');
  const group = {
    type: textAt(element, 'grouptype', 'typevalue').toLowerCase(),
    parent: idOf(parent, known),
    name: textAt(element, 'description', 'short'),
  };
  known.groups.set(ownId(element), group);
  if (UPPER_SECONDARY_GROUPS.has(group.type)) known.upperSecondary.add(group.parent);
}

function noteMembers(element: Element, known: Survey): void {
  const groupKey = idOf(element, known);
  const school = schoolOf(groupKey, known);
  for (const member of children(element, 'member')) {
    for (const role of children(member, 'role')) {
      const key = idOf(member, known);
      if (role.attributes.roletype === '01') known.pupils.set(key, known.pupils.get(key) || school);
      if (role.attributes.roletype === '02') known.staff.add(key);
    }
  }
}

/** A source's id of now: `New` if it says so, and never one marked as a duplicate or old beside a new one. */
export function ownId(element: Element | undefined): string {
  const all = children(element, 'sourcedid');
  const chosen =
    all.find((one) => one.attributes.sourcedidtype === 'New') ??
    all.find((one) => !PAST.has(one.attributes.sourcedidtype ?? '')) ??
    all[0];
  return textAt(chosen, 'id');
}

const PAST = new Set(['Old', 'Duplicate']);

/** The ids that a person or group had before. */
export const formerIds = (element: Element): readonly string[] =>
  children(element, 'sourcedid')
    .filter((one) => PAST.has(one.attributes.sourcedidtype ?? ''))
    .map((one) => textAt(one, 'id'))
    .filter((id) => id !== '' && id !== ownId(element));

/** The id of now of somebody who is spoken of, by whatever id. */
export function idOf(element: Element | undefined, known: Pick<Survey, 'renamed'>): string {
  const id = ownId(element);
  return known.renamed.get(id) ?? id;
}

const guardiansIn = (person: Element): readonly string[] =>
  children(child(person, 'extension'), 'pifu_hasContactPerson')
    .filter((one) => one.attributes.type === 'guardian')
    .map((one) => textAt(one, 'sourcedid', 'id'));

/** The school a group belongs to: itself, or the nearest above it. */
export function schoolOf(groupKey: string, known: Survey): string {
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
