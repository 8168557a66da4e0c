import * as z from 'zod/mini';
import { CHANNELS, LET_GO_WHYS, PAPER_WAYS, PAPER_WHYS, ROUNDS, STATES, type Told } from './rules.ts';

const ToldItem = z.object({
  round: z.enum(ROUNDS),
  channel: z.enum(CHANNELS),
  noticeId: z.string(),
  state: z.enum(STATES),
  at: z.string(),
});

/** A notice status as an element of a set. */
export const wordOf = ({ round, channel, noticeId, state, at }: Told): string =>
  [round, channel, noticeId, state, at].join('|');

function toldIn(words: ReadonlySet<string>): readonly Told[] {
  return [...words].sort().map((word) => {
    const [round, channel, noticeId, state, at] = word.split('|');
    return ToldItem.parse({ round, channel, noticeId, state, at });
  });
}

/**
 * A warning's delivery to one recipient, `PUPIL#id` / `DELIVERY#warningId#kind#personId` (decision 021). Each time is
 * the first time; no field holds the warning's content. The sparse index `gsi2` (`owner#DELIVERIES`) holds due
 * deliveries, `gsi1` (`owner#SCHOOL#id#PAPER-TASKS`) open paper tasks.
 */
export const Delivery = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
  /** The relation that entitled the person on the day of sending. */
  basis: z.string(),
  /** When the warning was available in the inbox (eForvaltningsforskriften § 8). */
  availableAt: z.string(),
  /** The known statuses of its notices. */
  told: z.optional(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform(toldIn),
    ),
  ),
  /** Counts the statuses: a step that was decided on fewer is decided again. */
  revision: z.number(),
  openedAt: z.optional(z.string()),
  acknowledgedAt: z.optional(z.string()),
  remindedAt: z.optional(z.string()),
  /** The task to bring the letter on paper: made once, completed once. */
  paperAt: z.optional(z.string()),
  paperWhy: z.optional(z.enum(PAPER_WHYS)),
  paperDone: z.optional(z.object({ at: z.string(), by: z.string(), how: z.enum(PAPER_WAYS) })),
  letGoAt: z.optional(z.string()),
  letGoWhy: z.optional(z.enum(LET_GO_WHYS)),
});
export type Delivery = z.output<typeof Delivery>;
/** The identity of a delivery, whatever its other fields hold: an unreadable item must not delay the others. */
export const Named = z.pick(Delivery, { pupilId: true, warningId: true, person: true });
/** A recipient of a warning. */
export type Recipient = Delivery['person'];
/** The name of a delivery. */
export type DeliveryName = Pick<Delivery, 'pupilId' | 'warningId' | 'person'> & { readonly ownerId: string };
/** A new delivery. */
export type Opening = Pick<Delivery, 'warningId' | 'pupilId' | 'schoolId' | 'person' | 'basis' | 'availableAt'>;
