import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { renewedSecret, secretValue } from '../../../functions/shared/env.ts';

/** What Secrets Manager holds and how often it was asked. */
const held = { value: 'before', asked: 0 };
let server: Server;

beforeAll(async () => {
  server = createServer((_request, response) => {
    held.asked++;
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ SecretString: held.value }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', '000000000000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

it('a secret is read once and kept, until somebody asks for the value of now', async () => {
  expect([await secretValue('name'), await secretValue('name'), held.asked]).toEqual(['before', 'before', 1]);
  held.value = 'after';
  expect(await secretValue('name')).toBe('before');
  expect([await renewedSecret('name'), await secretValue('name'), held.asked]).toEqual(['after', 'after', 2]);
});
