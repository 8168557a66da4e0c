import { createServer, request as forward, type Server } from 'node:http';

/**
 * A door to the deployed API: the emulator tells APIs apart by the Host header, which `fetch` does not let a caller
 * set. Passes everything on unchanged but for that header.
 */
export function startFront(port: number, endpoint: string, apiUrl: string): Promise<Server> {
  const target = new URL(endpoint);
  const { host } = new URL(apiUrl);
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const passed = forward(
      { hostname: target.hostname, port: target.port, method, path: url, headers: { ...headers, host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', (error) => {
      response.writeHead(502);
      response.end(error.message);
    });
    request.pipe(passed);
  });
  return new Promise((ready) => server.listen(port, '127.0.0.1', () => ready(server)));
}
