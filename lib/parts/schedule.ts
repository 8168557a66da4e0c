import { Duration, TimeZone } from 'aws-cdk-lib';
import {
  type CronOptionsWithTimezone,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { AppFunction } from './app-function.ts';
import { DeadLetters, type DeadLettersProps } from './dead-letters.ts';

/** Runs a function by the clock of Oslo. It gets the time it was meant for, so a late or repeated run does the same. */
export function runOn(
  target: AppFunction<Readonly<Record<string, string>>>,
  when: Omit<CronOptionsWithTimezone, 'timeZone'>,
  props: DeadLettersProps & { readonly description: string },
): Schedule {
  return new Schedule(target, 'Schedule', {
    schedule: ScheduleExpression.cron({ ...when, timeZone: TimeZone.of('Europe/Oslo') }),
    description: props.description,
    target: new LambdaInvoke(target, {
      input: ScheduleTargetInput.fromObject({ time: '<aws.scheduler.scheduled-time>' }),
      retryAttempts: 10,
      maxEventAge: Duration.hours(6),
      deadLetterQueue: new DeadLetters(target, 'Missed', props).queue,
    }),
  });
}
