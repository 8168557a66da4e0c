import type { Dynamo } from '../functions/shared/table/dynamo.ts';

const TOKEN = /,"ClientRequestToken":"[^"]*"\}$/;
/** Longer than the token and its name. */
const TAIL = 128;

/**
 * Takes the token out of transactions that go to an engine on this machine. The token makes a repeat after a lost
 * answer the same write; on one machine an answer is lost only with the process that waits for it. The engine writes
 * each request out twice for the token's sake, a quarter of all that an import costs it.
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

/** The body without its token, which stands last; as it is when there is none. */
function untold(body: unknown): unknown {
  if (!(body instanceof Uint8Array)) return typeof body === 'string' ? body.replace(TOKEN, '}') : body;
  // The client's own kind of bytes warns of whoever reads it as text.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const begin = Math.max(0, bytes.length - TAIL);
  const found = TOKEN.exec(bytes.toString('latin1', begin));
  return found ? Buffer.concat([bytes.subarray(0, begin + found.index), Buffer.from('}')]) : body;
}
