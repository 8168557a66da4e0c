import { type Reading, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';

type Setting = AnswerOf<'GET /v1/schools/{schoolId}/settings'>['settings'][number];
/** Gives a setting's value at the school; the caller knows its shape from the API's document. */
export type SettingOf = <Value>(key: Setting['key']) => Value;

/** The values of a school's settings, where a page of staff needs what the family's form has as rules. */
export function useSettings(schoolId: string): Reading<SettingOf> {
  const settings = useRead('GET /v1/schools/{schoolId}/settings', { params: { schoolId } });
  const list = settings.data?.settings;
  const settingOf = <Value>(key: Setting['key']): Value => list?.find((setting) => setting.key === key)?.value as Value;
  return { ...settings, data: list && settingOf };
}
