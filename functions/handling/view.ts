import { codeSetAt, codeWord, type OrgContext, wordOf } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { HandlingSettings } from './authorize.ts';
import type { Final, FinalValue } from './final.ts';
import type { Value } from './rules.ts';

/** Reader of a decision: decisions carry the owner's words, in the reader's language. */
export type Viewer = { readonly org: OrgContext<HandlingSettings>; readonly language: Language };

/** A value of a decision as its reader sees it; a value that takes the decision back shows no code. */
export function showValue(value: Value | FinalValue, schoolId: string, date: Day, { org, language }: Viewer) {
  const { wholeDay, code, documentation, onDiploma, countsTowardsLimit, reasonId, difference, at } = value;
  return {
    wholeDay,
    code: code === '' ? null : codeWord(codeSetAt(org, schoolId, date), code, language),
    documentation,
    onDiploma,
    ...(countsTowardsLimit !== undefined && { countsTowardsLimit }),
    reason: wordOf(org.at(schoolId)['absence.reasons'], reasonId, language),
    ...(difference !== undefined && { difference }),
    at,
  };
}

/** A decision as it is now. */
export const showFinal = (final: Final, viewer: Viewer) => ({
  pupilId: final.pupilId,
  date: final.date,
  ...(final.lessonId !== undefined && { lessonId: final.lessonId }),
  ...showValue(final, final.schoolId, final.date, viewer),
  version: final.version,
});
