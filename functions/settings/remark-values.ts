import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import { REMARK_DEFINITIONS } from './remark-settings.ts';

const word = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
export const remarkCategories = z
  .array(
    z.strictObject({
      id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
      ledger: z.enum(['order', 'conduct']),
      polarity: z.enum(['negative', 'positive']),
      nb: word,
      nn: word,
      en: word,
      from: day,
      to: z.optional(day),
    }),
  )
  .check(z.maxLength(60));

const [least, most] = REMARK_DEFINITIONS['remarks.daysBack'].bounds;

/** The schema of each remark setting's value. */
export const remarkValues = {
  'remarks.categories': remarkCategories,
  'remarks.daysBack': z.int().check(z.gte(least), z.lte(most)),
  'remarks.visibleToGuardians': z.boolean(),
  'remarks.commentVisible': z.boolean(),
  'remarks.holdForContactTeacher': z.boolean(),
  'remarks.notice': z.enum(['off', 'digest', 'now']),
  'remarks.positive': z.boolean(),
} as const;

/** What each takes, in words for the API's page. */
export const remarkForms = {
  'remarks.categories':
    'up to 60 of `{"id", "ledger", "polarity", "nb", "nn", "en", "from", "to"}`, `to` (left out: none) being the first day without it',
  'remarks.daysBack': `a whole number ${least} to ${most}`,
  'remarks.visibleToGuardians': '`true` or `false`',
  'remarks.commentVisible': '`true` or `false`',
  'remarks.holdForContactTeacher': '`true` or `false`',
  'remarks.notice': '`"off"`, `"digest"` or `"now"`',
  'remarks.positive': '`true` or `false`',
} as const;
