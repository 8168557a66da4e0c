import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { LOGIN_ENV } from '../../functions/shared/http/login.ts';
import type { FunctionProps } from '../../lib/parts/feature.ts';
import { environmentOf } from '../../lib/parts/variables.ts';

const text = z.string();
const LoginEnv = z.object(LOGIN_ENV);
const QueueEnv = z.object({ ...LOGIN_ENV, NOTICE_QUEUE_URL: text });

type Alarm = { readonly impact: string; readonly runbook: string };
type Lambda<Schema> = Alarm & { readonly entry: string; readonly env: Schema };
/** Whether the compiler takes a description of a function with this schema. */
type Compiles<Schema extends z.ZodMiniObject, Props> = Props extends FunctionProps<Schema> ? true : false;

describe('a function of a feature', () => {
  it('gets the variables that its schema names, and no others', () => {
    const known = { TABLE_NAME: 'main', IDENTITY_TABLE_NAME: 'numbers' };
    expect(environmentOf(z.object({ TABLE_NAME: text }), known)).toEqual({ TABLE_NAME: 'main' });
  });

  it('a function of a feature cannot be made when one of its variables has no value', () => {
    const schema = z.object({ TABLE_NAME: text, NEW_NAME: z.optional(text) });
    expect(() => environmentOf(schema, { TABLE_NAME: 'main' })).toThrow('A function reads NEW_NAME');
  });

  it('compiles with what the stage gives and what the feature adds, not without', () => {
    type Login = typeof LoginEnv;
    type Queue = typeof QueueEnv;
    const byStage: Compiles<Login, Lambda<Login>> = true;
    const lacksQueue: Compiles<Queue, Lambda<Queue>> = false;
    const hasQueue: Compiles<Queue, Lambda<Queue> & { environment: { NOTICE_QUEUE_URL: string } }> = true;
    expect([byStage, lacksQueue, hasQueue]).toEqual([true, false, true]);
  });

  it('a function of a feature does not compile without a sentence of impact, or with a right that no function has', () => {
    type Login = typeof LoginEnv;
    const lacksImpact: Compiles<Login, Omit<Lambda<Login>, 'impact'>> = false;
    const mayScan: Compiles<Login, Lambda<Login> & { may: { table: ['Scan'] } }> = false;
    const mayQuery: Compiles<Login, Lambda<Login> & { may: { table: ['Query'] } }> = true;
    expect([lacksImpact, mayScan, mayQuery]).toEqual([false, false, true]);
  });
});
