import type { CallerAs } from '../access/authorize.ts';
import type { PupilRight } from '../access/authorize-pupil.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type MessageOrg, type OrgDeps, waitsUntil } from './delivery.ts';
import { heldFor, planSend } from './plan-send.ts';
import type { Party, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import {
  authorizeThread,
  cardsOf,
  type InThread,
  presentIn,
  type StaffOnce,
  type ThreadDeps,
  type ThreadName,
} from './rights.ts';
import { type ChangeKind, isSame, type Person, type PersonKind } from './rules.ts';
import type { MessagesStore } from './store.ts';

export type ChangeDeps = ThreadDeps & OrgDeps & { readonly store: Pick<MessagesStore, 'beside' | 'change'> };

/** A change among the people of a conversation. */
export type Change = {
  readonly kind: ChangeKind;
  readonly staffId: string;
  /** The people as they are by it; `lineId` is the line that tells of it. */
  readonly people: (lineId: string) => readonly Party[];
  /** Those who leave their lists and badges. */
  readonly dropped: readonly Party[];
};
type Beside = Awaited<ReturnType<typeof readPeople>>;
type Found = InThread & { readonly beside: Beside; readonly org: MessageOrg };

/** The cards of the staff in a conversation and what its people have not read, also of somebody who comes to it. */
export async function readPeople(
  { store }: { readonly store: Pick<MessagesStore, 'beside'> },
  ownerId: string,
  {
    thread,
    staff,
    coming,
  }: { readonly thread: Thread; readonly staff: StaffOnce; readonly coming?: string | undefined },
) {
  const here = thread.parties.map(({ person }) => person);
  const comer = coming === undefined ? undefined : ({ kind: 'staff', id: coming } as const);
  const people = comer && !here.some((person) => isSame(person, comer)) ? [...here, comer] : here;
  const parties = people.map((person) => ({ person }));
  const [cards, beside] = await Promise.all([
    cardsOf(people, staff),
    store.beside(ownerId, { threadId: thread.threadId, parties }),
  ]);
  return { cards, ...beside };
}

/** The caller in a conversation whose people are about to change, with what the change needs: two reads. */
export async function readForChange(
  deps: ChangeDeps,
  caller: CallerAs<PersonKind> & { readonly name: ThreadName },
  right: PupilRight<PersonKind>,
): Promise<Found> {
  const found = await authorizeThread(deps, caller, {
    right,
    load: () => loadOrgContext(deps, caller),
    beside: ({ thread, staff }) => readPeople(deps, caller.login.ownerId, { thread, staff }),
  });
  return { ...found, org: found.loaded };
}

/**
 * Writes a change with the line that tells of it, in one transaction. The line reaches everybody who has today's right
 * after the change, as a message does; `moved`: another write came between.
 */
export async function saveChange(
  { store }: Pick<ChangeDeps, 'store'>,
  { as, login: { ownerId }, moment }: CallerAs<PersonKind>,
  { found, change }: { readonly found: Found; readonly change: Change },
): Promise<'saved' | 'moved'> {
  const { thread, card, basis, party, relation, org } = found;
  const { cards, was, atOnce } = found.beside;
  const { kind, staffId, people, dropped } = change;
  const parties = [...people('')];
  const present = presentIn({ ownerId, card, thread: { parties }, staff: cards, day: moment.day });
  const until = waitsUntil(org, { schoolId: thread.schoolId, as, moment });
  const seated = present.map(({ person }) => person);
  const sent = planSend(
    ownerId,
    {
      thread,
      author: party.person,
      basis,
      text: '',
      was,
      others: present.filter(({ person }) => !isSame(person, party.person)),
      held: until === undefined ? undefined : heldFor(seated, { until, atOnce }),
      changed: { change: { kind, staffId }, people },
    },
    moment,
  );
  const saved = await store.change({ ownerId, sent, dropped, relation, moment });
  if (saved === 'too-many') throw refuse('messages.too-many');
  return saved;
}

/** The place of an added colleague; somebody who is in it by relation is none. */
export function addedIn({ parties }: Pick<Thread, 'parties'>, staffId: string): Party | undefined {
  const person: Person = { kind: 'staff', id: staffId };
  const found = parties.find((party) => isSame(party.person, person));
  if (found?.as === 'relation') throw notFound();
  return found;
}
