import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Email } from './message.ts';
import { type ErrorTable, PATIENCE, type ProviderResult, resultOf } from './provider-result.ts';

/** Errors of SES v2 that prove that nothing was sent. After any other error the outcome is unknown (threat 46). */
const ERRORS: ErrorTable = {
  TooManyRequestsException: { outcome: 'busy' },
  LimitExceededException: { outcome: 'busy' },
  SendingPausedException: { outcome: 'closed' },
  AccountSuspendedException: { outcome: 'closed' },
  MailFromDomainNotVerifiedException: { outcome: 'closed' },
  NotFoundException: { outcome: 'closed' },
  // SES answers this when the sender is not verified or the account is still in the sandbox: the address is not at
  // fault.
  MessageRejected: { outcome: 'closed' },
  // Our request is malformed, unless SES cannot read the recipient's address.
  BadRequestException: (message) =>
    /address|domain|local part|recipient/i.test(message)
      ? { outcome: 'dead', reason: 'rejected' }
      : { outcome: 'closed' },
};

export type SendEmail = (
  to: { readonly address: string; readonly ownerId: string; readonly noticeId: string },
  email: Email,
) => Promise<ProviderResult>;

/** No retries by the SDK: after a timeout it would send the e-mail again (decision 017). */
export const sesClient = (): SESv2Client => new SESv2Client({ maxAttempts: 1, requestHandler: PATIENCE });

/**
 * Hands one e-mail to SES. Its tags come back in every event of the configuration set, so that an event finds its
 * notice.
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
      return resultOf(error, ERRORS);
    }
  };
