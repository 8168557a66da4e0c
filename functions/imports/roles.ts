import * as z from 'zod/mini';
import { STAFF_ROLES } from '../access/policy.ts';
import { key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { RoleAt } from '../sources/rows.ts';
import type { ItemWorld } from './change.ts';
import { endsBy } from './rules.ts';
import type { Pair } from './scratch.ts';

const HeldRole = z.object({
  sk: z.string(),
  role: z.enum(STAFF_ROLES),
  schoolId: z.optional(z.string()),
  from: z.string(),
  to: z.optional(z.string()),
});
type HeldRole = z.output<typeof HeldRole>;

/**
 * A member of staff's roles: those of a person who is new from the person's own begin, a later one from the day on which
 * the source first gave it. One that the source no longer gives ends today; one that comes back goes on.
 */
export function rolesOf(
  pair: Pair,
  given: readonly RoleAt[],
  world: ItemWorld,
  began: Day,
): { readonly items: readonly HeldRole[]; readonly extra: string } {
  const before = z.array(HeldRole).parse(JSON.parse(pair.held?.extra.roles ?? '[]'));
  const now = given.flatMap(({ role, schoolKey }): HeldRole[] => {
    const schoolId = schoolKey === undefined ? undefined : world.findId('school', schoolKey);
    if (schoolKey !== undefined && schoolId === undefined) return [];
    const sk = key('FACTS', 'ROLE', role, schoolId ?? 'OWNER');
    const held = before.find((one) => one.sk === sk);
    return [{ sk, role, schoolId, from: held ? held.from : pair.held ? world.today : began }];
  });
  const gone = before
    .filter((one) => !now.some(({ sk }) => sk === one.sk))
    .map((one) => ({ ...one, to: endsBy(one.to, world.today) }));
  const items = [...now, ...gone];
  return { items, extra: JSON.stringify(items) };
}
