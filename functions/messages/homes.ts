import type { PupilCard } from '../roster/lookup.ts';
import type { Day } from '../shared/time.ts';
import { homesToday } from './rights.ts';
import type { Person } from './rules.ts';
import { namesOf, togetherOf } from './view.ts';

type OnDay = { readonly ownerId: string; readonly card: PupilCard; readonly day: Day };

/**
 * The homes of a pupil to begin with: an adult who has become protected since the school marked a pair has a home of
 * their own (law 4). One more read, and only where adults are marked as together.
 */
export async function homesToBegin(
  lookup: Parameters<typeof namesOf>[0],
  { ownerId, card, day }: OnDay,
): Promise<readonly (readonly Person[])[]> {
  const homes = homesToday(ownerId, card, day);
  const shared = homes.filter((home) => home.length > 1).flat();
  if (shared.length === 0) return homes;
  const together = togetherOf(card, await namesOf(lookup, ownerId, shared));
  return homesToday(ownerId, { ...card, together }, day);
}
