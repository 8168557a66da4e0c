import * as z from 'zod/mini';
import { STAFF_ROLES } from '../access/policy.ts';
import { key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { RoleAt } from '../sources/rows.ts';
import type { ItemWorld } from './change.ts';
import { endsBy } from './rules.ts';
import type { Held, Pair } from './scratch.ts';

const HeldRole = z.object({
  sk: z.string(),
  role: z.enum(STAFF_ROLES),
  schoolId: z.optional(z.string()),
  from: z.string(),
  to: z.optional(z.string()),
});
type HeldRole = z.output<typeof HeldRole>;

/**
 * A member of staff's roles by this row, each in its own record, so that a role that one source ends holds by another.
 * A new person's roles begin with the person, a later role on the day of the first file with it. A role that the source
 * no longer gives ends today; a role that comes back goes on. `former` are keys of earlier records.
 */
export function rolesOf(
  pair: Pair,
  given: readonly RoleAt[],
  world: ItemWorld,
  began: Day,
): { readonly items: readonly HeldRole[]; readonly former: readonly string[]; readonly extra: string } {
  const before = heldRoles(pair.held);
  const placed = (role: string, schoolId: string | undefined) =>
    key('FACTS', 'ROLE', role, schoolId ?? 'OWNER', pair.index);
  const now = given.flatMap(({ role, schoolKey }): HeldRole[] => {
    const schoolId = schoolKey === undefined ? undefined : world.findId('school', schoolKey);
    if (schoolKey !== undefined && schoolId === undefined) return [];
    const held = before.find((candidate) => candidate.role === role && candidate.schoolId === schoolId);
    const begun = pair.held ? world.today : began;
    const from = held ? held.from : begun;
    return [{ sk: placed(role, schoolId), role, schoolId, from }];
  });
  const gone = before
    .filter((held) => !now.some(({ role, schoolId }) => role === held.role && schoolId === held.schoolId))
    .map((held) => ({ ...held, sk: placed(held.role, held.schoolId), to: endsBy(held.to, world.today) }));
  const items = [...now, ...gone];
  const former = before.map(({ sk }) => sk).filter((sk) => !items.some((item) => item.sk === sk));
  return { items, former, extra: JSON.stringify(items) };
}

/** The roles of an earlier file by this row. */
export const heldRoles = (held: Pick<Held, 'extra'> | undefined): readonly HeldRole[] =>
  z.array(HeldRole).parse(JSON.parse(held?.extra.roles ?? '[]'));
