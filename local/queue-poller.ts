import type { Invoke } from './invoke.ts';
import type { Message, Queues } from './queue.ts';
import type { Deployed } from './template.ts';

type World = {
  readonly invoke: Invoke;
  readonly now: () => number;
  readonly report: (line: string) => void;
};

const IDLE_MILLISECONDS = 100;

/**
 * Passes a queue's messages to its function, like Lambda's poller: it deletes messages that the function does not
 * report as failed.
 */
export function startPolling(
  mapping: Deployed['queueMappings'][number],
  queues: Pick<Queues, 'receive' | 'remove'>,
  world: World,
): () => Promise<void> {
  let running = true;
  const loop = async () => {
    while (running) {
      const messages = queues.receive(mapping.queue, mapping.batchSize);
      if (messages.length === 0) await new Promise((later) => setTimeout(later, IDLE_MILLISECONDS));
      else await hand(mapping, messages, queues, world);
    }
  };
  const done = loop();
  return async () => {
    running = false;
    await done;
  };
}

async function hand(
  mapping: Deployed['queueMappings'][number],
  messages: readonly Message[],
  queues: Pick<Queues, 'remove'>,
  { invoke, now, report }: World,
): Promise<void> {
  const Records = messages.map((message) => recordOf(mapping.queue, message, now()));
  try {
    const answer = (await invoke(mapping.function, { Records })) as
      | { batchItemFailures?: { itemIdentifier: string }[] }
      | undefined;
    const failed = new Set((answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
    for (const message of messages) if (!failed.has(message.id)) queues.remove(mapping.queue, message.receipt);
  } catch (error) {
    // The whole batch becomes visible again after its timeout.
    report(`${mapping.function} failed on ${messages.length} messages: ${String(error)}`);
  }
}

const recordOf = (queue: string, message: Message, now: number) => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    // By the movable clock too; a jump in between makes it later, never earlier.
    SentTimestamp: String(message.sentAt + now - Date.now()),
    SenderId: 'local',
    // The movable clock's time, by which entitlements are judged (decision 006).
    ApproximateFirstReceiveTimestamp: String(now),
    ...(message.group !== null && { MessageGroupId: message.group }),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:eu-north-1:000000000000:${queue}`,
  awsRegion: 'eu-north-1',
});
