import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { Entry, LogStore } from './log-store.ts';

type Deps = {
  readonly store: LogStore;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
export type PageWanted = { readonly cursor?: string | undefined; readonly limit?: string | undefined };
type PageRequest = PageWanted & {
  readonly ownerId: string;
  readonly pupilId: string;
  /** The only person who may use the page's cursor. */
  readonly reader: string;
  readonly moment: Moment;
  readonly by?: Entry['actorKind'];
};
export type Page = { readonly entries: readonly Entry[]; readonly next: string | null };

const PAGE = 20;

/** A page of looks at one pupil's record, newest first; its cursor works for the same reader and list only. */
export async function readPage(deps: Deps, request: PageRequest): Promise<Page> {
  const { ownerId, pupilId, reader, moment, by, cursor, limit = String(PAGE) } = request;
  const secret = await deps.secret();
  const bound = ['access-log', ownerId, reader, pupilId];
  const before = cursor === undefined ? undefined : openCursor(secret, bound, cursor);
  const size = Number(limit);
  const nowSeconds = epochSeconds(moment.instant);
  const found = await deps.store.newest(ownerId, pupilId, { limit: size + 1, nowSeconds, before, by });
  const entries = found.slice(0, size);
  const last = entries.at(-1);
  return { entries, next: found.length > size && last ? sealCursor(secret, bound, last.sk) : null };
}
