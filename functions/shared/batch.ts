import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { errorFields, log } from './logger.ts';

/** An SQS entry: one function per message; those that throw come back, the others are done (rule 15). */
export const queueEntry =
  (consumer: string, handle: (record: SQSRecord) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const settled = await Promise.allSettled(event.Records.map((record) => handle(record)));
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
