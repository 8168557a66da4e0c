import type { Mail } from './left.ts';

/** The fate of an e-mail. */
export type Fate = 'delivered' | 'bounce' | 'transient' | 'complaint' | 'reject';

/** Event types by their names in a configuration set → their names in the event. */
const TYPES: Readonly<Record<string, string>> = {
  send: 'Send',
  delivery: 'Delivery',
  bounce: 'Bounce',
  complaint: 'Complaint',
  reject: 'Reject',
  deliveryDelay: 'DeliveryDelay',
};

/**
 * SES's events of an e-mail, in order, in SES's own shape. Every accepted mail gets `Send`. A transient bounce comes
 * when SES gives up after days of retries; a delay event comes before it.
 */
export function eventsOf(mail: Mail, fate: Fate, types: readonly string[]): readonly string[] {
  const about = { mail: headOf(mail) };
  const all: Readonly<Record<Fate, readonly object[]>> = {
    delivered: [{ eventType: 'Delivery', ...about, delivery: deliveryOf(mail) }],
    bounce: [{ eventType: 'Bounce', ...about, bounce: bounceOf(mail, 'Permanent') }],
    transient: [
      { eventType: 'DeliveryDelay', ...about, deliveryDelay: delayOf(mail) },
      { eventType: 'Bounce', ...about, bounce: bounceOf(mail, 'Transient') },
    ],
    complaint: [
      { eventType: 'Delivery', ...about, delivery: deliveryOf(mail) },
      { eventType: 'Complaint', ...about, complaint: complaintOf(mail) },
    ],
    reject: [{ eventType: 'Reject', ...about, reject: { reason: 'Bad content' } }],
  };
  const wanted = new Set(types.map((type) => TYPES[type] ?? type));
  return [{ eventType: 'Send', ...about, send: {} }, ...all[fate]]
    .filter(({ eventType }: { eventType?: string }) => wanted.has(eventType ?? ''))
    .map((event) => JSON.stringify(event));
}

const timeOf = ({ at }: Mail, secondsLater = 0): string => new Date(at + secondsLater * 1000).toISOString();
const ACCOUNT = '000000000000';

const headOf = (mail: Mail) => ({
  timestamp: timeOf(mail),
  source: mail.from,
  sourceArn: `arn:aws:ses:eu-north-1:${ACCOUNT}:identity/${mail.from.slice(mail.from.indexOf('@') + 1)}`,
  sendingAccountId: ACCOUNT,
  messageId: mail.messageId,
  destination: mail.to,
  headersTruncated: false,
  headers: [
    { name: 'From', value: mail.from },
    { name: 'To', value: mail.to.join(', ') },
    { name: 'Subject', value: mail.subject },
    ...mail.headers,
  ],
  commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.messageId, subject: mail.subject },
  tags: mail.tags,
});

const deliveryOf = (mail: Mail) => ({
  timestamp: timeOf(mail, 1),
  processingTimeMillis: 1000,
  recipients: mail.to,
  smtpResponse: '250 2.0.0 OK',
  reportingMTA: 'a1-1.smtp-out.local',
});

const bounceOf = (mail: Mail, bounceType: 'Permanent' | 'Transient') => ({
  feedbackId: `${mail.messageId}-bounce`,
  bounceType,
  bounceSubType: bounceType === 'Permanent' ? 'General' : 'MailboxFull',
  bouncedRecipients: mail.to.map((emailAddress) => ({
    emailAddress,
    action: 'failed',
    ...(bounceType === 'Permanent'
      ? { status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }
      : { status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' }),
  })),
  timestamp: timeOf(mail, 2),
  reportingMTA: 'dsn; a1-1.smtp-out.local',
});

const delayOf = (mail: Mail) => ({
  timestamp: timeOf(mail, 1),
  delayType: 'MailboxFull',
  expirationTime: timeOf(mail, 50_400),
  delayedRecipients: mail.to.map((emailAddress) => ({
    emailAddress,
    status: '4.2.2',
    diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
  })),
});

const complaintOf = (mail: Mail) => ({
  complainedRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
  timestamp: timeOf(mail, 3),
  feedbackId: `${mail.messageId}-complaint`,
  complaintSubType: null,
  complaintFeedbackType: 'abuse',
  arrivalDate: timeOf(mail, 3),
});
