import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import { line, phrase, reasonId } from './values.ts';

const both = (longest: number) => ({ nb: line(longest), nn: line(longest) });
/** A reason in the words of the teacher's form, and in the words of the letter. */
export const CatalogueReason = z.strictObject({
  id: reasonId,
  teacher: z.strictObject({ ...both(120), en: line(120) }),
  letter: z.strictObject(both(300)),
});
/** The sentences of a letter. */
export const CatalogueLetter = z.strictObject({
  title: z.strictObject(both(120)),
  opening: z.strictObject(both(1000)),
  purpose: z.strictObject(both(1000)),
  limit: z.strictObject({ nb: phrase(1000), nn: phrase(1000) }),
});
/** The catalogues of warnings, by kind and first day. */
export const catalogues = z
  .array(
    z.strictObject({
      kind: z.enum(['subject', 'order', 'conduct']),
      from: day,
      legalBasis: line(120),
      reasons: z.array(CatalogueReason).check(z.maxLength(30)),
      letter: CatalogueLetter,
    }),
  )
  .check(z.maxLength(30));
/** The assessments that a warning may concern, each until a day of the year. */
export const warningPeriods = z
  .array(
    z.strictObject({
      id: reasonId,
      ...both(60),
      en: line(60),
      until: z
        .string()
        .check(
          z.regex(/^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|1\d|2[0-8])$/),
        ),
    }),
  )
  .check(z.maxLength(12));
