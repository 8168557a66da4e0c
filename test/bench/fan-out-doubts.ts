import type { SQSEvent } from 'aws-lambda';
import { type NoticeStore, SHARDS } from '../../functions/notices/store.ts';

type Deps = {
  readonly store: Pick<NoticeStore, 'due' | 'find'>;
  readonly handler: (event: SQSEvent) => Promise<unknown>;
};

/**
 * Later than every lease, doubt and retry, and earlier than the e-mails that stand in for unopened pushes, in hours;
 * twice, since a claim becomes a doubt first.
 */
const LATER = [1.5, 3];
const MOST = 1000;

/**
 * Takes on what the burst left behind, as the sweep will: an answer that was lost leaves a doubt. Returns what
 * stood there when the burst was over, as channel and stage.
 */
export async function takeOn({ store, handler }: Deps, ownerIds: readonly string[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const hours of LATER) {
    const then = Date.now() + hours * 3_600_000;
    for (const ownerId of ownerIds) {
      const now = new Date(then).toISOString();
      const due = (await Promise.all(SHARDS.map((shard) => store.due(ownerId, shard, now, MOST)))).flat();
      for (const id of due) {
        const notice = await store.find({ ownerId, id });
        if (hours === LATER[0] && notice) left.push(`${notice.channel} ${notice.stage}`);
        const body = JSON.stringify({ wake: id, ownerId });
        const attributes = { ApproximateFirstReceiveTimestamp: String(then) };
        await handler({ Records: [{ messageId: id, body, attributes }] } as SQSEvent);
      }
    }
  }
  return left;
}
