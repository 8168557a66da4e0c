import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';

/** The topic of all stacks' alarms: encrypted, with the operator's address if the stage has one. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const principals = [new ServicePrincipal('cloudwatch.amazonaws.com')];
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const masterKey = new Key(this, 'Key', { description: 'Skolebro: alarms', enableKeyRotation: true });
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    masterKey.addToResourcePolicy(new PolicyStatement({ principals, actions, resources: ['*'], conditions }));
    this.topic = new Topic(this, 'Topic', { masterKey, enforceSSL: true });
    // A policy of its own replaces the default one, by which the account's services may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [this.topic.topicArn], conditions }),
    );
    if (!stage.alarmEmail) return;
    const told = this.topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    acknowledge(
      told,
      'SNS tries an address again by itself; a queue behind it would be read by nobody.',
      'Serverless-SNSRedrivePolicy',
    );
  }
}
