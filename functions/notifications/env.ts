import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/actor.ts';

/** The environment of the inbox's HTTP function; the CDK construct sets it. */
export const Env = z.object(LOGIN_ENV);

/** The queue's function needs no issuers: nobody logs in to it. */
export const FactEnv = z.pick(Env, { TABLE_NAME: true, LOGIN_KEY_SECRET_ARN: true });
