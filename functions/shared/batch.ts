import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { errorFields, log } from './logger.ts';
import { type Moment, momentOf } from './time.ts';

/**
 * When a message is handled: now, since a message that comes back must be judged by today's relations. A local clock that
 * was set forward speaks through the time of the receipt, which can be no later than now anywhere else.
 */
const handledAt = ({ attributes }: SQSRecord): Moment =>
  momentOf(Math.max(Date.now(), Number(attributes.ApproximateFirstReceiveTimestamp) || 0));

/** An SQS entry: one function per message; those that throw come back, the others are done (threat 45). */
export const queueEntry =
  (consumer: string, handle: (record: SQSRecord, now: Moment) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const settled = await Promise.allSettled(event.Records.map((record) => handle(record, handledAt(record))));
    return {
      batchItemFailures: failures(
        consumer,
        settled,
        event.Records.map((record) => record.messageId),
      ),
    };
  };

/**
 * A stream entry: records one by one in order; at the first that throws the rest is given back, so that the order
 * per key holds and Lambda's checkpoint is that record.
 */
export const streamEntry =
  (consumer: string, handle: (record: DynamoDBRecord) => Promise<void>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await handle(record);
      } catch (error) {
        log('warn', 'record-failed', { consumer, ...errorFields(error) });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

function failures(consumer: string, settled: readonly PromiseSettledResult<void>[], ids: readonly string[]) {
  return settled.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [];
    log('warn', 'record-failed', { consumer, ...errorFields(outcome.reason) });
    return [{ itemIdentifier: ids[index] ?? '' }];
  });
}
