import type { Dynamo } from '../../functions/shared/table/dynamo.ts';

type Call = { readonly name: string; readonly depth: number; readonly isLog: boolean; read: number; write: number };

/**
 * Counts what a request asks of the database: calls, sequential trips (a call that starts after another has ended is
 * one trip later), and consumed units. What the access log is told is counted apart: it comes once a day. Adds itself
 * to the client; `take` returns what happened since the last time.
 */
export function countTrips(client: Dynamo) {
  let calls: Call[] = [];
  let ended = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const call: Call = {
        name: context.commandName ?? '',
        depth: ended + 1,
        isLog: isLog(args.input),
        read: 0,
        write: 0,
      };
      calls.push(call);
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      if (!call.isLog) ended = Math.max(ended, call.depth);
      const units = unitsOf(result.output);
      if (/^(Get|Query|BatchGet)/.test(call.name)) call.read = units;
      else call.write = units;
      return result;
    },
    { step: 'initialize', priority: 'high', name: 'countTrips' },
  );
  return {
    take() {
      const taken = calls.filter((call) => !call.isLog);
      const logs = calls.length - taken.length;
      calls = [];
      ended = 0;
      const sum = (unit: 'read' | 'write') => taken.reduce((total, call) => total + call[unit], 0);
      const depths = (writes: boolean) =>
        new Set(taken.filter((call) => call.name.startsWith('TransactWrite') === writes).map((call) => call.depth))
          .size;
      return {
        calls: taken.length,
        logs,
        reads: depths(false),
        transactions: depths(true),
        readUnits: sum('read'),
        writeUnits: sum('write'),
      };
    },
  };
}

/** True for a write to the access log: one item, or a transaction of them. */
function isLog(input: object): boolean {
  const transact: unknown = Reflect.get(input, 'TransactItems');
  const put: unknown = Array.isArray(transact) ? Reflect.get(Object(transact[0]), 'Put') : input;
  return /access-?log/i.test(String(Reflect.get(Object(put), 'TableName')));
}

function unitsOf(output: object): number {
  const consumed: unknown = Reflect.get(output, 'ConsumedCapacity');
  const list: unknown[] = Array.isArray(consumed) ? consumed : [consumed];
  return list.reduce<number>(
    (total, row) =>
      total + (typeof row === 'object' && row !== null ? Number(Reflect.get(row, 'CapacityUnits') ?? 0) : 0),
    0,
  );
}

/**
 * What a request asks of the database as one line, `GetItem×2 Query | BatchGetItem(3)`: the kinds of calls of each
 * trip, with the number of keys that are asked for.
 */
export function callsOf(client: Dynamo) {
  let trips: string[][] = [];
  let isNew = true;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (isNew) trips.push([]);
      isNew = false;
      trips.at(-1)?.push(`${(context.commandName ?? '').replace('Command', '')}${keysIn(args.input)}`);
      try {
        return await next(args);
      } finally {
        // What starts after something has ended is another trip.
        isNew = true;
      }
    },
    { step: 'initialize', priority: 'high', name: 'callsOf' },
  );
  return {
    take(): string {
      const taken = trips.map((trip) => trip.sort().join(' ')).join(' | ');
      trips = [];
      isNew = true;
      return taken;
    },
  };
}

function keysIn(input: object): string {
  const asked: unknown = Reflect.get(input, 'RequestItems');
  if (typeof asked !== 'object' || asked === null) return '';
  return `(${Object.values(asked).reduce((sum: number, request: { Keys?: unknown[] }) => sum + (request.Keys?.length ?? 0), 0)})`;
}
