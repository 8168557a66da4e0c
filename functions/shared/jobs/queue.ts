import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/**
 * A message with its owner. The owner is the message group, so that one owner's burst does not hold up another's
 * messages.
 */
export type QueueMessage = { readonly ownerId: string };
/** Sends messages to one queue, visible after `delaySeconds`; throws if one could not be handed over. */
export type SendToQueue = (queueUrl: string, messages: readonly QueueMessage[], delaySeconds?: number) => Promise<void>;

/** The most messages of one call. */
const BATCH = 10;

/** Hands messages to SQS. The SDK may send twice after a lost answer; consumers drop repeats by the ids in them. */
export function queueSender(client: SQSClient = new SQSClient({ maxAttempts: 3 })): SendToQueue {
  return async (QueueUrl, messages, delaySeconds) => {
    for (let at = 0; at < messages.length; at += BATCH) {
      const Entries = messages.slice(at, at + BATCH).map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message),
        MessageGroupId: message.ownerId,
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }));
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const failed = answer.Failed?.length ?? 0;
      if (failed > 0)
        throw new Error(`SQS did not take ${failed} of ${Entries.length} messages: ${answer.Failed?.[0]?.Code}`);
    }
  };
}
