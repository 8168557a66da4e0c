import * as z from 'zod/mini';

/** Who is told: a person of one owner. */
export const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
export type Person = z.output<typeof Person>;

/**
 * By which right the person is told, asked again at the moment of sending (law 2): an action of the policy, about a pupil where it
 * is about one. `self`: the person's own affair.
 */
export const Right = z.object({ action: z.string(), pupilId: z.optional(z.string()) });
export type Right = z.output<typeof Right>;

/** Kinds of events as a person chooses between them; never shown in a notice. */
export const SUBJECTS = ['absence', 'leave', 'lessons', 'figures', 'warnings', 'remarks', 'test'] as const;

/**
 * "Somebody should be told": what the inbox hands over for each item that it has written. `id` names event, version and recipient; the
 * notices of it have ids made from it and their channel, so that replays meet what they made.
 */
export const ToTell = z.object({
  id: z.string(),
  ownerId: z.string(),
  schoolId: z.optional(z.string()),
  person: Person,
  /** The item in the person's inbox: what is to be read. */
  itemId: z.string(),
  subject: z.enum(SUBJECTS),
  right: Right,
  /** A legal notice cannot be switched off, and its contact data must be fresh (F2, eForvaltningsforskriften § 32). */
  legal: z.boolean(),
  /** `digest`: waits for the person's daily digest. */
  when: z.enum(['now', 'digest']),
  occurredAt: z.string(),
  /** When the sender's queue took it, by the queue's clock: its item was in the inbox by then. */
  readyAt: z.optional(z.string()),
  /**
   * Takes back what was told under these ids: nobody need hear of it who has heard of none of them. Absent where it is news whatever was
   * told before.
   */
  takesBack: z.optional(z.array(z.string())),
});
export type ToTell = z.output<typeof ToTell>;
