import * as z from 'zod/mini';
import { sortableId } from '../shared/schema.ts';

/** What the school sends. */
export const {{Feature}}Input = z.strictObject({ title: z.string().check(z.maxLength(1000)) });

export const {{Feature}}Item = z.strictObject({
  itemId: sortableId,
  title: z.string(),
  createdAt: z.iso.datetime(),
});

/** Oldest first. {{todo}}: pages (`cursor`, `limit`, `next`) where a list may grow. */
export const {{Feature}}List = z.strictObject({ items: z.array({{Feature}}Item) });
