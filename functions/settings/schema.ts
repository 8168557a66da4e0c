import * as z from 'zod/mini';
import { day, id, page, time } from '../shared/schema.ts';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';

import { archiveCodes, archiveFiling } from './archive-values.ts';
import { SettingField, SettingForm } from './form-values.ts';

import { remarkCategories, remarkForms, remarkValues } from './remark-values.ts';
import { DEFINITIONS, SETTING_KEYS, type SettingKey, type Settings } from './rules.ts';
import { catalogues, warningPeriods } from './warning-values.ts';

/** @public They have names of their own in the API's document. */
export { CatalogueLetter, CatalogueReason } from './warning-values.ts';

type NumberKey = { [Key in SettingKey]: Settings[Key] extends number ? Key : never }[SettingKey];

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
const phrase = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));
const reasonId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** A whole number within the bounds of the table, so that the page, the check and the default agree. */
function number(key: NumberKey) {
  const [least, most] = DEFINITIONS[key].bounds ?? [0, Number.MAX_SAFE_INTEGER];
  return z.int().check(z.gte(least), z.lte(most));
}

const reasons = z
  .array(z.strictObject({ id: reasonId, nb: line(60), nn: line(60), en: line(60) }))
  .check(z.maxLength(20));
const periods = z.array(z.strictObject({ from: day, to: day, name: line(60) })).check(z.maxLength(60));
const annualHours = z
  .array(
    z.strictObject({
      subjectCode: z.string().check(z.regex(/^[A-Za-zÆØÅæøå0-9-]{1,20}$/)),
      hours: z.number().check(z.gt(0), z.lte(2000)),
    }),
  )
  .check(z.maxLength(500));
const hours = z.strictObject({ from: time, to: time });
const unexplainedNotice = z.strictObject({ mode: z.enum(['off', 'now', 'at']), at: time });
const percent = z.number().check(z.gt(0), z.lte(100));
const code = {
  id: reasonId,
  mark: line(2),
  nb: line(40),
  nn: line(40),
  en: line(40),
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
};
/** An absence code; in upper secondary it says whether it counts towards the limit. */
export const Code = z.strictObject(code);
export const CountedCode = z.strictObject({ ...code, countsTowardsLimit: z.boolean() });
/** The limit of upper secondary. */
export const AbsenceLimit = z.strictObject({ paragraph: line(60), percent, principalPercent: percent });
const codeSet = {
  from: day,
  unreported: reasonId,
  reported: reasonId,
  leave: reasonId,
  strikeOut: z.strictObject({
    paragraph: line(60),
    maxDays: z.int().check(z.gte(0), z.lte(200)),
    healthFromDay: z.int().check(z.gte(1), z.lte(20)),
  }),
};
const codeSets = z
  .array(
    z.discriminatedUnion('schoolType', [
      z.strictObject({
        schoolType: z.literal('grunnskole'),
        ...codeSet,
        codes: z.array(Code).check(z.maxLength(30)),
      }),
      z.strictObject({
        schoolType: z.literal('vgs'),
        ...codeSet,
        codes: z.array(CountedCode).check(z.maxLength(30)),
        limit: AbsenceLimit,
      }),
    ]),
  )
  .check(z.maxLength(20));

const isDayOrEmpty = (text: string): boolean => text === '' || z.safeParse(day, text).success;

/** The schema of each setting's value: guards what comes in, and what is read back. */
export const VALUES = {
  'absence.windowDays': number('absence.windowDays'),
  'absence.maxDays': number('absence.maxDays'),
  'absence.reasons': reasons,
  'absence.defaultReason': z.union([z.literal(''), reasonId]),
  'absence.openEndedMaxDays': number('absence.openEndedMaxDays'),
  // It stands in letters: nothing that steers a line may be in it.
  'owner.name': z.string().check(z.trim(), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u)),
  'school.contact': z.strictObject({ name: phrase(80), phone: phrase(30) }),
  'school.closedDays': periods,
  'school.goLiveDay': z.string().check(z.refine(isDayOrEmpty, { error: 'wrong-format' })),
  'absence.codeSets': codeSets,
  'absence.annualHours': annualHours,
  'absence.limitWarnings': z.array(percent).check(z.maxLength(5)),
  'absence.noticeOnChangedReason': z.boolean(),
  'absence.unexplainedNotice': unexplainedNotice,
  'lessons.lateCounts': z.boolean(),
  'lessons.lateNotice': z.enum(['off', 'digest', 'now']),
  'lessons.reminderAt': z.union([z.literal(''), time]),
  'leave.purposes': reasons,
  'leave.contactTeacherMaxDays': number('leave.contactTeacherMaxDays'),
  'leave.blockedPeriods': periods,
  'leave.refusalReasons': reasons,
  'notices.window': hours,
  'notices.digestAt': time,
  'notices.fallbackHours': number('notices.fallbackHours'),
  'notices.inboxDays': number('notices.inboxDays'),
  'warnings.catalogues': catalogues,
  'warnings.periods': warningPeriods,
  'warnings.draftDays': number('warnings.draftDays'),
  'warnings.approval': z.boolean(),
  'deliveries.reminderDays': number('deliveries.reminderDays'),
  'deliveries.paperDays': number('deliveries.paperDays'),
  ...remarkValues,
  'archive.codes': archiveCodes,
  'archive.filing': archiveFiling,
  'roster.maxEndedShare': number('roster.maxEndedShare'),
  language: z.enum(['nb', 'nn']),
} as const satisfies { readonly [Key in SettingKey]: z.ZodMiniType<Settings[Key]> };

