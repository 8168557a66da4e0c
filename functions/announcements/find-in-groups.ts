import type { Actor } from '../access/policy.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Instant, Moment } from '../shared/time.ts';
import type { GroupRight } from './audience.ts';
import { readableGroups, standingGroups } from './authorize.ts';

/** A family that reads something of a group about a pupil. */
export type GroupReading = {
  readonly ownerId: string;
  readonly actor: Actor;
  readonly card: PupilCard;
  readonly moment: Moment;
};
type Wanted<Item> = {
  readonly right: GroupRight;
  /** Looks for it in these groups: one read, whether they have it or not. */
  readonly find: (groupIds: readonly string[], now: Instant) => Promise<Item | undefined>;
};

/**
 * What a group has, with the group's name, if the pupil is in it today: one read. That of another group costs what an
 * absent one costs, and is not found likewise (decision 005).
 */
export async function findInGroups<Item extends { readonly groupId: string }>(
  lookup: Pick<Lookup, 'groups'>,
  { ownerId, actor, card, moment: { day, instant } }: GroupReading,
  { right, find }: Wanted<Item>,
): Promise<{ readonly item: Item; readonly groupName: string }> {
  const groupIds = readableGroups(actor, card.facts, { day, right });
  const [item, groups] = await Promise.all([
    find(groupIds, instant),
    standingGroups(lookup, ownerId, { groupIds, day }),
  ]);
  const groupName = item && groups.get(item.groupId);
  if (!item || groupName === undefined) throw notFound();
  return { item, groupName };
}
