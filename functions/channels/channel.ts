import * as z from 'zod/mini';

/** How people can be reached, as it lies in the table, in each person's own partition under `CHANNEL#` (decision 017). */

export const PLATFORMS = ['apns', 'fcm', 'web'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A device that takes pushes, `CHANNEL#DEVICE#deviceId`. The token itself goes to the provider only; `TOKEN#hash` holds it to one person. */
export const Device = z.object({
  deviceId: z.string(),
  platform: z.enum(PLATFORMS),
  /** SNS platform endpoint; absent while the provider has not made it. */
  endpointArn: z.optional(z.string()),
  tokenHash: z.string(),
  registeredAt: z.string(),
  /** When the provider last took a push for it. */
  lastAcceptedAt: z.optional(z.string()),
  /** Set when the provider said that it is gone: it gets nothing until it is registered again. */
  failed: z.optional(z.object({ reason: z.string(), at: z.string() })),
});
export type Device = z.output<typeof Device>;
/** A device that a push can be sent to. */
export type WorkingDevice = Device & { readonly endpointArn: string };

/** An address that failed, `CHANNEL#ASIDE#hash`: another address from the roster is another item. */
export const Aside = z.object({
  reason: z.enum(['bounced', 'complained', 'rejected']),
  at: z.string(),
});
export type Aside = z.output<typeof Aside>;

/** The last notice that left by one way, `CHANNEL#LEFT#…`: later ones that it tells of too need not leave (decision 039). */
export const Left = z.object({ noticeId: z.string(), at: z.string(), to: z.string() });
export type Left = z.output<typeof Left>;

const ways = z.array(z.enum(['email', 'push']));
/** What a person has chosen, `CHANNEL#CHOICES`. Legal notices do not ask. */
export const Choices = z.object({
  /** Subject → channels that stay silent. */
  muted: z.record(z.string(), ways),
  /** Own hours, within the owner's. */
  window: z.optional(z.object({ from: z.string(), to: z.string() })),
  /** Everything that is not legal once a day. */
  digest: z.optional(z.boolean()),
  language: z.optional(z.enum(['nb', 'nn', 'en', 'se'])),
  version: z.number(),
});
export type Choices = z.output<typeof Choices>;
export const NO_CHOICES: Choices = { muted: {}, version: 0 };