const range = (key: NumberKey): string => `a whole number ${DEFINITIONS[key].bounds?.join(' to ')}`;
const FORMS: Readonly<Record<SettingKey, string>> = {
  'absence.windowDays': range('absence.windowDays'),
  'absence.maxDays': range('absence.maxDays'),
  'absence.reasons': 'up to 20 of `{"id", "nb", "nn", "en"}`',
  'absence.defaultReason': 'the id of a reason, or `""`',
  'absence.openEndedMaxDays': range('absence.openEndedMaxDays'),
  'owner.name': 'a name, or `""`',
  'school.contact': '`{"name", "phone"}`',
  'school.closedDays': 'up to 60 of `{"from", "to", "name"}`, days as YYYY-MM-DD',
  'school.goLiveDay': 'a day as YYYY-MM-DD, from the last school year to the next, or `""`',
  'absence.codeSets': 'up to 20 sets, each for a school type from a day on',
  'absence.annualHours': 'up to 500 of `{"subjectCode", "hours"}`',
  'absence.limitWarnings': 'up to 5 percentages',
  'absence.noticeOnChangedReason': '`true` or `false`',
  'absence.unexplainedNotice': '`{"mode", "at"}`: mode `"off"`, `"now"` or `"at"`, the time as HH:MM',
  'lessons.lateCounts': '`true` or `false`',
  'lessons.lateNotice': '`"off"`, `"digest"` or `"now"`',
  'lessons.reminderAt': 'a time as HH:MM, or `""`',
  'leave.purposes': 'up to 20 of `{"id", "nb", "nn", "en"}`',
  'leave.contactTeacherMaxDays': range('leave.contactTeacherMaxDays'),
  'leave.blockedPeriods': 'up to 60 of `{"from", "to", "name"}`, days as YYYY-MM-DD',
  'leave.refusalReasons': 'up to 20 of `{"id", "nb", "nn", "en"}`',
  'notices.window': '`{"from", "to"}`, times as HH:MM',
  'notices.digestAt': 'a time as HH:MM',
  'notices.fallbackHours': range('notices.fallbackHours'),
  'notices.inboxDays': range('notices.inboxDays'),
  'warnings.catalogues': 'up to 30 sets, each for a kind of warning from a day on',
  'warnings.periods': 'up to 12 of `{"id", "nb", "nn", "en", "until"}`, the last day as MM-DD',
  'warnings.draftDays': range('warnings.draftDays'),
  'warnings.approval': '`true` or `false`',
  'deliveries.reminderDays': range('deliveries.reminderDays'),
  'deliveries.paperDays': range('deliveries.paperDays'),
  ...remarkForms,
  'archive.codes': 'every code that the archive wants, by name',
  'archive.filing': 'where and how the archive files letters, every field by name; `""` leaves one out of the message',
  'roster.maxEndedShare': range('roster.maxEndedShare'),
  language: '`"nb"` or `"nn"`',
};

/** What each setting takes, in words for the API's page. */
export const VALUE_FORMS = SETTING_KEYS.map((name) => `\`${name}\`: ${FORMS[name]}`).join('; ');

const key = z.enum(SETTING_KEYS);

export const KEY = { key };

/** The value is checked against the schema of the key in the path. */
export const ChangeBody = z.strictObject({ value: z.unknown() });

export const HistoryQuery = z.strictObject({
  ...page,
});

/** Any setting's value. */
export const Value = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.number()),
  annualHours,
  reasons,
  VALUES['school.contact'],
  hours,
  unexplainedNotice,
  periods,
  codeSets,
  catalogues,
  warningPeriods,
  remarkCategories,
  archiveCodes,
  archiveFiling,
]);

export { SettingField, SettingForm };

export const Setting = z.strictObject({
  key,
  /** Where it stands on the page of settings. */
  group: z.strictObject({ id: z.string(), title: z.string() }),
  form: SettingForm,
  title: z.string(),
  /** What it does, in the caller's language. */
  explanation: z.string(),
  value: Value,
  default: Value,
  /** Where the value comes from. */
  origin: z.enum(['default', 'owner', 'school']),
  /** Version at the level asked about: 0 when nobody set it there. Send it in If-Match. */
  version: z.int(),
  /** True where a school may have its own value. */
  perSchool: z.boolean(),
  bounds: z.optional(z.strictObject({ least: z.int(), most: z.int() })),
});
export const SettingList = z.strictObject({ settings: z.array(Setting) });

export const History = z.strictObject({
  changes: z.array(
    z.strictObject({
      version: z.int(),
      /** `null`: nothing was set at this level. */
      before: z.nullable(Value),
      /** `null`: back to the default (or to the owner's value). */
      after: z.nullable(Value),
      changedAt: z.iso.datetime(),
      changedBy: z.strictObject({ staffId: id, name: z.nullable(z.string()) }),
    }),
  ),
  next: z.nullable(z.string()),
});
