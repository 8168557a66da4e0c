import * as z from 'zod/mini';
import { id, page } from '../shared/schema.ts';
import { annualHours, codeSets, unexplainedNotice } from './absence-values.ts';
import { archiveCodes, archiveFiling } from './archive-values.ts';
import { DEFINITIONS, SETTING_KEYS, type SettingKey, type Settings } from './definitions.ts';
import { SettingField, SettingForm } from './form-values.ts';
import { remarkCategories } from './remark-values.ts';
import { hours, periods, reasons } from './values.ts';
import { catalogues, warningPeriods } from './warning-values.ts';

/** @public They have names of their own in the API's document. */
export { AbsenceLimit, Code, CountedCode } from './absence-values.ts';
/** @public They have names of their own in the API's document. */
export { CatalogueLetter, CatalogueReason } from './warning-values.ts';

/** The values of each setting, in words for the API document. */
export const VALUE_FORMS = SETTING_KEYS.map((name) => `\`${name}\`: ${DEFINITIONS[name].takes}`).join('; ');

const key = z.enum(SETTING_KEYS);

export const KEY = { key };

/** The value is checked against the schema of the key in the path. */
export const ChangeBody = z.strictObject({ value: z.unknown() });

export const HistoryQuery = z.strictObject({
  ...page,
});

/** Any setting's value. */
export const Value: z.ZodMiniType<Settings[SettingKey]> = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.number()),
  annualHours,
  reasons,
  DEFINITIONS['school.contact'].value,
  hours,
  unexplainedNotice,
  periods,
  codeSets,
  catalogues,
  warningPeriods,
  remarkCategories,
  archiveCodes,
  archiveFiling,
  DEFINITIONS['messages.answerHours'].value,
]);

export { SettingField, SettingForm };

export const Setting = z.strictObject({
  key,
  /** The setting's group on the page of settings. */
  group: z.strictObject({ id: z.string(), title: z.string() }),
  form: SettingForm,
  title: z.string(),
  /** The setting's effect, in the caller's language. */
  explanation: z.string(),
  value: Value,
  default: Value,
  /** The origin of the value. */
  origin: z.enum(['default', 'owner', 'school']),
  /** The version at the requested level: 0 if nobody has set it there. Send it in If-Match. */
  version: z.int(),
  /** True where a school may have its own value. */
  perSchool: z.boolean(),
  bounds: z.nullable(z.strictObject({ least: z.int(), most: z.int() })),
});
export const SettingList = z.strictObject({ settings: z.array(Setting) });

export const History = z.strictObject({
  changes: z.array(
    z.strictObject({
      version: z.int(),
      /** `null`: this level had no value. */
      before: z.nullable(Value),
      /** `null`: back to the default (or to the owner's value). */
      after: z.nullable(Value),
      changedAt: z.iso.datetime(),
      changedBy: z.strictObject({ staffId: id, name: z.nullable(z.string()) }),
    }),
  ),
  next: z.nullable(z.string()),
});
