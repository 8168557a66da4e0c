import type { Instant } from '../shared/time.ts';
import { setsAgree } from './absence-codes.ts';
import { DEFINITIONS, SETTING_KEYS, type SettingKey, type Settings } from './definitions.ts';
import { remarkCategoriesAgree } from './remark-categories.ts';
import { cataloguesAgree } from './warning-catalogues.ts';

/** The level of a value: the owner, or one school. */
export type Level = { readonly level: 'owner' } | { readonly level: 'school'; readonly schoolId: string };

/** A stored value; `version` counts its changes from 1, also across a return to the default. */
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
  /** The version at the requested level; 0 if nobody has set it there. */
  readonly version: number;
};

/** Stored values by level; the store has parsed each value. */
export type Values = { readonly owner: Partial<Settings>; readonly schools: ReadonlyMap<string, Partial<Settings>> };

/** Groups stored values by level, for `effective`. */
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

/** The effective settings of a school (or of the owner): the school's value, else the owner's, else the default. */
export function effective(values: Values, schoolId?: string): Settings {
  const school = schoolId === undefined ? undefined : values.schools.get(schoolId);
  const defaults = Object.fromEntries(SETTING_KEYS.map((key) => [key, DEFINITIONS[key].default])) as Settings;
  return { ...defaults, ...values.owner, ...school };
}

/** The origin of the effective value. */
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

/** Faults that the value's schema cannot see: of the level, or with other settings. `undefined` if there is none. */
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
 * The other settings that `faultOf` reads. The write checks their versions, so that two concurrent changes cannot both
 * pass.
 */
export function leansOn(key: SettingKey): readonly SettingKey[] {
  if (key === 'absence.reasons') return ['absence.defaultReason'];
  return key === 'absence.defaultReason' ? ['absence.reasons'] : [];
}

const holdsDefault = (settings: Settings): boolean =>
  settings['absence.defaultReason'] === '' ||
  settings['absence.reasons'].some((reason) => reason.id === settings['absence.defaultReason']);
