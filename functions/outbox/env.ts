import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/http/login.ts';

const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

/** Queues by consumer, with the facts that each listens to. */
export const FactQueues = z.record(z.string(), z.object({ url: z.string(), facts: z.array(z.string()) }));
export type FactQueues = z.output<typeof FactQueues>;

/** The environment of the outbox functions; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  FACT_QUEUES: z.pipe(json, FactQueues),
});

/** The sweeper also needs the owners. */
export const SweeperEnv = z.extend(Env, { TOKEN_ISSUERS: z.pipe(json, TokenIssuers) });
