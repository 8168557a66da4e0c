import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Dynamo = DynamoDBDocumentClient;

/** The document client every store uses. `undefined` fields are left out; the endpoint comes from the environment. */
export const dynamo = (): Dynamo =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
    marshallOptions: { removeUndefinedValues: true },
  });

const PART = /^[A-Za-z0-9:._-]+$/;

/**
 * Joins the parts of a key with `#`. Every part must match a strict pattern, so no id can reach into another
 * owner's keys (threat 34); a bad part is a programming error, since ids are checked at the border.
 */
export function key(...parts: readonly string[]): string {
  for (const part of parts) {
    if (!PART.test(part)) throw new Error(`A key part is not an id, a word or a date: ${part.length} characters`);
  }
  return parts.join('#');
}

/** True when a conditional write or a transaction was refused by a condition. */
export function conditionFailed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConditionalCheckFailedException') return true;
  return error.name === 'TransactionCanceledException' && cancelCodes(error).includes('ConditionalCheckFailed');
}

/** True when another transaction touched the same items at the same time: trying again is right. */
export const transactionConflict = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'TransactionInProgressException' ||
    error.name === 'TransactionConflictException' ||
    (error.name === 'TransactionCanceledException' && cancelCodes(error).includes('TransactionConflict')));

/** Per action of a cancelled transaction: `None`, `ConditionalCheckFailed`, `TransactionConflict` … */
export function cancelCodes(error: Error): string[] {
  const reasons: unknown = Reflect.get(error, 'CancellationReasons');
  return Array.isArray(reasons) ? reasons.map((reason: { Code?: string }) => reason.Code ?? 'None') : [];
}
