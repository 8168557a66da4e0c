import type { Day, Instant, TimeOfDay } from '../shared/time.ts';
import { type CodeSet, NATIONAL_SETS, setsAgree } from './absence-codes.ts';
import { type ArchiveCodes, type ArchiveFiling, NATIONAL_CODES, PUBLISHED_FILING } from './archive-codes.ts';
import { PURPOSES, REFUSAL_REASONS, type Reason } from './leave-lists.ts';
import { REMARK_DEFINITIONS, type RemarkSettings, remarkCategoriesAgree } from './remark-settings.ts';
import {
  CATALOGUES,
  cataloguesAgree,
  PERIODS,
  type WarningCatalogue,
  type WarningPeriod,
} from './warning-catalogues.ts';

/** Days when a school is closed though a term runs: planning days and the like. Both ends included. */
type ClosedDays = { readonly from: Day; readonly to: Day; readonly name: string };
type SubjectHours = { readonly subjectCode: string; readonly hours: number };
/** Part of a day in Oslo civil time: `from` included, `to` not. */
type Hours = { readonly from: TimeOfDay; readonly to: TimeOfDay };
/** When guardians are told of absence that nobody has reported: never, as soon as it is known, or at an hour (B9). */
type UnexplainedNotice = { readonly mode: 'off' | 'now' | 'at'; readonly at: TimeOfDay };
type Contact = { readonly name: string; readonly phone: string };

/** Every setting with its type. Defaults and bounds: `DEFINITIONS`. */
export type Settings = RemarkSettings & {
  /** How many days ahead a guardian may report absence (A2). */
  readonly 'absence.windowDays': number;
  /** The longest report, in calendar days; longer absence is a leave application. */
  readonly 'absence.maxDays': number;
  readonly 'absence.reasons': readonly Reason[];
  /** The reason of a report that names none: an id of the list, or empty. */
  readonly 'absence.defaultReason': string;
  /** After how many school days without an answer an open-ended report ends (A5). */
  readonly 'absence.openEndedMaxDays': number;
  /** Final codes by school type and time, and what they count towards (B6, law 7). */
  readonly 'absence.codeSets': readonly CodeSet[];
  /** Hours of 60 minutes a year by subject code, for groups whose source does not say (C4). */
  readonly 'absence.annualHours': readonly SubjectHours[];
  /** Percent of a subject's yearly hours at which teacher and pupil are warned early (C4). */
  readonly 'absence.limitWarnings': readonly number[];
  /** True when guardians get a notice that a teacher has changed a reason (C2). */
  readonly 'absence.noticeOnChangedReason': boolean;
  readonly 'absence.unexplainedNotice': UnexplainedNotice;
  /** True where minutes late count as absence; else late arrival is counted by itself (B8). */
  readonly 'lessons.lateCounts': boolean;
  /** Whether guardians are told of late arrival: not at all, in the daily digest, or at once (B8). */
  readonly 'lessons.lateNotice': 'off' | 'digest' | 'now';
  /** When teachers are reminded of unconfirmed lessons; `''` is never (B4). */
  readonly 'lessons.reminderAt': TimeOfDay | '';
  /** What leave may be applied for: guardians choose, they write nothing. */
  readonly 'leave.purposes': readonly Reason[];
  /** School days of leave that a contact teacher may grant; above it the principal decides (A10). */
  readonly 'leave.contactTeacherMaxDays': number;
  /** Days on which the owner grants no leave. Both ends included. */
  readonly 'leave.blockedPeriods': readonly ClosedDays[];
  /** Why leave may be refused. */
  readonly 'leave.refusalReasons': readonly Reason[];
  /** The hours in which notices may leave (F3). */
  readonly 'notices.window': Hours;
  /** When the daily digest leaves. */
  readonly 'notices.digestAt': TimeOfDay;
  /** Hours after which a push that nobody opened becomes an e-mail; 0 is never (F4). */
  readonly 'notices.fallbackHours': number;
  /** Days that an item of an inbox is kept. */
  readonly 'notices.inboxDays': number;
  /** What warnings are made of, by kind and time (D1, D2, law 7). */
  readonly 'warnings.catalogues': readonly WarningCatalogue[];
  readonly 'warnings.periods': readonly WarningPeriod[];
  /** Days after which a draft is old: the law says "at once" (D11). */
  readonly 'warnings.draftDays': number;
  /** True where the principal approves a warning before it is sent. */
  readonly 'warnings.approval': boolean;
  /** Days after which a warning that nobody has opened is reminded of: no more than the regulation's week (D6). */
  readonly 'deliveries.reminderDays': number;
  /** Days after the reminder after which it goes on paper. */
  readonly 'deliveries.paperDays': number;
  /** Codes that the owner's archive wants (L1). */
  readonly 'archive.codes': ArchiveCodes;
  /** The owner as letters name it, such as a municipality; empty until somebody has said it. */
  readonly 'owner.name': string;
  /** Where and how the owner's archive files letters (decision 043). */
  readonly 'archive.filing': ArchiveFiling;
  /** Whom a refusal sends people to. */
  readonly 'school.contact': Contact;
  readonly 'school.closedDays': readonly ClosedDays[];
  /** The first day whose lessons ask anything of anybody; `''` is the day on which the school was first imported. */
  readonly 'school.goLiveDay': Day | '';
  /** The share of records, in percent, that one import may end before it is refused (J1). */
  readonly 'roster.maxEndedShare': number;
  /** The form of Norwegian in letters and notices when a person has chosen none. */
  readonly language: 'nb' | 'nn';
};
export type SettingKey = keyof Settings;

