import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/actor.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the inbox's HTTP function; the CDK construct sets it. */
export const Env = z.object({ ...LOGIN_ENV, ...ACCESS_LOG_ENV });

/** The jobs go through the owners of those issuers, and hand what they find to the sender's queue. */
export const JobEnv = z.object({
  ...LOGIN_ENV,
  NOTICE_QUEUE_URL: given,
  /** Seconds that the sender waits with news, so that what comes within them for one person is told together (F6). */
  GATHER_SECONDS: z.pipe(z.string(), z.transform(Number)).check(z.gte(0), z.lte(900)),
});

/** The queue's function needs no issuers: nobody logs in to it. */
export const FactEnv = z.pick(JobEnv, {
  TABLE_NAME: true,
  LOGIN_KEY_SECRET_ARN: true,
  NOTICE_QUEUE_URL: true,
  GATHER_SECONDS: true,
});
