import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type AuthorizeDeps, authorizeSettings } from './authorize.ts';
import type { SettingKey } from './definitions.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Level } from './rules.ts';
import type { History } from './schema.ts';
import type { SettingsStore } from './store.ts';

export type HistoryDeps = AuthorizeDeps & {
  readonly store: Pick<SettingsStore, 'all' | 'history'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Wanted = {
  readonly at: Level;
  readonly key: SettingKey;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;

/** Use-case: the changes of a setting at a level, newest first, with the names of their authors. */
export const listHistory =
  (deps: HistoryDeps) =>
  async (caller: Caller, { at, key, cursor, limit = String(PAGE) }: Wanted): Promise<output<typeof History>> => {
    const { ownerId, staffId } = await authorizeSettings(deps, caller, at, 'read');
    const secret = await deps.secret();
    const bound = ['settings-history', ownerId, staffId, at.level === 'school' ? at.schoolId : 'owner', key];
    const before = cursor === undefined ? undefined : Number(openCursor(secret, bound, cursor));
    const size = Number(limit);
    const found = await deps.store.history(ownerId, at, key, size + 1, before);
    const page = found.slice(0, size);
    const last = page.at(-1);

    const names = await namesOf(deps, ownerId, [...new Set(page.map((change) => change.changedBy))]);
    const shown = (value: unknown) => (value === undefined ? null : DEFINITIONS[key].value.parse(value));
    return {
      changes: page.map((change) => ({
        version: change.version,
        before: shown(change.before),
        after: shown(change.after),
        changedAt: change.changedAt,
        changedBy: { staffId: change.changedBy, name: names.get(change.changedBy) ?? null },
      })),
      next: found.length > size && last ? sealCursor(secret, bound, String(last.version)) : null,
    };
  };

async function namesOf(deps: HistoryDeps, ownerId: string, staffIds: readonly string[]) {
  const cards = await Promise.all(staffIds.map((staffId) => deps.lookup.staff(ownerId, staffId)));
  return new Map(cards.flatMap((card) => (card ? [[card.staffId, card.name] as const] : [])));
}
