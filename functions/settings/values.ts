import * as z from 'zod/mini';
import { day, time } from '../shared/schema.ts';
import type { Day } from '../shared/time.ts';
import { kind } from './definition.ts';
import type { Reason } from './leave-lists.ts';

/** `line`: a required text. `phrase`: a text that may be empty. */
export const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
export const phrase = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));
/** The id of an entry of an owner's list. */
export const reasonId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** An owner's closed list, with its words in each language. */
export const reasons = z
  .array(z.strictObject({ id: reasonId, nb: line(60), nn: line(60), en: line(60) }))
  .check(z.maxLength(20));
export const reasonList = kind<readonly Reason[]>(reasons, 'up to 20 of `{"id", "nb", "nn", "en"}`');

type Period = { readonly from: Day; readonly to: Day; readonly name: string };
/** Days from one to another, both included. */
export const periods = z.array(z.strictObject({ from: day, to: day, name: line(60) })).check(z.maxLength(60));
export const periodList = kind<readonly Period[]>(periods, 'up to 60 of `{"from", "to", "name"}`, days as YYYY-MM-DD');
/** Part of a day in Oslo civil time: `from` included, `to` not. */
export const hours = z.strictObject({ from: time, to: time });
export const percent = z.number().check(z.gt(0), z.lte(100));
