import { absenceTexts } from './absence-settings.ts';
import { dayTexts } from './day-settings.ts';
import type { Explanations } from './definition.ts';
import type { DEFINITIONS } from './definitions.ts';
import { messageTexts } from './message-settings.ts';
import { ownerTexts } from './owner-settings.ts';
import { remarkTexts } from './remark-settings.ts';
import { warningTexts } from './warning-settings.ts';

/** The title and explanation of every setting, for the people who change it. */
export const explanations: Explanations<typeof DEFINITIONS> = {
  ...absenceTexts,
  ...dayTexts,
  ...warningTexts,
  ...remarkTexts,
  ...messageTexts,
  ...ownerTexts,
};
