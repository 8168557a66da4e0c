import * as z from 'zod/mini';
import { newSortableId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { LEDGERS, MOVES, POLARITIES, REMARK_STATUSES } from './rules.ts';

/** Remarks as they lie in the table; parsed on the way out (decision 021). */

/** The category as the owner's list had it when it was chosen: a list that changes does not change what was said. */
const Category = z.object({
  id: z.string(),
  ledger: z.enum(LEDGERS),
  polarity: z.enum(POLARITIES),
  nb: z.string(),
  nn: z.string(),
  en: z.string(),
});
export type Category = z.output<typeof Category>;

/**
 * What a remark says in one version. `comment` is plain text, empty for none. `commentVisible` is what its writer was
 * told of who would read it (decision 041); of a comment that says nothing of it, nobody knows, so no family reads it.
 */
const Said = z.object({
  date: z.string(),
  lessonId: z.nullable(z.string()),
  category: Category,
  comment: z.string(),
  commentVisible: z._default(z.boolean(), false),
});
export type Said = z.output<typeof Said>;

/** One step: each makes the next version and holds all that was said by it, so that nothing is overwritten (law 6). */
const Step = z.object({
  move: z.enum(['register', ...MOVES]),
  status: z.enum(REMARK_STATUSES),
  at: z.string(),
  by: z.object({ staffId: z.string(), basis: z.string() }),
  /** Why it was corrected or withdrawn. */
  reason: z.optional(z.string()),
  said: Said,
});
export type Step = z.output<typeof Step>;

/**
 * A remark, `PUPIL#p` / `REMARK#id`, ids sorting by when they were registered, with every step. `gsi1` lists a
 * teacher's own, `gsi2` what waits at a school for contact teachers.
 */
export const Remark = z.object({
  remarkId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  /** The group in which it was registered. */
  groupId: z.string(),
  version: z.number(),
  status: z.enum(REMARK_STATUSES),
  said: Said,
  createdBy: z.string(),
  createdAt: z.string(),
  /** The Oslo day of the registration. */
  createdOn: z.string(),
  steps: z.array(Step),
});
export type Remark = z.output<typeof Remark>;

/** A category of the owner's list as a remark keeps it: its words, and not the days on which it could be chosen. */
export const categoryOf = ({ id, ledger, polarity, nb, nn, en }: Category): Category => ({
  id,
  ledger,
  polarity,
  nb,
  nn,
  en,
});

/** A remark as it is registered: its first version and step. */
export function newRemark(
  about: Pick<Remark, 'pupilId' | 'schoolId' | 'groupId'>,
  { status, by, said }: Pick<Step, 'status' | 'by' | 'said'>,
  { instant: at, day: createdOn }: Moment,
): Remark {
  return {
    remarkId: newSortableId(Date.parse(at)),
    ...about,
    version: 1,
    status,
    said,
    createdBy: by.staffId,
    createdAt: at,
    createdOn,
    steps: [{ move: 'register', status, at, by, said }],
  };
}

/** The remark after one more step. */
export const withStep = (remark: Remark, step: Step): Remark => ({
  ...remark,
  version: remark.version + 1,
  status: step.status,
  said: step.said,
  steps: [...remark.steps, step],
});
