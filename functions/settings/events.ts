import * as z from 'zod/mini';

/**
 * A setting has another value at one level. The value is not in it: who needs it asks the lookup and gets what holds
 * now. Of 'setting-changed' nobody listens yet: every reader asks in the request, nothing is kept elsewhere.
 */
export const SettingChanged = z.object({
  id: z.string(),
  name: z.literal('setting-changed'),
  version: z.literal(1),
  occurredAt: z.string(),
  ownerId: z.string(),
  data: z.object({
    key: z.string(),
    /** Absent for the owner's own value. */
    schoolId: z.optional(z.string()),
    /** The version that the setting now has at this level. */
    settingVersion: z.number(),
    changedBy: z.string(),
  }),
});
export type SettingChanged = z.output<typeof SettingChanged>;
