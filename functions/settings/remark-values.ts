import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import { line, reasonId } from './values.ts';

/** The categories of remarks. */
export const remarkCategories = z
  .array(
    z.strictObject({
      id: reasonId,
      ledger: z.enum(['order', 'conduct']),
      polarity: z.enum(['negative', 'positive']),
      nb: line(60),
      nn: line(60),
      en: line(60),
      from: day,
      to: z.optional(day),
    }),
  )
  .check(z.maxLength(60));
