import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Login } from './actor.ts';
import type { WriteAction } from './commit.ts';
import { type Dynamo, key } from './dynamo.ts';
import { Refusal } from './errors.ts';
import { keyedId } from './ids.ts';
import type { ReplayKey } from './request.ts';
import { epochSeconds, type Moment } from './time.ts';

/** The answer that was given to a request with this Idempotency-Key. */
const StoredReply = z.object({
  requestHash: z.string(),
  status: z.number(),
  body: z.optional(z.unknown()),
  version: z.optional(z.number()),
});
export type StoredReply = z.output<typeof StoredReply>;

type Caller = { readonly login: Login; readonly moment: Moment };
export type Replays = ReturnType<typeof replays>;

const REPLAY_SECONDS = 24 * 3600;

/**
 * Idempotency of one caller's requests: reads the stored answer, and makes the item that stores one. The caller is named
 * by a keyed hash of the login, so that the answer can be read in the same trip as the person behind the login.
 */
export function replays(client: Dynamo, table: string, secret: () => Promise<string>) {
  const keyOf = async ({ login }: Caller, replay: ReplayKey) => {
    const hashing = await secret();
    const name = keyedId(hashing, login.login, login.subject);
    return { pk: key(login.ownerId, 'IDEMPOTENCY', keyedId(hashing, 'idempotency', name, replay.key)), sk: 'REPLY' };
  };
  return {
    /** The earlier answer to the same request, `undefined` when there is none; another body with the same key is refused. */
    async find(caller: Caller, replay: ReplayKey): Promise<StoredReply | undefined> {
      const Key = await keyOf(caller, replay);
      const found = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      if (!found.Item) return undefined;
      const reply = StoredReply.parse(found.Item);
      if (reply.requestHash !== replay.requestHash) throw new Refusal('invalid', 'idempotency-key-reused');
      return reply;
    },
    /** The item to put in the transaction of the effect; its condition fails when the key has been answered meanwhile. */
    async put(caller: Caller, replay: ReplayKey, reply: Omit<StoredReply, 'requestHash'>): Promise<WriteAction> {
      return {
        Put: {
          TableName: table,
          Item: {
            ...(await keyOf(caller, replay)),
            ...reply,
            requestHash: replay.requestHash,
            expiresAtSeconds: epochSeconds(caller.moment.instant) + REPLAY_SECONDS,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },
  };
}
