import * as z from 'zod/mini';
import { day, id, sentBack, time } from '../shared/schema.ts';
import { CHOOSABLE } from './rules.ts';

/**
 * Tokens of APNs are 64 to 200 hex digits, of FCM (and of the web through it) up to some hundred URL-safe characters.
 */
export const DeviceBody = z.discriminatedUnion('platform', [
  z.strictObject({
    platform: z.literal('apns'),
    token: z.string().check(z.regex(/^[0-9a-fA-F]{64,200}$/)),
  }),
  z.strictObject({
    platform: z.enum(['fcm', 'web']),
    // A token of hex digits only is Apple's.
    token: z.string().check(z.regex(/^(?![0-9a-fA-F]+$)[A-Za-z0-9_:-]{100,400}$/)),
  }),
]);
export const Device = z.strictObject({ deviceId: id, platform: z.enum(['apns', 'fcm', 'web']) });

export const Channels = z.strictObject({
  devices: z.array(
    z.strictObject({
      deviceId: id,
      platform: z.enum(['apns', 'fcm', 'web']),
      registeredAt: z.iso.datetime(),
      /** When the provider last accepted a push for it. */
      lastAcceptedAt: z.nullable(z.iso.datetime()),
      health: z.enum(['works', 'silent', 'failed', 'untried']),
      /** Advice in the caller's language; `null` if all is well. */
      advice: z.nullable(z.string()),
    }),
  ),
  /** `null`: the roster has no address. */
  email: z.nullable(
    z.strictObject({
      address: z.string(),
      health: z.enum(['works', 'failed']),
      /** The day of the address's last confirmation; after eighteen months it carries no legal notices. */
      confirmedOn: z.nullable(day),
      advice: z.nullable(z.string()),
    }),
  ),
  /** The reason why only the inbox reaches the person; `null` if a channel works. */
  silence: z.nullable(z.strictObject({ code: z.enum(['no-channel', 'all-failed', 'all-muted']), advice: z.string() })),
});

const muted = z.array(
  z.strictObject({
    area: z.enum(CHOOSABLE),
    channels: z.array(z.enum(['email', 'push'])).check(z.minLength(1), z.maxLength(2)),
  }),
);
const choices = {
  /** Muted channels by area; legal notices ignore them. */
  muted: muted.check(z.maxLength(CHOOSABLE.length)),
  /** The own window, within the owner's; `null`: the owner's. */
  window: z.nullable(z.strictObject({ from: time, to: time })),
  /** True for one daily digest of all notices that are not legal. */
  digest: z.boolean(),
  /** `null`: the owner's choice. */
  language: z.nullable(z.enum(['nb', 'nn', 'en', 'se'])),
};
export const ChoicesBody = sentBack(choices, ['areas', 'locked']);
export const Choices = z.strictObject({
  ...choices,
  /** Areas that can be muted, and notices that never can. */
  areas: z.array(z.strictObject({ area: z.enum(CHOOSABLE), title: z.string() })),
  locked: z.string(),
});

export const TestNotice = z.strictObject({
  /** Channels that the test goes out on. */
  channels: z.array(z.enum(['email', 'push'])),
});

export const Unreachable = z.strictObject({
  families: z.array(
    z.strictObject({
      pupilId: id,
      /** The pupil's home school; with it and the id a client finds the card. */
      schoolId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      guardians: z.array(
        z.strictObject({
          guardianId: id,
          /** `null` when the person's record no longer exists. */
          name: z.nullable(z.string()),
          /** `null` if no number is known, or only the pupil's card may show it. */
          phone: z.nullable(z.string()),
          toDo: z.strictObject({ does: z.enum(['call', 'ask-for-contact', 'see-card']), text: z.string() }),
          silence: z.enum(['no-channel', 'all-failed', 'all-muted']),
          advice: z.string(),
        }),
      ),
    }),
  ),
});
