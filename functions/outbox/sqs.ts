import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Fact } from '../shared/commit.ts';

/** Sends a fact to one queue. */
export type SendFact = (queueUrl: string, fact: Fact) => Promise<void>;

/**
 * Hands facts to SQS. The owner is the message group, so that one owner's burst does not hold up another's. The SDK may
 * send twice after a lost answer: consumers collapse replays by the fact's id.
 */
export function factSender(client: SQSClient = new SQSClient({ maxAttempts: 3 })): SendFact {
  return async (queueUrl, fact) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(fact), MessageGroupId: fact.ownerId }),
    );
  };
}
