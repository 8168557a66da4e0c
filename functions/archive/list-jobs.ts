import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { Language } from '../shared/texts/language.ts';
import type { JobList } from './job-lists.ts';
import type { QueueStore } from './queue-store.ts';
import type { JobPage, Summary } from './schema.ts';
import { decidersOf, showJob } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly queue: Pick<QueueStore, 'page' | 'count'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Wanted = {
  readonly status: JobList;
  readonly language: Language;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;
/** The limit of a count: enough to show a problem, and bounded work after many years of archiving. */
const MOST = 1000;

/** A page of the owner's jobs in one list, for the owner's administrator: one query beside the two of authorization. */
export const listJobs =
  (deps: ListDeps) =>
  async (caller: Caller, { status: list, language, ...page }: Wanted): Promise<output<typeof JobPage>> => {
    const { ownerId } = caller.login;
    const [{ card }, secret] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'owner:archive', target: { kind: 'owner' } }),
      deps.secret(),
    ]);
    const bound = ['archive-jobs', ownerId, card.staffId, list];
    const after = page.cursor === undefined ? undefined : openCursor(secret, bound, page.cursor);
    const limit = Number(page.limit ?? PAGE);
    const found = await deps.queue.page(ownerId, { list, limit: limit + 1, after });
    const jobs = found.slice(0, limit);
    const names = await decidersOf(deps.lookup, ownerId, jobs);
    const last = found.length > limit ? jobs.at(-1) : undefined;
    return {
      jobs: jobs.map((job) => showJob(job, { names, language })),
      next: last === undefined ? null : sealCursor(secret, bound, last.gsi1sk),
    };
  };

/** The owner's queue: a count of each list, up to a limit, and the oldest waiting and failed warning. */
export const sumUpJobs =
  (deps: ListDeps) =>
  async (caller: Caller): Promise<output<typeof Summary>> => {
    const { ownerId } = caller.login;
    await authorizeStaff(deps.lookup, caller, { action: 'owner:archive', target: { kind: 'owner' } });
    const count = async (list: JobList) => {
      const counted = await deps.queue.count(ownerId, list, MOST + 1);
      return { count: Math.min(counted, MOST), more: counted > MOST };
    };
    const oldest = async (list: JobList) => (await deps.queue.page(ownerId, { list, limit: 1 }))[0]?.sentAt ?? null;
    const [waiting, failed, archived, givenUp, oldestWaitingSentAt, oldestFailedSentAt] = await Promise.all([
      count('waiting'),
      count('failed'),
      count('archived'),
      count('given-up'),
      oldest('waiting'),
      oldest('failed'),
    ]);
    return { waiting, failed, archived, givenUp, oldestWaitingSentAt, oldestFailedSentAt };
  };
