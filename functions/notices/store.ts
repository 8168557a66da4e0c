import { GetCommand, PutCommand, QueryCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { commit, type Fact, factPut } from '../shared/commit.ts';
import { isOneOf } from '../shared/conditions.ts';
import { conditionFailed, type Dynamo, key, landed } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';
import { Notice } from './notice.ts';
import { CARRYING, type Evidence, isOver, type Move, STEPS } from './rules.ts';
import { type Claimed, claimWith, type Slot } from './slot.ts';

/** Sixteen shards, so that one owner's announcement does not press on one partition of the index. */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];

/** A notice is kept for looking back (delivery proof, health) and then forgotten. */
const KEPT_SECONDS = 400 * 86_400;

type Name = Pick<Notice, 'ownerId' | 'id'>;
/** What a move changes beside the stage. */
type Changes = Partial<
  Pick<Notice, 'attempt' | 'losses' | 'wakeAt' | 'addressHash' | 'carrier' | 'messageId' | 'reason' | 'submittedAt'>
>;

export type NoticeStore = ReturnType<typeof noticeStore>;

/** Notices: written once, moved by conditions, looked for by when they are due (decision 017). */
export function noticeStore(client: Dynamo, table: string) {
  const keyOf = ({ ownerId, id }: Name) => ({ pk: key(ownerId, 'NOTICE', id), sk: 'NOTICE' });
  const together = async (update: UpdateCommandInput, facts: readonly Fact[]): Promise<boolean> => {
    if (facts.length === 0) return landed(client.send(new UpdateCommand(update)));
    const { UpdateExpression = '', ...rest } = update;
    const actions = [{ Update: { ...rest, UpdateExpression } }, ...facts.map((fact) => factPut(table, fact))];
    return (await commit(client, newId(), actions)).ok;
  };
  const putOf = (notice: Notice) => ({
    TableName: table,
    Item: {
      ...keyOf(notice),
      ...notice,
      expiresAtSeconds: epochSeconds(notice.createdAt) + KEPT_SECONDS,
      ...(!isOver(notice.stage) && dueKeys(notice, notice.wakeAt)),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return {
    /** Writes a new notice that leaves at once, with the slot of its way. */
    putClaimed: (notice: Notice, slot: Slot | undefined): Promise<Claimed> =>
      claimWith(client, table, { Put: putOf(notice) }, notice, slot),

    /** Claims a notice, with the slot of its way. */
    claim: (notice: Notice, move: 'claim' | 'reclaim', changes: Changes, slot: Slot | undefined): Promise<Claimed> => {
      const update = { TableName: table, Key: keyOf(notice), ...updateOf(notice, move, changes) };
      return claimWith(client, table, { Update: update }, notice, slot);
    },

    /**
     * Names a notice as one that another carries, and returns that other as it is then; `undefined` for one that will not leave any more.
     * What a provider tells of it later is told of both: of the two writes the second sees the first.
     */
    async join(carrier: Name, rider: Notice): Promise<Notice | undefined> {
      const joined = client.send(new UpdateCommand({ TableName: table, Key: keyOf(carrier), ...joining(rider) }));
      const found = await joined.catch((error: unknown) => {
        if (conditionFailed(error)) return undefined;
        throw error;
      });
      return found && Notice.parse(found.Attributes);
    },

    /** Writes a new notice as it is, with the facts that follow; `false` when it was there: a replay met its own. */
    async put(notice: Notice, facts: readonly Fact[] = []): Promise<boolean> {
      const put = putOf(notice);
      if (facts.length === 0) return landed(client.send(new PutCommand(put)));
      return (await commit(client, newId(), [{ Put: put }, ...facts.map((fact) => factPut(table, fact))])).ok;
    },

    async find(name: Name): Promise<Notice | undefined> {
      const found = await client.send(new GetCommand({ TableName: table, Key: keyOf(name), ConsistentRead: true }));
      return found.Item && Notice.parse(found.Item);
    },

    /**
     * One step of the state machine, with the facts that follow from it: lands only from the stages it is legal from and in the
     * attempt that was read, so that of two who try one wins. Reclaiming also demands that no provider has told of it meanwhile.
     */
    move: (notice: Notice, move: Move, changes: Changes = {}, facts: readonly Fact[] = []): Promise<boolean> =>
      together({ TableName: table, Key: keyOf(notice), ...updateOf(notice, move, changes) }, facts),

    /**
     * Adds what a provider has told, with the facts that follow from it: never read first, so any order ends alike. `false` for what
     * was told before, and for a name that is no notice: nothing is made of it.
     */
    tell: (name: Name, evidence: Evidence, facts: readonly Fact[] = []): Promise<boolean> =>
      together(
        {
          TableName: table,
          Key: keyOf(name),
          UpdateExpression: 'ADD evidence :told',
          ConditionExpression: 'attribute_exists(pk) AND NOT contains(evidence, :one)',
          ExpressionAttributeValues: { ':told': new Set([evidence]), ':one': evidence },
        },
        facts,
      ),

    /** An owner's notices of one shard that should be looked at by now, the longest waiting first (an index). */
    async due(ownerId: string, shard: string, now: Instant, limit: number): Promise<readonly string[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk <= :now',
          ExpressionAttributeValues: { ':pk': key(ownerId, 'NOTICES', shard), ':now': `${now}~` },
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => String(item.id));
    },
  };
}

/** One more rider of a notice that may leave, or has left. */
function joining({ id }: Notice) {
  const alive = isOneOf('stage', CARRYING);
  return {
    UpdateExpression: 'ADD carries :rider',
    ConditionExpression: alive.condition,
    ExpressionAttributeNames: { '#stage': 'stage' },
    ExpressionAttributeValues: { ...alive.values, ':rider': new Set([id]) },
    ReturnValues: 'ALL_NEW' as const,
  };
}

const dueKeys = ({ ownerId, id }: Name, wakeAt: Instant) => ({
  gsi2pk: key(ownerId, 'NOTICES', id.slice(0, 1)),
  gsi2sk: key(wakeAt, id),
});

/** A move as an update whose condition is the state machine's own. */
function updateOf(notice: Notice, move: Move, changes: Changes) {
  const { from, to } = STEPS[move];
  const stays = to === 'as-it-was';
  const over = !stays && isOver(to);
  const set = {
    ...changes,
    stage: stays ? undefined : to,
    ...(!over && dueKeys(notice, changes.wakeAt ?? notice.wakeAt)),
  };
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const legal = isOneOf('stage', from);
  const untold = move === 'reclaim' ? ' AND attribute_not_exists(evidence)' : '';
  return {
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}${over ? ' REMOVE gsi2pk, gsi2sk' : ''}`,
    ConditionExpression: `${legal.condition} AND attempt = :read${untold}`,
    ExpressionAttributeNames: { '#stage': 'stage', ...Object.fromEntries(given.map(([name]) => [`#${name}`, name])) },
    ExpressionAttributeValues: {
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ...legal.values,
      ':read': notice.attempt,
    },
  };
}
