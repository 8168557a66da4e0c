import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the inbox's HTTP function; the CDK construct sets it. */
export const Env = z.object({ ...LOGIN_ENV, ...ACCESS_LOG_ENV });

/** The jobs run for the owners of these issuers and hand notice requests to the sender's queue. */
export const JobEnv = z.object({
  ...LOGIN_ENV,
  NOTICE_QUEUE_URL: given,
  /** Seconds that a notice request waits in the queue, so that news within them shares one notice (F6). */
  GATHER_SECONDS: z.pipe(z.string(), z.transform(Number)).check(z.gte(0), z.lte(900)),
});

/** The queue's function needs no issuers: nobody signs in to it. */
export const FactEnv = z.pick(JobEnv, {
  TABLE_NAME: true,
  LOGIN_KEY_SECRET_ARN: true,
  NOTICE_QUEUE_URL: true,
  GATHER_SECONDS: true,
});
export type FactEnv = z.output<typeof FactEnv>;
