import * as z from 'zod/mini';

/** A recipient: a person of one owner. */
export const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
export type Person = z.output<typeof Person>;

/**
 * The right that entitles the recipient, asked again at the moment of sending (law 2): an action of the policy, with
 * the pupil if it is about one, and the group that the pupil must be in if it is an announcement.
 */
export const Entitlement = z.object({
  action: z.string(),
  pupilId: z.optional(z.string()),
  inGroup: z.optional(z.string()),
});
export type Entitlement = z.output<typeof Entitlement>;

/** Kinds of events that a person can mute; never shown in a notice. */
export const SUBJECTS = [
  'absence',
  'leave',
  'lessons',
  'figures',
  'warnings',
  'remarks',
  'messages',
  'meetings',
  'documents',
  'test',
] as const;

/** Whom a notice is for, by which right, and what of. */
export const addressed = {
  ownerId: z.string(),
  schoolId: z.optional(z.string()),
  person: Person,
  /** The inbox item that the notice is about. */
  itemId: z.string(),
  subject: z.enum(SUBJECTS),
  right: Entitlement,
  /** A legal notice cannot be muted, and its contact data must be fresh (F2). */
  legal: z.boolean(),
  /** Leaves at once, at any hour, and cannot be muted (G4). */
  urgent: z.optional(z.literal(true)),
};

/**
 * A notice request: the inbox sends one to the notices queue for each item that it wrote. `id` is a hash of item and
 * recipient; the ids of the notices are made from it and their channel, so that a repeated request finds its notices.
 */
export const NoticeRequest = z.object({
  id: z.string(),
  ...addressed,
  /** `digest`: waits for the person's daily digest. */
  when: z.enum(['now', 'digest']),
  occurredAt: z.string(),
  /** When the sender's queue took the request, by the queue's clock: its item was in the inbox by then. */
  readyAt: z.optional(z.string()),
  /**
   * Ids of notice requests that this one retracts. A recipient who was sent none of them gets no notice. Without the
   * field the recipient is always notified.
   */
  takesBack: z.optional(z.array(z.string())),
});
export type NoticeRequest = z.output<typeof NoticeRequest>;
