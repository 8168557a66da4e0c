import * as z from 'zod/mini';

/**
 * A civil day, `YYYY-MM-DD`, of the years 1900 to 2199: others are typing errors, and records and calendar arithmetic
 * do not reach there.
 */
export const day = z.iso.date({ abort: true }).check(z.regex(/^(19|20|21)\d\d-/));

/** The id of a record, as `newId` makes it. */
export const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));
/** The id of a record that sorts by when it was made, as `newSortableId` makes it. */
export const sortableId = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{36}$/));
/** A time of day, `HH:MM`. */
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Half a school year, such as `2026-autumn`. */
export const halfYear = z.string().check(z.regex(/^(19|20|21)\d\d-(autumn|spring)$/));
/** The SHA-256 of a file or a text, in hexadecimal digits. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The kinds of files that can be attached to a message, and the most files of a message. */
export const attachmentType = z.enum(['image/jpeg', 'image/png', 'application/pdf']);
export const MOST_ATTACHMENTS = 5;

/** The start of the next page: `next` of the previous page. */
export const cursor = z.string().check(z.minLength(1), z.maxLength(400));
/** A field of an answer that is `null` for none. Answers that were kept for a repeat before it was, may lack it. */
export const orNull = <Of extends z.core.$ZodType>(schema: Of) => z._default(z.nullable(schema), null);

/** The query parameters of every paged list. */
export const page = {
  cursor: z.optional(cursor),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-4]\d|50)$/))),
};
export const PageQuery = z.strictObject(page);
/** Left out: the present half-year. */
export const HalfYearQuery = z.strictObject({ halfYear: z.optional(halfYear) });

/**
 * Plain text in lines, as it is kept: without characters that turn the direction of what follows or that no screen
 * shows, and without spaces at its ends. Joiners stay: Persian words and many emojis need them.
 */
const cleaned = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(/[\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .trim();
/** True for a text with something besides spaces and characters without a shape. */
const isVisible = (text: string): boolean => /[^\p{Cf}\p{Z}\s]/u.test(text);
const plain = (longest: number, allowed: RegExp) =>
  z
    .string()
    .check(
      z.overwrite(cleaned),
      z.minLength(1),
      z.maxLength(longest),
      z.regex(allowed),
      z.refine(isVisible, { error: 'required' }),
    );
/** Plain text in a line of its own, at most so long. */
export const plainLine = (longest: number) => plain(longest, /^[^\p{Cc}\p{Cs}]*$/u);
/** Plain text in lines, at most so long. */
export const plainText = (longest: number) => plain(longest, /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u);

/** Path parameters of several features. */
export const GroupParams = z.strictObject({ groupId: id });
export const PupilParams = z.strictObject({ pupilId: id });
export const SchoolParams = z.strictObject({ schoolId: id });
export const SchoolPupilParams = z.strictObject({ schoolId: id, pupilId: id });

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
  messages: z.int(),
  meetings: z.int(),
  documents: z.int(),
});

/** A kind of work that waits for somebody at a school, with the way to its list. */
export const waitingLine = z.strictObject({
  kind: z.enum(['leave-decisions', 'warning-approvals', 'paper-tasks', 'reported-messages', 'work-list']),
  count: z.int(),
  /** True if there may be more than `count`. */
  more: z.boolean(),
  text: z.string(),
  method: z.enum(['GET']),
  path: z.string(),
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
