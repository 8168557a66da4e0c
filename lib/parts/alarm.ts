import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Where runbooks are read; an alarm's text ends with the page's address. */
const RUNBOOKS = 'docs/runbooks';

/** Who suffers, in one sentence, and the page that says what to do: no alarm without both. */
export type Impact = { readonly impact: string; readonly runbook: string };

/** An alarm that rings when the metric is above the threshold in one period of five minutes. */
export function alarmOn(
  scope: Construct,
  id: string,
  props: Impact & {
    readonly metric: IMetric;
    readonly above: number;
    readonly topic: ITopic;
    readonly periods?: number;
  },
): Alarm {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: props.periods ?? 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.impact} Runbook: ${RUNBOOKS}/${props.runbook}.md`,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
  return alarm;
}

/** The period over which alarms look. */
export const PERIOD = Duration.minutes(5);
