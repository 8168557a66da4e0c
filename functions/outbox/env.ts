import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/actor.ts';

const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

/** Which queue takes which facts: consumer → its queue and the names it listens to. */
export const FactQueues = z.record(z.string(), z.object({ url: z.string(), facts: z.array(z.string()) }));
export type FactQueues = z.output<typeof FactQueues>;

/** The environment of the outbox functions; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  FACT_QUEUES: z.pipe(json, FactQueues),
});

/** The sweeper also learns which owners there are. */
export const SweeperEnv = z.extend(Env, { TOKEN_ISSUERS: z.pipe(json, TokenIssuers) });
