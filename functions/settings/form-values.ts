import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';

const CONTROLS = [
  'number',
  'decimal',
  'switch',
  'choice',
  'time',
  'day',
  'month-day',
  'text',
  'id',
  'structure',
  'object',
  'list',
] as const;
const control = {
  /** `structure`: a nested value, to be edited as JSON; its schema is in this document. */
  kind: z.enum(CONTROLS),
  /** The smallest and largest number, of a list the fewest and most rows; `null` for no bound. */
  least: z.nullable(z.number()),
  most: z.nullable(z.number()),
  /** The first and last day that may be set; `null` for no bound. */
  first: z.nullable(day),
  last: z.nullable(day),
  /** The most letters. */
  longest: z.nullable(z.int()),
  /** `""` is a value. */
  mayBeEmpty: z.boolean(),
  /** All possible values, in words; empty if the values are not a list. */
  choices: z.array(z.strictObject({ value: z.string(), text: z.string() })),
};
/** A field of a value that has several; `name` is `null` where the rows of a list are bare values. */
export const SettingField = z.strictObject({
  name: z.nullable(z.string()),
  title: z.string(),
  required: z.boolean(),
  ...control,
});
/** The form of a setting. `fields` are those of the object, or of each row of the list. */
export const SettingForm = z.strictObject({ ...control, fields: z.array(SettingField) });
