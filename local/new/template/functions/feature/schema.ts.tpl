import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));
/** Ids that sort by when they were made. */
const sortableId = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{36}$/));

export const SchoolParams = z.strictObject({ schoolId: id });

/** What the school sends. */
export const {{Feature}}Input = z.strictObject({ title: z.string().check(z.maxLength(1000)) });

export const {{Feature}}Item = z.strictObject({
  itemId: sortableId,
  title: z.string(),
  createdAt: z.iso.datetime(),
});

/** Oldest first. {{todo}}: pages (`cursor`, `limit`, `next`) where a list may grow. */
export const {{Feature}}List = z.strictObject({ items: z.array({{Feature}}Item) });
