import * as z from 'zod/mini';
import type { SettingKey, Settings } from './rules.ts';

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
const number = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
const reasonId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** The schema of each setting's value: guards what comes in, and what is read back. */
export const VALUES = {
  'absence.windowDays': number(14, 366),
  'absence.maxDays': number(1, 31),
  'absence.reasons': z
    .array(z.strictObject({ id: reasonId, nb: line(60), nn: line(60), en: line(60) }))
    .check(z.maxLength(20)),
  'absence.defaultReason': z.union([z.literal(''), reasonId]),
  'absence.openEndedMaxDays': number(1, 10),
  'school.contact': z.strictObject({
    name: z.string().check(z.maxLength(80)),
    phone: z.string().check(z.maxLength(30)),
  }),
  'school.closedDays': z
    .array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), name: line(60) }))
    .check(z.maxLength(60)),
  'roster.maxEndedShare': number(1, 100),
  language: z.enum(['nb', 'nn']),
} as const satisfies { readonly [Key in SettingKey]: z.ZodMiniType<Settings[Key]> };
