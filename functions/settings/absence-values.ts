import * as z from 'zod/mini';
import { day, time } from '../shared/schema.ts';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { line, percent, reasonId } from './values.ts';

/** Hours of 60 minutes a year by subject. */
export const annualHours = z
  .array(
    z.strictObject({
      subjectCode: z.string().check(z.regex(/^[A-Za-zÆØÅæøå0-9-]{1,20}$/)),
      hours: z.number().check(z.gt(0), z.lte(2000)),
    }),
  )
  .check(z.maxLength(500));
/** When guardians get a notice of unreported absence. */
export const unexplainedNotice = z.strictObject({ mode: z.enum(['off', 'now', 'at']), at: time });
const code = {
  id: reasonId,
  mark: line(2),
  nb: line(40),
  nn: line(40),
  en: line(40),
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
};
/** An absence code; upper secondary's codes also say whether they count towards the limit. */
export const Code = z.strictObject(code);
export const CountedCode = z.strictObject({ ...code, countsTowardsLimit: z.boolean() });
/** The limit of upper secondary. */
export const AbsenceLimit = z.strictObject({ paragraph: line(60), percent, principalPercent: percent });
const codeSet = {
  from: day,
  unreported: reasonId,
  reported: reasonId,
  leave: reasonId,
  strikeOut: z.strictObject({
    paragraph: line(60),
    maxDays: z.int().check(z.gte(0), z.lte(200)),
    healthFromDay: z.int().check(z.gte(1), z.lte(20)),
  }),
};
/** Final codes by school type, each set from a day on. */
export const codeSets = z
  .array(
    z.discriminatedUnion('schoolType', [
      z.strictObject({
        schoolType: z.literal('grunnskole'),
        ...codeSet,
        codes: z.array(Code).check(z.maxLength(30)),
      }),
      z.strictObject({
        schoolType: z.literal('vgs'),
        ...codeSet,
        codes: z.array(CountedCode).check(z.maxLength(30)),
        limit: AbsenceLimit,
      }),
    ]),
  )
  .check(z.maxLength(20));
