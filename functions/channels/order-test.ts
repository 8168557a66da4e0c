import type { CallerAs } from '../access/authorize.ts';
import type { NoticeRequest } from '../notifications/events.ts';
import { newId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { ChannelsLookup } from './lookup.ts';
import { refuse } from './refusals.ts';
import { recentTests, TESTS_PER_HOUR, testAgainAt } from './rules.ts';
import type { ChannelsStore } from './store.ts';

type Deps = AuthorizeDeps & {
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  readonly store: Pick<ChannelsStore, 'tests' | 'noteTest'>;
  readonly tell: (request: NoticeRequest) => Promise<void>;
};

/** "Test my notices" (F4): sends on every channel at once, through the normal path, a few times an hour. */
export const orderTest =
  (deps: Deps) =>
  async (caller: CallerAs): Promise<readonly ('email' | 'push')[]> => {
    const { ownerId } = caller.login;
    const { instant } = caller.moment;
    const person = await authorizeOwn(deps, caller);
    const reach = await deps.channels.reach(ownerId, person);
    const channels = [
      ...(reach.devices.length > 0 ? ['push' as const] : []),
      ...(reach.email && reach.email.aside === undefined ? ['email' as const] : []),
    ];
    if (channels.length === 0) throw refuse('channels.nothing-to-test');
    await retryOnConflict(async () => {
      const orders = await deps.store.tests(ownerId, person);
      const again = testAgainAt(orders, instant);
      if (again !== undefined) {
        throw refuse('channels.tested-lately', { most: TESTS_PER_HOUR, again });
      }
      const noted = await deps.store.noteTest(ownerId, person, orders, [...recentTests(orders, instant), instant]);
      return noted ? ('noted' as const) : 'moved';
    });
    const right = { action: `${caller.as}:home` };
    const test = { subject: 'test', legal: false, when: 'now', itemId: newId() } as const;
    await deps.tell({ id: newId(), ownerId, person, right, occurredAt: instant, ...test });
    return channels;
  };