type Definition<Key extends SettingKey> = {
  readonly default: Settings[Key];
  /** True where a school may have its own value. */
  readonly perSchool: boolean;
  /** The smallest and largest number, where it is one. */
  readonly bounds?: readonly [number, number];
};

/** The one table of settings: what holds when nobody has said anything, and who may say something. */
export const DEFINITIONS: { readonly [Key in SettingKey]: Definition<Key> } = {
  'absence.windowDays': { default: 180, perSchool: true, bounds: [14, 366] },
  'absence.maxDays': { default: 14, perSchool: true, bounds: [1, 31] },
  'absence.reasons': {
    default: [
      { id: 'reported-by-guardian', nb: 'Meldt av foresatt', nn: 'Meldt av føresett', en: 'Reported by guardian' },
      { id: 'reported-by-pupil', nb: 'Meldt av eleven', nn: 'Meldt av eleven', en: 'Reported by the pupil' },
    ],
    perSchool: false,
  },
  'absence.defaultReason': { default: 'reported-by-guardian', perSchool: false },
  'absence.openEndedMaxDays': { default: 5, perSchool: true, bounds: [1, 10] },
  'absence.codeSets': { default: NATIONAL_SETS, perSchool: false },
  'absence.annualHours': { default: [], perSchool: true },
  'absence.limitWarnings': { default: [5, 8], perSchool: true },
  'absence.noticeOnChangedReason': { default: false, perSchool: true },
  'absence.unexplainedNotice': { default: { mode: 'at', at: '10:00' }, perSchool: true },
  'lessons.lateCounts': { default: false, perSchool: true },
  'lessons.lateNotice': { default: 'off', perSchool: true },
  'lessons.reminderAt': { default: '08:00', perSchool: false },
  'leave.purposes': { default: PURPOSES, perSchool: false },
  'leave.contactTeacherMaxDays': { default: 3, perSchool: true, bounds: [0, 10] },
  'leave.blockedPeriods': { default: [], perSchool: true },
  'leave.refusalReasons': { default: REFUSAL_REASONS, perSchool: false },
  'notices.window': { default: { from: '07:00', to: '21:00' }, perSchool: true },
  'notices.digestAt': { default: '16:00', perSchool: true },
  'notices.fallbackHours': { default: 12, perSchool: true, bounds: [0, 72] },
  'notices.inboxDays': { default: 400, perSchool: false, bounds: [30, 1830] },
  'warnings.catalogues': { default: CATALOGUES, perSchool: false },
  'warnings.periods': { default: PERIODS, perSchool: false },
  'warnings.draftDays': { default: 3, perSchool: true, bounds: [1, 30] },
  'warnings.approval': { default: false, perSchool: true },
  'deliveries.reminderDays': { default: 7, perSchool: true, bounds: [1, 7] },
  'deliveries.paperDays': { default: 7, perSchool: true, bounds: [1, 30] },
  ...REMARK_DEFINITIONS,
  'archive.codes': { default: NATIONAL_CODES, perSchool: false },
  'owner.name': { default: '', perSchool: false },
  'archive.filing': { default: PUBLISHED_FILING, perSchool: false },
  'school.contact': { default: { name: '', phone: '' }, perSchool: true },
  'school.closedDays': { default: [], perSchool: true },
  'school.goLiveDay': { default: '', perSchool: true },
  'roster.maxEndedShare': { default: 10, perSchool: false, bounds: [1, 100] },
  language: { default: 'nb', perSchool: true },
};

export const SETTING_KEYS: readonly SettingKey[] = Object.keys(DEFINITIONS).filter(isSettingKey);

