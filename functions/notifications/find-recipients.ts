import { type Action, CONTACT_KINDS, decide, guardiansOf, type Target } from '../access/policy.ts';
import { type Lookup, type PupilCard, staffActor } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Person } from './events.ts';
import type { InboxEvent } from './inbox-event.ts';
import { type Reader, readersOf } from './rules.ts';

export type RecipientDeps = { readonly lookup: Pick<Lookup, 'group' | 'staff' | 'roleHolders'> };
/** An entitled recipient, with the action and the relation that entitle. */
export type Recipient = { readonly person: Person; readonly action: Action; readonly basis: string };

/**
 * Everybody entitled to know of an event on that day, except the person who caused it: the policy decides on the
 * relations as they are read now (law 2). An event about a pupil that no longer exists has no recipients.
 */
export const findRecipients =
  (deps: RecipientDeps) =>
  async (event: InboxEvent, pupil: PupilCard | undefined, day: Day): Promise<readonly Recipient[]> => {
    const found = await Promise.all(readersOf(event.kind).map((reader) => readers(deps, reader, event, pupil, day)));
    const { madeBy, only, not } = event;
    const isMeant = (person: Person) =>
      only === undefined || only.some(({ kind, id }) => kind === person.kind && id === person.id);
    return found.flat().filter(({ person }) => isMeant(person) && !isSame(madeBy, person) && !isSame(not, person));
  };

/** True for the person whom an event names. */
const isSame = (named: InboxEvent['madeBy'], person: Person): boolean =>
  named?.kind === person.kind && named.personId === person.id;

const ROLE = { principals: 'principal', office: 'office', leaders: 'leader' } as const;

async function readers(
  { lookup }: RecipientDeps,
  { find, by }: Reader,
  event: InboxEvent,
  pupil: PupilCard | undefined,
  day: Day,
): Promise<readonly Recipient[]> {
  const { ownerId, inGroup } = event;
  if (find === 'teacher') return event.teacherId === undefined ? [] : ownAffair(ownerId, event.teacherId, by, day);
  if (!pupil) return [];
  const target = { kind: 'pupil', pupil: pupil.facts, inGroup } as const;
  if (find === 'guardians') {
    return guardiansOf(by, { ownerId, pupil: pupil.facts, inGroup }, day).map(({ guardianId, basis }) => ({
      person: { kind: 'guardian', id: guardianId },
      action: by,
      basis,
    }));
  }
  if (find === 'pupil') {
    const person = { kind: 'pupil', id: pupil.facts.pupilId } as const;
    const decision = decide(by, { kind: 'pupil', ownerId, personId: person.id }, target, day);
    return decision.allowed ? [{ person, action: by, basis: decision.basis }] : [];
  }
  return staffWho(lookup, ownerId, await staffIds(lookup, find, { event, pupil, day }), by, target, day);
}

type About = { readonly event: InboxEvent; readonly pupil: PupilCard; readonly day: Day };
/** The staff among whom the policy then chooses. */
async function staffIds(
  lookup: RecipientDeps['lookup'],
  find: 'contact-teachers' | 'principals' | 'office' | 'leaders' | 'named-staff',
  { event, pupil, day }: About,
): Promise<readonly string[]> {
  if (find === 'contact-teachers') return contactTeachers(lookup, event.ownerId, pupil, day);
  if (find === 'named-staff') return (event.only ?? []).flatMap(({ kind, id }) => (kind === 'staff' ? [id] : []));
  return lookup.roleHolders(event.ownerId, event.schoolId ?? pupil.facts.schoolId, ROLE[find]);
}

/**
 * Members recorded as contact teacher of a class or contact group of the pupil. The policy then decides whether they
 * are today.
 */
async function contactTeachers(
  lookup: RecipientDeps['lookup'],
  ownerId: string,
  pupil: PupilCard,
  day: Day,
): Promise<readonly string[]> {
  const own = pupil.groups.filter((group) => CONTACT_KINDS.has(group.groupKind) && holdsOn(group, day));
  const groupIds = [...new Set(own.map((group) => group.groupId))];
  const groups = await Promise.all(groupIds.map((groupId) => lookup.group(ownerId, groupId)));
  const members = groups.flatMap((group) => group?.members ?? []);
  return [...new Set(members.filter(({ as }) => as === 'contact-teacher').map(({ personId }) => personId))];
}

async function staffWho(
  lookup: RecipientDeps['lookup'],
  ownerId: string,
  ids: readonly string[],
  action: Action,
  target: Target,
  day: Day,
): Promise<readonly Recipient[]> {
  const cards = await Promise.all(ids.map((id) => lookup.staff(ownerId, id)));
  return cards.flatMap((card) => {
    if (!card) return [];
    const decision = decide(action, staffActor(ownerId, card), target, day);
    return decision.allowed ? [{ person: { kind: 'staff', id: card.staffId }, action, basis: decision.basis }] : [];
  });
}

function ownAffair(ownerId: string, personId: string, action: Action, day: Day): readonly Recipient[] {
  const decision = decide(action, { kind: 'staff', ownerId, personId, assignments: [] }, { kind: 'self' }, day);
  return decision.allowed ? [{ person: { kind: 'staff', id: personId }, action, basis: decision.basis }] : [];
}
