import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { cancelCodes, conditionFailed, type Dynamo, key, transactionConflict } from './dynamo.ts';
import { Refusal } from './errors.ts';
import { keyedId, newSortableId } from './ids.ts';
import type { ReplayKey } from './request.ts';
import { epochSeconds, type Instant } from './time.ts';

export type WriteAction = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A fact that others may act on. It is self-contained: consumers never join it with another stream record (decision 002). */
export type Fact = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly ownerId: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Names a fact: id sortable by time, so that a sweeper reads the oldest first. */
export const newFact = (ownerId: string, name: string, occurredAt: Instant, data: Fact['data']): Fact => ({
  id: newSortableId(Date.parse(occurredAt)),
  name,
  version: 1,
  occurredAt,
  ownerId,
  data,
});

/** The outbox item that carries a fact: goes into the transaction of the write that made it true. */
export const factPut = (table: string, fact: Fact): WriteAction => ({
  Put: {
    TableName: table,
    Item: {
      pk: key(fact.ownerId, 'OUTBOX', fact.id),
      sk: 'FACT',
      type: 'OUTBOX',
      fact,
      gsi2pk: key(fact.ownerId, 'OUTBOX'),
      gsi2sk: fact.occurredAt,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The answer that was given to a request with this Idempotency-Key. */
const StoredReply = z.object({
  requestHash: z.string(),
  status: z.number(),
  body: z.optional(z.unknown()),
  version: z.optional(z.number()),
});
export type StoredReply = z.output<typeof StoredReply>;

const REPLAY_SECONDS = 24 * 3600;

/** Idempotency of one caller's requests: reads the stored answer, and makes the item that stores one. */
export function replays(client: Dynamo, table: string, secret: string) {
  const keyOf = (ownerId: string, personId: string, replay: ReplayKey) => ({
    pk: key(ownerId, 'IDEMPOTENCY', keyedId(secret, 'idempotency', personId, replay.key)),
    sk: 'REPLY',
  });
  return {
    /** The earlier answer to the same request, `undefined` when there is none; another body with the same key is refused. */
    async find(ownerId: string, personId: string, replay: ReplayKey): Promise<StoredReply | undefined> {
      const found = await client.send(
        new GetCommand({ TableName: table, Key: keyOf(ownerId, personId, replay), ConsistentRead: true }),
      );
      if (!found.Item) return undefined;
      const reply = StoredReply.parse(found.Item);
      if (reply.requestHash !== replay.requestHash) throw new Refusal('invalid', 'idempotency-key-reused');
      return reply;
    },
    /** The item to put in the transaction of the effect. */
    put(
      ownerId: string,
      personId: string,
      replay: ReplayKey,
      now: Instant,
      reply: Omit<StoredReply, 'requestHash'>,
    ): WriteAction {
      return {
        Put: {
          TableName: table,
          Item: {
            ...keyOf(ownerId, personId, replay),
            ...reply,
            requestHash: replay.requestHash,
            expiresAtSeconds: epochSeconds(now) + REPLAY_SECONDS,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },
  };
}

/** Outcome of a transaction: `refused` tells which actions' conditions failed, in order. */
export type Committed = { readonly ok: true } | { readonly ok: false; readonly refused: readonly number[] };

/**
 * Writes all or nothing. Conflicts with other transactions are tried again; `token` (26–36 characters, one per
 * request) makes a retry after a lost answer the same write for DynamoDB.
 */
export async function commit(client: Dynamo, token: string, actions: readonly WriteAction[]): Promise<Committed> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(
        new TransactWriteCommand({ TransactItems: [...actions], ClientRequestToken: token.slice(0, 36) }),
      );
      return { ok: true };
    } catch (error) {
      if (error instanceof Error && conditionFailed(error)) {
        const codes = cancelCodes(error);
        return {
          ok: false,
          refused: codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])),
        };
      }
      if (!transactionConflict(error)) throw error;
      if (attempt >= 5) throw new Refusal('unavailable', 'unavailable', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 15 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
