import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { urlOf } from './request-url.ts';

/** Answers a request, or returns `false` to leave it to the next handler. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export type Front = {
  /** Passes requests to these handlers, in order; before that call the answer is 503. */
  readonly serve: (handles: readonly Handle[]) => void;
  readonly stop: () => void;
};

/** The only port of the local system. Throws with the remedy if the port is not free. */
export async function startFront(port: number, report: (line: string) => void): Promise<Front> {
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error('PORT must be a number from 1 to 65535, as in: PORT=3100 npm start');
  let handles: readonly Handle[] | undefined;
  const server = createServer((request, response) => {
    answer(handles, request, response).catch((error: unknown) => {
      report(`A request failed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    });
  });
  await listen(server, port);
  return {
    serve: (given) => {
      handles = given;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  handles: readonly Handle[] | undefined,
  ...[request, response]: Parameters<Handle>
): Promise<void> {
  if (!urlOf(request)) {
    // Like the gateway, which does not read the body.
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"message":"Bad Request"}');
    return;
  }
  for (const handle of handles ?? []) if (await handle(request, response)) return;
  response.writeHead(handles ? 404 : 503, { 'content-type': 'application/json' });
  response.end(handles ? '{"message":"Not Found"}' : '{"message":"Service Unavailable"}');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Stop what uses it, or start with another: PORT=3100 npm start`)
          : error,
      );
    });
    server.listen(port, ready);
  });
}
