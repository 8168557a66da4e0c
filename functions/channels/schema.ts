import * as z from 'zod/mini';
import { day, id, sentBack, time } from '../shared/schema.ts';
import { CHOOSABLE } from './rules.ts';

export const DeviceParams = z.strictObject({ deviceId: id });

/** Tokens of APNs are 64 to 200 hex digits, of FCM (and of the web through it) up to some hundred URL-safe characters. */
export const DeviceBody = z.discriminatedUnion('platform', [
  z.strictObject({
    platform: z.literal('apns'),
    token: z.string().check(z.regex(/^[0-9a-fA-F]{64,200}$/)),
  }),
  z.strictObject({
    platform: z.enum(['fcm', 'web']),
    // A token of hex digits alone is Apple's.
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
      /** When the provider last took a push for it. */
      lastAcceptedAt: z.nullable(z.iso.datetime()),
      health: z.enum(['works', 'silent', 'failed', 'untried']),
      /** What to do, in the caller's language; `null` when all is well. */
      advice: z.nullable(z.string()),
    }),
  ),
  /** `null`: the roster has no address. */
  email: z.nullable(
    z.strictObject({
      address: z.string(),
      health: z.enum(['works', 'failed']),
      /** The day on which the address was last confirmed; older than eighteen months it carries no legal notices. */
      confirmedOn: z.nullable(day),
      advice: z.nullable(z.string()),
    }),
  ),
  /** Why nothing but the inbox reaches the person; `null` when something does. */
  silence: z.nullable(z.strictObject({ code: z.enum(['no-channel', 'all-failed', 'all-muted']), advice: z.string() })),
});

const muted = z.array(
  z.strictObject({
    subject: z.enum(CHOOSABLE),
    channels: z.array(z.enum(['email', 'push'])).check(z.minLength(1), z.maxLength(2)),
  }),
);
const choices = {
  /** What is to stay silent; legal notices come all the same. */
  muted: muted.check(z.maxLength(CHOOSABLE.length)),
  /** Own hours, within the owner's; `null`: the owner's. */
  window: z.nullable(z.strictObject({ from: time, to: time })),
  /** Everything that is not legal once a day. */
  digest: z.boolean(),
  /** `null`: as the owner has it. */
  language: z.nullable(z.enum(['nb', 'nn', 'en', 'se'])),
};
export const ChoicesBody = sentBack(choices, ['subjects', 'locked']);
export const Choices = z.strictObject({
  ...choices,
  /** Subjects that can be chosen between, and what can never be switched off. */
  subjects: z.array(z.strictObject({ subject: z.enum(CHOOSABLE), title: z.string() })),
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
      /** The pupil's home school: with it and the id the card is found. */
      schoolId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      guardians: z.array(
        z.strictObject({
          guardianId: id,
          /** `null` when there is no record of the person any more. */
          name: z.nullable(z.string()),
          /** `null` where none is held, and where it is on the pupil's card alone. */
          phone: z.nullable(z.string()),
          toDo: z.strictObject({ does: z.enum(['call', 'ask-for-contact', 'see-card']), text: z.string() }),
          silence: z.enum(['no-channel', 'all-failed', 'all-muted']),
          advice: z.string(),
        }),
      ),
    }),
  ),
});
