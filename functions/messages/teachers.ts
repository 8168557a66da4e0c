import type { GroupCard, Lookup, PupilCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';

/** The pupil's groups of a day, with their members: a read for each. */
export async function groupsToday(
  lookup: Pick<Lookup, 'group'>,
  ownerId: string,
  { card, day }: { readonly card: PupilCard; readonly day: Day },
): Promise<readonly GroupCard[]> {
  const ids = new Set(card.groups.filter((group) => holdsOn(group, day)).map(({ groupId }) => groupId));
  const groups = await Promise.all([...ids].map((groupId) => lookup.group(ownerId, groupId)));
  return groups.filter((group) => group !== undefined).filter((group) => holdsOn(group, day));
}

/** The teachers of a group on a day, by its list. */
export const teachersIn = ({ members }: GroupCard, day: Day): readonly string[] =>
  members.flatMap((member) => (member.as !== 'student' && holdsOn(member, day) ? [member.personId] : []));
