import * as z from 'zod/mini';

/** Channels as stored in each person's own partition under `CHANNEL#` (decision 017). */

export const PLATFORMS = ['apns', 'fcm', 'web'] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * A device for pushes, `CHANNEL#DEVICE#deviceId`. The token itself goes to the provider only; `TOKEN#hash` ties it to
 * one person.
 */
export const Device = z.object({
  deviceId: z.string(),
  platform: z.enum(PLATFORMS),
  /** The endpoint at SNS; absent until SNS has made it. */
  endpointArn: z.optional(z.string()),
  tokenHash: z.string(),
  registeredAt: z.string(),
  /** When the provider last accepted a push for it. */
  lastAcceptedAt: z.optional(z.string()),
  /** Set when the provider reported it as gone: no pushes until it is registered again. */
  failed: z.optional(z.object({ reason: z.string(), at: z.string() })),
});
export type Device = z.output<typeof Device>;
/** A device that a push can be sent to. */
export type WorkingDevice = Device & { readonly endpointArn: string };

/** A suppressed address, `CHANNEL#ASIDE#hash`. Another address from the roster is another item. */
export const Aside = z.object({
  reason: z.enum(['bounced', 'complained', 'rejected']),
  at: z.string(),
});
export type Aside = z.output<typeof Aside>;

/** The last notice that left by a channel or device, `CHANNEL#LEFT#…`: it may carry later ones (decision 039). */
export const Left = z.object({ noticeId: z.string(), at: z.string(), to: z.string() });
export type Left = z.output<typeof Left>;

const ways = z.array(z.enum(['email', 'push']));
/** A person's choices, `CHANNEL#CHOICES`. Legal notices ignore them. */
export const Choices = z.object({
  /** Subject → muted channels. */
  muted: z.record(z.string(), ways),
  /** The person's own window, within the owner's. */
  window: z.optional(z.object({ from: z.string(), to: z.string() })),
  /** True for one daily digest of all notices that are not legal. */
  digest: z.optional(z.boolean()),
  language: z.optional(z.enum(['nb', 'nn', 'en', 'se'])),
  version: z.number(),
});
export type Choices = z.output<typeof Choices>;
export const NO_CHOICES: Choices = { muted: {}, version: 0 };
