import * as z from 'zod/mini';
import { newSortableId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { LEDGERS, MOVES, POLARITIES, REMARK_STATUSES } from './rules.ts';

/** Remarks as the table keeps them; the store parses them when it reads (decision 021). */

/** A copy of the category from the owner's list, so that a later change of the list does not change the remark. */
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
 * The content of one version. `comment` is plain text, empty for none. `commentVisible` is the setting that the author
 * saw while writing (decision 041). Where an old record lacks it, the author may have meant staff only: false.
 */
const Said = z.object({
  date: z.string(),
  lessonId: z.nullable(z.string()),
  category: Category,
  comment: z.string(),
  commentVisible: z._default(z.boolean(), false),
});
export type Said = z.output<typeof Said>;

/** One step: each makes the next version and keeps its whole content, so that nothing is overwritten (law 6). */
const Step = z.object({
  move: z.enum(['register', ...MOVES]),
  status: z.enum(REMARK_STATUSES),
  at: z.string(),
  by: z.object({ staffId: z.string(), basis: z.string() }),
  /** The reason for a correction or a withdrawal. */
  reason: z.optional(z.string()),
  said: Said,
});
export type Step = z.output<typeof Step>;

/**
 * A remark with every step, `PUPIL#p` / `REMARK#id`; the ids sort by time of registration. `gsi1` lists an author's own
 * remarks, `gsi2` the held remarks of a school.
 */
export const Remark = z.object({
  remarkId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  /** The group in which the teacher registered it. */
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

/** A category of the owner's list as a remark keeps it: without the days on which it may be chosen. */
export const categoryOf = ({ id, ledger, polarity, nb, nn, en }: Category): Category => ({
  id,
  ledger,
  polarity,
  nb,
  nn,
  en,
});

/** A new remark: its first version and step. */
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
