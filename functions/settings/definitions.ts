import { absenceSettings } from './absence-settings.ts';
import { daySettings } from './day-settings.ts';
import { messageSettings } from './message-settings.ts';
import { ownerSettings } from './owner-settings.ts';
import { remarkSettings } from './remark-settings.ts';
import { warningSettings } from './warning-settings.ts';

/** The table of all settings, in the order of the page. */
export const DEFINITIONS = {
  ...absenceSettings,
  ...daySettings,
  ...warningSettings,
  ...remarkSettings,
  ...messageSettings,
  ...ownerSettings,
};
export type SettingKey = keyof typeof DEFINITIONS;
/** The value of every setting. */
export type Settings = { readonly [Key in SettingKey]: (typeof DEFINITIONS)[Key]['default'] };

export const SETTING_KEYS: readonly SettingKey[] = Object.keys(DEFINITIONS).filter(isSettingKey);

/** True for the name of a setting. */
export function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(DEFINITIONS, name);
}
