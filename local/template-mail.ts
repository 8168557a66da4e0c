import type { Found } from './template.ts';

/** A topic and the queues that subscribe to it. */
export type Topic = {
  readonly arn: string;
  readonly signatureVersion: '1' | '2';
  readonly subscriptions: readonly { readonly queue: string; readonly raw: boolean }[];
};
/** The topic to which an SES configuration set publishes events of mails. */
export type MailEvents = { readonly set: string; readonly topic: string; readonly types: readonly string[] };

type Of = (type: string) => readonly Found[];

/** Topics with their queues; subscriptions of people (alarms by e-mail) are left out. */
export function topicsOf(of: Of): Topic[] {
  const subscriptions = of('AWS::SNS::Subscription').filter(({ get }) => get('Protocol') === 'sqs');
  return of('AWS::SNS::Topic').map(({ name, get }) => ({
    arn: name.ref,
    signatureVersion: String(get('SignatureVersion') ?? '1') === '2' ? '2' : '1',
    subscriptions: subscriptions
      .filter((subscription) => subscription.get('TopicArn') === name.ref)
      .map((subscription) => ({
        queue: String(subscription.get('Endpoint')).split(':').at(-1) ?? '',
        raw: subscription.get('RawMessageDelivery') === true,
      })),
  }));
}

/** Event destinations of configuration sets that are topics. */
export const mailEventsOf = (of: Of): MailEvents[] =>
  of('AWS::SES::ConfigurationSetEventDestination').flatMap(({ get }) => {
    const told = get('EventDestination') as {
      Enabled?: boolean;
      MatchingEventTypes: string[];
      SnsDestination?: { TopicARN: string };
    };
    if (told.Enabled === false || !told.SnsDestination) return [];
    return [
      { set: String(get('ConfigurationSetName')), topic: told.SnsDestination.TopicARN, types: told.MatchingEventTypes },
    ];
  });
