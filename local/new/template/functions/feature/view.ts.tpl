import type { output } from 'zod/mini';
import type { {{Feature}}Item } from './schema.ts';
import type { StoredItem } from './store.ts';

/** An item as the school sees it. */
export const shown = ({ itemId, title, createdAt }: StoredItem): output<typeof {{Feature}}Item> => ({
  itemId,
  title,
  createdAt,
});
