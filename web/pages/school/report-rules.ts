import type { Reading } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { Limits } from '../../parts/period-fields.tsx';
import { useLanguage } from '../../words/language.ts';
import type { Language } from '../../words/text.ts';
import { useSettings } from './use-settings.ts';

/** A row of a list in the settings, in every language. */
export type ListedWord = { readonly id: string } & Readonly<Record<Language, string>>;

/** The limits and the reasons of a report, by the school's settings. */
export type ReportRules = Limits & { readonly reasons: readonly { readonly id: string; readonly text: string }[] };

const DAY_MS = 86_400_000;

/**
 * The rules for reports at a school. Staff have no form of their own in the API: the settings have the same numbers.
 */
export function useReportRules(schoolId: string): Reading<ReportRules> {
  const language = useLanguage();
  const { data: settingOf, ...reading } = useSettings(schoolId);
  if (!settingOf) return { ...reading, data: undefined };
  const firstDay = osloNow().day;
  const lastMs = Date.parse(`${firstDay}T12:00:00Z`) + settingOf<number>('absence.windowDays') * DAY_MS;
  const reasons = settingOf<readonly ListedWord[]>('absence.reasons');
  const data = {
    firstDay,
    lastDay: new Date(lastMs).toISOString().slice(0, 10),
    maxDays: settingOf<number>('absence.maxDays'),
    reasons: reasons.map((reason) => ({ id: reason.id, text: reason[language] })),
  };
  return { ...reading, data };
}
