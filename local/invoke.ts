import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { FOLDERS } from './state.ts';
import type { Deployed } from './template.ts';

/**
 * Runs a deployed function's handler in this process, with the event that AWS would send; a retry has the same request
 * id.
 */
export type Invoke = (id: string, event: unknown, requestId?: string) => Promise<unknown>;

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/**
 * All functions share this process, so their environments are merged. Two values of one variable are refused, since one
 * function would get the wrong value. Entries are imported at their first call, as Lambda starts a function when
 * needed.
 */
export function invoker(functions: Deployed['functions']): Invoke {
  const environment = new Map<string, string>();
  for (const [id, { environment: wanted }] of functions) {
    for (const [name, value] of Object.entries(wanted)) {
      const before = environment.get(name);
      if (before !== undefined && before !== value)
        throw new Error(`${id} wants another ${name} than the functions before it`);
      if (name !== 'NODE_OPTIONS') environment.set(name, value);
    }
  }
  for (const [name, value] of environment) process.env[name] = value;

  const handlers = new Map<string, Promise<Handler>>();
  return async (id, event, requestId = randomUUID()) => {
    const known = handlers.get(id) ?? load(functions, id);
    handlers.set(id, known);
    const handler = await known;
    return handler(event, contextOf(id, requestId));
  };
}

async function load(functions: Deployed['functions'], id: string): Promise<Handler> {
  const entry = functions.get(id)?.entry;
  if (!entry) throw new Error(`The template has no function ${id} with an entry`);
  const module: { handler?: Handler } = await import(join(FOLDERS.root, entry));
  if (!module.handler) throw new Error(`${entry} exports no handler`);
  return module.handler;
}

/** The part of Lambda's context that handlers use; with much time left, since a developer may be debugging. */
const contextOf = (id: string, awsRequestId: string): Context => ({
  awsRequestId,
  functionName: id,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-north-1:000000000000:function:${id}`,
  memoryLimitInMB: '512',
  logGroupName: id,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 600_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
});
