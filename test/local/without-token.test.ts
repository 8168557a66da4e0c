import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutToken } from '../../local/without-token.ts';
import { LOCAL } from '../support/table.ts';

const heard: { readonly body: Record<string, unknown>; readonly length: boolean }[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  const bytes = Buffer.concat(await request.toArray());
  heard.push({
    body: JSON.parse(bytes.toString()),
    length: Number(request.headers['content-length']) === bytes.length,
  });
  response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

const client = () => {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint }));
};
const Item = { pk: 'Å', sk: ',"ClientRequestToken":"x"}' };
const put = { TableName: 'main', Item };
const items = [{ Put: { TableName: 'main', Item: { pk: { S: Item.pk }, sk: { S: Item.sk } } } }];

describe('transactions to an engine on this machine', () => {
  it('transactions to an engine on this machine go without the token that the client gives them, and with all else', async () => {
    await client().send(new TransactWriteCommand({ TransactItems: [{ Put: put }] }));
    await withoutToken(client()).send(new TransactWriteCommand({ TransactItems: [{ Put: put }] }));
    await withoutToken(client()).send(new PutCommand(put));
    expect(heard.map(({ length }) => length)).toEqual([true, true, true]);
    const [usual, bare, single] = heard.map(({ body }) => body);
    expect(usual).toEqual({ TransactItems: items, ClientRequestToken: expect.any(String) });
    expect(bare).toEqual({ TransactItems: items });
    expect(single).toEqual({ TableName: 'main', Item: items[0]?.Put.Item });
  });
});
