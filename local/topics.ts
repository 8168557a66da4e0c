import { createSign, randomUUID } from 'node:crypto';
import type { Signing } from './certificate.ts';
import type { Queues } from './queue.ts';
import type { Topic } from './template-mail.ts';

export type Topics = ReturnType<typeof openTopics>;

type World = {
  readonly base: string;
  readonly signing: () => Signing;
  readonly queues: Pick<Queues, 'send'>;
  readonly now: () => number;
};

/** Topics with the semantics of SNS: every subscribed queue gets each message, in a signed envelope. */
export function openTopics(topics: readonly Topic[], { base, signing, queues, now }: World) {
  return {
    has: (arn: string): boolean => topics.some((topic) => topic.arn === arn),
    /** Publishes a message; returns its id. */
    publish(arn: string, Message: string, Subject?: string): string {
      const MessageId = randomUUID();
      const topic = topics.find((candidate) => candidate.arn === arn);
      const fields = { Message, MessageId, ...(Subject && { Subject }), Timestamp: new Date(now()).toISOString() };
      const said = { ...fields, TopicArn: arn, Type: 'Notification' };
      for (const { queue, raw } of topic?.subscriptions ?? []) {
        const envelope = {
          ...said,
          SignatureVersion: topic?.signatureVersion ?? '1',
          Signature: signatureOf(said, topic?.signatureVersion ?? '1', signing().privateKey),
          SigningCertURL: `${base}/dev/certificate.pem`,
          UnsubscribeURL: `${base}/dev/outbox`,
        };
        queues.send(queue, raw ? Message : JSON.stringify(envelope), null);
      }
      return MessageId;
    },
  };
}

/** SNS signs names and values, a line each, in the order of the names; version 1 by SHA-1, version 2 by SHA-256. */
export function signatureOf(said: Readonly<Record<string, string>>, version: '1' | '2', privateKey: string): string {
  const sign = createSign(version === '2' ? 'RSA-SHA256' : 'RSA-SHA1');
  for (const name of Object.keys(said).sort()) sign.update(`${name}\n${said[name]}\n`);
  return sign.sign(privateKey, 'base64');
}
