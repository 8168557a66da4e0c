import type { output } from 'zod/mini';
import { isProtected, mayMeet, withoutProtected } from '../access/policy.ts';
import { fileName } from '../attachments/lookup.ts';
import type { GuardianContact, Lookup, PupilCard } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import { addDays, type Instant, type Moment } from '../shared/time.ts';
import { mayAnswer, stateOf } from './colleague-rules.ts';
import type { Listed, Message, Party, Read, Thread } from './record.ts';
import { byRelation, type Present } from './rights.ts';
import { hasRead, isSame, isWaiting, mayWithdraw, type Person } from './rules.ts';
import type { ThreadLine, Message as WireMessage, Person as WirePerson, Thread as WireThread } from './schema.ts';
import { type Role, roleText } from './texts.ts';

/** Names of people by id. */
export type Names = {
  readonly staff: ReadonlyMap<string, string>;
  readonly guardians: ReadonlyMap<string, GuardianContact>;
};
/** A reader, by today's right, and the names that may be needed. */
export type Viewer = {
  readonly person: Person;
  readonly basis: string;
  readonly language: Language;
  readonly card: PupilCard;
  readonly names: Names;
};

export const pupilNameOf = ({ givenName, familyName }: PupilCard): string => `${givenName} ${familyName}`;

/**
 * A person's name as far as the viewer may know it: a protected person is named to themselves, and to staff by their
 * relation to the pupil (law 4); two guardians to each other only in one home (G5).
 */
export function nameOf(person: Person, viewing: Viewer): string | null {
  const { person: viewer, basis, card, names } = viewing;
  const knowsAll = isSame(person, viewer) || (viewer.kind === 'staff' && byRelation(basis));
  if (person.kind === 'staff') return names.staff.get(person.id) ?? null;
  if (person.kind === 'pupil') return knowsAll || !isProtected(card.facts.protection) ? pupilNameOf(card) : null;
  const guardian = names.guardians.get(person.id);
  if (!guardian || (guardian.isProtected && !knowsAll)) return null;
  return isApart(person, viewing) ? null : guardian.name;
}

/** The decisions on who may meet, as far as nobody of them is protected (law 4). */
export const togetherOf = ({ together }: PupilCard, { guardians }: Names): PupilCard['together'] =>
  withoutProtected(together, new Set([...guardians].flatMap(([id, guardian]) => (guardian.isProtected ? [id] : []))));

/** True for two guardians who may not be named to each other; neither sees what the other wrote (G5). */
export const isApart = (person: Person, { person: viewer, card, names }: Viewer): boolean =>
  person.kind === 'guardian' && viewer.kind === 'guardian' && !mayMeet(togetherOf(card, names), viewer.id, person.id);

/** A person as the viewer may know them; ids are for staff. */
export const showPerson = (person: Person, viewer: Viewer): output<typeof WirePerson> => ({
  kind: person.kind,
  personId: viewer.person.kind === 'staff' ? person.id : null,
  name: nameOf(person, viewer),
  you: isSame(person, viewer.person),
});

type Shown = { readonly marks: readonly Read[]; readonly now: Instant };

/** A message that the viewer may see. Who has read it, and until when it waits, is for its author. */
export function showMessage(message: Message, viewer: Viewer, { marks, now }: Shown): output<typeof WireMessage> {
  const { messageId, by, at, status, text, change, held } = message;
  const isOwn = isSame(by, viewer.person);
  const others = isOwn ? marks.filter(({ person }) => !isSame(person, by)) : [];
  const isText = status === 'sent' && change === undefined && !isApart(by, viewer);
  return {
    messageId,
    by: showPerson(by, viewer),
    at,
    status,
    text: isText ? text : null,
    change: change ? { kind: change.kind, name: nameOf({ kind: 'staff', id: change.staffId }, viewer) } : null,
    heldUntil: held && isText && isWaiting(message, now) ? held.until : null,
    readBy: others
      .filter((mark) => hasRead(message, mark))
      .map(({ person }) => ({ name: nameOf(person, viewer), kind: person.kind })),
    mayWithdraw: isOwn && isText && mayWithdraw(message, marks, now),
    attachments: (isText ? (message.attachments ?? []) : []).map((file, index) => ({
      ...file,
      name: fileName(index, file.mediaType, viewer.language),
    })),
  };
}

const ROLES: Readonly<Record<string, Role>> = {
  'staff:contact-teacher': 'contact-teacher',
  'staff:teacher': 'teacher',
  'staff:added': 'added',
};
const roleOf = ({ kind }: Person, basis: string): Role => (kind === 'staff' ? (ROLES[basis] ?? 'teacher') : kind);

type People = { readonly present: readonly Present[]; readonly thread: Thread };
/** `hasRight`: the viewer may write in the conversation today. */
type Answering = { readonly moment: Moment; readonly hasRight: boolean };

/** Everybody who can read the conversation now, then the colleagues who wait for the family's yes. */
export function peopleOf(
  { present, thread }: People,
  viewer: Viewer,
  answering: Answering,
): output<typeof WireThread>['people'] {
  const waiting = thread.parties
    .filter((party) => party.waits === true && stateOf(party, answering.moment) !== 'out')
    .map((party): Present => ({ party, person: party.person, basis: 'staff:added', as: 'added' }));
  return [...present, ...waiting].map((each) => showPresent(each, viewer, answering));
}

function showPresent({ party, person, basis, as }: Present, viewer: Viewer, { moment, hasRight }: Answering) {
  const { until, waits } = party;
  const state = stateOf(party, moment);
  const mine = hasRight && viewer.person.kind !== 'staff' && state !== undefined && mayAnswer(state);
  const shown = showPerson(person, viewer);
  return {
    ...shown,
    personId: mine ? person.id : shown.personId,
    role: roleText(roleOf(person, basis))[viewer.language],
    added: as === 'added',
    lastDay: as === 'added' && until !== undefined ? addDays(until, -1) : null,
    waits: waits === true,
    earlier: earlierOf(party, moment),
    mayAnswer: mine,
  };
}

/** The family's answer; a question that has lapsed is none. */
const earlierOf = (party: Party, moment: Moment): Party['consent'] =>
  stateOf(party, moment) === 'in' ? 'none' : party.consent;

/** A conversation as a line of a list. */
export function showLine(
  { threadId, pupilId, schoolId, subject, parties, lastAt, lastBy, lastText, lastChange }: Listed,
  viewer: Viewer,
  unread: boolean,
): output<typeof ThreadLine> {
  const others = parties.filter((person) => !isSame(person, viewer.person));
  return {
    threadId,
    pupilId,
    schoolId,
    pupilName: pupilNameOf(viewer.card),
    subject,
    people: others.flatMap((person) => nameOf(person, viewer) ?? []),
    lastAt,
    lastBy: showPerson(lastBy, viewer),
    lastText: isApart(lastBy, viewer) ? '' : lastText,
    lastChange: lastChange ?? null,
    unread,
  };
}

/** The names of these people, in one parallel trip. */
export async function namesOf(
  lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>,
  ownerId: string,
  people: readonly Person[],
): Promise<Names> {
  const idsOf = (kind: Person['kind']) => people.filter((person) => person.kind === kind).map(({ id }) => id);
  const [guardians, staff] = await Promise.all([
    lookup.guardianContacts(ownerId, idsOf('guardian')),
    lookup.staffNames(ownerId, idsOf('staff')),
  ]);
  return { guardians, staff };
}
