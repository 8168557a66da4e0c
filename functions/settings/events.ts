import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * A setting has another value at one level. The value is not in it: who needs it asks the lookup and gets what holds
 * now. Of 'setting-changed' nobody listens yet: every reader asks in the request, nothing is kept elsewhere.
 */
const SettingChanged = fact('setting-changed', {
  key: z.string(),
  /** Absent for the owner's own value. */
  schoolId: z.optional(z.string()),
  /** The version that the setting now has at this level. */
  settingVersion: z.number(),
  changedBy: z.string(),
});

/** Every fact of this feature. */
export const SettingFact = z.discriminatedUnion('name', [SettingChanged]);
type SettingFact = z.output<typeof SettingFact>;

export const settingFact = factMaker<SettingFact>();
