import { ACTIVITY_PLAN } from './activity-plan-template.ts';
import { AGREEMENT } from './agreement-template.ts';
import { CONVERSATION_MINUTES } from './conversation-minutes-template.ts';
import { HALF_YEAR_ASSESSMENT } from './half-year-assessment-template.ts';
import { IOP_EVALUATION } from './iop-evaluation-template.ts';
import { IOP } from './iop-template.ts';
import { PPT_REFERRAL } from './ppt-referral-template.ts';
import type { Template } from './template.ts';

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
