import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/actor.ts';

/** The environment of the operator's HTTP function; the CDK construct sets it. */
export const Env = z.object(LOGIN_ENV);

/** What makes archive jobs works with the table alone: nobody logs in to it. */
export const FactEnv = z.object({ TABLE_NAME: z.string().check(z.minLength(1)) });
