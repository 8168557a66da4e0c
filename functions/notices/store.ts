import { GetCommand, PutCommand, QueryCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Left } from '../channels/lookup.ts';
import { type Committed, commit, type Fact, factPut } from '../shared/commit.ts';
import { isOneOf } from '../shared/conditions.ts';
import { conditionFailed, type Dynamo, key, landed } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';
import { Notice } from './notice.ts';
import { type Evidence, isOver, type Move, STEPS } from './rules.ts';

/** Sixteen shards, so that one owner's announcement does not press on one partition of the index. */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];

/** A notice is kept for looking back (delivery proof, health) and then forgotten. */
const KEPT_SECONDS = 400 * 86_400;

type Name = Pick<Notice, 'ownerId' | 'id'>;
/** What a move changes beside the stage. */
type Changes = Partial<
  Pick<
    Notice,
    'attempt' | 'losses' | 'wakeAt' | 'addressHash' | 'carrier' | 'messageId' | 'reason' | 'submittedAt'
  >
>;

/** The slot of a way that a claim takes: the last notice that left by it, if it is still the one that was read. */
export type Slot = { readonly sk: string; readonly to: string; readonly at: Instant; readonly seen: Left | undefined };
/** `moved`: another notice has left by that way since it was read. */
export type Claimed = 'claimed' | 'moved' | 'not-now';

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
  const slotPut = (notice: Notice, slot: Slot | undefined) => (slot ? [{ Put: slotOf(table, notice, slot) }] : []);
  return {
    /** Writes a new notice that leaves at once, with the slot of its way. */
    async putClaimed(notice: Notice, slot: Slot | undefined): Promise<Claimed> {
      const put = { Put: putOf(notice) };
      return claimed(await commit(client, newId(), [put, ...slotPut(notice, slot)]));
    },

    /** Claims a notice, with the slot of its way. */
    async claim(
      notice: Notice,
      move: 'claim' | 'reclaim',
      changes: Changes,
      slot: Slot | undefined,
    ): Promise<Claimed> {
      const update = { Update: { TableName: table, Key: keyOf(notice), ...updateOf(notice, move, changes) } };
      return claimed(await commit(client, newId(), [update, ...slotPut(notice, slot)]));
    },

    /**
     * Names a notice as one that another carries, and returns that other as it is then; `undefined` for one that will not leave any more.
     * What a provider tells of it later is told of both: of the two writes the second sees the first.
     */
    async join(carrier: Name, rider: Notice): Promise<Notice | undefined> {
      const alive = isOneOf('stage', ['planned', 'claimed', 'carried', 'unknown', 'submitted']);
      const update = new UpdateCommand({
        TableName: table,
        Key: keyOf(carrier),
        UpdateExpression: 'ADD carries :rider',
        ConditionExpression: alive.condition,
        ExpressionAttributeNames: { '#stage': 'stage' },
        ExpressionAttributeValues: { ...alive.values, ':rider': new Set([rider.id]) },
        ReturnValues: 'ALL_NEW',
      });
      try {
        return Notice.parse((await client.send(update)).Attributes);
      } catch (error) {
        if (conditionFailed(error)) return undefined;
        throw error;
      }
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

const claimed = (committed: Committed): Claimed =>
  committed.ok ? 'claimed' : committed.refused.includes(0) ? 'not-now' : 'moved';

/** A slot is of use for minutes. */
const SLOT_SECONDS = 86_400;

const slotOf = (table: string, { ownerId, person, id }: Notice, { sk, to, at, seen }: Slot) => ({
  TableName: table,
  Item: {
    ...{ pk: key(ownerId, person.kind.toUpperCase(), person.id), sk, noticeId: id, to, at },
    expiresAtSeconds: epochSeconds(at) + SLOT_SECONDS,
  },
  ConditionExpression: seen
    ? 'attribute_not_exists(pk) OR noticeId = :own OR (noticeId = :seen AND #at = :at)'
    : 'attribute_not_exists(pk) OR noticeId = :own',
  ...(seen && { ExpressionAttributeNames: { '#at': 'at' } }),
  ExpressionAttributeValues: { ':own': id, ...(seen && { ':seen': seen.noticeId, ':at': seen.at }) },
});

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
