import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type CronOptionsWithTimezone,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';
import { keepLostEvents } from './lost-events.ts';

export type ScheduleProps = DeadLettersProps & {
  readonly description: string;
  /** The time during which a delayed run is still worth starting. */
  readonly worthFor: Duration;
};

/**
 * Every ten minutes of the night: each run does a bounded part, and the next continues. Skipped and doubled hours
 * change nothing.
 */
export const NIGHT = { minute: '5,15,25,35,45,55', hour: '1,2,3,4' };

/**
 * Every minute, at a rate. Not by Oslo's clock: EventBridge Scheduler runs a cron once in the doubled autumn hour, and
 * an every-minute job would stop for an hour.
 */
export const EVERY_MINUTE = 'every-minute';
export type When = typeof EVERY_MINUTE | Omit<CronOptionsWithTimezone, 'timeZone'>;

const expressionOf = (when: When): ScheduleExpression =>
  when === EVERY_MINUTE
    ? ScheduleExpression.rate(Duration.minutes(1))
    : ScheduleExpression.cron({ ...when, timeZone: TimeZone.of('Europe/Oslo') });

/**
 * Runs a function every minute, or by Oslo's clock. Its event holds the scheduled time, so a late or repeated run does
 * the same.
 */
export function runOn(target: AppFunction, when: When, props: ScheduleProps): Schedule {
  const missed = new DeadLetters(target, 'Missed', props).queue;
  keepLostEvents(target, missed, props.worthFor);
  const role = new Role(target, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(target).account } },
    }),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }));
  missed.grantSendMessages(role);
  return new Schedule(target, 'Schedule', {
    schedule: expressionOf(when),
    description: props.description,
    target: {
      // Instead of CDK's own target, whose role may also invoke every version of the function.
      bind: () => ({
        arn: target.functionArn,
        role,
        input: ScheduleTargetInput.fromObject({ time: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: props.worthFor.toSeconds() },
        deadLetterConfig: { arn: missed.queueArn },
      }),
    },
  });
}
