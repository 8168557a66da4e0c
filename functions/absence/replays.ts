import { replays } from '../shared/commit.ts';
import type { Dynamo } from '../shared/dynamo.ts';
import { keyedId } from '../shared/ids.ts';
import type { ReplayKey } from '../shared/request.ts';
import type { Caller } from './asking.ts';

/**
 * Answers to the keys of one caller. The caller is named by a keyed hash of the login, so that the stored answer can
 * be read in the same trip as the person behind the login.
 */
export function replaysOf(client: Dynamo, table: string, secret: () => Promise<string>) {
  const named = async ({ login }: Caller) => {
    const key = await secret();
    return { kept: replays(client, table, key), name: keyedId(key, login.login, login.subject) };
  };
  return {
    async find(caller: Caller, replay: ReplayKey) {
      const { kept, name } = await named(caller);
      return kept.find(caller.login.ownerId, name, replay);
    },
    async put(caller: Caller, replay: ReplayKey, body: unknown) {
      const { kept, name } = await named(caller);
      return kept.put(caller.login.ownerId, name, replay, caller.moment.instant, { status: 201, body });
    },
  };
}
