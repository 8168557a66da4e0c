import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Language } from '../shared/texts/language.ts';
import { type AuthorizeDeps, authorizeSettings, type SettingsContext } from './authorize.ts';
import { DEFINITIONS, SETTING_KEYS, type SettingKey } from './definitions.ts';
import { groupFor } from './form-texts.ts';
import { formOf } from './forms.ts';
import { goLiveBounds } from './go-live.ts';
import { effective, type Level, originOf, type Stored, valuesOf } from './rules.ts';
import type { Setting } from './schema.ts';
import { explanations } from './texts.ts';

/** Use-case: every setting with its effective value at a level, in the order of the table. */
export const listSettings = (deps: AuthorizeDeps) => async (caller: Caller, at: Level, language: Language) => {
  const asked = await authorizeSettings(deps, caller, at, 'read');
  return { settings: SETTING_KEYS.map((key) => showSetting(asked, at, key, language)) };
};

/**
 * A setting on the wire: value, origin, default, bounds and explanation. A school's default go-live day is the day of
 * its first import.
 */
export function showSetting(
  { stored, importedSince, today }: Pick<SettingsContext, 'stored' | 'importedSince' | 'today'>,
  at: Level,
  key: SettingKey,
  language: Language,
): output<typeof Setting> {
  const values = valuesOf(stored);
  const schoolId = at.level === 'school' ? at.schoolId : undefined;
  const { default: normal, perSchool, bounds } = DEFINITIONS[key];
  const shown = (value: unknown) =>
    DEFINITIONS[key].value.parse(key === 'school.goLiveDay' && value === '' ? importedSince : value);
  const settings = effective(values, schoolId);
  return {
    key,
    group: groupFor(key, language),
    form: formOf(key, { settings, language, days: goLiveBounds(today) }),
    title: explanations[key].title[language],
    explanation: explanations[key].text[language],
    value: shown(settings[key]),
    default: shown(normal),
    origin: originOf(values, key, schoolId),
    version: versionOf(stored, at, key),
    perSchool,
    bounds: bounds ? { least: bounds[0], most: bounds[1] } : null,
  };
}

/** The version of a setting at one level; 0 if nobody has set it there. */
export const versionOf = (stored: readonly Stored[], at: Level, key: SettingKey): number =>
  storedAt(stored, at, key)?.version ?? 0;

/** The stored setting at one level. */
export const storedAt = (stored: readonly Stored[], at: Level, key: SettingKey): Stored | undefined =>
  stored.find((setting) => setting.key === key && sameLevel(setting.at, at));

const sameLevel = (a: Level, b: Level): boolean =>
  a.level === 'school' ? b.level === 'school' && a.schoolId === b.schoolId : b.level === 'owner';
