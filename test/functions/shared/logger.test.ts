import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorFields, type LogFields, log } from '../../../functions/shared/logger.ts';
import { at } from '../../support/json.ts';
import { captureLogs } from '../../support/leaks.ts';

let logs: ReturnType<typeof captureLogs>;
beforeEach(() => {
  logs = captureLogs();
});
afterEach(() => logs.stop());

describe('a line of the log', () => {
  it('a line of the log is one line of JSON with a level, the code and the fields it may have', () => {
    log('warn', 'record-failed', { consumer: 'inbox', count: 3 });
    expect(logs.lines).toHaveLength(1);
    expect(JSON.parse(logs.lines.join(''))).toMatchObject({
      level: 'WARN',
      message: 'record-failed',
      consumer: 'inbox',
      count: 3,
    });
  });

  it('a line of the log loses every field that is not on the list, also one that a wider type lets in', () => {
    const fields: LogFields & { readonly pid: string } = { status: 200, pid: '41018012345' };
    log('info', 'request', fields);
    const line: unknown = JSON.parse(logs.lines.join(''));
    expect([at(line, 'status'), at(line, 'pid')]).toEqual([200, undefined]);
  });
});

describe('what is told of an unexpected error', () => {
  class EngineAway extends Error {
    override name = 'EngineAway';
  }

  it('what is told of an unexpected error is its class and where it arose in our own code', () => {
    const { errorName, errorAt } = errorFields(new EngineAway('Kari has the number 41018012345'));
    expect(errorName).toBe('EngineAway');
    expect(errorAt).toMatch(/^logger\.test\.ts:\d+:\d+$/);
  });

  it('what is told of an unexpected error is never its message, not even one with lines that look like places in code', () => {
    const hostile = new EngineAway('Lost\n    at Kari (/srv/41018012345.ts:1:2)\n    at kari.ts:3:4');
    expect(errorFields(hostile).errorAt).toMatch(/^logger\.test\.ts:/);
    hostile.message = 'changed after it was thrown';
    expect(errorFields(hostile).errorAt).toBe('');
  });

  it('what is told of an unexpected error passes over the libraries in between', () => {
    const error = new EngineAway('x');
    error.stack =
      'EngineAway: x\n    at send (/a/node_modules/sdk/client.js:1:2)\n    at save (/a/functions/store.ts:3:4)';
    expect(errorFields(error).errorAt).toBe('store.ts:3:4');
  });

  it('what is told of an unexpected error is only the kind of what was thrown when that is no error', () => {
    expect(errorFields('Kari')).toEqual({ errorName: 'string' });
  });
});
