import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/**
 * A setting has a new value at one level. The fact does not carry the value: consumers read the present value from the
 * lookup.
 */
const SettingChanged = fact('setting-changed', {
  key: z.string(),
  /** Absent for the owner's own value. */
  schoolId: z.optional(z.string()),
  /** The version that the setting now has at this level. */
  settingVersion: z.number(),
  changedBy: z.string(),
}).register(UNHEARD, { why: 'Every reader asks for settings in its own request; nothing is kept elsewhere.' });

/** Every fact of this feature. */
export const SettingFact = z.discriminatedUnion('name', [SettingChanged]);
type SettingFact = z.output<typeof SettingFact>;

export const settingFact = factMaker<SettingFact>();
