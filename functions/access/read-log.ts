import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { newId, newSortableId } from '../shared/ids.ts';
import { commit } from '../shared/table/commit.ts';
import { conditionMet, type Dynamo, key } from '../shared/table/dynamo.ts';
import { epochSeconds, type Instant, momentOf } from '../shared/time.ts';

/** One look at a pupil's record: reader, pupil, area, relation and time (J4). Ids only. */
export type Read = {
  readonly ownerId: string;
  readonly pupilId: string;
  readonly actorId: string;
  readonly actorKind: 'guardian' | 'pupil' | 'staff';
  readonly action: string;
  readonly basis: string;
  readonly at: Instant;
};

/** Logs looks. Throws when it fails, since no record is shown without an entry. */
export type LogRead = (reads: readonly Read[]) => Promise<void>;

/** The most items of one transaction. */
const BATCH = 100;
/** The number of looks that a running function remembers before it starts over. */
const REMEMBERED = 20_000;

/**
 * The access log's writer, on the log's own table with its own retention in days (decision 040). It only adds: entries
 * have random names, the condition forbids an overwrite, and the grant allows neither reading nor deleting. A running
 * function writes the same look of the same day once; a concurrent request for it awaits that write.
 */
export function readLog(client: Pick<Dynamo, 'send'>, table: string, keptDays: number): LogRead {
  const kept = new Map<string, Promise<void>>();
  const keep = async (batch: readonly (readonly [string, Read])[]): Promise<void> => {
    try {
      await add(
        client,
        batch.map(([, read]) => putOf(table, read, keptDays)),
      );
    } catch (error) {
      for (const [look] of batch) kept.delete(look);
      throw error;
    }
  };
  return async (reads) => {
    const looks = new Map(reads.map((read) => [lookOf(read), read]));
    const known = [...looks.keys()].map((look) => kept.get(look));
    const fresh = [...looks].filter(([look]) => !kept.has(look));
    if (kept.size > REMEMBERED) kept.clear();
    const batches = Array.from({ length: Math.ceil(fresh.length / BATCH) }, (_none, index) =>
      fresh.slice(index * BATCH, (index + 1) * BATCH),
    );
    const writes = batches.map((batch) => {
      const writing = keep(batch);
      for (const [look] of batch) kept.set(look, writing);
      return writing;
    });
    await Promise.all([...known, ...writes]);
  };
}

/** The identity of a look: reader, pupil, area, right and Oslo day. */
const lookOf = ({ ownerId, pupilId, actorId, actorKind, action, basis, at }: Read): string =>
  [ownerId, pupilId, actorKind, actorId, action, basis, momentOf(Date.parse(at)).day].join(' ');

const putOf = (table: string, read: Read, keptDays: number) => ({
  TableName: table,
  Item: {
    pk: key(read.ownerId, 'PUPIL', read.pupilId),
    sk: newSortableId(Date.parse(read.at)),
    ...read,
    expiresAtSeconds: epochSeconds(read.at) + keptDays * 86_400,
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** Writes all entries in one call, or throws, which withholds the answer. */
async function add(client: Pick<Dynamo, 'send'>, puts: readonly ReturnType<typeof putOf>[]): Promise<void> {
  const [first, ...more] = puts;
  if (!first) return;
  // A random name that exists already is our own: the answer to an earlier try was lost.
  if (more.length === 0) {
    await conditionMet(client.send(new PutCommand(first)));
    return;
  }
  const actions = puts.map((Put) => ({ Put }));
  if (!(await commit(client, newId(), actions)).ok) throw new Error('The access log did not take all looks.');
}