/** True for the name of a setting. */
export function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(DEFINITIONS, name);
}

/** Where a value is kept: with the owner, or with one school. */
export type Level = { readonly level: 'owner' } | { readonly level: 'school'; readonly schoolId: string };

/** A value somebody has set; `version` counts its changes from 1, also across a return to the default. */
export type Stored = {
  readonly key: SettingKey;
  readonly at: Level;
  /** Absent after a return to the default (or to the owner's value). */
  readonly value?: unknown;
  readonly version: number;
  readonly changedAt: Instant;
};

export type Effective<Key extends SettingKey = SettingKey> = {
  readonly key: Key;
  readonly value: Settings[Key];
  readonly origin: 'default' | 'owner' | 'school';
  /** The version at the level that was asked about; 0 when nobody set it there. */
  readonly version: number;
};

/** Stored values, parsed: what a key may hold was checked when the item was read. */
export type Values = { readonly owner: Partial<Settings>; readonly schools: ReadonlyMap<string, Partial<Settings>> };

/** Stored values by level, as `effective` wants them. */
export function valuesOf(stored: readonly Stored[]): Values {
  const owner: Record<string, unknown> = {};
  const schools = new Map<string, Record<string, unknown>>();
  for (const { key: name, at, value } of stored) {
    if (value === undefined) continue;
    if (at.level === 'owner') owner[name] = value;
    else schools.set(at.schoolId, { ...schools.get(at.schoolId), [name]: value });
  }
  return { owner: owner as Partial<Settings>, schools: schools as ReadonlyMap<string, Partial<Settings>> };
}

/** What holds for a school (or for the owner): the school's value, else the owner's, else the default. */
export function effective(values: Values, schoolId?: string): Settings {
  const school = schoolId === undefined ? undefined : values.schools.get(schoolId);
  const defaults = Object.fromEntries(SETTING_KEYS.map((key) => [key, DEFINITIONS[key].default])) as Settings;
  return { ...defaults, ...values.owner, ...school };
}

/** Where the effective value comes from. */
export function originOf(values: Values, key: SettingKey, schoolId?: string): Effective['origin'] {
  if (schoolId !== undefined && Object.hasOwn(values.schools.get(schoolId) ?? {}, key)) return 'school';
  return Object.hasOwn(values.owner, key) ? 'owner' : 'default';
}

export type Fault =
  | 'not-per-school'
  | 'default-reason-not-listed'
  | 'reason-still-default'
  | 'reason-twice'
  | 'closed-days-turned'
  | 'code-sets-disagree'
  | 'catalogues-disagree'
  | 'categories-disagree';

/** What the value's own schema cannot see: the level, and other settings. `undefined` when all is well. */
export function faultOf(values: Values, at: Level, key: SettingKey, value: Settings[SettingKey]): Fault | undefined {
  if (at.level === 'school' && !DEFINITIONS[key].perSchool) return 'not-per-school';
  const after = { ...effective(values), [key]: value };
  const ids = after['absence.reasons'].map((reason) => reason.id);
  if (key === 'absence.reasons') {
    if (new Set(ids).size !== ids.length) return 'reason-twice';
    if (!holdsDefault(after)) return 'reason-still-default';
  }
  if (key === 'absence.defaultReason' && !holdsDefault(after)) return 'default-reason-not-listed';
  const periods = key === 'school.closedDays' || key === 'leave.blockedPeriods' ? after[key] : [];
  if (periods.some((closed) => closed.to < closed.from)) return 'closed-days-turned';
  const listed =
    key === 'leave.refusalReasons' || key === 'leave.purposes' || key === 'warnings.periods'
      ? after[key].map((reason) => reason.id)
      : [];
  if (new Set(listed).size !== listed.length) return 'reason-twice';
  if (key === 'absence.codeSets' && !setsAgree(after[key])) return 'code-sets-disagree';
  if (key === 'warnings.catalogues' && !cataloguesAgree(after[key])) return 'catalogues-disagree';
  if (key === 'remarks.categories' && !remarkCategoriesAgree(after[key])) return 'categories-disagree';
  return undefined;
}

/**
 * The settings that `faultOf` reads beside the one that changes, so that two changes at once cannot pass each other.
 */
export function leansOn(key: SettingKey): readonly SettingKey[] {
  if (key === 'absence.reasons') return ['absence.defaultReason'];
  return key === 'absence.defaultReason' ? ['absence.reasons'] : [];
}

const holdsDefault = (settings: Settings): boolean =>
  settings['absence.defaultReason'] === '' ||
  settings['absence.reasons'].some((reason) => reason.id === settings['absence.defaultReason']);
