import * as z from 'zod/mini';
import { type AttachmentsLookup, type FileOfMessage, SentFile } from '../attachments/lookup.ts';
import { mayMove, type PurgeStore, type Thread } from '../messages/lookup.ts';
import type { ForgetItems } from '../notifications/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { log } from '../shared/logger.ts';
import type { Instant, Moment } from '../shared/time.ts';
import { Once } from './record.ts';
import { isDue, keptFrom } from './rules.ts';
import type { CareReports } from './store.ts';

export type PurgeDeps = {
  readonly settings: SettingsLookup<Pick<Settings, 'messages.keepMonths'>>;
  readonly purges: PurgeStore;
  readonly reports: Pick<CareReports, 'placesOf'>;
  /** Takes the items about a conversation out of a person's inbox. */
  readonly forget: ForgetItems;
  /** Gives files of deleted messages up. */
  readonly attachments: Pick<AttachmentsLookup, 'removeAttachments'>;
};

/** The most conversations of one owner and shard in one run; the next run takes the rest. */
const PER_SHARD = 25;
const AT_ONCE = 8;
/** Items of a conversation that are read and deleted together. */
const TOGETHER = 100;

/**
 * Deletes conversations whose last message is older than the owner keeps: with lists, badges, inbox items, reports and
 * attachments. Safe to repeat and to cut off: a run goes on where another has stopped, and counts each once.
 */
export const purgeThreads =
  (deps: PurgeDeps): OwnerJob =>
  async (ownerId, now) => {
    const settings = await deps.settings.of(ownerId, now.instant);
    const from = keptFrom(now.day, settings.at()['messages.keepMonths']);
    const due = await deps.purges.due(ownerId, from, PER_SHARD);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const some = due.slice(start, start + AT_ONCE);
      outcomes.push(
        ...(await Promise.allSettled(some.map((threadId) => purge(deps, { ownerId, threadId, from, now })))),
      );
    }
    const count = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value > 0).length;
    if (count > 0) log('info', 'conversations-purged', { ownerId, count });
    return outcomes;
  };

type Run = {
  readonly ownerId: string;
  readonly threadId: string;
  readonly from: Instant;
  readonly now: Moment;
};

/** Deletes one conversation; 0 if somebody has written, or has put it on hold, or another run was faster. */
async function purge(deps: PurgeDeps, run: Run): Promise<number> {
  const { ownerId, threadId, from, now } = run;
  const { purges } = deps;
  const thread = await purges.read(ownerId, threadId);
  if (!thread) return 0;
  if (thread.state !== 'purging') {
    if (!isDue(thread, from) || !mayMove('purge', thread, now.instant)) return 0;
    if (!(await purges.mark(ownerId, thread))) return 0;
  }
  await Promise.all(thread.parties.map(({ person }) => deps.forget(ownerId, person, { kind: 'thread', id: threadId })));
  await purges.erase(purges.elsewhere(ownerId, thread));
  await eraseItems(deps, thread, run);
  return (await purges.finish(ownerId, thread, now.day)) ? 1 : 0;
}

/** Deletes the messages, marks and reports of a conversation, some at a time. What they lead to goes first. */
async function eraseItems(deps: PurgeDeps, thread: Thread, { ownerId, now }: Run): Promise<void> {
  const { purges, reports } = deps;
  for (;;) {
    const items = await purges.some(ownerId, thread.threadId, TOGETHER);
    if (items.length === 0) return;
    const reported = items.filter(({ sk }) => String(sk).startsWith('REPORTED-BY#')).map((item) => Once.parse(item));
    await deps.attachments.removeAttachments(ownerId, items.flatMap(filesOf), now.instant);
    await purges.erase(reported.flatMap((once) => reports.placesOf(ownerId, once)));
    await purges.erase(items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
  }
}

/** The files of an item, if it is a message that has some. */
const filesOf = ({ attachments = [], messageId }: Readonly<Record<string, unknown>>): readonly FileOfMessage[] =>
  z
    .array(SentFile)
    .parse(attachments)
    .map(({ attachmentId }) => ({ attachmentId, messageId: String(messageId) }));
