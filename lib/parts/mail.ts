import { CfnOutput, Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** The domain that mail from this domain bounces to. */
const bouncesOf = (domain: string): string => `bounce.${domain}`;
const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/**
 * The resources of mail: the sender's domain in SES, the configuration set, and the topic of each mail's events. They
 * are in the stack of state, since the domain's DNS records depend on them: after a replacement no mail would leave
 * until somebody changes the records.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly events: Topic;

  constructor(scope: Construct, id: string, { mailFrom, mailRecords }: Stage['notices']) {
    super(scope, id);
    this.events = new Topic(this, 'Events', { enforceSSL: true, signatureVersion: '2' });
    this.configurationSet = this.#set();
    const domain = domainOf(mailFrom);
    const identity = this.#identity(domain);
    if (mailRecords !== false) this.#tell(domain, identity);
  }

  /** TLS only, a suppression list of our own for bounces and complaints, and every event of a message to the topic. */
  #set(): ConfigurationSet {
    const set = new ConfigurationSet(this, 'Set', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    set.addEventDestination('Told', {
      destination: EventDestination.snsTopic(this.events),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    return set;
  }

  /**
   * Signs mail for the domain and lets it bounce to a name under it. SES sends only when both are in DNS
   * (docs/deploy.md).
   */
  #identity(domain: string): EmailIdentity {
    return new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      dkimSigning: true,
      mailFromDomain: bouncesOf(domain),
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
      // Bounces go to the topic; an e-mail about each would go to the sender's own address.
      feedbackForwarding: false,
    });
  }

  /** Puts out the DNS records as lines of a zone. */
  #tell(domain: string, identity: EmailIdentity): void {
    const bounces = bouncesOf(domain);
    const records = [
      ...identity.dkimRecords.map(({ name, value }) => `${name}. CNAME ${value}.`),
      `${bounces}. MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com.`,
      `${bounces}. TXT "v=spf1 include:amazonses.com -all"`,
      `_dmarc.${domain}. TXT "v=DMARC1; p=reject"`,
    ];
    for (const [index, record] of records.entries())
      new CfnOutput(Stack.of(this), `MailRecord${index + 1}`, { value: record, description: 'DNS record for mail' });
  }
}
