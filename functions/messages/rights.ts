import type { CallerAs } from '../access/authorize.ts';
import { type AuthorizedPupil, actorOf, type PupilRight, permitPupil } from '../access/authorize-pupil.ts';
import { type Action, type Actor, type Decision, decide, guardiansWho, homesOf, mayMeet } from '../access/policy.ts';
import { isAt, type Lookup, type PupilCard, roleId, type StaffCard, staffActor } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, isAdult, type Moment } from '../shared/time.ts';
import type { Recipient } from './events.ts';
import type { Party, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { isSame, type Person, type PersonKind } from './rules.ts';
import type { MessagesStore } from './store.ts';

/** The right that each kind of person needs, beside being in the conversation. */
export const READ = {
  guardian: 'child:messages',
  pupil: 'pupil:own-messages',
  staff: 'pupil:messages',
} as const satisfies Readonly<Record<PersonKind, Action>>;
export const WRITE = { ...READ, guardian: 'child:write-message' } as const;

const ofAge = () => refuse('messages.pupil-of-age');
const notOfAge = () => refuse('messages.pupil-not-of-age');
export const MAY_READ: PupilRight<PersonKind> = { actions: READ, ofAge };
export const MAY_WRITE: PupilRight<PersonKind> = { actions: WRITE, ofAge };
/** To start a conversation: a pupil learns from which age. */
export const MAY_START: PupilRight<PersonKind> = { actions: WRITE, ofAge, notOfAge };
/** The same rights where every refusal is "not found". */
export const MAY_MARK: PupilRight<PersonKind> = { actions: READ };
export const MAY_WITHDRAW: PupilRight<PersonKind> = { actions: WRITE };

/**
 * The homes of a pupil that are written to apart: the guardians who may read by today's relation, or a pupil of age
 * alone.
 */
export function homesToday(ownerId: string, card: PupilCard, day: Day): readonly (readonly Person[])[] {
  const { facts } = card;
  if (isAdult(facts.birthDate, day)) return [[{ kind: 'pupil', id: facts.pupilId }]];
  const readers = guardiansWho(READ.guardian, ownerId, facts, day).map(({ guardianId }) => guardianId);
  return homesOf(readers, card.together).map((home) => home.map((id) => ({ kind: 'guardian', id }) as const));
}

type OnDay = { readonly ownerId: string; readonly card: PupilCard; readonly day: Day };

/** The teacher's part for the pupil, by the teacher's own records; `undefined` without a right to write (law 2). */
export function roleTo(teacher: StaffCard, { ownerId, card, day }: OnDay): 'contact-teacher' | 'teacher' | undefined {
  const target = { kind: 'pupil', pupil: card.facts } as const;
  const decision = decide(READ.staff, staffActor(ownerId, teacher), target, day);
  if (!decision.allowed) return undefined;
  return decision.basis === 'staff:contact-teacher' ? 'contact-teacher' : 'teacher';
}

/** The others of the home of a guardian; a pupil of age has none. */
export const othersAtHome = (person: Person, { ownerId, card, day }: OnDay): readonly Person[] =>
  homesToday(ownerId, card, day)
    .filter((home) => home.some((other) => isSame(other, person)))
    .flat()
    .filter((other) => !isSame(other, person));

type About = { readonly card: PupilCard; readonly thread: Pick<Thread, 'parties'>; readonly day: Day };

/** The policy's decision on a conversation: by the relation to the pupil, or as a colleague who was added to it. */
export function decideThread(action: Action, actor: Actor, { card, thread, day }: About): Decision {
  const pupil = card.facts;
  const byRelation = decide(action, actor, { kind: 'pupil', pupil }, day);
  if (byRelation.allowed) return byRelation;
  const added = thread.parties.flatMap(({ as, person, since, until, waits }) =>
    as === 'added' && waits !== true ? [{ staffId: person.id, from: since, to: until }] : [],
  );
  const asAdded = decide(action, actor, { kind: 'thread', pupil, added }, day);
  return asAdded.allowed ? asAdded : byRelation;
}

/** The basis of a colleague who was added to a conversation. */
const ADDED = 'staff:added';
/** True for a right by the relation to the pupil. */
export const byRelation = (basis: string): boolean => basis !== ADDED;

/** A person of the conversation who may read it today, and by what. */
export type Present = {
  readonly party: Party;
  readonly person: Person;
  readonly basis: string;
  readonly as: Recipient['as'];
};
type Everybody = About & {
  readonly ownerId: string;
  /** The cards of the staff in the conversation. */
  readonly staff: ReadonlyMap<string, StaffCard>;
};

/** Everybody of the conversation who has today's right to read it (law 2). */
export const presentIn = ({ ownerId, staff, ...about }: Everybody): readonly Present[] =>
  about.thread.parties.flatMap((party) => {
    const { person } = party;
    if (party.waits === true) return [];
    const actor = actorAs(ownerId, person, staff.get(person.id));
    const decision = actor && decideThread(READ[person.kind], actor, about);
    if (!decision?.allowed) return [];
    const { basis } = decision;
    return [{ party, person, basis, as: byRelation(basis) ? 'relation' : 'added' }];
  });

/**
 * True while two guardians who may read the conversation may not be named to each other any more (G5): nobody writes
 * in it then.
 */
export function isApart(present: readonly Present[], together: PupilCard['together']): boolean {
  const guardians = present.flatMap(({ person: { kind, id } }) => (kind === 'guardian' ? [id] : []));
  return guardians.some((id) => guardians.some((other) => !mayMeet(together, id, other)));
}

function actorAs(ownerId: string, { kind, id }: Person, card: StaffCard | undefined): Actor | undefined {
  if (kind !== 'staff') return { kind, ownerId, personId: id };
  return card && staffActor(ownerId, card);
}

/** The place of a person in a conversation; a colleague who waits for the family's yes has none. */
export const seatIn = ({ parties }: Pick<Thread, 'parties'>, person: Person): Party | undefined =>
  parties.find((party) => isSame(party.person, person) && party.waits !== true);

/** A caller in a conversation. */
export type InThread = AuthorizedPupil<PersonKind> & { readonly thread: Thread; readonly party: Party };
type Found = {
  readonly card: PupilCard | undefined;
  readonly thread: Thread | undefined;
  /** The school of a staff path. */
  readonly schoolId: string | undefined;
  readonly moment: Moment;
};

/**
 * Returns the caller's place in the conversation, or refuses: without today's right, and for everybody who is not in
 * it, it is not found, like one that does not exist (decision 005).
 */
function permitThread(
  right: PupilRight<PersonKind>,
  actor: Actor,
  { card, thread, schoolId, moment }: Found,
): InThread {
  const { day } = moment;
  const isElsewhere = schoolId !== undefined && card && !isAt(card, schoolId, day);
  const here = isElsewhere ? undefined : card;
  const mine = thread && thread.pupilId === here?.facts.pupilId && (schoolId ?? thread.schoolId) === thread.schoolId;
  const decision =
    here && mine ? decideThread(right.actions[actor.kind], actor, { card: here, thread, day }) : undefined;
  const asAdded = here && decision?.allowed && !byRelation(decision.basis);
  const permitted = asAdded
    ? { actor, card: here, basis: decision.basis, relation: undefined }
    : permitPupil(right, actor, { card: here, moment });
  const person = { kind: actor.kind, id: actor.personId };
  const party = mine ? seatIn(thread, person) : undefined;
  if (!thread || !party) throw notFound();
  return { ...permitted, thread, party };
}

export type ThreadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly store: Pick<MessagesStore, 'thread'>;
};
/** The conversation that a path names; a family's path names no school. */
export type ThreadName = {
  readonly pupilId: string;
  readonly schoolId?: string | undefined;
  readonly threadId: string;
};
/** Reads a staff card, each once in a request. */
export type StaffOnce = (staffId: string) => Promise<StaffCard | undefined>;

