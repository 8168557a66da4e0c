import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import { authorizeThread, MAY_MARK, type ThreadDeps } from './rights.ts';
import type { ThreadPlace } from './schema.ts';

/**
 * The pupil and the school of a conversation, for a member of staff who has only its id, such as from the inbox: ids
 * alone, under today's right. What does not exist is asked for like what is foreign (decision 005).
 */
export const findThread =
  (deps: ThreadDeps) =>
  async (
    caller: CallerAs<'staff'>,
    { threadId }: { readonly threadId: string },
  ): Promise<output<typeof ThreadPlace>> => {
    const found = await deps.store.thread(caller.login.ownerId, threadId);
    const { pupilId, schoolId } = found ?? { pupilId: threadId, schoolId: threadId };
    const read = { lookup: deps.lookup, store: { thread: async () => found } };
    await authorizeThread(read, { ...caller, name: { pupilId, schoolId, threadId } }, { right: MAY_MARK });
    return { threadId, pupilId, schoolId };
  };
