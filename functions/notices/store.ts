import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, factPut } from '../shared/table/commit.ts';
import { isOneOf } from '../shared/table/conditions.ts';
import { conditionMet, type Dynamo, firstItems, itemAt, key, queryOf, updatedItem } from '../shared/table/dynamo.ts';
import { stateStep } from '../shared/table/state-step.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';
import { Notice } from './notice.ts';
import { CARRYING, type Evidence, isOver, type Move, STEPS } from './rules.ts';
import { type Claimed, claimWith, type Slot } from './slot.ts';

/** Sixteen shards, so that one owner's announcement does not load a single partition of the index. */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];

/** How long a notice is kept, in seconds: delivery proofs and channel health look back that far. */
const KEPT_SECONDS = 400 * 86_400;

type Name = Pick<Notice, 'ownerId' | 'id'>;
/** Fields that a move changes beside the stage. */
type Changes = Partial<
  Pick<Notice, 'attempt' | 'losses' | 'wakeAt' | 'addressHash' | 'carrier' | 'messageId' | 'reason' | 'submittedAt'>
>;

export type NoticeStore = ReturnType<typeof noticeStore>;

/** Notices: written once, moved by conditional updates, found by due time (decision 017). */
export function noticeStore(client: Dynamo, table: string) {
  const keyOf = ({ ownerId, id }: Name) => ({ pk: key(ownerId, 'NOTICE', id), sk: 'NOTICE' });
  const together = async (update: UpdateCommandInput, facts: readonly Fact[]): Promise<boolean> => {
    if (facts.length === 0) return conditionMet(client.send(new UpdateCommand(update)));
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
    /** Writes a new notice in stage `claimed`, with its slot, because it is sent at once. */
    putClaimed: (notice: Notice, slot: Slot | undefined): Promise<Claimed> =>
      claimWith(client, table, { Put: putOf(notice) }, notice, slot),

    /** Claims a notice, with its slot. */
    claim: (notice: Notice, move: 'claim' | 'reclaim', changes: Changes, slot: Slot | undefined): Promise<Claimed> => {
      const update = { TableName: table, Key: keyOf(notice), ...updateOf(notice, move, changes) };
      return claimWith(client, table, { Update: update }, notice, slot);
    },

    /**
     * Adds a rider to the carrier's `carries` and returns the carrier as it is then; `undefined` if the carrier will
     * never leave. A later event of the provider counts for both: of this write and the event's, the second sees the
     * first.
     */
    async join(carrier: Name, rider: Notice): Promise<Notice | undefined> {
      const joined = await updatedItem(client, { TableName: table, Key: keyOf(carrier), ...joining(rider) });
      return joined && Notice.parse(joined);
    },

    /** Writes a new notice with the facts that follow; `false` when it exists already (a repeated message). */
    async put(notice: Notice, facts: readonly Fact[] = []): Promise<boolean> {
      const put = putOf(notice);
      if (facts.length === 0) return conditionMet(client.send(new PutCommand(put)));
      return (await commit(client, newId(), [{ Put: put }, ...facts.map((fact) => factPut(table, fact))])).ok;
    },

    async find(name: Name): Promise<Notice | undefined> {
      const item = await itemAt(client, table, keyOf(name));
      return item && Notice.parse(item);
    },

    /**
     * One step of the state machine, with the facts that follow. It lands only from a legal stage and in the attempt
     * that was read, so that one of two writers wins. `reclaim` also demands that there is no evidence.
     */
    move: (notice: Notice, move: Move, changes: Changes = {}, facts: readonly Fact[] = []): Promise<boolean> =>
      together({ TableName: table, Key: keyOf(notice), ...updateOf(notice, move, changes) }, facts),

    /**
     * Adds evidence, with the facts that follow. It reads nothing first, so any order ends alike. `false` for evidence
     * that is there already and for an unknown notice, which is not created.
     */
    addEvidence: (name: Name, evidence: Evidence, facts: readonly Fact[] = []): Promise<boolean> =>
      together(
        {
          TableName: table,
          Key: keyOf(name),
          UpdateExpression: 'ADD evidence :added',
          ConditionExpression: 'attribute_exists(pk) AND NOT contains(evidence, :one)',
          ExpressionAttributeValues: { ':added': new Set([evidence]), ':one': evidence },
        },
        facts,
      ),

    /** An owner's notices of one shard that are due by now, the oldest first (an index). */
    async due(ownerId: string, shard: string, now: Instant, limit: number): Promise<readonly string[]> {
      const query = queryOf(table, { index: 'gsi2', pk: key(ownerId, 'NOTICES', shard), to: `${now}~` });
      return (await firstItems(client, query, limit)).map(({ id }) => String(id));
    },
  };
}

/** The update that adds a rider to a notice that may still leave or has left. */
function joining({ id }: Notice) {
  const alive = isOneOf('stage', CARRYING);
  return {
    UpdateExpression: 'ADD carries :rider',
    ConditionExpression: alive.condition,
    ExpressionAttributeNames: { '#stage': 'stage' },
    ExpressionAttributeValues: { ...alive.values, ':rider': new Set([id]) },
  };
}

const dueKeys = ({ ownerId, id }: Name, wakeAt: Instant) => ({
  gsi2pk: key(ownerId, 'NOTICES', id.slice(0, 1)),
  gsi2sk: key(wakeAt, id),
});

/** A move as an update; the state machine gives its condition. */
function updateOf(notice: Notice, move: Move, changes: Changes) {
  const { from, to } = STEPS[move];
  const stays = to === 'as-it-was';
  const over = !stays && isOver(to);
  return stateStep({
    state: 'stage',
    from,
    set: {
      ...changes,
      stage: stays ? undefined : to,
      ...(!over && dueKeys(notice, changes.wakeAt ?? notice.wakeAt)),
    },
    drop: over ? ['gsi2pk', 'gsi2sk'] : [],
    asRead: { attempt: notice.attempt },
    also: move === 'reclaim' ? { condition: 'attribute_not_exists(evidence)' } : undefined,
  });
}
