import { type Action, decide, guardiansOf } from '../access/policy.ts';
import { type GroupCard, type Lookup, membersOn, type PupilCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Reader } from './rules.ts';

/** A pupil of the group, with everybody who reads about the pupil: guardians, and a pupil of age. */
export type Home = { readonly card: PupilCard; readonly readers: readonly Reader[] };
/** The rights by which a family reads what a group is told, each narrowed to pupils in the group. */
export type GroupRight = Readonly<Record<Reader['kind'], Action>>;
type OfGroup = { readonly ownerId: string; readonly groupId: string; readonly day: Day; readonly right: GroupRight };
type Asked = { readonly group: GroupCard; readonly day: Day; readonly right: GroupRight };
type Lookups = Pick<Lookup, 'pupil'>;

/** The readers about one pupil of the group, by the policy of the day (law 2). */
function readersAbout({ facts }: PupilCard, { ownerId, groupId, day, right }: OfGroup): readonly Reader[] {
  const about = { pupil: facts, inGroup: groupId };
  const guardians = guardiansOf(right.guardian, { ownerId, ...about }, day);
  const self = { kind: 'pupil', ownerId, personId: facts.pupilId } as const;
  const alone = decide(right.pupil, self, { kind: 'pupil', ...about }, day).allowed;
  return [
    ...guardians.map(({ guardianId }) => ({ kind: 'guardian', id: guardianId }) as const),
    ...(alone ? [{ kind: 'pupil', id: facts.pupilId } as const] : []),
  ];
}

/** Everybody whom news of the group reaches that day, pupil by pupil: one parallel trip. */
export async function audienceOf(
  lookup: Lookups,
  ownerId: string,
  { group, day, right }: Asked,
): Promise<readonly Home[]> {
  return homesOf(await cardsOf(lookup, ownerId, membersOn(group, day)), { ownerId, groupId: group.id, day, right });
}

/** How many pupils are read at once when one reader is enough. */
const AT_ONCE = 40;

/** True when anybody at all can read news of the group; reads no further than needed. */
export async function reachesAnybody(lookup: Lookups, ownerId: string, { group, day, right }: Asked): Promise<boolean> {
  const ids = membersOn(group, day);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const cards = await cardsOf(lookup, ownerId, ids.slice(from, from + AT_ONCE));
    const homes = homesOf(cards, { ownerId, groupId: group.id, day, right });
    if (homes.some(({ readers }) => readers.length > 0)) return true;
  }
  return false;
}

async function cardsOf(lookup: Lookups, ownerId: string, ids: readonly string[]): Promise<readonly PupilCard[]> {
  const cards = await Promise.all(ids.map((id) => lookup.pupil(ownerId, id)));
  return cards.filter((card) => card !== undefined);
}

/** A pupil whom the group's list names, but who is in it no more by the own record, is left out. */
const homesOf = (cards: readonly PupilCard[], of: OfGroup): readonly Home[] =>
  cards.flatMap((card) => (isMember(card, of) ? [{ card, readers: readersAbout(card, of) }] : []));

const isMember = ({ facts: { stay, enrolments } }: PupilCard, { groupId, day }: OfGroup): boolean =>
  holdsOn(stay, day) && enrolments.some((enrolment) => enrolment.groupId === groupId && holdsOn(enrolment, day));
