import * as z from 'zod/mini';
import { refuse } from '../errors.ts';
import { keyedId } from '../ids.ts';
import type { WriteAction } from '../table/commit.ts';
import { type Dynamo, itemAt, key } from '../table/dynamo.ts';
import { LANGUAGES, type Language } from '../texts/language.ts';
import { epochSeconds, type Moment } from '../time.ts';
import type { Login } from './login.ts';
import type { IdempotencyKey } from './request.ts';

/** The stored answer to a request with this Idempotency-Key. */
const StoredReply = z.object({
  requestHash: z.string(),
  status: z.number(),
  body: z.optional(z.unknown()),
  version: z.optional(z.number()),
  /** The answer's language; older stored answers have none. */
  language: z.optional(z.enum(LANGUAGES)),
});
export type StoredReply = z.output<typeof StoredReply>;

type Caller = { readonly login: Login; readonly moment: Moment };
export type Idempotency = ReturnType<typeof idempotency>;

/** The language of a repeated answer: it stays as it was written, whatever language the caller wants now. */
const spoken = new WeakMap<IdempotencyKey, Language | undefined>();

/** The language of an answer: the caller's, or that of the stored answer; `undefined` if it was not stored. */
export const languageOfAnswer = (
  idempotencyKey: IdempotencyKey | undefined,
  callers: Language,
): Language | undefined => (idempotencyKey && spoken.has(idempotencyKey) ? spoken.get(idempotencyKey) : callers);

const REPLAY_SECONDS = 24 * 3600;

/**
 * Idempotency of a caller's requests: finds the stored answer, and makes the item that stores one. The key contains a
 * keyed hash of the login, so that the answer is read in the same trip as the person.
 */
export function idempotency(client: Dynamo, table: string, secret: () => Promise<string>) {
  const keyOf = async ({ login }: Caller, idempotencyKey: IdempotencyKey) => {
    const hashing = await secret();
    const name = keyedId(hashing, login.login, login.subject);
    return {
      pk: key(login.ownerId, 'IDEMPOTENCY', keyedId(hashing, 'idempotency', name, idempotencyKey.key)),
      sk: 'REPLY',
    };
  };
  return {
    /** The stored answer to the same request, or `undefined`. A different request with the same key is refused. */
    async find(caller: Caller, idempotencyKey: IdempotencyKey): Promise<StoredReply | undefined> {
      const item = await itemAt(client, table, await keyOf(caller, idempotencyKey));
      if (!item) return undefined;
      const reply = StoredReply.parse(item);
      const same = [idempotencyKey.requestHash, idempotencyKey.bytesHash].includes(reply.requestHash);
      if (!same) throw refuse('idempotency-key-reused');
      spoken.set(idempotencyKey, reply.language);
      return reply;
    },
    /** The item for the transaction of the change; its condition fails if the key has been answered meanwhile. */
    async put(
      caller: Caller,
      idempotencyKey: IdempotencyKey,
      reply: Omit<StoredReply, 'requestHash' | 'language'>,
    ): Promise<WriteAction> {
      return {
        Put: {
          TableName: table,
          Item: {
            ...(await keyOf(caller, idempotencyKey)),
            ...reply,
            requestHash: idempotencyKey.requestHash,
            ...(idempotencyKey.language && { language: idempotencyKey.language }),
            expiresAtSeconds: epochSeconds(caller.moment.instant) + REPLAY_SECONDS,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },
  };
}
