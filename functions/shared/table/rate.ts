import { epochSeconds, type Moment } from '../time.ts';
import type { WriteAction } from './commit.ts';
import { key } from './dynamo.ts';

/** A period's name, and how long its count is kept: a request that is answered late still finds it. */
const PERIODS = {
  hour: { nameOf: ({ instant }: Counted) => instant.slice(0, 13), keptSeconds: 3 * 3600 },
  day: { nameOf: ({ day }: Counted) => day, keptSeconds: 2 * 86_400 },
};
type Counted = Pick<Moment, 'instant' | 'day'>;

/** How many things of a kind a person may make in an hour or a day of the clock. */
export type Rate = { readonly kind: string; readonly per: keyof typeof PERIODS; readonly most: number };
/** Who makes how many of them now: one, if nothing else is said. */
export type Making = {
  readonly ownerId: string;
  readonly by: { readonly kind: string; readonly id: string };
  readonly now: Counted;
  readonly count?: number;
};

/**
 * Counts what a person makes, on condition that it is not too much: `owner#KIND#id` / `THINGS#period`. The count is
 * deleted soon after its period.
 */
export function countedTo(table: string, { kind, per, most }: Rate, making: Making): WriteAction {
  const { ownerId, by, now, count = 1 } = making;
  const period = PERIODS[per];
  return {
    Update: {
      TableName: table,
      Key: { pk: key(ownerId, by.kind.toUpperCase(), by.id), sk: key(kind, period.nameOf(now)) },
      UpdateExpression: 'ADD made :count SET expiresAtSeconds = :expires',
      ConditionExpression: 'attribute_not_exists(pk) OR made <= :most',
      ExpressionAttributeValues: {
        ':count': count,
        ':most': most - count,
        ':expires': epochSeconds(now.instant) + period.keptSeconds,
      },
    },
  };
}
