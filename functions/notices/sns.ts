import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Push } from './message.ts';
import { type ErrorTable, PATIENCE, type ProviderResult, resultOf } from './provider-result.ts';

/** Errors of SNS that prove that nothing was sent. After any other error the outcome is unknown (threat 46). */
const ERRORS: ErrorTable = {
  EndpointDisabledException: { outcome: 'dead', reason: 'disabled' },
  NotFoundException: { outcome: 'dead', reason: 'gone' },
  // SNS gives this error for a bad endpoint and for a bad payload. A bad payload is our fault and must not disable the
  // device.
  InvalidParameterException: (message) =>
    /TargetArn|endpoint/i.test(message) ? { outcome: 'dead', reason: 'invalid' } : { outcome: 'closed' },
  PlatformApplicationDisabledException: { outcome: 'closed' },
};

export type SendPush = (device: Target, push: Push) => Promise<ProviderResult>;
type Target = { readonly platform: 'apns' | 'fcm' | 'web'; readonly endpointArn: string };

/** How long Apple or Google try to deliver, in seconds. After that the item is only in the inbox. */
const WORTH_SECONDS = 24 * 3600;

/** No retries by the SDK: our own retries repeat only what certainly did not leave. */
export const snsClient = (): SNSClient => new SNSClient({ maxAttempts: 1, requestHandler: PATIENCE });

/** Hands one push to the device's endpoint. A second push with the same collapse id replaces the first on the phone. */
export const pushSender =
  (client: SNSClient): SendPush =>
  async ({ platform, endpointArn }, push) => {
    try {
      const sent = await client.send(
        new PublishCommand({
          TargetArn: endpointArn,
          MessageStructure: 'json',
          Message: JSON.stringify(platform === 'apns' ? forApple(push) : forGoogle(push)),
          MessageAttributes:
            platform === 'apns' ? appleAttributes(push) : { 'AWS.SNS.MOBILE.FCM.TTL': text(WORTH_SECONDS) },
        }),
      );
      return { outcome: 'sent', messageId: sent.MessageId ?? '' };
    } catch (error) {
      return resultOf(error, ERRORS);
    }
  };

const text = (value: string | number) => ({ DataType: 'String', StringValue: String(value) });

const appleAttributes = ({ collapseId }: Push) => ({
  'AWS.SNS.MOBILE.APNS.COLLAPSE_ID': text(collapseId),
  'AWS.SNS.MOBILE.APNS.PUSH_TYPE': text('alert'),
  'AWS.SNS.MOBILE.APNS.TTL': text(WORTH_SECONDS),
});

function forApple({ title, body, link, collapseId }: Push) {
  const aps = { alert: { title, body }, sound: 'default', 'thread-id': collapseId };
  return { default: body, APNS: JSON.stringify({ aps, link }) };
}

/** FCM's v1 format, for Android and the web: JSON inside a JSON string. */
function forGoogle({ title, body, link, collapseId }: Push) {
  const message = {
    notification: { title, body },
    data: { link },
    android: { collapse_key: collapseId, notification: { tag: collapseId } },
    webpush: { headers: { Topic: collapseId.slice(0, 32) }, notification: { tag: collapseId }, fcm_options: { link } },
  };
  return { default: body, GCM: JSON.stringify({ fcmV1Message: { message } }) };
}
