import * as z from 'zod/mini';
import { CHANNELS, LET_GO_WHYS, PAPER_WAYS, PAPER_WHYS, ROUNDS, STATES, type Told } from './rules.ts';

const ToldItem = z.object({
  round: z.enum(ROUNDS),
  channel: z.enum(CHANNELS),
  noticeId: z.string(),
  state: z.enum(STATES),
  at: z.string(),
});

/** A thing told as an element of a set. */
export const wordOf = ({ round, channel, noticeId, state, at }: Told): string =>
  [round, channel, noticeId, state, at].join('|');

function toldIn(words: ReadonlySet<string>): readonly Told[] {
  return [...words].sort().map((word) => {
    const [round, channel, noticeId, state, at] = word.split('|');
    return ToldItem.parse({ round, channel, noticeId, state, at });
  });
}

/**
 * How far a warning has come with one recipient, `PUPIL#id` / `DELIVERY#warningId#kind#personId` (decision 021). Times
 * are those of the first time; nothing in it says what the warning is about. What is due stands in the sparse index
 * `gsi2` (`owner#DELIVERIES`), open paper tasks in `gsi1` (`owner#SCHOOL#id#PAPER-TASKS`).
 */
export const Delivery = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
  /** The relation by which the person got it, on the day of sending. */
  basis: z.string(),
  /** When it lay in the inbox, ready to be read (eForvaltningsforskriften § 8). */
  availableAt: z.string(),
  /** What is known of the notices of it. */
  told: z.optional(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform(toldIn),
    ),
  ),
  /** Counts what was told: a step that was decided on less is decided again. */
  revision: z.number(),
  openedAt: z.optional(z.string()),
  acknowledgedAt: z.optional(z.string()),
  remindedAt: z.optional(z.string()),
  /** The task to bring it on paper: made once, done once. */
  paperAt: z.optional(z.string()),
  paperWhy: z.optional(z.enum(PAPER_WHYS)),
  paperDone: z.optional(z.object({ at: z.string(), by: z.string(), how: z.enum(PAPER_WAYS) })),
  letGoAt: z.optional(z.string()),
  letGoWhy: z.optional(z.enum(LET_GO_WHYS)),
});
export type Delivery = z.output<typeof Delivery>;
/** Which delivery an item is, whatever else it says: one that cannot be read holds up no other. */
export const Named = z.pick(Delivery, { pupilId: true, warningId: true, person: true });
/** A recipient of a warning. */
export type Recipient = Delivery['person'];
/** Whose delivery of which warning. */
export type DeliveryName = Pick<Delivery, 'pupilId' | 'warningId' | 'person'> & { readonly ownerId: string };
/** A delivery as it begins. */
export type Opening = Pick<Delivery, 'warningId' | 'pupilId' | 'schoolId' | 'person' | 'basis' | 'availableAt'>;
