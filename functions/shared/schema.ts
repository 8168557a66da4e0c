import * as z from 'zod/mini';

/**
 * A civil day, `YYYY-MM-DD`, of the years 1900 to 2199: others are typing errors, and records and calendar arithmetic
 * do not reach there.
 */
export const day = z.iso.date().check(z.regex(/^(19|20|21)\d\d-/));

/** The school's contact, with name or phone or both; `null` if the school has set none. */
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
 * A body for a path whose GET shows more fields: it accepts and drops those (`shown`), so that a client can change what
 * it read and send it back.
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
