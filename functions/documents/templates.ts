import type { Template } from './template.ts';
import { ACTIVITY_PLAN } from './templates/activity-plan.ts';
import { AGREEMENT } from './templates/agreement.ts';
import { CONVERSATION_MINUTES } from './templates/conversation-minutes.ts';
import { HALF_YEAR_ASSESSMENT } from './templates/half-year-assessment.ts';
import { IOP } from './templates/iop.ts';
import { IOP_EVALUATION } from './templates/iop-evaluation.ts';
import { PPT_REFERRAL } from './templates/ppt-referral.ts';

/**
 * Every version of every template, the newest of each last, in the order in which a school needs them. A version is
 * never changed and never removed: documents that began with it keep it.
 */
export const TEMPLATES: readonly Template[] = [
  CONVERSATION_MINUTES,
  HALF_YEAR_ASSESSMENT,
  ACTIVITY_PLAN,
  IOP,
  IOP_EVALUATION,
  PPT_REFERRAL,
  AGREEMENT,
];

/** A template by the version that a document keeps; `undefined` if there is none. */
export const templateOf = (templateId: string, version: number): Template | undefined =>
  TEMPLATES.find((template) => template.templateId === templateId && template.version === version);
