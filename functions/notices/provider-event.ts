import { createVerify } from 'node:crypto';
import * as z from 'zod/mini';

/** An SNS message in the queue of provider events. */
const Envelope = z.object({
  Type: z.literal('Notification'),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.optional(z.string()),
  /** RSA with SHA-256. Version 1, which is SHA-1, is not accepted. */
  SignatureVersion: z.literal('2'),
  Signature: z.string(),
  SigningCertURL: z.string(),
});

/**
 * The fields that we read of an SES event: the notice's tags and the event's type. Addresses and diagnostics are never
 * read.
 */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    sendingAccountId: z.string(),
    tags: z.record(z.string(), z.array(z.string())),
  }),
  bounce: z.optional(z.object({ bounceType: z.string() })),
});
export type SesEvent = z.output<typeof SesEvent>;

/** Where provider events may come from. */
export type Origin = {
  readonly topicArn: string;
  readonly accountId: string;
  /** How the address of a signing certificate must begin. */
  readonly certificates: string;
};
export type Certificate = (url: string) => Promise<string>;

/** A forged provider event, or one that was sent to the wrong queue. It is not retried. */
export class ForgedEvent extends Error {
  override readonly name = 'ForgedEvent';
}

/** Reads the SES event of a queue message, after checking topic, signature and account (threat 49). */
export async function readEvent(body: string, origin: Origin, certificate: Certificate): Promise<SesEvent> {
  const envelope = Envelope.safeParse(parsed(body));
  if (!envelope.success) throw new ForgedEvent('not an SNS message');
  if (envelope.data.TopicArn !== origin.topicArn) throw new ForgedEvent('another topic');
  const { SigningCertURL: url } = envelope.data;
  if (!url.startsWith(origin.certificates) || !/^[\w-]*\.pem$/.test(url.slice(origin.certificates.length)))
    throw new ForgedEvent('a certificate from elsewhere');
  const key = await certificate(url);
  if (!isSigned(envelope.data, key)) throw new ForgedEvent('a wrong signature');
  const event = SesEvent.safeParse(parsed(envelope.data.Message));
  if (!event.success) throw new ForgedEvent('not an SES event');
  if (event.data.mail.sendingAccountId !== origin.accountId) throw new ForgedEvent('another account');
  return event.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** SNS signs these fields in this order, with each name and value on a line of its own. */
const SIGNED = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const;

function isSigned(envelope: z.output<typeof Envelope>, certificate: string): boolean {
  const verify = createVerify('RSA-SHA256');
  for (const name of SIGNED) {
    const value = envelope[name];
    if (value !== undefined) verify.update(`${name}\n${value}\n`);
  }
  try {
    return verify.verify(certificate, envelope.Signature, 'base64');
  } catch {
    return false;
  }
}
