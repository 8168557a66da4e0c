import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** The app's setting for the address of the runbooks; an alarm's text ends with the page's address. */
export const RUNBOOKS = 'skolebro:runbooks';

/** The address of the runbooks; without it their path in the repository, for stages without real people. */
const runbooksOf = (scope: Construct): string => {
  const said: unknown = scope.node.tryGetContext(RUNBOOKS);
  return typeof said === 'string' ? said : 'docs/runbooks';
};

/** The people who suffer, in one sentence, and the page that says what to do: no alarm without both. */
export type Impact = { readonly impact: string; readonly runbook: string };

/** An alarm that rings when the metric is above the threshold in `periods` periods in a row, one by default. */
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
    alarmDescription: `${props.impact} Runbook: ${runbooksOf(scope)}/${props.runbook}.md`,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
  return alarm;
}

/** The period of an alarm's metric. */
export const PERIOD = Duration.minutes(5);
