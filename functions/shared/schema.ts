import * as z from 'zod/mini';

/**
 * A civil day, `YYYY-MM-DD`, in a year that a school can mean: a day of year 0 is a slip of the hand, and neither records nor calendar
 * arithmetic reach there.
 */
export const day = z.iso.date().check(z.regex(/^(19|20|21)\d\d-/));

/** Whom to call at a school, name or phone or both; `null` where it has set nobody. */
export const schoolContact = z.nullable(
  z.strictObject({ name: z.nullable(z.string()), phone: z.nullable(z.string()) }),
);

/** Unread items per area among the newest 99, for badges: 99 in all means 99 or more. */
export const unread = z.strictObject({
  absence: z.int(),
  leave: z.int(),
  lessons: z.int(),
  figures: z.int(),
  warnings: z.int(),
  remarks: z.int(),
});

/**
 * A body of which the same path's GET shows more: it also takes what is shown beside it (`shown`: names of fields) and lets go of it, so that
 * what was read can be changed and sent back as it is.
 */
export function sentBack<Shape extends z.core.$ZodShape>(shape: Shape, shown: readonly string[]) {
  const taken = z.strictObject(shape);
  const beside = shown.filter((name) => !Object.hasOwn(shape, name));
  const also = Object.fromEntries(beside.map((name) => [name, z.optional(z.unknown())]));
  const whole = z.strictObject({ ...also, ...shape });
  const without = (body: object) => Object.fromEntries(Object.entries(body).filter(([name]) => !beside.includes(name)));
  return z.pipe(
    whole,
    z.transform((body: z.output<typeof whole>) => z.parse(taken, without(body))),
  );
}
