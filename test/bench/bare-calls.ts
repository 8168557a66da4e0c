import { AsyncLocalStorage } from 'node:async_hooks';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { newId } from '../../functions/shared/ids.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import type { Tables } from '../support/table.ts';

/** One call that a request made: `depth` is how many calls had to end before it began. */
export type Call = { readonly name: string; readonly depth: number; readonly input: object };

/** Notes the calls that a piece of work makes through this client, also when several run at once. */
export function recordCalls(client: Dynamo) {
  const storage = new AsyncLocalStorage<{ calls: Call[]; ended: number }>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const noted = storage.getStore();
      if (!noted) return next(args);
      const call = { name: context.commandName ?? '', depth: noted.ended + 1, input: args.input };
      noted.calls.push(call);
      const result = await next(args);
      noted.ended = Math.max(noted.ended, call.depth);
      return result;
    },
    { step: 'initialize', priority: 'high', name: 'recordCalls' },
  );
  return async (work: () => Promise<void>): Promise<readonly Call[]> => {
    const noted = { calls: [], ended: 0 };
    await storage.run(noted, work);
    return noted.calls;
  };
}

const SEND: Readonly<Record<string, (client: Dynamo, input: object) => Promise<unknown>>> = {
  GetItemCommand: (client, input) => client.send(new GetCommand(input as GetCommandInput)),
  QueryCommand: (client, input) => client.send(new QueryCommand(input as QueryCommandInput)),
  BatchGetItemCommand: (client, input) => client.send(new BatchGetCommand(input as BatchGetCommandInput)),
  PutItemCommand: (client, input) => client.send(new PutCommand(input as PutCommandInput)),
  UpdateItemCommand: (client, input) => client.send(new UpdateCommand(input as UpdateCommandInput)),
  TransactWriteItemsCommand: (client, input) =>
    client.send(new TransactWriteCommand(input as TransactWriteCommandInput)),
};

/** Noted calls, made to be sent to other tables: with the same contents and conditions. */
export function callsTo(calls: readonly Call[], from: Tables, to: Tables): readonly Call[] {
  const names = new Map([
    [from.main, to.main],
    [from.identity, to.identity],
    [from.accessLog, to.accessLog],
  ]);
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        names.get(name) ?? name,
        // The engine would take a token it has seen for the same write.
        name === 'ClientRequestToken' ? newId() : renamed(inner),
      ]),
    );
  };
  return calls.map((call) => ({ ...call, input: Object(renamed(call.input)) }));
}

/** Sends calls with nothing around them: those of one depth at once, one depth after the other. */
export async function sendBare(client: Dynamo, calls: readonly Call[]): Promise<void> {
  const depths = [...new Set(calls.map((call) => call.depth))].sort((a, b) => a - b);
  for (const depth of depths) {
    await Promise.all(
      calls
        .filter((call) => call.depth === depth)
        .map(({ name, input }) => {
          const send = SEND[name];
          if (!send) throw new Error(`No bare call for ${name}: add it to test/bench/bare-calls.ts.`);
          return send(client, input);
        }),
    );
  }
}
