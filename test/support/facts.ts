import { type Fact, factMaker } from '../../functions/shared/fact.ts';
import type { Instant } from '../../functions/shared/time.ts';

/** A fact of any name, for what carries facts and does not read them. */
export const anyFact = (ownerId: string, name: string, occurredAt: Instant, data: Fact['data'] = {}): Fact =>
  factMaker<Fact>()<string>(name, { ownerId, occurredAt, data });
