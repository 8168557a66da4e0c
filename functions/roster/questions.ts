import * as z from 'zod/mini';
import { BASES, type Basis, PROTECTIONS } from '../access/policy.ts';
import { key } from '../shared/table/dynamo.ts';
import { RelationItem } from './records.ts';

/**
 * Sources' statements, and people's settlements of them (J2). The importer writes the statements and reads the
 * settlements; the roster's routes read the statements and write the settlements. A settlement holds until a source
 * changes its statement.
 */

/** One source's statement on a person's address protection: `PUPIL#id` or `GUARDIAN#id` / `SAYS#index`. */
export const Statement = z.object({
  /** The place of the source's row in the importer's index. */
  index: z.string(),
  system: z.string(),
  /** The source's own key as people may see it. */
  shown: z.string(),
  protection: z.enum(PROTECTIONS),
  at: z.string(),
});
export type Statement = z.output<typeof Statement>;
export const statementPrefix = 'SAYS#';

/** A source's row about a pupil and a guardian, in the pupil's partition. */
export const PairRow = z.extend(RelationItem, { sk: z.string(), shown: z.optional(z.string()) });
export type PairRow = z.output<typeof PairRow>;
/** The basis that the row's source gives. */
export const saidBy = (row: Pick<PairRow, 'basis' | 'given'>): Basis => row.given ?? row.basis;

/** `over` has each source's statement at the time of the settlement, by the place of its row in the index. */
const settled = {
  by: z.string(),
  at: z.string(),
  over: z.record(z.string(), z.string()),
};
/** A person's answer to an open question: `SOURCE#settled#shard` / `about#…`. */
export const Settlement = z.discriminatedUnion('about', [
  z.object({ about: z.literal('protection'), personId: z.string(), value: z.enum(PROTECTIONS), ...settled }),
  z.object({
    about: z.literal('basis'),
    pupilId: z.string(),
    guardianId: z.string(),
    value: z.enum(BASES),
    ...settled,
  }),
  /** `personId` is the same human as `value`, the record that survives. */
  z.object({ about: z.literal('joined'), personId: z.string(), value: z.string(), ...settled }),
  /** Two people who share a number or a name and are not the same; `personId` sorts before `otherId`. */
  z.object({ about: z.literal('parted'), personId: z.string(), otherId: z.string(), ...settled }),
]);
export type Settlement = z.output<typeof Settlement>;

/** The partitions that hold an owner's settlements, by the first character of the first id. */
export const settlementPartition = (ownerId: string, shard: string): string => key(ownerId, 'SOURCE', 'settled', shard);

/** The key of a settlement. */
export function settlementKey(
  ownerId: string,
  settlement: Pick<Settlement, 'about'> & Subject,
): { pk: string; sk: string } {
  const ids = [
    settlement.personId ?? settlement.pupilId ?? '',
    settlement.otherId ?? settlement.guardianId ?? '',
  ].filter((id) => id !== '');
  return { pk: settlementPartition(ownerId, (ids[0] ?? '').charAt(0)), sk: key(settlement.about, ...ids) };
}
type Subject = {
  readonly personId?: string;
  readonly otherId?: string;
  readonly pupilId?: string;
  readonly guardianId?: string;
};
