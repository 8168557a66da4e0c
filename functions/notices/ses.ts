import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Answer, answerOf, type ErrorTable, PATIENCE } from './answer.ts';
import type { Email } from './message.ts';

/** Errors of SES v2 that say for certain that nothing was sent. Any other leaves a doubt (threat 46). */
const ERRORS: ErrorTable = {
  TooManyRequestsException: { outcome: 'busy' },
  LimitExceededException: { outcome: 'busy' },
  SendingPausedException: { outcome: 'closed' },
  AccountSuspendedException: { outcome: 'closed' },
  MailFromDomainNotVerifiedException: { outcome: 'closed' },
  NotFoundException: { outcome: 'closed' },
  // What SES answers when the sender is not verified, or the account still in the sandbox: no fault of the address.
  MessageRejected: { outcome: 'closed' },
  // A malformed request of ours, unless it is the recipient that SES cannot read.
  BadRequestException: (message) =>
    /address|domain|local part|recipient/i.test(message)
      ? { outcome: 'dead', reason: 'rejected' }
      : { outcome: 'closed' },
};

export type SendEmail = (
  to: { readonly address: string; readonly ownerId: string; readonly noticeId: string },
  email: Email,
) => Promise<Answer>;

/** No retries by the SDK: after a lost answer it would send again (threat 46). */
export const sesClient = (): SESv2Client => new SESv2Client({ maxAttempts: 1, requestHandler: PATIENCE });

/**
 * Hands one e-mail to SES. The tags come back in every event of the configuration set, which is how a doubtful notice learns
 * what became of it.
 */
export const emailSender =
  (client: SESv2Client, from: string, configurationSet: string): SendEmail =>
  async ({ address, ownerId, noticeId }, { subject, text, html, headers }) => {
    try {
      const sent = await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [address] },
          ConfigurationSetName: configurationSet,
          EmailTags: [
            { Name: 'owner', Value: ownerId },
            { Name: 'notice', Value: noticeId },
          ],
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
              Headers: headers.map(({ name, value }) => ({ Name: name, Value: value })),
            },
          },
        }),
      );
      return { outcome: 'sent', messageId: sent.MessageId ?? '' };
    } catch (error) {
      return answerOf(error, ERRORS);
    }
  };
