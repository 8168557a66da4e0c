import { isDay } from '../shared/time.ts';
import { type Contact, contactsIn, guardiansOf } from './pifu-contacts.ts';
import { type Groups, guessesOf, noGroups, noteGroup } from './pifu-groups.ts';
import { formerIds, ownId } from './pifu-ids.ts';
import { nobody, noteMembers, type People } from './pifu-people.ts';
import { statusesOf } from './pifu-role.ts';
import { PIFU } from './pifu-shape.ts';
import { activity, recStatus } from './pifu-words.ts';
import { child, children, type Element, readXml, textAt } from './read-xml.ts';
import type { SchoolType } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Values from elsewhere in the file that the rows of the second reading need. Ids and words only. */
export type Survey = {
  readonly groups: Groups;
  readonly people: People;
  readonly contacts: Contact[];
  /** The present ids of people by former ids. */
  readonly renamed: Map<string, string>;
  /** All people in the file; true with a birth date. */
  readonly persons: Map<string, boolean>;
  /** People marked as deleted or inactive, with the mark. */
  readonly gone: Map<string, string>;
  readonly guardians: ReadonlySet<string>;
  readonly guesses: ReadonlyMap<string, SchoolType>;
  readonly absences: { count: number; line: number };
  readonly marks: { count: number; line: number };
};

/** True for a pupil by this file, also if the line that makes the person a pupil cannot be read. */
export const isPupil =
  ({ stays, unclear, maybe }: People) =>
  (key: string): boolean =>
    stays.pupil.has(key) || unclear.pupil.has(key) || maybe.pupil.has(key);

/** The first reading. Reads a file once more if its groups follow its memberships. */
export async function survey(file: string, open: () => AsyncIterable<Uint8Array>): Promise<Survey> {
  const first = empty();
  const late = await pass(file, open, first);
  const known = late ? { ...empty(), groups: first.groups, renamed: first.renamed } : first;
  if (late) await pass(file, open, known);
  refuseWhatIsNoRoster(file, known);
  const guardians = guardiansOf(known, isPupil(known.people));
  return { ...known, guardians, guesses: guessesOf(known.groups) };
}

type Gathered = Omit<Survey, 'guardians' | 'guesses'> & { readonly typed: { full: boolean } };

const empty = (): Gathered => ({
  groups: noGroups(),
  people: nobody(),
  contacts: [],
  renamed: new Map(),
  persons: new Map(),
  gone: new Map(),
  absences: { count: 0, line: 0 },
  marks: { count: 0, line: 0 },
  typed: { full: false },
});

/** Reads the file once; true if a person or a group followed a membership. */
async function pass(file: string, open: () => AsyncIterable<Uint8Array>, known: Gathered): Promise<boolean> {
  let [memberships, late] = [false, false];
  for await (const element of readXml(file, open(), PIFU)) {
    if (element.name === 'properties') noteType(file, element, known);
    else if (element.name === 'membership') {
      memberships = true;
      noteMembers(element, known.groups, known.renamed, known.people);
      noteOthers(element, known);
    } else {
      late ||= memberships;
      if (element.name === 'person') notePerson(element, known);
      else if (element.name === 'group') {
        noteGroup(element, known.groups);
        for (const old of formerIds(element)) known.groups.renamed.set(old, ownId(element));
      }
    }
  }
  return late;
}

/** Reads `properties/type`: only a full file shows who has left. */
function noteType(file: string, element: Element, { typed }: Gathered): void {
  const type = textAt(element, 'type');
  if (type.toLowerCase() !== 'full')
    throw new UnreadableFile({ file, line: element.line }, 'file-not-full', type.slice(0, 30));
  typed.full = true;
}

function notePerson(element: Element, { persons, gone, renamed, contacts }: Gathered): void {
  const key = ownId(element);
  persons.set(key, isDay(textAt(element, 'demographics', 'bday').slice(0, 10)));
  for (const old of formerIds(element)) renamed.set(old, key);
  if (recStatus((element.attributes.recstatus ?? '').trim()) === 'deleted') gone.set(key, 'marked-deleted');
  else if (statusesOf(element).some((word) => activity(word) === 'inactive')) gone.set(key, 'person-inactive');
  contacts.push(...contactsIn(element));
}

/** Notes absences and marks, the other purposes of files in this form. */
function noteOthers(membership: Element, { absences, marks }: Gathered): void {
  const count = (counted: { count: number; line: number }, found: readonly Element[]): void => {
    if (counted.count === 0) counted.line = found[0]?.line ?? 0;
    counted.count += found.length;
  };
  for (const member of children(membership, 'member'))
    for (const role of children(member, 'role')) {
      count(marks, [...children(role, 'interimresult'), ...children(role, 'finalresult')]);
      count(absences, children(child(role, 'extension'), 'pifu_absence'));
    }
}

/** Refuses the standard's files of absences and of marks: with the same form, they would end everybody as a roster. */
function refuseWhatIsNoRoster(file: string, { persons, people, absences, marks, groups, typed }: Gathered): void {
  const refuse = (code: string): UnreadableFile => new UnreadableFile({ file, line: 1 }, code);
  const someoneBorn = [...people.stays.pupil.keys()].some((key) => persons.get(key) === true);
  const carries = absences.count > 0 || marks.count > 0;
  if (persons.size === 0 || (carries && people.stays.pupil.size > 0 && !someoneBorn)) {
    if (absences.count > 0) throw refuse('file-only-absences');
    if (marks.count > 0) throw refuse('file-only-marks');
    throw refuse(groups.known.size > 0 || people.aside.size > 0 ? 'file-without-persons' : 'file-empty');
  }
  if (!typed.full) throw refuse('file-not-full');
}
