import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { errorFields, log } from '../logger.ts';
import type { Moment } from '../time.ts';
import { timeOfWork } from './time-of-work.ts';

/** The time of processing, not of sending: a redelivered message is judged by the relations of now. */
const handledAt = ({ attributes }: SQSRecord): Moment =>
  timeOfWork(Number(attributes.ApproximateFirstReceiveTimestamp));

/** An SQS entry: one call per message. Messages whose call throws are returned to the queue, the others are done. */
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
 * A stream entry: records one by one, in order. After the first failure the rest is returned, so that the order per key
 * holds and Lambda's checkpoint is the failed record.
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