type Request<Loaded, Beside> = {
  readonly right: PupilRight<PersonKind>;
  /** What is read in the first trip. */
  readonly load?: () => Promise<Loaded>;
  /** What is read in the second trip, of a conversation that exists. */
  readonly beside?: (found: { readonly thread: Thread; readonly loaded: Loaded; staff: StaffOnce }) => Promise<Beside>;
};

/**
 * Loads the login, the pupil, the conversation and `load` in one parallel trip, the dated roles of staff and `beside`
 * in a second, and decides. What is foreign costs what is absent: `beside` is read for those who are in it (decision
 * 005).
 */
export async function authorizeThread<Loaded, Beside>(
  { lookup, store }: ThreadDeps,
  caller: CallerAs<PersonKind> & { readonly name: ThreadName },
  { right, load, beside }: Request<Loaded, Beside>,
): Promise<InThread & { readonly loaded: Loaded; readonly beside: Beside }> {
  const { login, moment, name } = caller;
  const { ownerId } = login;
  const [who, card, thread, loaded] = await Promise.all([
    lookup.whoIs(login),
    lookup.pupil(ownerId, name.pupilId),
    store.thread(ownerId, name.threadId),
    load?.() as Promise<Loaded>,
  ]);
  const staff = staffOnce(lookup, ownerId);
  const act = () => actorOf({ staff: (_ownerId, staffId) => staff(staffId) }, caller, who);
  const permit = (actor: Actor) => permitThread(right, actor, { card, thread, schoolId: name.schoolId, moment });
  const read = () => (thread && beside?.({ thread, loaded, staff })) as Promise<Beside>;
  if (caller.as !== 'staff') {
    const inThread = permit(await act());
    return { ...inThread, loaded, beside: await read() };
  }
  const isIn = thread && seatIn(thread, { kind: 'staff', id: roleId(who, 'staff', moment.day) }) !== undefined;
  const [actor, found] = await Promise.all([act(), isIn ? read() : undefined]);
  return { ...permit(actor), loaded, beside: found as Beside };
}

/** Reads staff cards, each once. */
export function staffOnce(lookup: Pick<Lookup, 'staff'>, ownerId: string): StaffOnce {
  const cards = new Map<string, Promise<StaffCard | undefined>>();
  return (staffId) => {
    const card = cards.get(staffId) ?? lookup.staff(ownerId, staffId);
    cards.set(staffId, card);
    return card;
  };
}

/** The cards of the staff among these people, by id. */
export async function cardsOf(people: readonly Person[], staff: StaffOnce): Promise<ReadonlyMap<string, StaffCard>> {
  const cards = await Promise.all(people.filter(({ kind }) => kind === 'staff').map(({ id }) => staff(id)));
  return new Map(cards.flatMap((card) => (card ? [[card.staffId, card] as const] : [])));
}
