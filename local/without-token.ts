import type { Dynamo } from '../functions/shared/table/dynamo.ts';

const TOKEN = /,"ClientRequestToken":"[^"]*"\}$/;
/** Longer than the token and its name. */
const TAIL = 128;

/**
 * Removes the token from transactions with a local engine. The token makes a repeat after a lost answer idempotent; on
 * one machine an answer is lost only together with the waiting process. Because of the token the engine serializes each
 * request twice, a quarter of the cost of an import.
 */
export function withoutToken(client: Dynamo): Dynamo {
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const request = args.request as { body?: unknown };
        if (commandName === 'TransactWriteItemsCommand' && request.body) request.body = untold(request.body);
        return next(args);
      },
    { step: 'build', priority: 'high', name: 'withoutToken' },
  );
  return client;
}

/** The body without its token, which comes last; unchanged if there is none. */
function untold(body: unknown): unknown {
  if (!(body instanceof Uint8Array)) return typeof body === 'string' ? body.replace(TOKEN, '}') : body;
  // The client's own type of bytes logs a warning when it is read as text.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const begin = Math.max(0, bytes.length - TAIL);
  const found = TOKEN.exec(bytes.toString('latin1', begin));
  return found ? Buffer.concat([bytes.subarray(0, begin + found.index), Buffer.from('}')]) : body;
}
