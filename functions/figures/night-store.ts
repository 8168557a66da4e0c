import { type Rounds, roundsOf } from '../shared/jobs/rounds.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';

export type NightStore = Rounds;

/** The progress of the check of an owner's counts, class by class. */
export const nightStore = (client: Dynamo, table: string): NightStore => roundsOf(client, table, 'COUNTS-CHECKED');
